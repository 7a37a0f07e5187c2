"""Engines and transactions: everything the service reads or writes happens in one of the two here."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from app.domain.errors import NotReady
from app.store import postgres
from app.store.failures import told_plainly
from app.store.postgres import (
    announce,
    lift_time_limits,
    make_postgres_engine,
    mark_of,
    take_write_lock,
)
from app.store.sqlite import make_sqlite_engine

__all__ = ["Engine", "Session", "make_engine", "reading", "writing"]

_WRITING = {"sqlite": {"writes": True}, "postgresql": postgres.WRITING}
_READING = {"sqlite": {"writes": False}, "postgresql": postgres.READING}


def make_engine(url: str) -> Engine:
    """An engine for ``sqlite:///path`` or ``postgresql://user:password@host/name``.

    Makes the folder of a SQLite file; opens no connection.

    Raises:
        NotReady: the URL names another kind of database or none, or the folder cannot be made.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return make_sqlite_engine(parsed)
    return make_postgres_engine(parsed.set(drivername="postgresql+psycopg"))


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one moment of the record and cannot write.

    Raises:
        NotReady: the database cannot be opened, has no schema or does not answer.
    """
    bind = engine.execution_options(**_READING[engine.dialect.name])
    with told_plainly(), Session(bind) as session:
        session.connection()
        yield session


@contextmanager
def writing(engine: Engine, *, wait_long: bool = False) -> Iterator[Session]:
    """A session that alone writes: it waits for the write lock, and commits at its end.

    Nothing is written if the block raises, or if the commit fails. ``wait_long`` lifts PostgreSQL's
    limits on waiting and on the length of a statement, for a migration.

    Raises:
        NotReady: the database cannot be opened or written, or another write takes too long.
    """
    bind = engine.execution_options(**_WRITING[engine.dialect.name])
    with told_plainly(), Session(bind) as session:
        connection = session.connection()
        if engine.dialect.name != "postgresql":
            yield session
            session.commit()
            return
        if wait_long:
            lift_time_limits(connection)
        take_write_lock(connection)
        yield session
        announce(connection)
        session.commit()
        # Not left to the announcement: who has the answer to this write may ask at once.
        mark_of(engine).move()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise NotReady("the database URL cannot be read; it looks like sqlite:///path") from None
    if parsed.drivername not in {"sqlite", "postgresql", "postgres", "postgresql+psycopg"}:
        raise NotReady("the database URL must start with sqlite:/// or postgresql://")
    return parsed
