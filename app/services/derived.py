"""What follows from a treaty's register on a day, kept as long as it is asked for: true until the treaty changes."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from app.domain.counts import Counts, count, series
from app.domain.register import Register
from app.domain.standing import Standing

_DAYS_KEPT = 64
_COUNTS_KEPT = 1_000
_SERIES_KEPT = 8
T = TypeVar("T")
Key = tuple[str, int, date]
"""A treaty's id, its revision, a day."""


class Lately(Generic[T]):
    """Things made when they are first asked for, of which so many are kept: those made last."""

    def __init__(self, limit: int) -> None:
        self._limit, self._lock = limit, Lock()
        self._kept: OrderedDict[Key, T] = OrderedDict()

    def get(self, key: Key, make: Callable[[], T]) -> T:
        """The thing by its key."""
        found = self._kept.get(key)
        if found is None:
            found = make()
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > self._limit:
                    self._kept.popitem(last=False)
        return found


class Derived:
    """Of one record and what it becomes; a snapshot lends it to the next one."""

    def __init__(self) -> None:
        self._standings: Lately[tuple[Standing, ...]] = Lately(_DAYS_KEPT)
        self._counts: Lately[Counts] = Lately(_COUNTS_KEPT)
        self._series: Lately[list[Counts]] = Lately(_SERIES_KEPT)

    def standings(self, register: Register, day: date) -> tuple[Standing, ...]:
        """Every state's standing on one day."""
        return self._standings.get(_key(register, day), lambda: register.standings(day))

    def counts(self, register: Register, day: date) -> Counts:
        """The counts of one day."""
        return self._counts.get(
            _key(register, day), lambda: count(self.standings(register, day), day)
        )

    def series(self, register: Register, until: date) -> list[Counts]:
        """The counts over time, up to a last day."""
        return self._series.get(_key(register, until), lambda: series(register, until))


def _key(register: Register, day: date) -> Key:
    return register.treaty.id, register.revision, day
