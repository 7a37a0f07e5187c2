"""The record before a command, as far as the command touches it: what it changes, corrects and refers to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.claims import Claim, DeclarationContent, ListContent
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.snapshots import Snapshot
from app.store.engine import Session
from app.store.records import (
    Kind,
    read_claims_by_id,
    read_sources,
    read_states,
    read_treaties,
    read_versions,
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Things and claims by id, and their row versions by kind and id; there may be more than was asked for.

    ``snapshot`` is the whole record, null where the caller has none.
    """

    treaties: Mapping[str, Treaty]
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    snapshot: Snapshot | None

    def versions(self, session: Session, kind: Kind, ids: Iterable[str]) -> Mapping[str, int]:
        """The row versions of these things; what is not recorded is not in it."""
        if kind == "claims":
            return {key: self.claims[key].version for key in ids if key in self.claims}
        if self.snapshot is None:
            return read_versions(session, kind, ids)
        known = {key: self.snapshot.version(kind, key) for key in ids}
        return {key: version for key, version in known.items() if version}


def read_earlier(
    session: Session,
    treaties: Iterable[Treaty],
    states: Iterable[State],
    sources: Iterable[Source],
    claims: Iterable[Claim],
    snapshot: Snapshot | None = None,
    upto: int | None = None,
) -> Earlier:
    """What these things and claims change and refer to, as it was after revision ``upto`` (null: as it is now)."""
    claims = list(claims)
    ids = {key for claim in claims for key in (claim.id, claim.supersedes) if key is not None}
    before = read_claims_by_id(session, sorted(ids), upto)
    if snapshot is not None:
        return Earlier(snapshot.treaties, snapshot.states, snapshot.sources, before, snapshot)
    treaty_ids = {claim.treaty_id for claim in claims} | {treaty.id for treaty in treaties}
    state_ids = {key for claim in claims for key in states_named(claim)}
    state_ids |= {state.id for state in states}
    # What a claim that is superseded was about is named in the ledger.
    state_ids |= {key for claim in before.values() for key in states_named(claim)}
    source_ids = {claim.source_id for claim in claims} | {source.id for source in sources}
    return Earlier(
        {treaty.id: treaty for treaty in read_treaties(session, upto, ids=sorted(treaty_ids))},
        {state.id: state for state in read_states(session, upto, ids=sorted(state_ids))},
        {source.id: source for source in read_sources(session, upto, ids=sorted(source_ids))},
        before,
        None,
    )


def states_named(claim: Claim) -> Iterator[str]:
    """The ids of the states that a claim names."""
    if claim.state_id is not None:
        yield claim.state_id
    if isinstance(claim.content, ListContent):
        yield from claim.content.acts
    if isinstance(claim.content, DeclarationContent) and claim.content.about is not None:
        yield claim.content.about
