"""Counts that say what they count: each has a name, a definition and the filter that lists its members.

A count is null while, for any state, the axis that it counts is null: "at least so many" is never passed off as
the number.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from app.domain.claims import Claim, CountContent, Operator
from app.domain.standing import Rule, Standing, Status


class Facts(NamedTuple):
    """What is counted of one standing: nothing else of it can change a count."""

    status: Status
    signed: bool | None
    consented: bool | None
    bound: bool | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One count. ``members`` maps filter names of the list of states to values, so that a reader can check it."""

    name: str
    definition: str
    members: Mapping[str, str]
    counts: Callable[[Facts], bool]
    knows: Callable[[Facts], bool]


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


def _knows_signature(f: Facts) -> bool:
    return f.signed is not None


def _knows_consent(f: Facts) -> bool:
    return f.consented is not None


def _knows_both(f: Facts) -> bool:
    return _knows_signature(f) and _knows_consent(f)


def _is(*statuses: Status) -> Callable[[Facts], bool]:
    return lambda f: f.status in statuses


MEASURES = (
    Measure(
        "signatures_ever",
        "States that have signed, whether or not they joined or left afterwards.",
        {"signed": "true"},
        lambda f: f.signed is True,
        _knows_signature,
    ),
    Measure(
        "signatures_standing",
        "States that have signed, less those that have withdrawn: what the depositary prints as signatories.",
        {"signed": "true", "status": "party,contracting,signatory,withdrawing"},
        lambda f: f.signed is True and f.status is not Status.WITHDRAWN,
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
        lambda f: f.bound is True,
        lambda f: f.bound is not None,
    ),
    Measure(
        "force_undetermined",
        "States that have consented and of which the record does not say whether they are bound on this day.",
        {"consented": "true", "bound": "unknown"},
        lambda f: f.consented is True and f.bound is None,
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


def facts_of(standing: Standing) -> Facts | None:
    """What is counted of a standing; null where the state could not take part on the day, so that it is left out."""
    if standing.consent.grounds.rule is Rule.BEFORE_STATEHOOD:
        return None
    signed, consented = standing.signature.signed, standing.consent.expressed
    return _facts(standing.status, signed, consented, standing.force.bound)


@cache
def _facts(
    status: Status, signed: bool | None, consented: bool | None, bound: bool | None
) -> Facts:
    # One object for all who stand alike: there are few, and they are held for every state and many days.
    return Facts(status, signed, consented, bound)


def count(facts: Iterable[Facts | None], day: date) -> Counts:
    """The counts of one day over what is counted of every state's standing on that day."""
    return count_alike(Counter(facts), day)


def count_alike(alike: Mapping[Facts | None, int], day: date) -> Counts:
    """The same, given how many states stand alike in all that is counted."""
    counted = [(f, number) for f, number in alike.items() if f is not None and number]
    by_status = dict.fromkeys(Status, 0)
    for f, number in counted:
        by_status[f.status] += number
    values = {
        m.name: sum(number for f, number in counted if m.counts(f))
        if all(m.knows(f) for f, _ in counted)
        else None
        for m in MEASURES
    }
    return Counts(day, values, by_status, sum(number for _, number in counted))


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
