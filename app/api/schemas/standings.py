"""Wire models of one state's standing: three axes, the derived word, the sentence and the evidence."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

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
from app.domain.standing import Basis, Certainty, Rule, Status

ValueBasis = Annotated[
    Basis,
    Field(
        description="`stated` by a source, `derived` by the rule named, `absent_from_complete_list` (a complete list "
        "names every participant and not this state), or `not_recorded`: then the value is null."
    ),
]
ValueRule = Annotated[
    Rule | None, Field(description="The rule by which it was derived, or why it is null.")
]
ValueClaims = Annotated[
    list[str], Field(description="The ids of the claims it rests on, strongest first.")
]


@wire
class SignatureResponse:
    """Has it signed, and may a state still sign. True for ever once signed, false for states that only acceded."""

    signed: Annotated[bool | None, Field(description="null: the record does not say.")]
    signed_on: Annotated[date | None, Field(description="The day it signed.")]
    open: Annotated[bool | None, Field(description="Whether a state may sign on this day.")]
    closed_on: Annotated[
        date | None, Field(description="The first day on which signature is impossible.")
    ]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class ConsentResponse:
    """Has it expressed consent to be bound, by which act, deposited when. Stays true after a withdrawal."""

    expressed: Annotated[bool | None, Field(description="null: the record does not say.")]
    act: Annotated[ActionKind | None, Field(description="The act of the latest consent.")]
    deposited_on: Annotated[date | None, Field(description="The day its instrument was deposited.")]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class WithdrawalResponse:
    """Notice of withdrawal. Until it takes effect the state is bound."""

    notified_on: date
    effective_on: Annotated[
        date | None, Field(description="The first day on which it is no longer bound.")
    ]
    certainty: Annotated[
        Certainty, Field(description="`confirmed` once a source says that it took effect.")
    ]
    condition: Annotated[
        str | None, Field(description="What may delay the effect although the time has run.")
    ]
    claims: list[str]


@wire
class ForceResponse:
    """Is it bound on this day, since when, and is it leaving."""

    bound: Annotated[bool | None, Field(description="Whether the treaty binds it on this day.")]
    since: Annotated[
        date | None, Field(description="The day its consent takes effect; it may lie ahead.")
    ]
    withdrawal: WithdrawalResponse | None
    deposits_needed: Annotated[
        int | None, Field(description="While the treaty waits for deposits: how many.")
    ]
    deposits_so_far: Annotated[
        int | None, Field(description="While the treaty waits for deposits: how many so far.")
    ]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class ProvisionalResponse:
    """Provisional application until the treaty enters into force for the state."""

    since: date
    ends_on: date | None
    scope: Annotated[str | None, Field(description="The part of the treaty that is applied.")]
    claims: list[str]


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
    source: str


@wire
class CommunicationResponse:
    """A dated statement by another state about this one. It says what was said then, not what holds today."""

    claim: str
    by: Annotated[str | None, Field(description="ISO 3166-1 alpha-3 of the state that made it.")]
    text: str
    on: date
    reference: str | None
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
        str | None, Field(description="A sentence to print; null where no translation exists yet.")
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
