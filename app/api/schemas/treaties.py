"""Wire models of treaties, their terms and their counts."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.api.schemas.base import AsOfDay, KnownAt, ListLinks, Revision, TreatyRef, wire
from app.domain.claims import Operator
from app.domain.terms import Closing, EffectRule


@wire
class SignatureTermResponse:
    """Until when states may sign."""

    opens_on: date | None
    closes: Closing | None
    closed_on: Annotated[
        date | None, Field(description="The first day on which signature is impossible.")
    ]
    open: Annotated[bool | None, Field(description="Whether a state may sign on the day asked.")]


@wire
class EntryIntoForceTermResponse:
    """When the treaty, and each later consent, takes effect."""

    threshold: Annotated[
        int | None, Field(description="Deposits that bring the treaty into force.")
    ]
    rule: EffectRule | None
    n: Annotated[int | None, Field(description="Months or days, as the rule says.")]


@wire
class WithdrawalTermResponse:
    """How a state leaves."""

    allowed: bool | None
    months: int | None
    days: int | None
    condition: str | None


@wire
class TermsResponse:
    """The terms that decide status; null where no source is recorded for one."""

    adopted_on: date | None
    adopted_at: str | None
    depositary: str | None
    signature: SignatureTermResponse
    accession_open: Annotated[
        bool | None, Field(description="Whether a state that has not signed may accede.")
    ]
    entry_into_force: EntryIntoForceTermResponse
    in_force_on: Annotated[date | None, Field(description="The day the treaty entered into force.")]
    withdrawal: WithdrawalTermResponse
    reservations_allowed: bool | None
    prohibitions: list[str]
    claims: Annotated[
        dict[str, str], Field(description="Each term's name and the id of the claim it rests on.")
    ]


@wire
class CountResponse:
    """One count: what it counts, how many, and where its members are listed."""

    value: Annotated[
        int | None, Field(description="null while the record does not say it for every state.")
    ]
    definition: str
    members_url: str


@wire
class ComparisonResponse:
    """A published number against one of our counts on the same day."""

    measure: str
    value: int | None
    holds: bool | None


@wire
class ClaimedCountResponse:
    """A number of states that a source gives, judged at its own day."""

    claim: str
    source: str
    publisher: str | None
    says: str
    quote: str | None
    operator: Operator
    number: int
    measure: Annotated[
        str | None, Field(description="Which count it means; null where the source does not say.")
    ]
    as_of: date | None
    against: list[ComparisonResponse]


@wire
class CountsResponse:
    """The counts of one day; `by_status` sums to the denominator."""

    treaty: TreatyRef
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    projected: bool
    counts: Annotated[dict[str, CountResponse], Field(description="Counts by name.")]
    by_status: Annotated[dict[str, int], Field(description="States by status on this day.")]
    claims: Annotated[
        list[ClaimedCountResponse], Field(description="Numbers that sources give, beside ours.")
    ]
    verified_on: date | None
    stale: bool | None
    links: ListLinks


@wire
class PointResponse:
    """The counts from one day on, until the next point."""

    on: date
    values: Annotated[
        dict[str, int | None], Field(description="Counts by name, the denominator among them.")
    ]


@wire
class SeriesResponse:
    """The counts over time: one point for each day on which one of them changes."""

    treaty: TreatyRef
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    items: list[PointResponse]
    total: int
    links: ListLinks


@wire
class TreatyLinks:
    """What there is of a treaty."""

    self: str
    states: str
    counts: str
    series: str
    claims: str


@wire
class TreatyRow:
    """A treaty in a list."""

    id: str
    title: str
    short_title: str | None
    untc_number: Annotated[
        str | None, Field(description="Chapter and number in the UN Treaty Collection.")
    ]
    registration: Annotated[
        str | None, Field(description="Registration number with the UN Secretariat.")
    ]
    in_force_on: date | None
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    links: TreatyLinks


@wire
class TreatyResponse(TreatyRow):
    """A treaty with its terms and counts."""

    terms: TermsResponse
    counts: dict[str, CountResponse]
    by_status: dict[str, int]


@wire
class TreatyListResponse:
    """The treaties in the record."""

    items: list[TreatyRow]
    total: int
    as_of: AsOfDay
    known_at: KnownAt
    revision: Revision
    links: ListLinks
