"""What a status page says, as values: its facts, its participants with their acts, its notes, and what is odd about it.

``Draft`` is a page as it stands, the same for HTML, XML and CSV: texts with single blanks, nothing understood.
``StatusPage`` is the page as understood; each act carries the text of its cell, letter for letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.actions import ActionKind


class ParticipantKind(StrEnum):
    """What a participant is; the record's states alone can bear claims."""

    STATE = "state"
    ORGANIZATION = "organization"
    FORMER_STATE = "former_state"
    TERRITORY = "territory"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without its note numbers, and those."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A declaration, an objection or the like: the section it stands in, who makes it, its text by paragraphs."""

    section: str
    participant: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it stands. ``lines`` maps the names of header lines to their texts, ``notes`` numbers to end notes."""

    form: str
    lines: Mapping[str, str]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who stands in a row. ``state_id`` is that of a state of the record."""

    name: str
    kind: ParticipantKind
    state_id: str | None = None


@dataclass(frozen=True, slots=True)
class PageAct:
    """A dated entry of a cell. ``kind`` is null for a date that is no act of participation (a notification).

    ``withdrawn``: it stands in brackets. ``quote`` is its cell, ``column`` the head above it.
    """

    kind: ActionKind | None
    on: date
    withdrawn: bool
    quote: str
    column: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What an end note says of a withdrawal. ``in_effect``: the note says that it has taken effect."""

    notified_on: date
    effective_on: date | None
    in_effect: bool
    condition: str | None
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One participant with its acts, the numbers of its notes, and its withdrawals as far as notes date them.

    ``consent_revoked``: its consent stands in brackets because that was taken back, and its signature stands; that is
    no withdrawal from the treaty (Russia and the Comprehensive Nuclear-Test-Ban Treaty, 2023).
    """

    number: int
    participant: Participant
    acts: tuple[PageAct, ...]
    notes: tuple[str, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    effective_on: date | None = None
    consent_revoked: bool = False

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Its last withdrawal."""
        return self.withdrawals[-1] if self.withdrawals else None

    @property
    def left(self) -> bool:
        """Whether its consent stands in brackets, and none without."""
        consents = [act for act in self.acts if act.kind and act.kind.expresses_consent]
        return bool(consents) and all(act.withdrawn for act in consents)

    @property
    def left_undated(self) -> bool:
        """Whether it stands in brackets and nothing says since when it is a participant no more."""
        return self.left and not self.withdrawals and not self.consent_revoked


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a page from being applied unless it is accepted: its code, where, and what."""

    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the treaty as the page states it, in the form of term claims, with the words that state it."""

    name: str
    value: Mapping[str, object]
    quote: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Signatories and parties: those the page declares, and those counted in its rows; null where it declares none."""

    declared_signatories: int | None
    declared_parties: int | None
    signatories: int
    parties: int


@dataclass(frozen=True, slots=True)
class StatusPage:
    """A page as understood. ``number`` is that of the collection ("XXVI-6"); ``sha256`` is of the page's bytes.

    ``columns`` are the heads with the families of acts they hold. What is null the page does not say.
    """

    form: str
    number: str | None
    title: str | None
    as_of: date | None
    rows: tuple[Row, ...]
    columns: Mapping[str, tuple[str, ...]]
    totals: Totals
    terms: tuple[Term, ...]
    notes: Mapping[str, str]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    sha256: str
    status_line: str | None = None
