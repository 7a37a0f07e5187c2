"""SQLite: the one-process default, set up to lose nothing that was acknowledged.

Settings follow sqlite.org/pragma.html. A write-ahead log lets readers go on during a write, and
``synchronous=FULL`` syncs it at each commit, so a power cut takes nothing back.
"""

import fcntl
import importlib
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DisconnectionError

from app.domain.errors import NotReady

FIRST_SOUND_VERSION = (
    3,
    51,
    3,
)  # before it, two writers could corrupt the log: sqlite.org/wal.html#walresetbug
WAIT_FOR_LOCK_SECONDS = 10
ASK_AGAIN_AFTER_SECONDS = 0.0005
LOG_SIZE_LIMIT_BYTES = 64 * 2**20  # a log grown by a long reader is cut back to this

_FROZEN = "on a read-only disk"
_log = logging.getLogger(__name__)


def make_sqlite_engine(url: URL) -> Engine:
    """An engine for the file that the URL names; makes the folder it is to lie in.

    Raises:
        NotReady: the URL names no file, or its folder cannot be made.
    """
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise NotReady("the database URL must name a file, as in sqlite:///var/treaty-status.db")
    folder = Path(url.database).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotReady(f"the folder {folder} cannot be made: {error.strerror}") from None
    engine = create_engine(
        url,
        module=driver(),
        # The driver begins nothing by itself; `_begin` below says which transaction it is.
        connect_args={"isolation_level": None, "timeout": WAIT_FOR_LOCK_SECONDS},
        pool_size=8,
        max_overflow=8,
        pool_timeout=WAIT_FOR_LOCK_SECONDS,
    )
    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "checkout", _renew)
    event.listen(engine, "begin", _begin)
    return engine


@cache
def driver() -> ModuleType:
    """The sound SQLite of the ``pysqlite3`` package, else Python's own with a warning if it is old."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        import sqlite3

        if sqlite3.sqlite_version_info < FIRST_SOUND_VERSION:
            _log.warning(
                "SQLite %s can corrupt a database that two connections write (sqlite.org/wal.html#walresetbug): "
                "install pysqlite3, or a Python with SQLite %s, or use PostgreSQL",
                sqlite3.sqlite_version,
                ".".join(map(str, FIRST_SOUND_VERSION)),
            )
        return sqlite3


def _connect(_dialect: object, record: Any, arguments: Any, options: dict[str, Any]) -> Any:
    """A connection to a file on a read-only disk, which reads and cannot write; null leaves it to SQLAlchemy.

    A write-ahead log needs files beside the database. Where the disk is read-only and there is no log, nothing can
    change, and SQLite does without (sqlite.org/wal.html#readonly).
    """
    file = Path(arguments[0]).absolute()
    log = Path(f"{file}-wal")
    if not _is_frozen(file) or (log.exists() and log.stat().st_size):
        return None
    record.info[_FROZEN] = file
    return driver().connect(f"{file.as_uri()}?immutable=1", **options | {"uri": True})


def _renew(_connection: Any, record: Any, _proxy: object) -> None:
    file = record.info.get(_FROZEN)
    if file is not None and not _is_frozen(file):
        raise DisconnectionError("the disk can be written again")


def _is_frozen(file: Path) -> bool:
    try:
        return bool(os.statvfs(file).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _set_up(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_FOR_LOCK_SECONDS * 1000}")
    if _FROZEN not in record.info:
        _use_write_ahead_log(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute(
        "PRAGMA recursive_triggers = ON"
    )  # else INSERT OR REPLACE would slip past the triggers
    cursor.execute(f"PRAGMA journal_size_limit = {LOG_SIZE_LIMIT_BYTES}")
    cursor.close()


def _use_write_ahead_log(cursor: Any) -> None:
    # Changing the mode of a new file needs it alone, and SQLite does not wait for that by itself.
    until = time.monotonic() + WAIT_FOR_LOCK_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except driver().OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    if writes:
        until = time.monotonic() + WAIT_FOR_LOCK_SECONDS
        with _next_in_line(f"{connection.engine.url.database}-turn", until):
            _begin_writing(connection, until)
    else:
        connection.exec_driver_sql("BEGIN")


@contextmanager
def _next_in_line(path: str, until: float) -> Iterator[None]:
    """Hold the place of the one process that is next to write.

    SQLite gives its lock to whoever asks first, which is the process that has just let it go. With the place in line
    held by another, that process comes after it. Nothing but the order hangs on this file.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:  # a folder that cannot be written; the database will say so itself
        yield
        return
    try:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() > until:
                    break
                time.sleep(ASK_AGAIN_AFTER_SECONDS)
        yield
    finally:
        os.close(file)


def _begin_writing(connection: Connection, until: float) -> None:
    # SQLite's own waiting sleeps longer and longer, up to a tenth of a second.
    cursor = connection.connection.cursor()
    try:
        cursor.execute("PRAGMA busy_timeout = 0")
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
                return
            except driver().OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    break
                time.sleep(ASK_AGAIN_AFTER_SECONDS)
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # so that what it raises is SQLAlchemy's
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_FOR_LOCK_SECONDS * 1000}")
        cursor.close()
