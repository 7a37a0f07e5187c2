"""Counts that say what they count: each has a name, a definition and the filter that lists its members.

A count is null while, for any state, the axis that it counts is null: "at least so many" is never passed off as
the number.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.changes_of_day import days_of_change
from app.domain.claims import Claim, CountContent, Operator
from app.domain.register import Register
from app.domain.standing import Rule, Standing, Status


@dataclass(frozen=True, slots=True)
class Measure:
    """One count. ``members`` maps filter names of the list of states to values, so that a reader can check it."""

    name: str
    definition: str
    members: Mapping[str, str]
    counts: Callable[[Standing], bool]
    knows: Callable[[Standing], bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one day: ``values`` by measure name, ``by_status`` summing to ``denominator``."""

    day: date
    values: Mapping[str, int | None]
    by_status: Mapping[Status, int]
    denominator: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claimed number against one of our counts on the claim's own day; ``holds`` is null where ours is."""

    measure: str
    value: int | None
    holds: bool | None


def _knows_signature(s: Standing) -> bool:
    return s.signature.signed is not None


def _knows_consent(s: Standing) -> bool:
    return s.consent.expressed is not None


def _knows_both(s: Standing) -> bool:
    return _knows_signature(s) and _knows_consent(s)


def _is(*statuses: Status) -> Callable[[Standing], bool]:
    return lambda s: s.status in statuses


MEASURES = (
    Measure(
        "signatures_ever",
        "States that have signed, whether or not they joined or left afterwards.",
        {"signed": "true"},
        lambda s: s.signature.signed is True,
        _knows_signature,
    ),
    Measure(
        "signatures_standing",
        "States that have signed, less those that have withdrawn: what the depositary prints as signatories.",
        {"signed": "true", "status": "party,contracting,signatory,withdrawing"},
        lambda s: s.signature.signed is True and s.status is not Status.WITHDRAWN,
        _knows_both,
    ),
    Measure(
        "parties_deposited",
        "States whose consent is deposited and that have not left: what the UN and the press call States Parties.",
        {"status": "party,contracting,withdrawing"},
        _is(Status.PARTY, Status.CONTRACTING, Status.WITHDRAWING),
        _knows_consent,
    ),
    Measure(
        "parties_in_force",
        "States that are bound: the treaty is in force for them on this day.",
        {"bound": "true"},
        lambda s: s.force.bound is True,
        lambda s: s.force.bound is not None,
    ),
    Measure(
        "force_undetermined",
        "States that have consented and of which the record does not say whether they are bound on this day.",
        {"consented": "true", "bound": "unknown"},
        lambda s: s.consent.expressed is True and s.force.bound is None,
        _knows_consent,
    ),
    Measure(
        "signatories_not_party",
        "States that have signed and have not joined.",
        {"status": "signatory"},
        _is(Status.SIGNATORY),
        _knows_both,
    ),
    Measure(
        "withdrawn",
        "States that were bound and have left.",
        {"status": "withdrawn"},
        _is(Status.WITHDRAWN),
        _knows_consent,
    ),
    Measure(
        "neither_signed_nor_joined",
        "States that have neither signed nor joined.",
        {"status": "non_signatory"},
        _is(Status.NON_SIGNATORY),
        _knows_both,
    ),
)
DENOMINATOR_DEFINITION = (
    "States that could take part on this day: members of the United Nations, the Holy See, the State of Palestine, "
    "the Cook Islands and Niue, each from the day it could."
)
_OPERATORS: dict[Operator, Callable[[int, int], bool]] = {
    Operator.EXACTLY: lambda ours, theirs: ours == theirs,
    Operator.MORE_THAN: lambda ours, theirs: ours > theirs,
    Operator.AT_LEAST: lambda ours, theirs: ours >= theirs,
    Operator.LESS_THAN: lambda ours, theirs: ours < theirs,
    Operator.AT_MOST: lambda ours, theirs: ours <= theirs,
}
# What "so many countries ban it" may mean where a source does not say: joined, or bound.
_UNSPECIFIED = ("parties_deposited", "parties_in_force")


def count(standings: Iterable[Standing], day: date) -> Counts:
    """The counts of one day over every state's standing on that day."""
    counted = [s for s in standings if s.consent.grounds.rule is not Rule.BEFORE_STATEHOOD]
    by_status = dict.fromkeys(Status, 0)
    for standing in counted:
        by_status[standing.status] += 1
    values = {
        m.name: sum(map(m.counts, counted)) if all(map(m.knows, counted)) else None
        for m in MEASURES
    }
    return Counts(day, values, by_status, len(counted))


def series(register: Register, until: date) -> list[Counts]:
    """The counts on each day on which one of them changes, up to and including ``until``, ascending."""
    days = {
        state_id: [d for d in days_of_change(register, state_id) if d <= until]
        for state_id in register.states
    }
    changing: dict[date, list[Standing]] = {}
    for state_id, its_days in days.items():
        for day in its_days:
            changing.setdefault(day, []).append(register.standing(state_id, day))
    if not changing:
        return []
    first = min(changing)
    current = {state_id: register.standing(state_id, first) for state_id in register.states}
    points: list[Counts] = []
    for day in sorted(changing):
        current |= {standing.state_id: standing for standing in changing[day]}
        point = count(current.values(), day)
        if not points or (point.values, point.by_status) != (
            points[-1].values,
            points[-1].by_status,
        ):
            points.append(point)
    return points


def compare(claim: Claim, counts: Counts) -> list[Comparison]:
    """A count claim against our counts of the claim's own day."""
    assert isinstance(claim.content, CountContent)  # noqa: S101 -- callers pass count claims only
    content = claim.content
    names = (content.measure,) if content.measure else _UNSPECIFIED
    holds = _OPERATORS[content.operator]
    return [
        Comparison(name, value, None if value is None else holds(value, content.number))
        for name in names
        for value in (counts.values[name],)
    ]
