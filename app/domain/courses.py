"""The course of one state under one treaty: what its standing on any day follows from, and nothing else."""

from dataclasses import dataclass
from datetime import date

from app.domain.entry_into_force import Timeline
from app.domain.settlement import StateRecord
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.status import standing_on


@dataclass(frozen=True, slots=True)
class Course:
    """A state, its record, the treaty's timeline. While a register has the same course of a state as the one before
    it, the very same object, whatever was derived from it is still true.
    """

    state: State
    record: StateRecord
    timeline: Timeline

    def standing(self, day: date) -> Standing:
        """The standing on one day."""
        return standing_on(self.state, self.record, self.timeline, day)
