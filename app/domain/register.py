"""The register of one treaty: its claims settled, ready to answer for any state on any day.

Immutable. ``build_register`` folds the published claims; ``Register.carried_forward`` settles anew only what later
entries touch, which gives the same register as folding everything.
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
from app.domain.denials import StrengthOf
from app.domain.entry_into_force import Timeline
from app.domain.publications import Source
from app.domain.settlement import StateRecord, settle_state
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.status import standing_on
from app.domain.term_claims import settle_terms
from app.domain.treaties import Treaty

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Register:
    """One treaty as recorded up to ``revision``, the number of the last entry that changed it.

    ``states`` maps state ids to states, in the order of their names; ``records`` maps state ids to records (a state
    without claims of its own has one too); ``claims`` maps claim ids to published claims in the order recorded.
    ``verified_by`` maps state ids to the newest complete list, or statement about the state, that is dated: by it the
    record was last known to be right. ``deposits`` maps state ids to the day of the first consent, null where there is
    none, and to whether the record is sure of that. ``counts_claimed`` are the count claims, in the order recorded.
    """

    treaty: Treaty
    revision: int
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    records: Mapping[str, StateRecord]
    timeline: Timeline
    verified_by: Mapping[str, Claim | None]
    deposits: Mapping[str, tuple[date | None, bool]]
    counts_claimed: tuple[Claim, ...]

    def standing(self, state_id: str, day: date) -> Standing:
        """One state's standing on one day."""
        return standing_on(self.states[state_id], self.records[state_id], self.timeline, day)

    def standings(self, day: date) -> tuple[Standing, ...]:
        """Every state's standing on one day, in the order of names."""
        return tuple(self.standing(state_id, day) for state_id in self.states)

    def source_of(self, claim: Claim) -> Source:
        """The source that makes the claim."""
        return self.sources[claim.source_id]

    def verified_on(self, state_id: str) -> date | None:
        """The day up to which the record is known to be right for this state."""
        claim = self.verified_by[state_id]
        return claim.as_of.earliest if claim else None

    def carried_forward(
        self,
        revision: int,
        changed: Iterable[Claim],
        states: Mapping[str, State],
        sources: Mapping[str, Source],
        treaty: Treaty | None = None,
    ) -> "Register":
        """The register after further entries: ``changed`` are the new versions of claims, in the order recorded.

        ``treaty`` is given where it has a new version; nothing is settled by what it says.
        """
        changed, treaty = list(changed), treaty or self.treaty
        claims = dict(self.claims)
        touched: set[str] = set()
        if states is not self.states:
            touched = {key for key, state in states.items() if state != self.states.get(key)}
        everything = any(
            source_id in sources and sources[source_id].rank is not source.rank
            for source_id, source in self.sources.items()
        )
        for claim in changed:
            before = claims.pop(claim.id, None)
            if claim.review is Review.PUBLISHED:
                claims[claim.id] = claim
            for version in (before, claim):
                if version is None:
                    continue
                everything = everything or isinstance(version.content, ListContent | TermContent)
                touched |= _states_of(version)
        if everything:
            return build_register(treaty, revision, states, sources, claims.values())
        return _settled(treaty, revision, states, sources, claims, touched, self)


def build_register(
    treaty: Treaty,
    revision: int,
    states: Mapping[str, State],
    sources: Mapping[str, Source],
    claims: Iterable[Claim],
) -> Register:
    """The register of a treaty from all its claims, of which only the published ones count."""
    published = {claim.id: claim for claim in claims if claim.review is Review.PUBLISHED}
    return _settled(treaty, revision, states, sources, published, set(states), None)


def _settled(
    treaty: Treaty,
    revision: int,
    states: Mapping[str, State],
    sources: Mapping[str, Source],
    claims: Mapping[str, Claim],
    touched: set[str],
    before: Register | None,
) -> Register:
    strengths: dict[str, Strength] = {}

    def strength_of(claim: Claim) -> Strength:
        if claim.id not in strengths:
            strengths[claim.id] = strength(claim, sources[claim.source_id])
        return strengths[claim.id]

    terms = settle_terms(
        sorted(
            (c for c in claims.values() if isinstance(c.content, TermContent)),
            key=strength_of,
            reverse=True,
        )
    )
    lists = [claim for claim in claims.values() if isinstance(claim.content, ListContent)]
    of_state: dict[str, list[Claim]] = {state_id: [] for state_id in touched}
    for claim in claims.values():
        for state_id in _states_of(claim) & touched:
            of_state[state_id].append(claim)
    anew = {
        state_id: settle_state(state_id, of_state[state_id], lists, terms, strength_of)
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
        {key: _verified_by(record, strength_of) for key, record in anew.items()},
    )
    counted = tuple(claim for claim in claims.values() if isinstance(claim.content, CountContent))
    all_recorded = any(map(_lists_all_consents, lists)) and all(
        recorded for _, recorded in deposits.values()
    )
    timeline = Timeline(
        terms, sorted(day for day, _ in deposits.values() if day is not None), all_recorded
    )
    return Register(
        treaty, revision, states, sources, claims, records, timeline, verified_by, deposits, counted
    )


def _merged(
    states: Mapping[str, State], before: Mapping[str, T] | None, anew: Mapping[str, T]
) -> Mapping[str, T]:
    return {key: anew[key] if before is None or key in anew else before[key] for key in states}


def _verified_by(record: StateRecord, strength_of: StrengthOf) -> Claim | None:
    spoken = [
        claim
        for claim in record.statements
        if claim.state_id == record.state_id or _is_complete(claim)
    ]
    spoken += [claim for act in record.acts for claim in act.claims]
    dated = [claim for claim in spoken if claim.as_of.earliest is not None]
    return max(
        dated,
        key=lambda claim: (claim.as_of.earliest or date.min, strength_of(claim)),
        default=None,
    )


def _states_of(claim: Claim) -> set[str]:
    about = claim.content.about if isinstance(claim.content, DeclarationContent) else None
    return {state_id for state_id in (about or claim.state_id,) if state_id is not None}


def _lists_all_consents(claim: Claim) -> bool:
    content = claim.content
    return (
        isinstance(content, ListContent) and content.complete and Family.CONSENT in content.covers
    )


def _is_complete(claim: Claim) -> bool:
    return isinstance(claim.content, ListContent) and claim.content.complete
