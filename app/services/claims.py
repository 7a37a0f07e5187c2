"""Claims and sources as readers ask for them: filtered, in the order recorded, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.claims import ActionContent, Claim, ClaimType, DeclarationContent
from app.domain.errors import UnknownClaim, UnknownSource
from app.domain.publications import Source
from app.domain.register import Register
from app.services.moments import Moment
from app.services.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Page:
    """Some claims, how many there are in all, and the sequence after which the next page begins (null: no more)."""

    claims: Sequence[Claim]
    total: int
    next_after: int | None


def page_of_claims(
    register: Register,
    day: date,
    *,
    state_id: str | None,
    claim_type: ClaimType | None,
    source_id: str | None,
    after: int,
    limit: int,
) -> Page:
    """The published claims of a treaty that match, after a sequence number; ``limit`` at most.

    Acts after ``day`` are left out, as they are from every answer for that day.
    """
    matching = [
        claim
        for claim in register.claims.values()
        if not (isinstance(claim.content, ActionContent) and claim.content.on > day)
        and (state_id is None or state_id in _states(claim))
        and (claim_type is None or claim.content.type is claim_type)
        and (source_id is None or claim.source_id == source_id)
    ]
    rest = [claim for claim in matching if claim.sequence > after]
    shown = rest[:limit]
    return Page(shown, len(matching), shown[-1].sequence if len(rest) > limit else None)


def find_claim(moment: Moment, claim_id: str) -> tuple[Claim, Register]:
    """A published claim by its id, with the register it belongs to.

    Raises:
        UnknownClaim: the record has none by that id.
    """
    treaty_id = moment.snapshot.treaty_of_claim(claim_id)
    if treaty_id is not None:
        register = moment.snapshot.register(treaty_id)
        if claim_id in register.claims:
            return register.claims[claim_id], register
    raise UnknownClaim("No published claim in the record has that id.")


def find_source(snapshot: Snapshot, source_id: str) -> Source:
    """A source by its id.

    Raises:
        UnknownSource: the record has none by that id.
    """
    if source_id not in snapshot.sources:
        raise UnknownSource("No source in the record has that id.")
    return snapshot.sources[source_id]


def _states(claim: Claim) -> set[str | None]:
    about = claim.content.about if isinstance(claim.content, DeclarationContent) else None
    return {claim.state_id, about}
