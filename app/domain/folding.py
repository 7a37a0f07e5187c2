"""Folding claims into a register: all that are published, or into an earlier register those that were changed since.

Both give the same register. What no change touches is taken over from the earlier one as it is: the records and courses
of the other states, and the timeline unless it says something new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.actions import Family
from app.domain.claims import (
    Claim,
    CountContent,
    DeclarationContent,
    ListContent,
    Review,
    Strength,
    TermContent,
    strength,
)
from app.domain.consent import consent_is_recorded, first_consent
from app.domain.courses import Course
from app.domain.denials import StrengthOf
from app.domain.entry_into_force import Timeline, timeline_of
from app.domain.freshness import last_verified_by
from app.domain.publications import Source
from app.domain.register import Register
from app.domain.settlement import settle_state
from app.domain.states import State
from app.domain.term_claims import settle_terms
from app.domain.terms import Terms
from app.domain.treaties import Treaty

T = TypeVar("T")


def build_register(
    treaty: Treaty,
    revision: int,
    states: Mapping[str, State],
    sources: Mapping[str, Source],
    claims: Iterable[Claim],
) -> Register:
    """The register of a treaty from all its claims, of which only the published ones count."""
    published = {claim.id: claim for claim in claims if claim.review is Review.PUBLISHED}
    about: dict[str, list[Claim]] = {}
    for claim in published.values():
        state_id = _state_of(claim)
        if state_id is not None:
            about.setdefault(state_id, []).append(claim)
    strength_of = _strengths(sources)
    told = [claim for claim in published.values() if isinstance(claim.content, TermContent)]
    terms = settle_terms(sorted(told, key=strength_of, reverse=True))
    claims_about = {state_id: tuple(its) for state_id, its in about.items()}
    things = _Things(treaty, revision, states, sources)
    return _settled(things, published, claims_about, set(states), terms, strength_of, None)


def fold_in(
    register: Register,
    revision: int,
    changed: Iterable[Claim],
    states: Mapping[str, State],
    sources: Mapping[str, Source],
    treaty: Treaty | None = None,
) -> Register:
    """The register after further entries: ``changed`` are the new versions of claims, in the order recorded.

    ``treaty`` is given where it has a new version; nothing is settled by what it says.
    """
    treaty = treaty or register.treaty
    claims, about = dict(register.claims), dict(register.claims_about)
    touched: set[str] = set()
    if states is not register.states:
        touched = {key for key, state in states.items() if state != register.states.get(key)}
    everything = any(
        source_id in sources and sources[source_id].rank is not source.rank
        for source_id, source in register.sources.items()
    )
    for claim in changed:
        before = claims.pop(claim.id, None)
        if before is not None and (state_id := _state_of(before)) is not None:
            about[state_id] = tuple(other for other in about[state_id] if other is not before)
            touched.add(state_id)
        if claim.review is Review.PUBLISHED:
            claims[claim.id] = claim
            if (state_id := _state_of(claim)) is not None:
                about[state_id] = (*about.get(state_id, ()), claim)
                touched.add(state_id)
        everything = everything or any(map(_concerns_all, filter(None, (before, claim))))
    if everything:
        return build_register(treaty, revision, states, sources, claims.values())
    things = _Things(treaty, revision, states, sources)
    about = {state_id: its for state_id, its in about.items() if its}
    terms = register.timeline.terms
    return _settled(things, claims, about, touched, terms, _strengths(sources), register)


@dataclass(frozen=True, slots=True)
class _Things:
    treaty: Treaty
    revision: int
    states: Mapping[str, State]
    sources: Mapping[str, Source]


def _settled(
    things: _Things,
    claims: Mapping[str, Claim],
    about: Mapping[str, tuple[Claim, ...]],
    touched: set[str],
    terms: Terms,
    strength_of: StrengthOf,
    before: Register | None,
) -> Register:
    states = things.states
    lists = [claim for claim in claims.values() if isinstance(claim.content, ListContent)]
    anew = {
        state_id: settle_state(state_id, about.get(state_id, ()), lists, terms, strength_of)
        for state_id in states
        if state_id in touched
    }
    # In the order of the states; what no change touches stays as it was.
    records = _merged(states, before.records if before else None, anew)
    deposits = _merged(
        states,
        before.deposits if before else None,
        {key: (first_consent(r), consent_is_recorded(r)) for key, r in anew.items()},
    )
    verified_by = _merged(
        states,
        before.verified_by if before else None,
        {key: last_verified_by(record, strength_of) for key, record in anew.items()},
    )
    timeline = _timeline(terms, lists, deposits)
    if before is not None and before.timeline == timeline:
        timeline = before.timeline
    same = before is not None and before.timeline is timeline
    courses = _merged(
        states,
        before.courses if before is not None and same else None,
        {
            key: Course(states[key], record, timeline)
            for key, record in (anew if same else records).items()
        },
    )
    return Register(
        things.treaty,
        things.revision,
        states,
        things.sources,
        claims,
        about,
        records,
        timeline,
        courses,
        verified_by,
        deposits,
        tuple(claim for claim in claims.values() if isinstance(claim.content, CountContent)),
    )


def _timeline(
    terms: Terms, lists: Iterable[Claim], deposits: Mapping[str, tuple[date | None, bool]]
) -> Timeline:
    all_recorded = any(map(_lists_all_consents, lists)) and all(
        recorded for _, recorded in deposits.values()
    )
    return timeline_of(terms, (day for day, _ in deposits.values() if day), all_recorded)


def _strengths(sources: Mapping[str, Source]) -> StrengthOf:
    known: dict[str, Strength] = {}

    def strength_of(claim: Claim) -> Strength:
        if claim.id not in known:
            known[claim.id] = strength(claim, sources[claim.source_id])
        return known[claim.id]

    return strength_of


def _merged(
    states: Mapping[str, State], before: Mapping[str, T] | None, anew: Mapping[str, T]
) -> Mapping[str, T]:
    return {key: anew[key] if before is None or key in anew else before[key] for key in states}


def _state_of(claim: Claim) -> str | None:
    about = claim.content.about if isinstance(claim.content, DeclarationContent) else None
    return about or claim.state_id


def _lists_all_consents(claim: Claim) -> bool:
    content = claim.content
    return (
        isinstance(content, ListContent) and content.complete and Family.CONSENT in content.covers
    )


def _concerns_all(claim: Claim) -> bool:
    return isinstance(claim.content, ListContent | TermContent)
