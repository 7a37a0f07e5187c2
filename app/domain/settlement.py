"""Settlement: claims about the same act become one action of record; losers stay as evidence.

The strongest claim that no stronger denial refutes is followed (rank, then newest). A denial is a complete list's
silence, or a "has not signed" / "is not a party"; it reaches only acts dated on or before its own as-of. Two claims
are about the same act when they answer the same question (signature, consent, provisional application, withdrawal)
for the same state with no act of the opposite kind between them, so that joining, leaving and joining again are
three acts. Nothing here depends on the order in which claims arrive, only on their strength.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.actions import ORDER_WITHIN_A_DAY, ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    PositionContent,
    Strength,
    Subject,
)
from app.domain.terms import Terms

StrengthOf = Callable[[Claim], Strength]


@dataclass(frozen=True, slots=True)
class Act:
    """An action of record: the values of its strongest claim, and the claims about it, strongest first.

    ``claims`` agree on its kind and day, ``dissenting`` give another kind or day.
    ``confirmed``: a claim made on or after the day of effect states that day, so it did take effect.
    """

    kind: ActionKind
    on: date
    effective_on: date | None
    confirmed: bool
    scope: str | None
    claims: tuple[Claim, ...]
    dissenting: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class StateRecord:
    """All that is claimed about one state: its acts by day, what was refuted, what was said of it."""

    state_id: str
    acts: tuple[Act, ...] = ()
    refuted: tuple[Claim, ...] = ()
    statements: tuple[Claim, ...] = ()
    declarations: tuple[Claim, ...] = ()
    communications: tuple[Claim, ...] = ()


def settle_state(
    state_id: str,
    claims: Sequence[Claim],
    lists: Sequence[Claim],
    terms: Terms,
    strength_of: StrengthOf,
) -> StateRecord:
    """The record of one state from its own published claims and the treaty's list claims.

    ``statements`` holds the state's positions and every list that covers it, strongest first.
    """
    actions = [claim for claim in claims if isinstance(claim.content, ActionContent)]
    positions = [claim for claim in claims if isinstance(claim.content, PositionContent)]
    statements = sorted([*positions, *lists], key=strength_of, reverse=True)
    refuted = [
        claim
        for claim in actions
        if _is_refuted(claim, actions, state_id, statements, terms, strength_of)
    ]
    standing = sorted((c for c in actions if c not in refuted), key=strength_of, reverse=True)
    declared = sorted(
        (c for c in claims if isinstance(c.content, DeclarationContent)), key=_declared_on
    )
    return StateRecord(
        state_id,
        _acts(standing),
        tuple(refuted),
        tuple(statements),
        tuple(c for c in declared if not _is_communication(c)),
        tuple(c for c in declared if _is_communication(c)),
    )


def action_of(claim: Claim) -> ActionContent:
    """The action that an action claim speaks of."""
    assert isinstance(claim.content, ActionContent)  # noqa: S101 -- callers pass action claims only
    return claim.content


def _declared_on(claim: Claim) -> tuple[date, int]:
    assert isinstance(claim.content, DeclarationContent)  # noqa: S101 -- filtered by the caller
    return (claim.content.on, claim.sequence)


def _is_communication(claim: Claim) -> bool:
    return (
        isinstance(claim.content, DeclarationContent)
        and claim.content.kind is DeclarationKind.COMMUNICATION
    )


def _is_refuted(
    claim: Claim,
    actions: Iterable[Claim],
    state_id: str,
    statements: Iterable[Claim],
    terms: Terms,
    strength_of: StrengthOf,
) -> bool:
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
            if family is Family.WITHDRAWAL:
                stands = listed.lists(state_id, Family.CONSENT) and not listed.lists(
                    state_id, family
                )
                return stands and (effect or action.on) <= reach
            return not listed.lists(state_id, family)
        case PositionContent(subject=Subject.SIGNED, value=False):
            return action.kind.is_signing
        case PositionContent(subject=Subject.PARTY, value=False) if family is Family.CONSENT:
            left = any(
                other.kind is ActionKind.WITHDRAWAL and action.on <= other.on <= reach
                for other in map(action_of, actions)
            )
            return (effect or action.on) <= reach and not left
        case PositionContent(subject=Subject.PARTY, value=True) if (
            action.kind is ActionKind.WITHDRAWAL
        ):
            rejoined = any(
                other.kind.expresses_consent and action.on <= other.on <= reach
                for other in map(action_of, actions)
            )
            return (effect or action.on) <= reach and not rejoined
        case _:
            return False


def _effect_of(action: ActionContent, terms: Terms) -> date | None:
    if action.effective_on is not None:
        return action.effective_on
    if action.kind.family is Family.WITHDRAWAL:
        return terms.withdrawal.effect_of(action.on)
    return terms.entry_into_force.effect_of(action.on)


def _acts(strongest_first: Sequence[Claim]) -> tuple[Act, ...]:
    days: Mapping[Family, list[date]] = {
        family: sorted({c.on for c in map(action_of, strongest_first) if c.kind.family is family})
        for family in Family
    }
    separators = {Family.CONSENT: days[Family.WITHDRAWAL], Family.WITHDRAWAL: days[Family.CONSENT]}
    clusters: list[list[Claim]] = []
    for claim in strongest_first:
        cluster = _same_act(claim, clusters, separators.get(action_of(claim).kind.family, []))
        if cluster is None:
            clusters.append([claim])
        else:
            cluster.append(claim)
    return tuple(
        sorted(map(_act, clusters), key=lambda act: (act.on, ORDER_WITHIN_A_DAY[act.kind]))
    )


def _same_act(
    claim: Claim, clusters: Iterable[list[Claim]], separators: Iterable[date]
) -> list[Claim] | None:
    action = action_of(claim)
    near = [
        cluster
        for cluster in clusters
        if _same_question(action_of(cluster[0]).kind, action.kind)
        and not _separated(action_of(cluster[0]).on, action.on, separators)
    ]
    return min(near, key=lambda cluster: abs(action_of(cluster[0]).on - action.on), default=None)


def _same_question(one: ActionKind, other: ActionKind) -> bool:
    # A notice of withdrawal and its revocation belong to one family and are still two acts.
    if ActionKind.WITHDRAWAL_REVOCATION in (one, other):
        return one is other
    return one.family is other.family


def _separated(one: date, other: date, separators: Iterable[date]) -> bool:
    first, last = min(one, other), max(one, other)
    return any(first < day < last for day in separators)


def _act(strongest_first: Sequence[Claim]) -> Act:
    chosen = action_of(strongest_first[0])
    alike = [
        c
        for c in strongest_first
        if (action_of(c).kind, action_of(c).on) == (chosen.kind, chosen.on)
    ]
    effective_on = next(
        (a.effective_on for a in map(action_of, alike) if a.effective_on is not None), None
    )
    confirmed = effective_on is not None and any(
        action_of(c).effective_on == effective_on
        and c.as_of.earliest is not None
        and c.as_of.earliest >= effective_on
        for c in alike
    )
    scope = next((a.scope for a in map(action_of, alike) if a.scope is not None), None)
    dissenting = tuple(c for c in strongest_first if c not in alike)
    return Act(chosen.kind, chosen.on, effective_on, confirmed, scope, tuple(alike), dissenting)
