"""What is held of every treaty for lists: outlines, counts of a span of days, the record of a state in each.

By a treaty's id and revision, so that it is true of every record in which the treaty has that revision: the newest one,
the one before, and an earlier one that was asked for.
"""

from collections.abc import Mapping

from app.domain.outline import Outline, Span
from app.domain.register import Register
from app.services.derived import Lately

TREATIES_HELD = 1_000  # of each about 15 kB
_STATES_HELD = 6  # of each about 6 kB in every treaty


class Outlines:
    """Of one record, what it becomes and what it was. ``of_states`` maps a state's id to registers by treaty id."""

    def __init__(self) -> None:
        self.outlines: Lately[Outline] = Lately(TREATIES_HELD)
        self.spans: Lately[Span] = Lately(TREATIES_HELD)
        self.of_states: Lately[Mapping[str, Register]] = Lately(_STATES_HELD)
