"""Wire models of names: what a text means, and those who may have been meant."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.api.schemas.base import AsOfDay, KnownAt, Revision, StateRef, wire
from app.domain.matches import MatchKind, Naming
from app.domain.named_places import NotAStateKind
from app.domain.standing import Status


@wire
class MentionResponse:
    """One that may have been meant. A territory has no status of its own."""

    id: Annotated[str, Field(description="ISO 3166-1 alpha-3.")]
    name: str
    kind: Annotated[
        str,
        Field(description="`un_member`, `observer`, `non_member_state`, or `territory`."),
    ]
    statuses: Annotated[
        dict[str, Status],
        Field(description="Its status by the id of the treaty, on the day asked."),
    ]
    link: Annotated[str, Field(description="Where to ask for it.")]


@wire
class ResponsibleStateResponse:
    """A state responsible for a territory; its status says nothing of the territory and is not given."""

    id: Annotated[str, Field(description="ISO 3166-1 alpha-3.")]
    name: str
    link: Annotated[str, Field(description="Where to ask for it.")]


@wire
class MatchedByResponse:
    """By what a text was matched."""

    how: Annotated[Naming, Field(description="Which kind of code or name it is.")]
    name: Annotated[str | None, Field(description="A former name, as it was written.")]
    since: Annotated[date | None, Field(description="The first day of a former name, if known.")]
    until: Annotated[date | None, Field(description="The last day of a former name, if known.")]
    note: str | None


@wire
class ApplicationResponse:
    """Whether a treaty was said to apply to a territory."""

    treaty: str
    applies: Annotated[bool | None, Field(description="null where the record does not say.")]
    since: Annotated[date | None, Field(description="The day of the declaration that says so.")]
    claims: list[str]
    sentence: str


@wire
class TerritoryResponse:
    """A territory, and the state responsible for it."""

    id: str
    iso2: str | None
    name: str
    responsible_state: ResponsibleStateResponse | None
    sentence: str
    treaties: list[ApplicationResponse]


@wire
class NotAStateResponse:
    """Something that is no state of this record, explained."""

    id: str
    name: str
    kind: NotAStateKind
    explanation: str
    states: Annotated[
        list[MentionResponse], Field(description="The states in the place of a former one.")
    ]


@wire
class ResolveResponse:
    """What a text means. Of `state`, `candidates`, `territory`, `not_a_participant` and `suggestions` the match
    says which one holds; nothing is chosen for the reader.
    """

    match: MatchKind
    matched_by: MatchedByResponse | None
    state: StateRef | None
    candidates: list[MentionResponse]
    territory: TerritoryResponse | None
    not_a_participant: NotAStateResponse | None
    suggestions: Annotated[
        list[MentionResponse], Field(description="States with names like it, nearest first.")
    ]
    link: Annotated[str | None, Field(description="The state's own address.")]
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
