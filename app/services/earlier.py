"""The record before a command, as far as the command touches it: what it changes, corrects and refers to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.claims import Claim, DeclarationContent, ListContent
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.images import Images
from app.services.snapshots import Snapshot
from app.store.engine import Session
from app.store.records import (
    read_claims_by_id,
    read_sources,
    read_states,
    read_treaties,
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Things and claims by id; there may be more than was asked for.

    ``snapshot`` is the whole record, null where the caller has none.
    """

    treaties: Mapping[str, Treaty]
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    snapshot: Snapshot | None = None


def read_earlier(session: Session, left: Images, upto: int) -> Earlier:
    """What an entry changed and referred to, as it was after revision ``upto``, the one before it."""
    before = read_earlier_claims(session, left.claims, upto)
    treaty_ids = {claim.treaty_id for claim in left.claims} | {t.id for t in left.treaties}
    state_ids = {key for claim in left.claims for key in states_named(claim)}
    state_ids |= {state.id for state in left.states}
    # What a claim that is superseded was about is named in the ledger.
    state_ids |= {key for claim in before.values() for key in states_named(claim)}
    source_ids = {claim.source_id for claim in left.claims} | {s.id for s in left.sources}
    return Earlier(
        {treaty.id: treaty for treaty in read_treaties(session, upto, ids=sorted(treaty_ids))},
        {state.id: state for state in read_states(session, upto, ids=sorted(state_ids))},
        {source.id: source for source in read_sources(session, upto, ids=sorted(source_ids))},
        before,
    )


def read_earlier_claims(
    session: Session, claims: Sequence[Claim], upto: int | None = None
) -> dict[str, Claim]:
    """The recorded versions, if any, of these claims and of those that they supersede, by id."""
    ids = {claim.id for claim in claims}
    ids |= {claim.supersedes for claim in claims if claim.supersedes is not None}
    return read_claims_by_id(session, sorted(ids), upto)


def states_named(claim: Claim) -> Iterator[str]:
    """The ids of the states that a claim names."""
    if claim.state_id is not None:
        yield claim.state_id
    if isinstance(claim.content, ListContent):
        yield from claim.content.acts
    if isinstance(claim.content, DeclarationContent) and claim.content.about is not None:
        yield claim.content.about
