"""How fresh the record is for a day asked: verified up to a day, carried forward after it, stale in the end."""

from datetime import date, timedelta

from app.domain.claims import Claim, ListContent
from app.domain.denials import StrengthOf
from app.domain.settlement import StateRecord

STALE_AFTER = timedelta(days=90)


def is_stale(day: date, verified_on: date | None) -> bool | None:
    """Whether the day lies more than 90 days after the record was last known to be right; null without such a day."""
    return None if verified_on is None else day > verified_on + STALE_AFTER


def last_verified_by(record: StateRecord, strength_of: StrengthOf) -> Claim | None:
    """The newest complete list, or statement about the state, that is dated; of several the strongest."""
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


def _is_complete(claim: Claim) -> bool:
    return isinstance(claim.content, ListContent) and claim.content.complete
