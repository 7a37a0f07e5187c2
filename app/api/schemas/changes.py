"""Wire models of the public ledger and of the audit."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from app.api.schemas.base import ListLinks, Revision, TreatyRef, wire
from app.domain.ledger import LineKind

Entry = Annotated[int, Field(description="The entry of the audit, which is the revision.")]


@wire
class ChangeResponse:
    """One line of the ledger."""

    cursor: Annotated[int, Field(description="Its place; ask for what follows with `cursor=`.")]
    kind: Annotated[
        LineKind, Field(description="`published`, `corrected`, `retracted` or `date_reached`.")
    ]
    at: Annotated[
        datetime,
        Field(description="When it was recorded; 00:00 UTC of the day for a date reached."),
    ]
    revision: Annotated[
        int,
        Field(description="The change of the record that it is; the last before a date reached."),
    ]
    on: Annotated[date | None, Field(description="The day reached.")]
    state: Annotated[
        str | None,
        Field(description="ISO 3166-1 alpha-3; null where it is about the treaty or many."),
    ]
    claims: Annotated[list[str], Field(description="The claims published, corrected or rested on.")]
    before: Annotated[
        dict[str, Any] | None,
        Field(description="What was said before, or the status until the day before."),
    ]
    after: Annotated[
        dict[str, Any] | None, Field(description="What is said now, or the status from the day on.")
    ]
    reason: Annotated[str | None, Field(description="Why it was corrected or retracted.")]
    already_in_effect: Annotated[
        bool | None,
        Field(
            description="True where an act's effect had come when it was recorded, so that no line of its own tells "
            "of that day; null where nothing takes effect."
        ),
    ]


@wire
class ChangeListResponse:
    """A page of the ledger of one treaty, oldest first."""

    treaty: TreatyRef
    items: list[ChangeResponse]
    total: int
    cursor: Annotated[
        int, Field(description="Where this page ends: ask again from here, however much later.")
    ]
    revision: Revision
    links: ListLinks


@wire
class EntryResponse:
    """One command: who changed what, and when."""

    number: Entry
    at: datetime
    actor: Annotated[str, Field(description="The name of the key, or `seed`.")]
    command: str
    summary: str
    changed: Annotated[
        dict[str, list[str]], Field(description="The ids of what it recorded versions of, by kind.")
    ]
    previous_hash: str
    hash: str


@wire
class EntryListResponse:
    """A page of the audit, oldest first."""

    items: list[EntryResponse]
    total: int
    links: ListLinks


@wire
class WholeEntryResponse(EntryResponse):
    """One command with the after-images of all that it changed, from which its hash can be recomputed."""

    changes: dict[str, list[dict[str, Any]]]


@wire
class VerificationResponse:
    """Whether the chain and every row hold. Compare `head` with one you kept: a chain cut short holds too."""

    ok: bool
    entries: int
    head: str | None
    problem: str | None
