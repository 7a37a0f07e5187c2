"""Corrections: a new claim supersedes an old one, which stays; of several, one wins."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.claims import Claim, Review
from app.domain.errors import InvalidRecord
from app.store.engine import Session
from app.store.records import read_claims_by_id, read_superseders


def check_corrections(
    session: Session, claims: Sequence[Claim], before: Mapping[str, Claim]
) -> None:
    """Refuse new versions of claims that leave the record with a correction that does not hold.

    ``before`` has the recorded versions of these claims, those that have one. Afterwards each claim
    that a published claim supersedes is itself in review ``superseded``, is so by that one alone,
    and belongs to the same treaty; and none becomes ``superseded`` without such a claim.

    Raises:
        InvalidRecord: with the id of the claim it concerns.
    """
    after = {claim.id: claim for claim in claims}
    corrected = {claim.supersedes for claim in claims if claim.supersedes is not None}
    touched = sorted(corrected | {claim_id for claim_id in after if claim_id in before})
    touched += [c.id for c in claims if c.review is Review.SUPERSEDED and c.id not in touched]
    if not touched:
        return
    recorded = dict(before) | read_claims_by_id(session, corrected - before.keys())
    superseders = {claim.id: claim for claim in read_superseders(session, touched)} | after
    for claim_id in touched:
        claim = after.get(claim_id) or recorded.get(claim_id)
        by = [c for c in superseders.values() if c.supersedes == claim_id]
        if claim is None:
            raise InvalidRecord(f"claim {by[0].id}: no claim {claim_id} to supersede")
        _check_one(claim, by, becomes=claim_id in after and not _was_superseded(before, claim_id))


def _check_one(claim: Claim, superseders: Iterable[Claim], *, becomes: bool) -> None:
    published = [c.id for c in superseders if c.review is Review.PUBLISHED]
    if any(c.treaty_id != claim.treaty_id or c.id == claim.id for c in superseders):
        raise InvalidRecord(
            f"claim {claim.id}: superseded by itself or by a claim about another treaty"
        )
    if len(published) > 1:
        raise InvalidRecord(
            f"claim {claim.id}: superseded by {' and by '.join(published)}; one must win"
        )
    if published and claim.review is not Review.SUPERSEDED:
        raise InvalidRecord(
            f"claim {claim.id}: superseded by {published[0]}, and its review does not say so"
        )
    if not published and becomes and claim.review is Review.SUPERSEDED:
        raise InvalidRecord(f"claim {claim.id}: superseded by no published claim")


def _was_superseded(before: Mapping[str, Claim], claim_id: str) -> bool:
    return claim_id in before and before[claim_id].review is Review.SUPERSEDED
