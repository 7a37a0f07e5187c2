"""A term of a treaty in prose: what the treaty says of itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.domain.claims import Claim
from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.render.english import write_day

_Value = Mapping[str, Any]


def say_term(term: str, value: _Value) -> str:
    """One term in whole sentences; ``value`` is its plain mapping (``app.domain.term_claims``)."""
    said = _SAID[term](value) if term in _SAID else ""
    return said or f"{term.replace('_', ' ').capitalize()}: not stated."


def in_order(claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims of a treaty's terms, by the term's name, in the order in which one reads them."""
    rank = {term: place for place, term in enumerate(_SAID)}
    return [claims[term] for term in sorted(claims, key=lambda term: rank.get(term, len(rank)))]


def _adoption(value: _Value) -> str:
    day, place = _day(value.get("on")), value.get("place")
    if day and place:
        return f"Adopted on {day} at {place}."
    return f"Adopted on {day}." if day else f"Adopted at {place}." if place else ""


def _numbers(value: _Value) -> str:
    untc, registration = value.get("untc"), value.get("registration")
    said = f"UN Treaty Collection: {untc}." if untc else ""
    more = f"Registered with the UN Secretariat: No. {registration}." if registration else ""
    return f"{said} {more}".strip()


def _signature(value: _Value) -> str:
    opens, closed = _day(value.get("opens_on")), _day(value.get("closed_on"))
    opened = f"Opened for signature on {opens}." if opens else ""
    closes = {
        "on_entry_into_force": "Signature closes when the treaty enters into force.",
        "on_day": f"Signature is closed from {closed}." if closed else "",
        "never": "Signature stays open.",
    }.get(value.get("closes") or "", "")
    return f"{opened} {closes}".strip()


def _entry_into_force(value: _Value) -> str:
    threshold, n = value.get("threshold"), value.get("n")
    first = (
        f"The treaty enters into force after {_many(threshold, 'deposit')}." if threshold else ""
    )
    each = {
        "nth_month_after_deposit": (
            "For each state it takes effect on the first day of a month, "
            f"{_many(n, 'month')} after the month of its deposit."
        ),
        "n_days_after_deposit": f"For each state it takes effect {_many(n, 'day')} after its deposit.",
        "on_deposit": "For each state it takes effect on the day of its deposit.",
    }.get(value.get("rule") or "", "")
    return f"{first} {each}".strip()


def _withdrawal(value: _Value) -> str:
    if value.get("allowed") is None:
        return ""
    if not value["allowed"]:
        return "The treaty does not allow withdrawal."
    months, days, condition = value.get("months"), value.get("days"), value.get("condition")
    said = "A state may withdraw."
    if months is not None:
        said = f"A state may withdraw; that takes effect {_many(months, 'month')} after its notice."
    elif days is not None:
        said = f"A state may withdraw; that takes effect {_many(days, 'day')} after its notice."
    return f"{said} Condition: {condition}." if condition else said


def _truth(name: str, yes: str, no: str) -> Callable[[_Value], str]:
    def said(value: _Value) -> str:
        return "" if value.get(name) is None else yes if value[name] else no

    return said


_SAID: Mapping[str, Callable[[_Value], str]] = {
    "prohibitions": lambda value: (
        f"Prohibited: {', '.join(value['acts'])}." if value.get("acts") else ""
    ),
    "adoption": _adoption,
    "signature": _signature,
    "accession": _truth(
        "open",
        "A state that has not signed may accede.",
        "A state that has not signed may not accede.",
    ),
    "entry_into_force": _entry_into_force,
    "in_force": lambda value: (
        f"In force since {_day(value['on'])}." if value.get("on") is not None else ""
    ),
    "reservations": _truth("allowed", "Reservations are allowed.", "Reservations are not allowed."),
    "withdrawal": _withdrawal,
    "depositary": lambda value: f"Depositary: {value['name']}." if value.get("name") else "",
    "numbers": _numbers,
}


def _day(value: object) -> str:
    if isinstance(value, str):
        try:
            value = parse_day(value)
        except InvalidRecord:
            return ""
    return write_day(value) if isinstance(value, date) else ""


def _many(number: object, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
