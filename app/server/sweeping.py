"""Sweeping: once a second, connections whose time is up are closed.

A timer for each request would cost every reader a little; one look a second at all connections costs nobody anything.
"""

import asyncio
from typing import Protocol

SECONDS_BETWEEN = 1.0


class Connection(Protocol):
    """A connection that knows whether its time is up."""

    def close_if_late(self, now: float) -> None:
        """Close it if its client has taken too long; ``now`` is the loop's time in seconds."""


class Sweeper:
    """Looks at the connections of one loop for as long as there are any."""

    def __init__(self) -> None:
        self._connections: set[Connection] = set()
        self._timer: asyncio.TimerHandle | None = None

    def add(self, connection: Connection, loop: asyncio.AbstractEventLoop) -> None:
        """Look at this one too."""
        self._connections.add(connection)
        if self._timer is None:
            self._timer = loop.call_later(SECONDS_BETWEEN, self._sweep, loop)

    def remove(self, connection: Connection) -> None:
        """It is closed."""
        self._connections.discard(connection)

    def _sweep(self, loop: asyncio.AbstractEventLoop) -> None:
        for connection in list(self._connections):
            connection.close_if_late(loop.time())
        self._timer = None
        if self._connections:
            self._timer = loop.call_later(SECONDS_BETWEEN, self._sweep, loop)
