"""Wire models of a state's timeline."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.api.schemas.base import AsOfDay, KnownAt, ListLinks, Revision, StateRef, TreatyRef, wire
from app.domain.standing import Certainty, Status


@wire
class EventResponse:
    """One line of a timeline."""

    on: date
    event: Annotated[
        str,
        Field(
            description="An act (`signature`, `ratification` …), `entry_into_force`, `withdrawal_takes_effect`, "
            "`declaration` or `communication`."
        ),
    ]
    text: Annotated[str | None, Field(description="What was declared, or the scope of an act.")]
    status: Annotated[Status, Field(description="The state's status at the end of that day.")]
    certainty: Annotated[
        Certainty, Field(description="`projected` for an effect that has not yet come.")
    ]
    claims: list[str]


@wire
class HistoryResponse:
    """A state's timeline towards a treaty, oldest first."""

    treaty: TreatyRef
    state: StateRef
    items: list[EventResponse]
    total: int
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    links: ListLinks
