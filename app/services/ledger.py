"""Keeping the public ledger: a line for each change that readers can see, and for each date that comes.

It is written under the write lock, in the transaction of the change, so its positions are the order in which changes
became visible, whatever the clocks of several processes say. What the days brought is written before what they saw
recorded: by the first change of a day, or by the first who reads the ledger on it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from app.domain.commands import Command, Entry
from app.domain.dates_reached import DateReached, dates_reached
from app.domain.ledger import Line, LineKind
from app.domain.plain import SOURCE, STATE, TREATY
from app.domain.plain_claims import read_claim
from app.domain.plain_parts import Form
from app.domain.register import Register, build_register
from app.services.ledger_lines import lines_of_entry
from app.store.engine import Session
from app.store.ledger import append_lines, read_last_day
from app.store.records import (
    last_revision,
    read_changes,
    read_claims,
    read_entries,
    read_sources,
    read_states,
    read_treaties,
)

RegisterOf = Callable[[str], Register]


def turn_days(session: Session, today: date, register_of: RegisterOf | None = None) -> date | None:
    """Write what the days up to ``today`` brought, and give the last day written; null for an empty record.

    ``register_of`` gives the registers as the record stands, where the caller has them at hand.
    """
    last_day = read_last_day(session)
    if last_day is None:
        append_lines(session, list(replayed(session)))
        last_day = read_last_day(session)
    if last_day is None or last_day >= today:
        return last_day
    revision = last_revision(session)
    lines = _turned(session, last_day, today, revision, register_of)
    append_lines(session, list(lines))
    return today


def append_entry_lines(
    session: Session,
    entry: Entry,
    command: Command,
    last_day: date | None,
    register_of: RegisterOf | None = None,
) -> None:
    """Write what an entry, just recorded, shows to readers; ``register_of`` is of the record before it.

    ``last_day`` is the last day that is written, null for the first entry of all.
    """
    lines = list(lines_of_entry(session, entry, command, _after(session, entry, register_of)))
    if last_day is None:
        lines.append(_day_line(entry.at.date(), entry.number))
    append_lines(session, lines)


def replayed(session: Session) -> Iterator[Line]:
    """The ledger as it follows from the entries alone, from the first one on."""
    last_day: date | None = None
    for entry in read_entries(session):
        day = entry.at.date()
        if last_day is not None and last_day < day:
            yield from _turned(session, last_day, day, entry.number - 1, None)
        yield from lines_of_entry(
            session, entry, _command_of(session, entry), _after(session, entry, None)
        )
        if last_day is None:
            yield _day_line(day, entry.number)
        last_day = day


def first_instant(day: date) -> datetime:
    """The first instant of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def _turned(
    session: Session, last_day: date, today: date, revision: int, register_of: RegisterOf | None
) -> Iterator[Line]:
    found: list[tuple[DateReached, str]] = []
    for treaty in read_treaties(session, upto=revision):
        register = register_of(treaty.id) if register_of else _built(session, treaty.id, revision)
        found += [(reached, treaty.id) for reached in dates_reached(register, last_day, today)]
    for reached, treaty_id in sorted(found, key=lambda pair: pair[0].on):
        yield _date_line(reached, treaty_id, revision)
    yield _day_line(today, revision)


def _date_line(reached: DateReached, treaty_id: str, revision: int) -> Line:
    body = {
        "state": reached.state_id,
        "claims": list(reached.claims),
        "before": {"status": reached.before[0].value, "bound": reached.before[1]},
        "after": {"status": reached.since[0].value, "bound": reached.since[1]},
    }
    at = first_instant(reached.on)
    return Line(treaty_id, at, LineKind.DATE_REACHED, revision, reached.on, body)


def _day_line(day: date, revision: int) -> Line:
    return Line(None, first_instant(day), LineKind.DAY, revision, day, {})


def _after(session: Session, entry: Entry, register_of: RegisterOf | None) -> RegisterOf:
    def register(treaty_id: str) -> Register:
        if register_of is None:
            return _built(session, treaty_id, entry.number)
        before = register_of(treaty_id)
        changed = read_claims(session, treaty_id, after=entry.number - 1, upto=entry.number)
        return before.carried_forward(entry.number, changed, before.states, before.sources)

    return register


def _built(session: Session, treaty_id: str, revision: int) -> Register:
    (treaty,) = read_treaties(session, upto=revision, ids=[treaty_id])
    states = sorted(read_states(session, upto=revision), key=lambda state: state.name)
    sources = {source.id: source for source in read_sources(session, upto=revision)}
    claims = read_claims(session, treaty_id, upto=revision)
    return build_register(treaty, revision, {s.id: s for s in states}, sources, claims)


def _command_of(session: Session, entry: Entry) -> Command:
    changes = read_changes(session, entry.number)
    forms: tuple[tuple[str, Form[Any]], ...] = (
        ("treaties", TREATY),
        ("states", STATE),
        ("sources", SOURCE),
    )
    things: dict[str, Any] = {
        kind: [
            form.read({k: v for k, v in image.items() if k != "version"}) for image in changes[kind]
        ]
        for kind, form in forms
    }
    claims = [read_claim(image) for image in changes["claims"]]
    return Command(entry.actor, entry.command, entry.summary, claims=claims, **things)
