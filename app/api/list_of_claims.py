"""The query of the list of claims: its filters, read once, and the page of claims that match them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from app.domain.claims import ClaimType
from app.domain.register import Register
from app.services.claims import Page, find_source, page_of_claims
from app.services.moments import Moment
from app.services.standings import find_state


@dataclass(frozen=True, slots=True)
class ListOfClaims:
    """The filters of a list of claims; every one left out matches all."""

    state: Annotated[
        str | None, Query(description="Only about this state: a code or a name.", max_length=200)
    ] = None
    claim_type: Annotated[
        ClaimType | None, Query(alias="type", description="Only this type of claim.")
    ] = None
    source: Annotated[
        str | None, Query(description="Only by this source: its id.", max_length=200)
    ] = None
    review: Annotated[
        Literal["published"],
        Query(description="Where they stand in review: readers see what is published."),
    ] = "published"

    def page(self, register: Register, moment: Moment, after: int, limit: int) -> Page:
        """The claims that match, after a sequence number; ``limit`` at most."""
        state_id = find_state(moment.snapshot, self.state).id if self.state is not None else None
        source_id = (
            find_source(moment.snapshot, self.source).id if self.source is not None else None
        )
        return page_of_claims(
            register,
            moment.day,
            state_id=state_id,
            claim_type=self.claim_type,
            source_id=source_id,
            after=after,
            limit=limit,
        )
