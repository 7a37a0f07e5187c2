"""Wire models of what a change left: the thing as it is now, its version, and the revision that recorded it."""

from typing import Annotated

from pydantic import Field

from app.api.schemas.base import wire
from app.api.schemas.record import SourceResponse, StateRow

RowVersion = Annotated[
    int, Field(description="How often it was recorded; its ETag begins with it, for If-Match.")
]
RecordedIn = Annotated[int, Field(description="The revision of the record after this change.")]


@wire
class RecordedTreaty:
    """A treaty as recorded."""

    id: str
    title: str
    short_title: str | None
    version: RowVersion
    revision: RecordedIn


@wire
class RecordedState(StateRow):
    """A state as recorded."""

    version: RowVersion
    revision: RecordedIn


@wire
class RecordedSource(SourceResponse):
    """A source as recorded."""

    version: RowVersion
    revision: RecordedIn
