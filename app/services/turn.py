"""A turn: one at a time, in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from app.domain.errors import NotReady


class Turn:
    """Held by one thread; whoever has waited longest is next. (`threading.Lock` promises no order.)"""

    def __init__(self, longest_wait: float) -> None:
        self._longest_wait = longest_wait  # seconds
        self._lock, self._taken = Lock(), False
        self._waiting: deque[Event] = deque()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the turn and hold it while the block runs.

        Raises:
            NotReady: it took too long.
        """
        ticket = Event()
        with self._lock:
            if self._taken:
                self._waiting.append(ticket)
            else:
                self._taken = True
                ticket.set()
        if not ticket.wait(self._longest_wait):
            with self._lock:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                    raise NotReady("Too many changes are waiting; try again in a moment.")
            # It was given at the very last moment.
        try:
            yield
        finally:
            with self._lock:
                if self._waiting:
                    self._waiting.popleft().set()
                else:
                    self._taken = False
