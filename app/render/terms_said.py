"""A term of a treaty in prose: what the treaty says of itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.domain.claims import Claim
from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.render.languages import N_, Translator

_Value = Mapping[str, Any]
# Words that terms hold in English; the catalogues know these.
PROHIBITIONS = (
    N_("use"),
    N_("development"),
    N_("production"),
    N_("manufacture"),
    N_("testing"),
    N_("acquisition"),
    N_("possession"),
    N_("stockpiling"),
    N_("retention"),
    N_("transfer"),
    N_("receipt"),
    N_("threat of use"),
    N_("stationing"),
    N_("deployment"),
    N_("assistance"),
)
DEPOSITARIES = (N_("Secretary-General of the United Nations"),)


def say_term(term: str, value: _Value, speaks: Translator) -> str:
    """One term in whole sentences; ``value`` is its plain mapping (``app.domain.term_claims``)."""
    said = _SAID[term](value, speaks) if term in _SAID else ""
    return said or f"{term.replace('_', ' ').capitalize()}: {speaks.say('not recorded')}."


def in_order(claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims of a treaty's terms, by the term's name, in the order in which one reads them."""
    rank = {term: place for place, term in enumerate(_SAID)}
    return [claims[term] for term in sorted(claims, key=lambda term: rank.get(term, len(rank)))]


def _prohibitions(value: _Value, speaks: Translator) -> str:
    acts = speaks.listed(speaks.say(act) for act in value.get("acts") or ())
    return speaks.say("Prohibited: {acts}.", acts=acts) if acts else ""


def _adoption(value: _Value, speaks: Translator) -> str:
    day, place = _day(value.get("on"), speaks), value.get("place")
    if day and place:
        return speaks.say("Adopted on {day} ({place}).", day=day, place=place)
    if day:
        return speaks.say("Adopted on {day}.", day=day)
    return speaks.say("Place of adoption: {place}.", place=place) if place else ""


def _numbers(value: _Value, speaks: Translator) -> str:
    untc, registration = value.get("untc"), value.get("registration")
    return speaks.text(
        [
            speaks.say("UN Treaty Collection: {number}.", number=untc) if untc else "",
            speaks.say("Registered with the UN Secretariat: No. {number}.", number=registration)
            if registration
            else "",
        ]
    )


def _signature(value: _Value, speaks: Translator) -> str:
    opens, closed = _day(value.get("opens_on"), speaks), _day(value.get("closed_on"), speaks)
    closes = ""
    match value.get("closes"):
        case "on_entry_into_force":
            closes = speaks.say("Signature closes when the treaty enters into force.")
        case "on_day" if closed:
            closes = speaks.say("Signature is closed from {day}.", day=closed)
        case "never":
            closes = speaks.say("Signature stays open.")
        case _:
            pass
    return speaks.text(
        [speaks.say("Opened for signature on {day}.", day=opens) if opens else "", closes]
    )


def _accession(value: _Value, speaks: Translator) -> str:
    if value.get("open") is None:
        return ""
    if value["open"]:
        return speaks.say("A state that has not signed may accede.")
    return speaks.say("A state that has not signed may not accede.")


def _entry_into_force(value: _Value, speaks: Translator) -> str:
    threshold, n, each = value.get("threshold"), value.get("n") or 0, ""
    match value.get("rule"):
        case "nth_month_after_deposit":
            each = speaks.many(
                "For each state it takes effect on the first day of a month, {n} month after that of its deposit.",
                "For each state it takes effect on the first day of a month, {n} months after that of its deposit.",
                n,
            )
        case "n_days_after_deposit":
            each = speaks.many(
                "For each state it takes effect {n} day after its deposit.",
                "For each state it takes effect {n} days after its deposit.",
                n,
            )
        case "on_deposit":
            each = speaks.say("For each state it takes effect on the day of its deposit.")
        case _:
            pass
    first = ""
    if threshold:
        first = speaks.many(
            "The treaty enters into force after {n} deposit.",
            "The treaty enters into force after {n} deposits.",
            threshold,
        )
    return speaks.text([first, each])


def _in_force(value: _Value, speaks: Translator) -> str:
    day = _day(value.get("on"), speaks)
    return speaks.say("In force since {day}.", day=day) if day else ""


def _reservations(value: _Value, speaks: Translator) -> str:
    if value.get("allowed") is None:
        return ""
    if value["allowed"]:
        return speaks.say("Reservations are allowed.")
    return speaks.say("Reservations are not allowed.")


def _withdrawal(value: _Value, speaks: Translator) -> str:
    if value.get("allowed") is None:
        return ""
    if not value["allowed"]:
        return speaks.say("The treaty does not allow withdrawal.")
    months, days, condition = value.get("months"), value.get("days"), value.get("condition")
    if months is not None:
        said = speaks.many(
            "A state may withdraw; that takes effect {n} month after its notice.",
            "A state may withdraw; that takes effect {n} months after its notice.",
            months,
        )
    elif days is not None:
        said = speaks.many(
            "A state may withdraw; that takes effect {n} day after its notice.",
            "A state may withdraw; that takes effect {n} days after its notice.",
            days,
        )
    else:
        said = speaks.say("A state may withdraw.")
    more = (
        speaks.say("Condition: {condition}.", condition=speaks.say(condition)) if condition else ""
    )
    return speaks.text([said, more])


def _depositary(value: _Value, speaks: Translator) -> str:
    name = value.get("name")
    return speaks.say("Depositary: {name}.", name=speaks.say(name)) if name else ""


_SAID: Mapping[str, Callable[[_Value, Translator], str]] = {
    "prohibitions": _prohibitions,
    "adoption": _adoption,
    "signature": _signature,
    "accession": _accession,
    "entry_into_force": _entry_into_force,
    "in_force": _in_force,
    "reservations": _reservations,
    "withdrawal": _withdrawal,
    "depositary": _depositary,
    "numbers": _numbers,
}


def _day(value: object, speaks: Translator) -> str:
    if isinstance(value, str):
        try:
            value = parse_day(value)
        except InvalidRecord:
            return ""
    return speaks.day(value) if isinstance(value, date) else ""
