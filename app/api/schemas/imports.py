"""Wire models of importing: what a page would change, and what was recorded of it."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.api.schemas.base import Revision, StateRef, TreatyRef, wire
from app.services.differences import Difference


@wire
class PageTotalResponse:
    """A total of the page beside what its rows hold."""

    declared: Annotated[
        int | None, Field(description="What the page says; null where it does not.")
    ]
    read: Annotated[int, Field(description="What its rows hold, those in brackets left out.")]


@wire
class PageTotalsResponse:
    """The totals of the page."""

    signatories: PageTotalResponse
    parties: PageTotalResponse


@wire
class PageChangeResponse:
    """A field of a state, or a term of the treaty, that is not as the record has it."""

    difference: Annotated[
        Difference,
        Field(
            description="`added`, `changed` or `vanished`: recorded and no longer on the page, which is no withdrawal."
        ),
    ]
    state: Annotated[StateRef | None, Field(description="Null for a term of the treaty.")]
    field: Annotated[
        str,
        Field(
            description="`signature`, `provisional`, `consent`, `withdrawal`, `declarations`, `territorial`, or "
            "`term` and its name."
        ),
    ]
    before: Annotated[str | None, Field(description="As recorded, in words; null for nothing.")]
    after: Annotated[str | None, Field(description="As the page says.")]
    quote: Annotated[str | None, Field(description="The words of the page, letter for letter.")]
    row: Annotated[int | None, Field(description="The row of the page's table.")]


@wire
class PageFindingResponse:
    """What keeps a page from being published, unless its code is accepted."""

    code: Annotated[str, Field(description="Give it in `accept` to publish all the same.")]
    place: str
    message: str


@wire
class VerifiedResponse:
    """The day up to which the record is known to be right: now, and once the page is published."""

    before: date | None
    after: date | None


@wire
class ImportResponse:
    """What a page would change; or, once it is published, what it changed."""

    id: Annotated[str, Field(description="Publish it under this id, within a week.")]
    treaty: TreatyRef
    is_new: Annotated[bool, Field(description="Whether the record does not have the treaty yet.")]
    number: Annotated[
        str | None, Field(description="In the UN Treaty Collection.", examples=["XXVI-6"])
    ]
    source: Annotated[str, Field(description="The id of the page as a source.")]
    as_of: Annotated[date | None, Field(description="The page's own day.")]
    added: int
    unchanged: int
    changed: int
    vanished: int
    verified_on: VerifiedResponse
    totals: PageTotalsResponse
    participants: Annotated[
        dict[str, int],
        Field(
            description="Rows by kind; all but `state` are read and counted, and are no states of the record."
        ),
    ]
    changes: list[PageChangeResponse]
    findings: list[PageFindingResponse]
    notices: list[str]
    claims: Annotated[
        int, Field(description="How many claims publishing records; 0: the record has it all.")
    ]
    published: Annotated[
        Revision | None,
        Field(description="The entry that recorded it; null where nothing is recorded."),
    ]


class AcceptSubmission(BaseModel):
    """Which findings to publish in spite of."""

    model_config = ConfigDict(extra="forbid")

    accept: Annotated[
        list[Annotated[str, Field(max_length=60)]],
        Field(description="Codes of findings, or `all`.", max_length=30, examples=[["vanished"]]),
    ] = []
