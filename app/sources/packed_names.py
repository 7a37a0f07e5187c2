"""Names found where they stand in the bytes of the names table, in a quarter of the memory that a dict of them takes.

A dict of tens of thousands of texts takes nine megabytes of every process; the bytes of the file, and a number for each
name in them, take two. They are asked as a dict is, and answer the same.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from app.domain.names import NamedAs

Entry = int
"""A number of eight bytes: forty bits of a name's hash, and the place in the bytes where the name stands."""

_PLACE_BITS = 24
_LAST_PLACE = (1 << _PLACE_BITS) - 1
_HASH = (1 << 40) - 1


def entry_of(name: bytes, place: int) -> Entry:
    """The entry of a name that stands at a place."""
    return (hash(name) & _HASH) << _PLACE_BITS | place


class PackedNames(Mapping[str, NamedAs]):
    """What names mean, by the names: ``text`` holds them, each before a tab or the end of its line; ``entries`` are
    those of all. ``meanings`` says what the lines from a place on mean, in the order of the places. Where a name stands
    twice, its later place counts.

    Raises:
        ValueError: the text is longer than sixteen megabytes.
    """

    def __init__(
        self, text: bytes, entries: Iterable[Entry], meanings: Mapping[int, NamedAs]
    ) -> None:
        if len(text) > _LAST_PLACE:
            raise ValueError("longer than sixteen megabytes")
        self._text, self._entries = text, array("Q", sorted(entries))
        self._starts, self._meanings = array("I", meanings), list(meanings.values())

    def __getitem__(self, name: str) -> NamedAs:
        sought, text, entries = name.encode("utf-8", "surrogatepass"), self._text, self._entries
        first = entry_of(sought, 0)
        nearest = bisect_right(entries, first | _LAST_PLACE) - 1
        # Another name with the same part of its hash is rare, and is passed over.
        while nearest >= 0 and (entry := entries[nearest]) >= first:
            place = entry & _LAST_PLACE
            if text.startswith(sought, place) and text[place + len(sought)] in b"\t\n":
                return self._meanings[bisect_right(self._starts, place) - 1]
            nearest -= 1
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        places = sorted(entry & _LAST_PLACE for entry in self._entries)
        lines = (self._text[place : self._text.index(b"\n", place)] for place in places)
        yield from dict.fromkeys(line.partition(b"\t")[0].decode() for line in lines)

    def __len__(self) -> int:
        return sum(1 for _ in self)
