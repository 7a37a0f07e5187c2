"""Wire models of one state's standing: the axes, the derived word, the sentence and the evidence."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from app.api.schemas.axes import (
    ConsentResponse,
    ForceResponse,
    ProvisionalResponse,
    SignatureResponse,
)
from app.api.schemas.base import (
    AsOfDay,
    KnownAt,
    Link,
    ListLinks,
    Revision,
    StateRef,
    TreatyRef,
    wire,
)
from app.domain.actions import ActionKind
from app.domain.claims import ClaimType, DeclarationKind
from app.domain.publications import Rank
from app.domain.standing import Status


@wire
class DeclarationResponse:
    """A statement the state made about its own participation, in our short words."""

    claim: str
    kind: DeclarationKind
    title: str
    text: str
    on: date
    territory: Annotated[
        str | None, Field(description="ISO 3166-1 alpha-3 of the territory it is about.")
    ]
    applies: Annotated[
        bool | None, Field(description="Whether the treaty is said to apply to that territory.")
    ]
    reference: str | None
    note: Annotated[
        str | None, Field(description="A remark of ours, such as what has changed since.")
    ]
    source: str


@wire
class CommunicationResponse:
    """A dated statement by another state about this one. It says what was said then, not what holds today."""

    claim: str
    by: Annotated[str | None, Field(description="ISO 3166-1 alpha-3 of the state that made it.")]
    text: str
    on: date
    reference: str | None
    note: Annotated[
        str | None, Field(description="A remark of ours, such as what has changed since.")
    ]
    source: str


@wire
class EvidenceResponse:
    """One claim about this state, and whether the record says the same."""

    claim: str
    source: str
    publisher: Annotated[str | None, Field(description="null where the source does not name one.")]
    rank: Rank
    type: ClaimType
    says: Annotated[str, Field(description="What the claim says, in plain words of ours.")]
    quote: Annotated[
        str | None, Field(description="The source's own words, only where we hold its text.")
    ]
    locator: Annotated[str | None, Field(description="Where in the source.")]
    url: str | None
    as_of: Annotated[
        date | None, Field(description="The day the claim speaks of (the latest it may), or null.")
    ]
    as_of_note: Annotated[
        str | None, Field(description="How that day is known, where the source does not print it.")
    ]
    recorded_at: datetime | None
    override_reason: Annotated[
        str | None,
        Field(description="The rule of the law that the act breaks, and why it is recorded."),
    ]
    agrees: Annotated[
        bool | None, Field(description="Judged at the claim's own day. null: it cannot be judged.")
    ]


@wire
class StandingLinks:
    """Where else to look."""

    self: str
    page: Link
    history: Link
    embed: Link
    badge: Link
    report: Annotated[str | None, Field(description="Where to report an error in this answer.")]


@wire
class StandingRow:
    """One state's standing towards one treaty on one day."""

    treaty: TreatyRef
    state: StateRef
    as_of: AsOfDay
    known_at: KnownAt
    projected: Annotated[
        bool,
        Field(description="True for a day that has not come: what follows if nothing changes."),
    ]
    status: Annotated[Status, Field(description="The derived word; exactly one on every day.")]
    signature: SignatureResponse
    consent: ConsentResponse
    force: ForceResponse
    joining: Annotated[
        ActionKind | None,
        Field(
            description="The one act still open to it (`ratification` stands for acceptance and approval too)."
        ),
    ]
    provisional: ProvisionalResponse | None
    sentence: Annotated[
        str, Field(description="What can be printed, in the language asked: a sentence or a few.")
    ]
    do_not_say: Annotated[list[str], Field(description="Sentences that would be wrong.")]
    declarations: list[DeclarationResponse]
    communications: list[CommunicationResponse]
    verified_on: Annotated[
        date | None,
        Field(description="The day up to which a source confirms the record for this state."),
    ]
    stale: Annotated[
        bool | None,
        Field(
            description="True for a day more than 90 days after `verified_on`; null without one."
        ),
    ]
    revision: Revision
    links: StandingLinks


@wire
class StandingResponse(StandingRow):
    """One state's standing with all its evidence."""

    evidence: Annotated[
        list[EvidenceResponse], Field(description="Every claim about it, strongest first.")
    ]


@wire
class StandingListResponse:
    """Every state's standing, or those asked for. With `fields` the items are flat rows of those fields."""

    items: list[StandingRow] | list[dict[str, Any]]
    total: int
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    links: ListLinks


@wire
class StateStandingsResponse:
    """One state with its standing in every treaty."""

    state: StateRef
    m49: str
    un_name: str
    region: str | None
    sub_region: str | None
    eligible_from: date | None
    eligible_basis: str | None
    items: list[StandingRow]
    total: int
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    links: ListLinks
