"""Whether anything was written since: a mark that is cheap to ask on every request, also in the event loop.

To use it: take the mark first, then read the record, and keep both. As long as ``mark()`` equals the kept mark, what
was read is what the database holds now. Null means that nobody can say: read again, and keep nothing.
`Snapshots.at_hand` is this for the whole record.

Every commit of every process moves the mark, whatever it wrote; so a moved mark does not mean that the record did.
Once a write is acknowledged, no mark taken before it equals one taken after it in the same process. In another
process the same holds on SQLite; on PostgreSQL it holds as soon as the notification has arrived, and after one
second at the latest even where none arrives.
"""

import os
import time
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from sqlalchemy import event

from app.store.engine import Engine
from app.store.sqlite import driver

SECONDS_BETWEEN_LOOKS_AT_THE_FILE = 1.0


class Watch(Protocol):
    """Knows whether a database was written to."""

    def mark(self) -> object | None:
        """Equal to an earlier mark only if nothing was written in between; null where that is not known.

        Costs microseconds, never waits and never raises.
        """

    def close(self) -> None:
        """Let its connection go; the next ``mark`` opens another one."""


def make_watch(engine: Engine) -> Watch:
    """A watch over the engine's database: it opens nothing before it is asked, and closes with the engine."""
    watch: Watch
    if engine.dialect.name == "sqlite":
        watch = SqliteWatch(engine)
    else:
        from app.store.listening import PostgresWatch

        watch = PostgresWatch(engine)
    event.listen(engine, "engine_disposed", lambda _engine: watch.close())
    return watch


class SqliteWatch:
    """Asks SQLite on a connection of its own, which writes nothing (sqlite.org/pragma.html#pragma_data_version).

    A database file that is put in the place of another is noticed within a second, and the engine then opens it too.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._path = Path(str(engine.url.database)).absolute()
        self._connection: Any = None
        self._process, self._file = 0, (0, 0)
        self._look_again_at = 0.0

    def mark(self) -> object | None:
        """Equal to an earlier mark only if nothing was written in between; null where that is not known."""
        with self._lock:
            try:
                replaced = self._opened_anew()
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
                # Versions are told apart by the connection that was asked, which a mark therefore keeps.
                found = (self._connection, version)
            except (driver().Error, OSError):
                self._let_go()
                return None
        if replaced:
            self._engine.dispose()  # its connections at rest still have the old file open
            return None
        return found

    def close(self) -> None:
        """Let its connection go; the next ``mark`` opens another one."""
        with self._lock:
            self._let_go()

    def _opened_anew(self) -> bool:
        """Open the file if need be; whether it took the place of another."""
        now = time.monotonic()
        if self._process == os.getpid() and now < self._look_again_at:
            return False
        found = self._path.stat()
        file, before = (found.st_dev, found.st_ino), self._file
        if self._process != os.getpid() or file != before:
            self._let_go()
            # A file that is missing is not made, one that is locked not waited for.
            address = f"{self._path.as_uri()}?mode=rw"
            self._connection = driver().connect(
                address, uri=True, timeout=0, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA query_only = ON")
            self._process, self._file = os.getpid(), file
        self._look_again_at = now + SECONDS_BETWEEN_LOOKS_AT_THE_FILE
        return file != before != (0, 0)

    def _let_go(self) -> None:
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        elif self._connection is not None:
            # Made before a fork: the parent goes on with it, and to close it here could take its log away.
            _OF_THE_PARENT.append(self._connection)
        self._connection, self._process = None, 0


_OF_THE_PARENT: list[Any] = []
