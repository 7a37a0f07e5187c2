"""Settlement: claims about the same act become one action of record; losers stay as evidence.

The strongest claim that no stronger denial refutes is followed (rank, then newest; ``denials``). Two claims are about
the same act when they answer the same question (signature, consent, provisional application, withdrawal, its
revocation) for the same state with no act between them that turns it, so that joining, leaving and joining again are
three acts. Nothing here depends on the order in which claims arrive, only on their strength.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.actions import ORDER_WITHIN_A_DAY, ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    DeclarationContent,
    DeclarationKind,
    PositionContent,
    Subject,
)
from app.domain.denials import StrengthOf, action_of, is_refuted
from app.domain.spoken import Spoken, spoken_of
from app.domain.terms import Terms

Turn = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Act:
    """An action of record: the values of its strongest claim, and the claims about it, strongest first.

    ``claims`` agree on its kind and day, ``dissenting`` give another kind or day.
    ``confirmed``: a claim made on or after the day of effect states that day, so it did take effect.
    ``too_late``: a revocation made when the notice had surely taken effect, which therefore changes nothing (VCLT 68).
    """

    kind: ActionKind
    on: date
    effective_on: date | None
    confirmed: bool
    scope: str | None
    claims: tuple[Claim, ...]
    dissenting: tuple[Claim, ...] = ()
    too_late: bool = False


@dataclass(frozen=True, slots=True)
class StateRecord:
    """All that is claimed about one state: its acts by day, what was refuted, what was said of it.

    ``spoken`` is what ``statements`` say of each question.
    """

    state_id: str
    acts: tuple[Act, ...]
    refuted: tuple[Claim, ...]
    statements: tuple[Claim, ...]
    declarations: tuple[Claim, ...]
    communications: tuple[Claim, ...]
    spoken: Spoken


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
    refuted: list[Claim] = []
    # Withdrawals first: one that stands explains why a state is no longer listed, or no longer a party.
    for leaving in (True, False):
        seen = [claim for claim in actions if claim not in refuted]
        refuted += [
            claim
            for claim in actions
            if (action_of(claim).kind is ActionKind.WITHDRAWAL) is leaving
            and is_refuted(claim, seen, state_id, statements, terms, strength_of)
        ]
    standing = sorted((c for c in actions if c not in refuted), key=strength_of, reverse=True)
    acts = _in_time(_acts(standing), terms)
    loose = [claim for claim in statements if _says_signed_for_joined(claim, acts, strength_of)]
    declared = sorted(
        (c for c in claims if isinstance(c.content, DeclarationContent)), key=_declared_on
    )
    held = tuple(claim for claim in statements if claim not in loose)
    return StateRecord(
        state_id,
        acts,
        tuple(sorted([*refuted, *loose], key=strength_of, reverse=True)),
        held,
        tuple(c for c in declared if not _is_communication(c)),
        tuple(c for c in declared if _is_communication(c)),
        spoken_of(state_id, held),
    )


def surely_gone_on(notice: Act, terms: Terms) -> date | None:
    """The day a notice of withdrawal took or takes effect, if nothing can put it off any more; null where it may."""
    effective_on = notice.effective_on or terms.withdrawal.effect_of(notice.on)
    time_alone = terms.withdrawal.allowed is True and terms.withdrawal.condition is None
    return effective_on if notice.confirmed or time_alone else None


def _in_time(acts: Iterable[Act], terms: Terms) -> tuple[Act, ...]:
    found: list[Act] = []
    gone_on: date | None = None
    for act in acts:
        if act.kind is ActionKind.WITHDRAWAL:
            gone_on = surely_gone_on(act, terms)
        elif act.kind.expresses_consent:
            gone_on = None
        elif act.kind is ActionKind.WITHDRAWAL_REVOCATION:
            too_late = gone_on is not None and gone_on <= act.on
            found.append(replace(act, too_late=too_late))
            gone_on = gone_on if too_late else None
            continue
        found.append(act)
    return tuple(found)


def _declared_on(claim: Claim) -> tuple[date, int]:
    assert isinstance(claim.content, DeclarationContent)  # noqa: S101 -- filtered by the caller
    return (claim.content.on, claim.sequence)


def _is_communication(claim: Claim) -> bool:
    return (
        isinstance(claim.content, DeclarationContent)
        and claim.content.kind is DeclarationKind.COMMUNICATION
    )


def _says_signed_for_joined(statement: Claim, acts: Sequence[Act], strength_of: StrengthOf) -> bool:
    # "Signed" is often said of a state that joined: a stronger first accession shows that it had not.
    if statement.content != PositionContent(Subject.SIGNED, True):
        return False
    first = next((act for act in acts if act.kind.expresses_consent), None)
    return (
        first is not None
        and first.kind.excludes_signature
        and not any(act.kind.is_signing for act in acts)
        and strength_of(first.claims[0]) > strength_of(statement)
    )


def _acts(strongest_first: Sequence[Claim]) -> tuple[Act, ...]:
    turns = {_turn(action) for action in map(action_of, strongest_first)}
    clusters: list[list[Claim]] = []
    for claim in strongest_first:
        cluster = _same_act(claim, clusters, turns)
        if cluster is None:
            clusters.append([claim])
        else:
            cluster.append(claim)
    return tuple(
        sorted(map(_act, clusters), key=lambda act: (act.on, ORDER_WITHIN_A_DAY[act.kind]))
    )


def _same_act(
    claim: Claim, clusters: Iterable[list[Claim]], turns: Iterable[Turn]
) -> list[Claim] | None:
    action = action_of(claim)
    near = [
        cluster
        for cluster in clusters
        if _same_question(action_of(cluster[0]).kind, action.kind)
        and not _separated(_turn(action_of(cluster[0])), _turn(action), turns)
    ]
    return min(near, key=lambda cluster: abs(action_of(cluster[0]).on - action.on), default=None)


def _same_question(one: ActionKind, other: ActionKind) -> bool:
    # A notice of withdrawal and its revocation belong to one family and are still two acts.
    if ActionKind.WITHDRAWAL_REVOCATION in (one, other):
        return one is other
    return one.family is other.family


def _turn(action: ActionContent) -> Turn:
    # Within a day a state joins, leaves, takes its notice back; signing and applying turn nothing.
    if action.kind is ActionKind.WITHDRAWAL_REVOCATION:
        return (action.on, 3)
    turns = {Family.CONSENT: 1, Family.WITHDRAWAL: 2}
    return (action.on, turns.get(action.kind.family, 0))


def _separated(one: Turn, other: Turn, turns: Iterable[Turn]) -> bool:
    first, last = min(one, other), max(one, other)
    if 0 in (one[1], other[1]):
        return False
    return any(first < turn < last and turn[1] not in (0, one[1]) for turn in turns)


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
