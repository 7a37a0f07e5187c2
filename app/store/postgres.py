"""PostgreSQL: the engine for several instances; one writer at a time, whichever instance it is in."""

from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import URL, Engine

WAIT_FOR_LOCK_SECONDS = 10
LONGEST_STATEMENT_SECONDS = 30
LONGEST_IDLE_SECONDS = 60
# Any number will do as long as it never changes: it is the name of the write lock.
_WRITE_LOCK = 7_204_511_308

_SETTINGS = {
    "timezone": "UTC",
    "statement_timeout": f"{LONGEST_STATEMENT_SECONDS}s",
    "lock_timeout": f"{WAIT_FOR_LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{LONGEST_IDLE_SECONDS}s",
}

READING: dict[str, Any] = {
    "isolation_level": "REPEATABLE READ",  # one snapshot for the whole transaction
    "postgresql_readonly": True,
}
# READ COMMITTED, so that what is read after the lock was waited for is what the last writer left.
WRITING: dict[str, Any] = {"isolation_level": "READ COMMITTED"}

CHANNEL = "treaty_status"
"""Where writes are announced to every process on the database."""


class Mark:
    """Another object after each write that this process heard of, its own included."""

    def __init__(self) -> None:
        self.current = object()

    def move(self) -> None:
        """Something was written."""
        self.current = object()


def make_postgres_engine(url: URL) -> Engine:
    """An engine for the database that the URL names; nothing is opened yet."""
    return create_engine(
        url,
        connect_args=connection_arguments(url),
        pool_size=8,
        max_overflow=8,
        pool_timeout=WAIT_FOR_LOCK_SECONDS,
        pool_pre_ping=True,
        execution_options={"mark": Mark()},
    )


def connection_arguments(url: URL) -> dict[str, Any]:
    """What every connection is opened with besides the URL: its settings, and how long it is waited for."""
    options = [f"-c {name}={value}" for name, value in _SETTINGS.items()]
    own = url.query.get("options", ())  # after ours, so that the operator's word is the last
    return {
        "connect_timeout": WAIT_FOR_LOCK_SECONDS,
        "options": " ".join([*options, *([own] if isinstance(own, str) else own)]),
    }


def mark_of(engine: Engine) -> Mark:
    """The mark that every write through this engine moves."""
    mark = engine.get_execution_options()["mark"]
    assert isinstance(mark, Mark)  # noqa: S101 -- make_postgres_engine puts it there
    return mark


def announce(connection: Connection) -> None:
    """Let every process know of this write, once it is committed."""
    connection.exec_driver_sql(f"NOTIFY {CHANNEL}")


def take_write_lock(connection: Connection) -> None:
    """Wait until no other transaction writes; held to the end of this one."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")


def lift_time_limits(connection: Connection) -> None:
    """Let this transaction wait and run as long as it needs: a migration may."""
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
