"""How a status page differs from the record: the words for it, one field of one state at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Difference(StrEnum):
    """How a field of a page stands to the record."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one state, or one term (``state_id`` null), that is not as it is recorded.

    ``before`` and ``after`` are in words, null for nothing; ``row`` is that of the page.
    """

    difference: Difference
    state_id: str | None
    field: str
    before: str | None
    after: str | None
    quote: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes in the order of the page, and how many fields there are of each difference."""

    changes: tuple[Change, ...]
    numbers: Mapping[Difference, int]
    parties_vanished: int
    parties_before: int

    by_field: Mapping[tuple[str | None, str], Change]

    def of(self, state_id: str | None, field: str) -> Change | None:
        """The change of a field, null where it stands as recorded."""
        return self.by_field.get((state_id, field))
