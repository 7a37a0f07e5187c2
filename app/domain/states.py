"""States: who can take part in a treaty, under which codes and names, and since when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StateKind(StrEnum):
    """Standing at the United Nations, which decides nothing here but is asked for."""

    UN_MEMBER = "un_member"
    OBSERVER = "observer"
    NON_MEMBER_STATE = "non_member_state"


@dataclass(frozen=True, slots=True)
class State:
    """One state. ``id`` is ISO 3166-1 alpha-3, ``m49`` three digits; ``eligible_from`` is the first day on which
    it could take part in treaties open to all states (null: as long as this record goes back).
    """

    id: str
    iso2: str
    m49: str
    name: str
    un_name: str
    kind: StateKind
    region: str | None = None
    sub_region: str | None = None
    eligible_from: date | None = None
    eligible_basis: str | None = None

    def could_take_part_on(self, day: date) -> bool:
        """Whether it existed as a state for this purpose on that day."""
        return self.eligible_from is None or day >= self.eligible_from
