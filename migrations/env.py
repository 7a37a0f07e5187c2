"""How Alembic reaches the database: over the connection it is handed, else the one in the settings."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from app.store import desk_tables  # noqa: F401 -- its tables join the metadata
from app.store.engine import make_engine, writing
from app.store.instants import UtcInstant
from app.store.tables import Row

for table in Row.metadata.tables.values():
    for index in table.indexes:
        # An index of some rows is one on PostgreSQL too. It is said here alone, for SQLAlchemy imports the engine that
        # a table names, which takes a service on SQLite memory for nothing.
        if (rows := index.dialect_options["sqlite"]["where"]) is not None:
            index.dialect_kwargs["postgresql_where"] = rows


def render_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own column types as SQLAlchemy's: a migration outlives the code it was made from."""
    if kind == "type" and isinstance(item, UtcInstant):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations in the transaction that the connection is in; it ends elsewhere."""
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_item=render_type,
        # SQLite changes a table by copying it, which drops its triggers: make them anew afterwards.
        render_as_batch=connection.dialect.name == "sqlite",
        # One transaction for all, so that a migration that breaks leaves nothing behind.
        transaction_per_migration=False,
    )
    context.run_migrations()


handed: Connection | None = context.config.attributes.get("connection")
if context.is_offline_mode():
    raise SystemExit("the migrations need a database to look at; leave out --sql")
if handed is not None:
    migrate(handed)
else:
    from app.settings import (
        Settings,
    )  # `alembic` at a prompt is an entry point like `treaty-status`

    with writing(make_engine(Settings().database_url)) as session:
        migrate(session.connection())
