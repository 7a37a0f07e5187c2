"""Term claims: reading the plain mapping that one carries, and choosing among several.

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

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from app.domain.claims import Claim, TermContent
from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.domain.terms import (
    Closing,
    EffectRule,
    EntryIntoForceTerm,
    SignatureTerm,
    Terms,
    WithdrawalTerm,
)

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
        return _READERS[term](value)
    except (KeyError, TypeError, ValueError):
        raise InvalidRecord(f"term {term}: a value is missing or has the wrong form") from None


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


def _adoption(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"adopted_on": _day(value.get("on")), "adopted_at": _text(value.get("place"))}


def _numbers(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "untc_number": _text(value.get("untc")),
        "registration": _text(value.get("registration")),
    }


def _signature(value: Mapping[str, Any]) -> dict[str, Any]:
    closes = value.get("closes")
    term = SignatureTerm(
        _day(value.get("opens_on")),
        None if closes is None else Closing(closes),
        _day(value.get("closed_on")),
    )
    return {"signature": term}


def _entry_into_force(value: Mapping[str, Any]) -> dict[str, Any]:
    rule = None if value.get("rule") is None else EffectRule(value["rule"])
    n = _number(value.get("n"))
    if rule in (EffectRule.NTH_MONTH_AFTER_DEPOSIT, EffectRule.N_DAYS_AFTER_DEPOSIT) and n is None:
        raise TypeError
    if rule is EffectRule.NTH_MONTH_AFTER_DEPOSIT and n == 0:
        raise ValueError
    return {"entry_into_force": EntryIntoForceTerm(_number(value.get("threshold")), rule, n or 0)}


def _withdrawal(value: Mapping[str, Any]) -> dict[str, Any]:
    term = WithdrawalTerm(
        _truth(value.get("allowed")),
        _number(value.get("months")),
        _number(value.get("days")),
        _text(value.get("condition")),
    )
    return {"withdrawal": term}


def _prohibitions(value: Mapping[str, Any]) -> dict[str, Any]:
    acts = value["acts"]
    if not isinstance(acts, list | tuple) or not all(isinstance(act, str) for act in acts):
        raise TypeError
    return {"prohibitions": tuple(acts)}


_READERS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "adoption": _adoption,
    "depositary": lambda value: {"depositary": _text(value["name"])},
    "numbers": _numbers,
    "signature": _signature,
    "accession": lambda value: {"accession_open": _truth(value["open"])},
    "entry_into_force": _entry_into_force,
    "in_force": lambda value: {"in_force_on": _day(value["on"])},
    "withdrawal": _withdrawal,
    "reservations": lambda value: {"reservations_allowed": _truth(value["allowed"])},
    "prohibitions": _prohibitions,
}
