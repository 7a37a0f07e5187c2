"""Claims: what one source says, with the place where it says so and the instant we recorded it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.domain.actions import ActionKind, Family
from app.domain.days import AsOf
from app.domain.publications import Source


class ClaimType(StrEnum):
    """The six things a source can say."""

    ACTION = "action"
    POSITION = "position"
    LIST = "list"
    COUNT = "count"
    TERM = "term"
    DECLARATION = "declaration"


class Review(StrEnum):
    """Where a claim stands in review; readers see only what is published."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class Subject(StrEnum):
    """What a position is about."""

    SIGNED = "signed"
    PARTY = "party"


class Operator(StrEnum):
    """How a count compares with its number."""

    EXACTLY = "="
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="


class DeclarationKind(StrEnum):
    """What a state said on depositing, or another state said about it. The treaty may allow no reservations."""

    DECLARATION = "declaration"
    INTERPRETATIVE = "interpretative"
    TERRITORIAL = "territorial"
    COMMUNICATION = "communication"


@dataclass(frozen=True, slots=True)
class ActionContent:
    """A state did ``kind`` on a day. ``effective_on`` only where the source itself says when it takes effect."""

    kind: ActionKind
    on: date
    effective_on: date | None = None
    scope: str | None = None
    type = ClaimType.ACTION


@dataclass(frozen=True, slots=True)
class PositionContent:
    """A state has or has not signed, is or is not a party, as of the claim's day."""

    subject: Subject
    value: bool
    type = ClaimType.POSITION


@dataclass(frozen=True, slots=True)
class ListContent:
    """The acts a source lists, by state id. ``complete``: it names every participant for the families it covers."""

    complete: bool
    covers: frozenset[Family]
    acts: Mapping[str, frozenset[ActionKind]]
    type = ClaimType.LIST

    def lists(self, state_id: str, family: Family) -> bool:
        """Whether it lists an act of that family for that state."""
        return any(kind.family is family for kind in self.acts.get(state_id, ()))


@dataclass(frozen=True, slots=True)
class CountContent:
    """A number of states. ``measure`` is one of the counts' names, or null where the source does not say."""

    number: int
    operator: Operator
    measure: str | None = None
    type = ClaimType.COUNT


@dataclass(frozen=True, slots=True)
class TermContent:
    """A term of the treaty: its name and a plain mapping that ``terms`` reads."""

    term: str
    value: Mapping[str, Any]
    type = ClaimType.TERM


@dataclass(frozen=True, slots=True)
class DeclarationContent:
    """A statement in our own short words. ``about`` is the state that a communication speaks of."""

    kind: DeclarationKind
    title: str
    text: str
    on: date
    territory: str | None = None
    applies: bool | None = None
    about: str | None = None
    reference: str | None = None
    type = ClaimType.DECLARATION


Content = (
    ActionContent | PositionContent | ListContent | CountContent | TermContent | DeclarationContent
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one source. ``quote`` is a substring of a text we hold, else null.

    ``recorded_at`` is a UTC instant, ``revision`` the number of the audit entry that recorded this version, and
    ``sequence`` its place among all claims; together they order claims that are otherwise equally strong.
    ``override_reason`` says why an act was recorded that the law, as `law` states it, does not allow.
    """

    id: str
    treaty_id: str
    source_id: str
    state_id: str | None
    content: Content
    as_of: AsOf
    locator: str | None = None
    quote: str | None = None
    note: str | None = None
    review: Review = Review.PUBLISHED
    supersedes: str | None = None
    reason: str | None = None
    version: int = 1
    recorded_at: datetime | None = None
    revision: int = 0
    sequence: int = 0
    override_reason: str | None = None


Strength = tuple[int, date, int, int]


def strength(claim: Claim, source: Source) -> Strength:
    """How strongly a claim speaks: the source's rank, then the latest possible as-of, then recorded order.

    An undated claim sorts as the oldest of its rank.
    """
    return (source.rank.weight, claim.as_of.latest or date.min, claim.revision, claim.sequence)
