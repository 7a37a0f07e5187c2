"""Suggestions for a name that nobody has: the states with the names nearest to it, for a person to choose from.

Never used to resolve: a letter is enough to make one state of another.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property

from app.domain.matches import Naming
from app.domain.name_forms import is_empty_word, normalise_name
from app.domain.names import NameIndex

Meant = tuple[int, tuple[str, ...]]  # how much a name is used, 0 most; whose it is
SUGGESTED = 5
_NAMES_LOOKED_AT = 40
_LONGEST = 120  # characters; no name has more
_NEAR_ENOUGH = 0.6  # 1 is the same name, 0 has no letter in common
_PARTS_LOOKED_AT = 3
_SHORT = 4  # letters
_OF_A_PART = 0.9  # what a likeness of a part counts for
_PARTS = re.compile(r"[(),;:/\[\]（）、，]")
# Of names equally near, those that more people use come first.
_BY_USE = {
    Naming.NAME_IN_THE_RECORD: 0,
    Naming.UN_NAME: 1,
    Naming.FORMER_NAME: 2,
    Naming.VARIANT: 2,
    Naming.INFORMAL_NAME: 2,
    Naming.COMMON_NAME: 3,
}
_LEAST_USED = 4


class Suggester:
    """The names of an index, ready to be compared; made when it is first asked."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids of the states with the nearest names, nearest first; milliseconds."""
        wanted = normalise_name(text)
        if not wanted or len(wanted) > _LONGEST:
            return ()
        found = self._near(wanted, 1)
        if not found or max(likeness for likeness, _, _ in found) < _OF_A_PART:
            for part in self._parts(text, wanted):
                found += self._near(part, _OF_A_PART)
        ranked = sorted(found, key=lambda hit: (-hit[0], hit[1]))
        return tuple(dict.fromkeys(state for _, _, states in ranked for state in states))[
            :SUGGESTED
        ]

    def _near(self, wanted: str, weight: float) -> list[tuple[float, int, tuple[str, ...]]]:
        """Of the nearest names: how near, how much used, and whose."""
        # Four megabytes that a service whose readers make no slips does without.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        names, meant = self._known[not wanted.isascii()].of_length_like(wanted)
        hits = extract(
            wanted,
            names,
            scorer=OSA.normalized_similarity,
            processor=None,
            limit=_NAMES_LOOKED_AT,
            score_cutoff=_NEAR_ENOUGH,
        )
        return [(likeness * weight, *meant[place]) for _, likeness, place in hits]

    def _parts(self, text: str, wanted: str) -> list[str]:
        """What of a long name may be the name: all but "Republic of", parts at brackets or commas, long words."""
        forms = self._index.table.formal.words
        words = [word for word in wanted.split() if word not in forms and not is_empty_word(word)]
        parts = [normalise_name(part) for part in _PARTS.split(text)[:_PARTS_LOOKED_AT]]
        long_words = sorted((word for word in words if len(word) > _SHORT), key=len, reverse=True)
        found = dict.fromkeys((" ".join(words), *parts, *long_words))
        return [part for part in found if len(part) >= _SHORT and part != wanted][:_PARTS_LOOKED_AT]

    @cached_property
    def _known(self) -> tuple["_Names", "_Names"]:
        """The names in Latin letters without accents, and the others."""
        table, ids = self._index.table, self._index.state_ids
        latin: dict[str, Meant] = {}
        others: dict[str, Meant] = {}
        same: dict[int, Meant] = {}
        for name, named in (*table.names.items(), *self._index.own.items()):
            if named.target in ids:
                meant = same.get(id(named))
                if meant is None:
                    meant = _BY_USE.get(named.by.how, _LEAST_USED), (named.target,)
                    same[id(named)] = meant
                (latin if name.isascii() else others)[name] = meant
        for name, targets in table.shared.items():
            if states := tuple(filter(ids.__contains__, targets)):
                (latin if name.isascii() else others)[name] = _BY_USE[Naming.UN_NAME], states
        return _Names(latin), _Names(others)


class _Names:
    """Names in the order of their lengths, so that only those that can be near are compared."""

    def __init__(self, meant: Mapping[str, Meant]) -> None:
        self._names = sorted(meant, key=len)
        self._meant = [meant[name] for name in self._names]
        self._lengths = array("H", map(len, self._names))

    def of_length_like(self, wanted: str) -> tuple[list[str], list[Meant]]:
        """The names, and what they mean, whose length allows that they are near enough."""
        first = bisect_left(self._lengths, len(wanted) * _NEAR_ENOUGH)
        last = bisect_right(self._lengths, len(wanted) / _NEAR_ENOUGH)
        return self._names[first:last], self._meant[first:last]
