"""Treaties by their numbers in other registers, from their terms alone: many treaties may be recorded."""

from collections.abc import Mapping

from app.domain.claims import Claim, Review, strength
from app.domain.publications import Source
from app.domain.term_claims import settle_terms
from app.domain.treaties import Treaty
from app.store.engine import Session
from app.store.records import read_term_claims


def numbered_treaties(
    session: Session, upto: int, treaties: Mapping[str, Treaty], sources: Mapping[str, Source]
) -> Mapping[str, str]:
    """Ids by UN Treaty Collection number and registration number, casefolded, as of revision ``upto``."""
    claims = [
        claim for claim in read_term_claims(session, upto) if claim.review is Review.PUBLISHED
    ]
    claims.sort(key=lambda claim: strength(claim, sources[claim.source_id]), reverse=True)
    of_treaty: dict[str, list[Claim]] = {treaty_id: [] for treaty_id in treaties}
    for claim in claims:
        of_treaty[claim.treaty_id].append(claim)
    found: dict[str, str] = {}
    for treaty_id, of_one in of_treaty.items():
        terms = settle_terms(of_one)
        for number in (terms.registration, terms.untc_number):
            if number:
                found.setdefault(number.casefold(), treaty_id)
    return found
