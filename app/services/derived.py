"""What follows from a treaty's register, kept while it is asked for; the next register takes over what is still true.

So many are kept and no more, those asked for last. What a later register makes untrue is made anew when it is asked
for again, and the old is then let go.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from app.domain.register import Register
from app.domain.states import State
from app.domain.tallies import Tallies
from app.render.languages import Language
from app.services.telling import Told, tell

_TALLIES_KEPT = 16  # of treaties, about 200 kB each
_LISTS_KEPT = 32  # of all states of a treaty on a day in a language, about 250 kB each
T = TypeVar("T")


class Lately(Generic[T]):
    """Things by key, of which so many are kept: those put last."""

    def __init__(self, limit: int) -> None:
        self._limit, self._lock = limit, Lock()
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def renewed(self, key: Hashable, renew: Callable[[T | None], T]) -> T:
        """The thing that is true now, made from the one that was kept, null where none was."""
        found = renew(self._kept.get(key))
        self.put(key, found)
        return found

    def found(self, key: Hashable) -> T | None:
        """The thing by its key, if it is kept."""
        return self._kept.get(key)

    def put(self, key: Hashable, thing: T) -> None:
        """Keep a thing, in the place of an older one by that key."""
        with self._lock:
            self._kept[key] = thing
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)


class Derived:
    """Of one record and what it becomes; a snapshot lends it to the next one."""

    def __init__(self) -> None:
        self._tallies: Lately[Tallies] = Lately(_TALLIES_KEPT)
        self._told: Lately[Mapping[str, Told]] = Lately(_LISTS_KEPT)

    def tallies(self, register: Register) -> Tallies:
        """What is counted of every state, over time."""

        def renew(before: Tallies | None) -> Tallies:
            if before is not None and before.courses is register.courses:
                return before
            return Tallies(register.courses, before)

        return self._tallies.renewed(register.treaty.id, renew)

    def told(
        self,
        register: Register,
        day: date,
        today: date,
        language: Language,
        states: Mapping[str, State],
    ) -> Mapping[str, Told]:
        """What is told of every state on a day, by its id; ``states`` bear their names in the language."""

        def renew(before: Mapping[str, Told] | None) -> Mapping[str, Told]:
            known = before or {}
            return {
                state_id: tell(
                    register, state_id, day, today, language, states, known.get(state_id)
                )
                for state_id in register.courses
            }

        return self._told.renewed((register.treaty.id, day, today, language), renew)
