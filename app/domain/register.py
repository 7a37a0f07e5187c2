"""The register of one treaty: its claims settled, ready to answer for any state on any day.

Immutable. `folding` makes it of the published claims, and of an earlier one with what was changed since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.claims import Claim
from app.domain.courses import Course
from app.domain.entry_into_force import Timeline
from app.domain.publications import Source
from app.domain.settlement import StateRecord
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.treaties import Treaty


@dataclass(frozen=True, slots=True)
class Register:
    """One treaty as recorded up to ``revision``, the number of the last entry that changed it.

    ``states`` maps state ids to states, in the order of their names; ``records`` maps state ids to records (a state
    without claims of its own has one too), ``courses`` to what standings follow from; ``claims`` maps claim ids to
    published claims in the order recorded, ``claims_about`` state ids to those about each. ``verified_by`` maps state
    ids to the newest complete list, or statement about the state, that is dated: by it the record was last known to be
    right. ``deposits`` maps state ids to the day of the first consent, null where there is none, and to whether the
    record is sure of that. ``counts_claimed`` are the count claims, in the order recorded.
    """

    treaty: Treaty
    revision: int
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    claims_about: Mapping[str, tuple[Claim, ...]]
    records: Mapping[str, StateRecord]
    timeline: Timeline
    courses: Mapping[str, Course]
    verified_by: Mapping[str, Claim | None]
    deposits: Mapping[str, tuple[date | None, bool]]
    counts_claimed: tuple[Claim, ...]

    def standing(self, state_id: str, day: date) -> Standing:
        """One state's standing on one day."""
        return self.courses[state_id].standing(day)

    def standings(self, day: date) -> tuple[Standing, ...]:
        """Every state's standing on one day, in the order of names."""
        return tuple(course.standing(day) for course in self.courses.values())

    def source_of(self, claim: Claim) -> Source:
        """The source that makes the claim."""
        return self.sources[claim.source_id]

    def verified_on(self, state_id: str) -> date | None:
        """The day up to which the record is known to be right for this state."""
        claim = self.verified_by[state_id]
        return claim.as_of.earliest if claim else None
