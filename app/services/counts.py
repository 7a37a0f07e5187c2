"""Counts as readers ask for them: of one day, over time, and beside the numbers that sources give."""

from dataclasses import dataclass
from datetime import date

from app.domain.claims import Claim
from app.domain.counts import Comparison, Counts, compare
from app.domain.freshness import is_stale
from app.domain.outline import verified_for_all
from app.domain.register import Register
from app.services.moments import Moment
from app.services.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class CountsView:
    """The counts of one day, and how far all states are verified."""

    counts: Counts
    verified_on: date | None
    stale: bool | None


def counts_of(moment: Moment, register: Register) -> CountsView:
    """The counts of a treaty on the day asked."""
    verified_on = verified_for_all(register)
    counts = moment.snapshot.counts(register, moment.day)
    return CountsView(counts, verified_on, is_stale(moment.day, verified_on))


def claimed_counts(
    moment: Moment, register: Register
) -> list[tuple[Claim, tuple[Comparison, ...]]]:
    """The numbers that sources give, each compared with ours of its own day."""
    return [
        (claim, _compared(moment.snapshot, register, claim)) for claim in register.counts_claimed
    ]


def _compared(snapshot: Snapshot, register: Register, claim: Claim) -> tuple[Comparison, ...]:
    # A claim is judged at the latest day it may speak of; an undated one cannot be judged.
    day = claim.as_of.latest
    return tuple(compare(claim, snapshot.counts(register, day))) if day else ()


def series_of(moment: Moment, register: Register) -> list[Counts]:
    """The counts over time, up to the day asked."""
    return moment.snapshot.series(register, moment.day)
