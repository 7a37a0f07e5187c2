"""The terms of a treaty that decide status, as data resting on claims; an unknown term is null.

A term claim carries a name and a plain mapping. The names and their mappings:

=================== ==========================================================================================
``adoption``        ``on`` (day), ``place``
``depositary``      ``name``
``numbers``         ``untc`` (chapter and number, "XXVI-6"), ``registration`` (with the UN Secretariat)
``signature``       ``opens_on`` (day), ``closes``: ``on_entry_into_force`` | ``on_day`` | ``never``, ``closed_on``
                    (first day it is impossible, with ``on_day``)
``accession``       ``open`` (bool): whether a state that has not signed may accede
``entry_into_force``  ``threshold`` (deposits), ``rule``: ``nth_month_after_deposit`` | ``n_days_after_deposit`` |
                    ``on_deposit``, ``n`` (months or days)
``in_force``        ``on`` (day the treaty entered into force, where a source states it)
``withdrawal``      ``allowed`` (bool), ``months`` or ``days`` after notice, ``condition`` (what else must hold)
``reservations``    ``allowed`` (bool)
``prohibitions``    ``acts`` (list of words: "use", "transfer" …)
=================== ==========================================================================================
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.domain.claims import Claim, TermContent
from app.domain.days import add_months, first_of_nth_month_after, parse_day
from app.domain.errors import InvalidRecord


class EffectRule(StrEnum):
    """How the day of effect follows from the day of deposit."""

    NTH_MONTH_AFTER_DEPOSIT = "nth_month_after_deposit"
    N_DAYS_AFTER_DEPOSIT = "n_days_after_deposit"
    ON_DEPOSIT = "on_deposit"


class Closing(StrEnum):
    """When signature closes."""

    ON_ENTRY_INTO_FORCE = "on_entry_into_force"
    ON_DAY = "on_day"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SignatureTerm:
    """Who may sign until when. ``closed_on`` is the first day on which signature is impossible."""

    opens_on: date | None = None
    closes: Closing | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class EntryIntoForceTerm:
    """When the treaty, and each later consent, takes effect. ``n`` counts months or days, as the rule says."""

    threshold: int | None = None
    rule: EffectRule | None = None
    n: int = 0

    def effect_of(self, deposited_on: date) -> date | None:
        """The day a consent deposited on that day takes effect under the rule alone; null where it is unknown."""
        match self.rule:
            case EffectRule.NTH_MONTH_AFTER_DEPOSIT:
                return first_of_nth_month_after(deposited_on, self.n)
            case EffectRule.N_DAYS_AFTER_DEPOSIT:
                return deposited_on + timedelta(days=self.n)
            case EffectRule.ON_DEPOSIT:
                return deposited_on
            case None:
                return None


@dataclass(frozen=True, slots=True)
class WithdrawalTerm:
    """How a state leaves. ``condition``: what may delay the effect although the time has run."""

    allowed: bool | None = None
    months: int | None = None
    days: int | None = None
    condition: str | None = None

    def effect_of(self, notified_on: date) -> date | None:
        """The first day not bound, were only the time to count; null where the delay is unknown."""
        if self.months is not None:
            return add_months(notified_on, self.months)
        if self.days is not None:
            return notified_on + timedelta(days=self.days)
        return None


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term as the strongest claim gives it; ``claims`` maps a term's name to that claim."""

    adopted_on: date | None = None
    adopted_at: str | None = None
    depositary: str | None = None
    untc_number: str | None = None
    registration: str | None = None
    signature: SignatureTerm = SignatureTerm()
    accession_open: bool | None = None
    entry_into_force: EntryIntoForceTerm = EntryIntoForceTerm()
    in_force_on: date | None = None
    withdrawal: WithdrawalTerm = WithdrawalTerm()
    reservations_allowed: bool | None = None
    prohibitions: tuple[str, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)


_KEYS: dict[str, frozenset[str]] = {
    "adoption": frozenset({"on", "place"}),
    "depositary": frozenset({"name"}),
    "numbers": frozenset({"untc", "registration"}),
    "signature": frozenset({"opens_on", "closes", "closed_on"}),
    "accession": frozenset({"open"}),
    "entry_into_force": frozenset({"threshold", "rule", "n"}),
    "in_force": frozenset({"on"}),
    "withdrawal": frozenset({"allowed", "months", "days", "condition"}),
    "reservations": frozenset({"allowed"}),
    "prohibitions": frozenset({"acts"}),
}
TERM_NAMES = frozenset(_KEYS)


def settle_terms(strongest_first: Iterable[Claim]) -> Terms:
    """The terms, each from the first claim in the given order that speaks of it.

    Raises:
        InvalidRecord: a claim whose mapping does not have the form above.
    """
    chosen: dict[str, Claim] = {}
    for claim in strongest_first:
        if isinstance(claim.content, TermContent):
            chosen.setdefault(claim.content.term, claim)
    fields: dict[str, Any] = {}
    for claim in chosen.values():
        if isinstance(claim.content, TermContent):
            fields |= read_term(claim.content.term, claim.content.value)
    return Terms(**fields, claims=chosen)


def read_term(term: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``Terms`` that one term's plain mapping gives, checked.

    Raises:
        InvalidRecord: an unknown term, an unknown key, or a value of the wrong form.
    """
    if term not in _KEYS:
        raise InvalidRecord(f"unknown term; the known ones are {', '.join(sorted(_KEYS))}")
    unknown = set(value) - _KEYS[term]
    if unknown:
        raise InvalidRecord(f"term {term}: unknown key; it takes {', '.join(sorted(_KEYS[term]))}")
    try:
        return _read(term, value)
    except (KeyError, TypeError, ValueError):
        raise InvalidRecord(f"term {term}: a value is missing or has the wrong form") from None


def _read(term: str, value: Mapping[str, Any]) -> dict[str, Any]:
    match term:
        case "adoption":
            return {"adopted_on": _day(value.get("on")), "adopted_at": _text(value.get("place"))}
        case "depositary":
            return {"depositary": _text(value["name"])}
        case "numbers":
            return {
                "untc_number": _text(value.get("untc")),
                "registration": _text(value.get("registration")),
            }
        case "signature":
            closes = value.get("closes")
            return {
                "signature": SignatureTerm(
                    _day(value.get("opens_on")),
                    None if closes is None else Closing(closes),
                    _day(value.get("closed_on")),
                )
            }
        case "accession":
            return {"accession_open": _truth(value["open"])}
        case "entry_into_force":
            rule = value.get("rule")
            return {
                "entry_into_force": EntryIntoForceTerm(
                    _number(value.get("threshold")),
                    None if rule is None else EffectRule(rule),
                    _number(value.get("n")) or 0,
                )
            }
        case "in_force":
            return {"in_force_on": _day(value["on"])}
        case "withdrawal":
            return {
                "withdrawal": WithdrawalTerm(
                    _truth(value.get("allowed")),
                    _number(value.get("months")),
                    _number(value.get("days")),
                    _text(value.get("condition")),
                )
            }
        case "reservations":
            return {"reservations_allowed": _truth(value["allowed"])}
        case _:
            return {"prohibitions": tuple(str(_text(act)) for act in value["acts"])}


def _day(value: object) -> date | None:
    if value is None or type(value) is date:
        return value
    if isinstance(value, str):
        return parse_day(value)
    raise TypeError


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError


def _truth(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise TypeError


def _number(value: object) -> int | None:
    if value is None or (type(value) is int and 0 <= value <= 10_000):
        return value
    raise TypeError
