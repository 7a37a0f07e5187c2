"""Suggestions for a name that nobody has: the states with the names nearest to it, for a person to choose from.

Never used to resolve: a letter is enough to make one state of another.
"""

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from app.domain.matches import Naming
from app.domain.name_forms import normalise_name
from app.domain.names import NamedAs, NameIndex

SUGGESTED = 5
_NAMES_LOOKED_AT = 40
_NEAR_ENOUGH = 0.6  # 1 is the same name, 0 has no letter in common
# Of names equally near, those that more people use come first.
_BY_USE = {
    Naming.NAME_IN_THE_RECORD: 0,
    Naming.UN_NAME: 1,
    Naming.FORMER_NAME: 2,
    Naming.VARIANT: 2,
    Naming.INFORMAL_NAME: 2,
    Naming.COMMON_NAME: 3,
}


class Suggester:
    """The names of an index, ready to be compared; made when it is first asked."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids of the states with the nearest names, nearest first; milliseconds."""
        wanted = normalise_name(text)
        if not wanted:
            return ()
        names, named = self._names
        found = extract(
            wanted,
            names,
            scorer=OSA.normalized_similarity,
            processor=None,
            limit=_NAMES_LOOKED_AT,
            score_cutoff=_NEAR_ENOUGH,
        )
        ranked = sorted(found, key=lambda hit: (-hit[1], _BY_USE.get(named[hit[2]].by.how, 4)))
        states = dict.fromkeys(named[place].target for _, _, place in ranked)
        return tuple(states)[:SUGGESTED]

    @cached_property
    def _names(self) -> tuple[list[str], list[NamedAs]]:
        pairs = list(self._of_states())
        return [name for name, _ in pairs], [named for _, named in pairs]

    def _of_states(self) -> Iterable[tuple[str, NamedAs]]:
        seen = set(self._index.own)
        yield from self._index.own.items()
        for name, named in self._index.table.names.items():
            if named.target in self._index.state_ids and name not in seen:
                yield name, named
