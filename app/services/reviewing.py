"""Reviewing: a proposal is published or rejected, what was published is retracted, each with who and why."""

from dataclasses import replace

from app.domain.claims import Claim, Review
from app.domain.refusals import OnePersonOnly
from app.services.desk import Change
from app.services.submitting import (
    RecordedClaim,
    corrected_by,
    find_in_review,
    lawful,
    record_claims,
)
from app.store.keys import find_key
from app.store.records import read_claim, read_claim_versions, read_entry


def publish_claim(change: Change, claim_id: str, override_reason: str | None) -> RecordedClaim:
    """Publish a proposal; what it corrects is superseded with it.

    Raises:
        UnknownClaim: the record has no claim by that id.
        AlreadyRecorded: it is no proposal, or what it corrects was corrected meanwhile.
        LawBroken: the law does not allow the act, as the record stands now.
        OnePersonOnly: two persons are asked for, and the same one proposed it.
    """
    claim = find_in_review(change, claim_id, Review.PROPOSED, "published")
    if change.two_person and change.key.owner in _proposers(change, claim):
        raise OnePersonOnly("Whoever proposed a claim may not publish it; another person may.")
    corrected = corrected_by(change, claim)
    if override_reason is not None:
        claim = replace(claim, override_reason=override_reason)
    published = replace(lawful(change, claim, corrected), review=Review.PUBLISHED)
    claims = [published]
    if corrected is not None:
        claims.append(replace(corrected, review=Review.SUPERSEDED, reason=claim.reason))
    return record_claims(change, "publish claim", "Published", claims)


def reject_claim(change: Change, claim_id: str, reason: str) -> RecordedClaim:
    """Reject a proposal.

    Raises:
        UnknownClaim: the record has no claim by that id.
        AlreadyRecorded: it is no proposal.
    """
    claim = find_in_review(change, claim_id, Review.PROPOSED, "rejected")
    rejected = replace(claim, review=Review.REJECTED, reason=reason)
    return record_claims(change, "reject claim", "Rejected", [rejected], f" Because: {reason}")


def retract_claim(change: Change, claim_id: str, reason: str) -> RecordedClaim:
    """Retract what was published; it stays in the record with the reason. What it had corrected counts again.

    Raises:
        UnknownClaim: the record has no claim by that id.
        AlreadyRecorded: it is not published.
    """
    claim = find_in_review(change, claim_id, Review.PUBLISHED, "retracted")
    claims = [replace(claim, review=Review.RETRACTED, reason=reason)]
    about = f" Because: {reason}"
    corrected = read_claim(change.session, claim.supersedes) if claim.supersedes else None
    if corrected is not None:
        claims.append(replace(corrected, review=Review.PUBLISHED, reason=None))
        about = f" {corrected.id} counts again.{about}"
    return record_claims(change, "retract claim", "Retracted", claims, about)


def _proposers(change: Change, claim: Claim) -> set[str]:
    # The audit names the key; who holds it is the key's owner.
    owners = set()
    for version in read_claim_versions(change.session, claim.id):
        entry = read_entry(change.session, version.revision)
        key = find_key(change.session, entry.actor) if entry else None
        if key is not None:
            owners.add(key.owner)
    return owners
