"""The outline of a treaty: what lists of many treaties need of each, small enough to be held for all of them.

And the same of one state: a register that holds one state's record alone answers for it as the whole one does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes_of_day import days_of_change
from app.domain.claims import Claim
from app.domain.counts import Counts, count, facts_of
from app.domain.courses import Course
from app.domain.entry_into_force import Timeline
from app.domain.folding import build_register
from app.domain.publications import Source
from app.domain.register import Register
from app.domain.states import State
from app.domain.treaties import Treaty


@dataclass(frozen=True, slots=True)
class Outline:
    """One treaty as recorded up to ``revision``, without its claims.

    ``began`` is the entry of its oldest published claim, one after ``revision`` where there is none; ``verified_on``
    the day up to which the record is known to be right for every state, null where that is not known of one.
    """

    treaty: Treaty
    revision: int
    began: int
    timeline: Timeline
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """The counts of every day from ``since`` on and before ``until``, on which no state's standing changes."""

    since: date
    until: date
    counts: Counts

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.since <= day < self.until


def outline_of(register: Register) -> Outline:
    """The outline of a treaty."""
    return Outline(
        register.treaty,
        register.revision,
        min((claim.revision for claim in register.claims.values()), default=register.revision + 1),
        register.timeline,
        verified_for_all(register),
    )


def verified_for_all(register: Register) -> date | None:
    """The day up to which the record is known to be right for every state; null where it is not known of one."""
    verified = [register.verified_on(state_id) for state_id in register.states]
    everyone = [day for day in verified if day is not None]
    return min(everyone) if len(everyone) == len(verified) and everyone else None


def span_of(register: Register, day: date) -> Span:
    """The counts of a day, and of the days around it of which they are the same."""
    days = sorted({d for course in register.courses.values() for d in days_of_change(course)})
    after = bisect_right(days, day)
    since = days[after - 1] if after else date.min
    until = days[after] if after < len(days) else date.max
    return Span(since, until, count(map(facts_of, register.standings(day)), day))


def narrowed(register: Register, state_id: str) -> Register:
    """The register with the record of one state alone."""
    return replace(
        register,
        states={state_id: register.states[state_id]},
        claims={},
        claims_about={},
        records={state_id: register.records[state_id]},
        courses={state_id: register.courses[state_id]},
        verified_by={state_id: register.verified_by[state_id]},
        deposits={state_id: register.deposits[state_id]},
        counts_claimed=(),
    )


def register_of_one(
    outline: Outline, state: State, sources: Mapping[str, Source], claims: Iterable[Claim]
) -> Register:
    """The same from the outline and the claims that concern the state: its own, those about it, every list."""
    terms, timeline = outline.timeline.terms.claims.values(), outline.timeline
    built = build_register(
        outline.treaty, outline.revision, {state.id: state}, sources, [*terms, *claims]
    )
    course = Course(state, built.records[state.id], timeline)
    return narrowed(replace(built, timeline=timeline, courses={state.id: course}), state.id)
