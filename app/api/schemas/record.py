"""Wire models of the record itself: states, sources, claims, the revision."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from app.api.schemas.base import KnownAt, ListLinks, Revision, wire
from app.domain.claims import ClaimType, Review
from app.domain.publications import Rank


@wire
class StateRow:
    """A state in a list."""

    id: str
    iso2: str
    m49: str
    name: str
    un_name: str
    kind: str
    region: str | None
    sub_region: str | None
    eligible_from: Annotated[
        date | None, Field(description="The first day it could take part, where that is recent.")
    ]
    eligible_basis: str | None


@wire
class SourceResponse:
    """A publication that makes claims. What is not known of it is null."""

    id: str
    rank: Annotated[
        Rank, Field(description="How much it weighs: depositary, official, monitor, press.")
    ]
    publisher: str | None
    title: str | None
    url: str | None
    as_of_earliest: Annotated[
        date | None, Field(description="The first day its text may speak of.")
    ]
    as_of_latest: Annotated[date | None, Field(description="The last day its text may speak of.")]
    as_of_note: str | None
    as_of_inferred: Annotated[
        bool, Field(description="True where the source prints no date and it was concluded.")
    ]
    group: Annotated[str | None, Field(description="Publishers that are one house share a group.")]
    note: Annotated[str | None, Field(description="A remark of ours.")]
    text_sha256: Annotated[
        str | None, Field(description="SHA-256 of the whole text it was quoted from.")
    ]


@wire
class ClaimResponse:
    """What one source says."""

    id: str
    treaty: str
    state: Annotated[
        str | None, Field(description="ISO 3166-1 alpha-3, or null for a claim about the treaty.")
    ]
    source: str
    type: ClaimType
    says: Annotated[str, Field(description="What it says, in plain words of ours.")]
    content: Annotated[
        dict[str, Any], Field(description="The parsed values; their members depend on the type.")
    ]
    quote: str | None
    locator: str | None
    note: str | None
    as_of_earliest: date | None
    as_of_latest: date | None
    as_of_note: str | None
    as_of_inferred: bool
    review: Review
    supersedes: str | None
    reason: Annotated[
        str | None, Field(description="Why it corrects another, or was rejected or retracted.")
    ]
    override_reason: Annotated[
        str | None,
        Field(description="The rule of the law that the act breaks, and why it is recorded."),
    ]
    version: int
    recorded_at: datetime | None
    revision: int


@wire
class ListedRecord:
    """What every list of the record says of itself."""

    total: int
    known_at: KnownAt
    revision: Revision
    links: ListLinks


@wire
class StateListResponse(ListedRecord):
    """The states of this record."""

    items: list[StateRow]


@wire
class SourceListResponse(ListedRecord):
    """The sources of this record."""

    items: list[SourceResponse]


@wire
class ClaimListResponse(ListedRecord):
    """A page of claims, in the order recorded; `total` counts all that match."""

    items: list[ClaimResponse]


@wire
class RevisionResponse:
    """The number and the instant of the last change."""

    revision: int
    at: datetime
