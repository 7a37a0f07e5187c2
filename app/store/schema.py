"""The version of the schema: whether a database has the one this program needs, and bringing it there.

Alembic takes as long to import as all else together, so it is imported only to migrate; until then
the names of the migration files say which versions there are (`0001_the_record.py` is version 0001).
"""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import NotReady
from app.store.engine import Engine, reading, writing

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
_VERSION_TABLE = "alembic_version"


def head(migrations: Path = MIGRATIONS) -> str:
    """The newest version of the schema that this program knows."""
    return _versions(migrations)[-1]


def is_current(engine: Engine, migrations: Path = MIGRATIONS) -> bool:
    """Whether the database has the newest schema; false if it is older or has none.

    Raises:
        NotReady: the database is newer than this program, or cannot be opened.
    """
    with reading(engine) as session:
        return _is_current(session.connection(), migrations)


def upgrade(engine: Engine, migrations: Path = MIGRATIONS) -> bool:
    """Bring the schema to the newest version; true if that changed anything.

    Several processes may do so at once: one migrates while the others wait. A migration that fails
    changes nothing.

    Raises:
        NotReady: the database is newer than this program or cannot be opened, or a migration failed.
    """
    if is_current(engine, migrations):
        return False
    with writing(engine, wait_long=True) as session:
        connection = session.connection()
        if _is_current(connection, migrations):
            return False
        _migrate(connection, migrations)
    return True


def _versions(migrations: Path) -> list[str]:
    versions = sorted(path.name[:4] for path in (migrations / "versions").glob("[0-9]*_*.py"))
    if not versions:
        raise NotReady("the program is not whole: its migrations are missing")
    return versions


def _is_current(connection: Connection, migrations: Path) -> bool:
    version = None
    if connection.dialect.has_table(connection, _VERSION_TABLE):
        version = connection.scalar(text(f"SELECT version_num FROM {_VERSION_TABLE}"))
    versions = _versions(migrations)
    if version is not None and version not in versions:
        raise NotReady(
            f"the database has schema {version}, this program knows schemas up to {versions[-1]}: "
            "use the program that made it, or a newer one"
        )
    return bool(version == versions[-1])


def _migrate(connection: Connection, migrations: Path) -> None:
    from alembic import command  # takes long to import, and is needed here alone
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", migrations.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except Exception as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        first_line = str(reason).partition("\n")[0] or type(error).__name__
        raise NotReady(f"a migration failed, and nothing was changed: {first_line}") from error
