"""PostgreSQL's side of freshness: one connection that listens for what the writers of all processes announce.

Every write notifies (`app.store.postgres.announce`) in its own transaction. The listener reads again when it connects
anew, and while it hears nothing it asks twice a second itself: so a notification that went astray (a connection
pooler may do that) delays an answer by a second at most, and so does a connection that died in silence.
"""

import contextlib
import time
from threading import Event, Lock, Thread
from typing import Any

import psycopg

from app.store.engine import Engine
from app.store.postgres import CHANNEL, connection_arguments, mark_of

HEARTBEAT_SECONDS = 0.5
TRUSTED_SECONDS = 1.0  # after the last sign of life of the listener
LONGEST_PAUSE_SECONDS = 1.0  # between two attempts to connect

# Its own death must be noticed soon, and a server that is gone must not be waited for.
_CONNECTION = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2_000,
    "application_name": "treaty-status listener",
}
_LISTEN = f"LISTEN {CHANNEL}".encode()
_LAST = b"SELECT max(number), (SELECT max(position) FROM ledger) FROM audit"


class PostgresWatch:
    """Knows by notification whether a database was written to."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._moved = engine, mark_of(engine)
        self._lock = Lock()
        self._listener: _Listener | None = None

    def mark(self) -> object | None:
        """Equal to an earlier mark only if nothing was written in between; null where that is not known."""
        listener = self._listener
        if listener is None or not listener.is_alive():
            with self._lock:
                listener = self._listener
                if listener is None or not listener.is_alive():
                    self._listener = _Listener(self._engine)
                    self._listener.start()
            return None
        return self._moved.current if listener.is_trusted() else None

    def close(self) -> None:
        """Let its connection go; the next ``mark`` opens another one."""
        with self._lock:
            if self._listener is not None:
                self._listener.stop.set()
            self._listener = None


class _Listener(Thread):
    def __init__(self, engine: Engine) -> None:
        super().__init__(name="freshness", daemon=True)
        (_, found) = engine.dialect.create_connect_args(engine.url)
        self._arguments: dict[str, Any] = {
            **found, **connection_arguments(engine.url), **_CONNECTION, "autocommit": True
        }  # fmt: skip
        self._moved = mark_of(engine)
        self._trusted_until = 0.0
        self.stop = Event()

    def is_trusted(self) -> bool:
        return time.monotonic() < self._trusted_until

    def run(self) -> None:
        pause = 0.0
        while not self.stop.wait(pause):
            pause = min(2 * pause + 0.05, LONGEST_PAUSE_SECONDS)
            with (
                contextlib.suppress(psycopg.Error),
                psycopg.connect(**self._arguments) as connection,
            ):
                pause = 0.0
                self._listen(connection)
            self._trusted_until = 0.0

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        connection.execute(_LISTEN)
        # What was written before this point was announced to nobody here.
        last = connection.execute(_LAST).fetchone()
        self._moved.move()
        while not self.stop.is_set():
            self._trusted_until = time.monotonic() + TRUSTED_SECONDS
            if list(connection.notifies(timeout=HEARTBEAT_SECONDS, stop_after=1)):
                self._moved.move()
            elif (now := connection.execute(_LAST).fetchone()) != last:
                last = now
                self._moved.move()
