"""The shelf: finished answers by what was asked, so many bytes and no more; what is asked often outlives what is not.

An answer stands among the new ones until it is asked for again. Room is made among the new ones first, so a flood of
addresses that are each asked for once pushes out nothing that readers ask for. Oldest goes first.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class HasSize(Protocol):
    """Something that takes room."""

    @property
    def size(self) -> int:
        """Bytes."""


T = TypeVar("T", bound=HasSize)
_PROVEN_SHARE = 0.8
_LARGEST_SHARE = 0.25


class Shelf(Generic[T]):
    """Holds at most ``limit`` bytes. ``evictions`` counts what was pushed out."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.evictions = 0
        self._new: OrderedDict[Hashable, T] = OrderedDict()
        self._proven: OrderedDict[Hashable, T] = OrderedDict()
        self._proven_size = 0

    def __len__(self) -> int:
        return len(self._new) + len(self._proven)

    def get(self, key: Hashable) -> T | None:
        """What is held under a key, which is now the youngest."""
        found = self._proven.get(key)
        if found is not None:
            self._proven.move_to_end(key)
            return found
        found = self._new.pop(key, None)
        if found is not None:
            self._proven[key] = found
            self._proven_size += found.size
            self._settle()
        return found

    def put(self, key: Hashable, thing: T) -> bool:
        """Hold a thing; false where it would take too much of the room."""
        self.drop(key)
        if thing.size > self.limit * _LARGEST_SHARE:
            return False
        self._new[key] = thing
        self.size += thing.size
        self._settle()
        return True

    def drop(self, key: Hashable) -> None:
        """Hold it no longer, if it is held."""
        for held, proven in ((self._new, False), (self._proven, True)):
            thing = held.pop(key, None)
            if thing is not None:
                self.size -= thing.size
                self._proven_size -= thing.size if proven else 0

    def keep_only(self, is_wanted: Callable[[T], bool]) -> None:
        """Hold nothing but what is wanted, each where it stands."""
        for held in (self._new, self._proven):
            for key in [key for key, thing in held.items() if not is_wanted(thing)]:
                self.drop(key)

    def clear(self) -> None:
        """Hold nothing."""
        self._new.clear()
        self._proven.clear()
        self.size = self._proven_size = 0

    def _settle(self) -> None:
        while self._proven_size > self.limit * _PROVEN_SHARE:
            key, thing = self._proven.popitem(last=False)
            self._proven_size -= thing.size
            self._new[key] = thing
        while self.size > self.limit:
            _, thing = (self._new or self._proven).popitem(last=False)
            self.size -= thing.size
            self.evictions += 1
