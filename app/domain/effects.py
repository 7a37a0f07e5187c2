"""Whether acts that were just recorded are in effect already: those by which a state is bound, or is no longer."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from app.domain.actions import Family
from app.domain.claims import (
    ActionContent,
    Claim,
    DeclarationContent,
    ListContent,
    Strength,
    TermContent,
)
from app.domain.consent import first_consent
from app.domain.entry_into_force import Timeline
from app.domain.force import effect_of_consent, withdrawal_of
from app.domain.publications import Source
from app.domain.register import Register
from app.domain.settlement import StateRecord, settle_state
from app.domain.term_claims import settle_terms
from app.domain.terms import Terms

_TAKING_EFFECT = (Family.CONSENT, Family.WITHDRAWAL)


def takes_effect(claim: Claim) -> bool:
    """Whether it speaks of an act that takes effect on a day."""
    content = claim.content
    return isinstance(content, ActionContent) and content.kind.family in _TAKING_EFFECT


def any_in_effect(acts: Iterable[Claim], register: Register, day: date) -> bool | None:
    """Whether one of the acts claimed is in effect on that day; null where no day of effect is known of any.

    ``register`` has the claims in it; what it does not follow has no effect.
    """
    effects = [
        effect
        for claim in acts
        if (effect := _effect_of(claim, register.records[claim.state_id or ""], register.timeline))
        is not None
    ]
    return any(effect <= day for effect in effects) if effects else None


def in_effect_of_new(
    acts: Sequence[Claim], claims: Sequence[Claim], sources: Mapping[str, Source], day: date
) -> bool | Literal["unsure"] | None:
    """What ``any_in_effect`` is by the register of a treaty all of whose claims one entry records.

    ``claims`` are the published ones, in their order. No register is made: the states are settled one after the other
    until one answers. Where none does it is unsure, and the register is to be asked.
    """
    place = {claim.id: number for number, claim in enumerate(claims)}

    def strength_of(claim: Claim) -> Strength:
        return (
            sources[claim.source_id].rank.weight,
            claim.as_of.latest or date.min,
            0,
            place[claim.id],
        )

    said = [claim for claim in claims if isinstance(claim.content, TermContent)]
    lists = [claim for claim in claims if isinstance(claim.content, ListContent)]
    terms = settle_terms(sorted(said, key=strength_of, reverse=True))
    if not _may_have_a_day(claims, terms):
        return None
    of_state: dict[str | None, list[Claim]] = {}
    for claim in claims:
        content = claim.content
        about = content.about if isinstance(content, DeclarationContent) else None
        of_state.setdefault(about or claim.state_id, []).append(claim)
    told, deposits = {claim.id for claim in acts}, list[date]()
    for state_id in dict.fromkeys(claim.state_id for claim in acts):
        own = [claim for claim in of_state[state_id] if claim.id in told]
        record = settle_state(state_id or "", of_state[state_id], lists, terms, strength_of)
        deposit = first_consent(record)
        if deposit is not None:
            insort(deposits, deposit)
        # Further deposits can only bring the treaty into force earlier. To be sure, those still to come count as none.
        timeline = Timeline(terms, deposits, all_recorded=True)
        effects = (_effect_of(claim, record, timeline) for claim in own)
        if any(effect is not None and effect <= day for effect in effects):
            return True
    return "unsure"


def _may_have_a_day(claims: Iterable[Claim], terms: Terms) -> bool:
    by_terms = {
        Family.CONSENT: terms.entry_into_force.rule is not None,
        Family.WITHDRAWAL: terms.withdrawal.effect_of(date(2000, 1, 1)) is not None,
    }
    return any(
        claim.content.effective_on is not None or by_terms.get(claim.content.kind.family, False)
        for claim in claims
        if isinstance(claim.content, ActionContent)
    )


def _effect_of(claim: Claim, record: StateRecord, timeline: Timeline) -> date | None:
    for act in record.acts:
        if any(other.id == claim.id for other in act.claims):
            if act.kind.expresses_consent:
                return effect_of_consent(act, timeline, date.max)
            return withdrawal_of(act, timeline).effective_on
    return None
