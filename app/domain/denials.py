"""Denials: which claims of an act a stronger source refutes by what it says, or by its silence.

A denial is a complete list's silence, or a "has not signed" / "is not a party" ("is a party", for a withdrawal). It
reaches only acts dated on or before its own as-of, and only what cannot be true beside it.
"""

from collections.abc import Callable, Iterable
from datetime import date

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    ListContent,
    PositionContent,
    Strength,
    Subject,
)
from app.domain.terms import Terms

StrengthOf = Callable[[Claim], Strength]


def action_of(claim: Claim) -> ActionContent:
    """The action that an action claim speaks of."""
    assert isinstance(claim.content, ActionContent)  # noqa: S101 -- callers pass action claims only
    return claim.content


def lists_signing(listed: ListContent, state_id: str) -> bool:
    """Whether it shows the state as one that has signed, definitive signature included."""
    return any(kind.is_signing for kind in listed.acts.get(state_id, ()))


def is_refuted(
    claim: Claim,
    actions: Iterable[Claim],
    state_id: str,
    statements: Iterable[Claim],
    terms: Terms,
    strength_of: StrengthOf,
) -> bool:
    """Whether a stronger statement denies the act; ``actions`` are the state's other action claims."""
    own = strength_of(claim)
    return any(
        strength_of(statement) > own and _denies(statement, claim, actions, state_id, terms)
        for statement in statements
    )


def _denies(
    statement: Claim, claim: Claim, actions: Iterable[Claim], state_id: str, terms: Terms
) -> bool:
    reach = statement.as_of.earliest
    action = action_of(claim)
    if reach is None or action.on > reach:
        return False
    family = action.kind.family
    effect = _effect_of(action, terms)
    match statement.content:
        case ListContent(complete=True) as listed if family in listed.covers:
            return _is_silent(listed, state_id, family) and not (
                (family is Family.WITHDRAWAL and (effect or action.on) > reach)
                or (family is Family.CONSENT and _left(actions, action.on, reach))
            )
        case PositionContent(subject=Subject.SIGNED, value=False):
            return action.kind.is_signing
        case PositionContent(subject=Subject.PARTY, value=False) if family is Family.CONSENT:
            due = effect is not None and effect <= reach
            return due and not _left(actions, action.on, reach)
        case PositionContent(subject=Subject.PARTY, value=True) if (
            action.kind is ActionKind.WITHDRAWAL
        ):
            gone = effect is not None and effect <= reach and _frees(claim, terms)
            return gone and not _joined(actions, action.on, reach)
        case _:
            return False


def _is_silent(listed: ListContent, state_id: str, family: Family) -> bool:
    if family is Family.SIGNATURE:
        return not lists_signing(listed, state_id)
    return not listed.lists(state_id, family)


def _left(actions: Iterable[Claim], first: date, last: date) -> bool:
    return any(
        action.kind is ActionKind.WITHDRAWAL and first <= action.on <= last
        for action in map(action_of, actions)
    )


def _joined(actions: Iterable[Claim], first: date, last: date) -> bool:
    # Who takes a notice back is a party as one who joins again is.
    return any(
        (action.kind.expresses_consent or action.kind is ActionKind.WITHDRAWAL_REVOCATION)
        and first <= action.on <= last
        for action in map(action_of, actions)
    )


def _frees(claim: Claim, terms: Terms) -> bool:
    # Under a condition a party may have given notice long ago; only who says that it has left is contradicted.
    if terms.withdrawal.allowed is True and terms.withdrawal.condition is None:
        return True
    effective_on, spoken_on = action_of(claim).effective_on, claim.as_of.earliest
    return effective_on is not None and spoken_on is not None and spoken_on >= effective_on


def _effect_of(action: ActionContent, terms: Terms) -> date | None:
    if action.effective_on is not None:
        return action.effective_on
    if action.kind.family is Family.WITHDRAWAL:
        return terms.withdrawal.effect_of(action.on)
    by_rule = terms.entry_into_force.effect_of(action.on)
    if by_rule is None or terms.in_force_on is None or action.kind is ActionKind.SUCCESSION:
        return None
    return max(by_rule, terms.in_force_on)
