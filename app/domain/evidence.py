"""Evidence: every claim about one state, strongest first, and whether it agrees with the record.

A claim is judged at its own as-of: a 2023 "is not a party" is not contradicted by a 2025 accession. Acts after the
day asked are left out unless the answer itself rests on them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from app.domain.actions import Family
from app.domain.claims import ActionContent, Claim, ListContent, PositionContent, Subject, strength
from app.domain.denials import action_of, lists_signing
from app.domain.register import Register
from app.domain.settlement import Act
from app.domain.standing import Standing, Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim and whether the record says the same; null where it speaks of no day that can be judged."""

    claim: Claim
    agrees: bool | None


def evidence_for(register: Register, standing: Standing) -> list[Evidence]:
    """All evidence on one state's standing on one day, strongest first."""
    grounds = {
        claim.id
        for axis in (standing.signature, standing.consent, standing.force)
        for claim in axis.grounds.claims
    }
    found = [
        item
        for item in _about(register, standing.state_id)
        if item.claim.id in grounds or not _is_after(item.claim, standing.day)
    ]
    return sorted(
        found, key=lambda item: strength(item.claim, register.source_of(item.claim)), reverse=True
    )


def _is_after(claim: Claim, day: date) -> bool:
    return isinstance(claim.content, ActionContent) and claim.content.on > day


def _about(register: Register, state_id: str) -> Iterator[Evidence]:
    record = register.records[state_id]
    # Many sources speak of the same day.
    then = cache(partial(register.standing, state_id))
    for act in record.acts:
        for claim in (*act.claims, *act.dissenting):
            yield Evidence(claim, _agrees_with_act(claim, act))
    for claim in record.refuted:
        yield Evidence(claim, False)
    for claim in record.statements:
        yield Evidence(claim, _holds_on_its_day(claim, state_id, then))


def _agrees_with_act(claim: Claim, act: Act) -> bool:
    said = action_of(claim)
    same_effect = said.effective_on is None or said.effective_on == act.effective_on
    return (said.kind, said.on) == (act.kind, act.on) and same_effect


def _holds_on_its_day(
    claim: Claim, state_id: str, standing_on: Callable[[date], Standing]
) -> bool | None:
    day = claim.as_of.latest
    if day is None:
        return None
    then = standing_on(day)
    match claim.content:
        case PositionContent(subject=Subject.SIGNED, value=value):
            return _same(then.signature.signed, value)
        case PositionContent(subject=Subject.PARTY, value=value):
            return _same(then.force.bound, value)
        case ListContent() as listed:
            return _list_holds(listed, state_id, then)
        case _:
            return None


def _list_holds(listed: ListContent, state_id: str, then: Standing) -> bool | None:
    judged = [
        _same(value, shown)
        for family, shown, value in (
            (Family.SIGNATURE, lists_signing(listed, state_id), then.signature.signed),
            (Family.CONSENT, listed.lists(state_id, Family.CONSENT), then.consent.expressed),
        )
        if family in listed.covers
        and (shown or listed.complete)
        and (shown or then.status is not Status.WITHDRAWN)  # a list may drop who has left
    ]
    if False in judged:
        return False
    return None if None in judged or not judged else True


def _same(ours: bool | None, theirs: bool) -> bool | None:
    return None if ours is None else ours == theirs
