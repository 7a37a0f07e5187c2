"""What the oracle knows: terms of a treaty, states, and what was said of them, in plain words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

RANKS = ("press", "monitor", "official", "depositary")
SIGNING = {"signature", "succession_to_signature", "definitive_signature"}
CONSENT = {
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "definitive_signature",
    "formal_confirmation",
    "consent_to_be_bound",
}
LEAVING = {"withdrawal"}
STAYING = {"withdrawal_revocation"}
EVER = date.min


@dataclass(frozen=True)
class Said:
    """What every claim has: a place in the order of recording, a rank, and the span of days it speaks of."""

    order: int
    rank: str
    earliest: date | None
    latest: date | None
    recorded_on: date


@dataclass(frozen=True)
class Acted(Said):
    """A state did something on a day; ``effect`` where the source says when it takes effect."""

    state: str
    kind: str
    on: date
    effect: date | None = None


@dataclass(frozen=True)
class Stood(Said):
    """A state had (not) ``signed``, or was (not) a ``party``."""

    state: str
    about: str
    value: bool


@dataclass(frozen=True)
class Listed(Said):
    """What a list says of every state; a complete one says no by silence for the families it covers."""

    complete: bool
    covers: frozenset[str]
    acts: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Laws:
    """The terms of the treaty. A None is a term that nobody has recorded."""

    adopted_on: date | None = None
    opens_on: date | None = None
    closes: str | None = None
    closed_on: date | None = None
    threshold: int | None = None
    rule: str | None = None
    n: int = 0
    in_force_on: date | None = None
    leave_months: int | None = None
    leave_days: int | None = None
    leave_condition: str | None = None
    may_leave: bool = True


@dataclass(frozen=True, eq=False)
class World:
    """Everything that was said about one treaty; ``states`` gives each state's first day as a state."""

    laws: Laws
    states: Mapping[str, date | None]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Leaving:
    """A notice of withdrawal that stands on the day asked."""

    notified_on: date
    effective_on: date | None
    certainty: str


@dataclass(frozen=True)
class Answer:
    """What the oracle compares."""

    status: str
    signed: bool | None = None
    signed_on: date | None = None
    expressed: bool | None = None
    act: str | None = None
    deposited_on: date | None = None
    bound: bool | None = None
    since: date | None = None
    leaving: Leaving | None = None


def strength(said: Said) -> tuple[int, date, int]:
    """Rank, then the latest day it may speak of (undated is oldest), then the order of recording."""
    return (RANKS.index(said.rank), said.latest or EVER, said.order)


def family_of(kind: str) -> str:
    """Which question an act answers."""
    if kind in CONSENT:
        return "consent"
    if kind in SIGNING:
        return "signature"
    if kind in LEAVING | STAYING:
        return "withdrawal"
    return "provisional"


def turn_of(kind: str) -> int:
    """Joining, leaving, staying after all: the order of acts of one day."""
    return 1 if kind in CONSENT else 2 if kind in LEAVING else 3 if kind in STAYING else 0
