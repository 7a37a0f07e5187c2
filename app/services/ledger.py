"""Keeping the public ledger: a line for each change that readers can see, and for each date that comes.

It is written under the write lock, in the transaction of the change, so its positions are the order in which changes
became visible, whatever the clocks of several processes say. What the days brought is written before what they saw
recorded: by the first change of a day, or by the first who reads the ledger on it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.domain.claims import Claim, Review
from app.domain.commands import Entry
from app.domain.dates_reached import DateReached, dates_reached
from app.domain.effects import any_in_effect, in_effect_of_new
from app.domain.folding import build_register, fold_in
from app.domain.ledger import Line, LineKind
from app.domain.register import Register
from app.services.earlier import Earlier, read_earlier
from app.services.images import read_images
from app.services.ledger_lines import InEffect, lines_of_entry
from app.services.left import Left
from app.services.overview import Overview
from app.services.snapshots import Snapshot
from app.store.appending import Ends, read_ends
from app.store.engine import Session
from app.store.ledger import append_lines
from app.store.records import (
    last_revision,
    read_changes,
    read_claims,
    read_entries,
    read_sources,
    read_states,
    read_treaties,
)


def turn_days(
    session: Session, today: date, before: Snapshot | None = None, ends: Ends | None = None
) -> Ends:
    """Write what the days up to ``today`` brought; where the record ends then.

    ``before`` is the record as it stands and ``ends`` where it ends, where the caller has them at hand.
    """
    ends = ends or read_ends(session)
    if ends.day is None:
        append_lines(session, list(replayed(session)), ends.position)
        ends = read_ends(session)
    if ends.day is None or ends.day >= today:
        return ends
    revision = before.revision if before else last_revision(session)
    lines = list(_turned(session, ends.day, today, revision, before))
    append_lines(session, lines, ends.position)
    return replace(ends, position=ends.position + len(lines), day=today)


def append_entry_lines(session: Session, left: Left, earlier: Earlier, ends: Ends) -> Ends:
    """Write what an entry, just recorded, shows to readers; ``ends`` is where the record ended before it.

    Gives where it ends then.
    """
    entry = left.entry
    lines = list(lines_of_entry(entry, left, earlier, _effects_now(session, left, earlier)))
    if ends.day is None:
        lines.append(_day_line(entry.at.date(), entry.number))
    append_lines(session, lines, ends.position)
    return Ends(
        ends.sequence + len(left.claims),
        ends.position + len(lines),
        ends.day or entry.at.date(),
    )


def replayed(session: Session) -> Iterator[Line]:
    """The ledger as it follows from the entries alone, from the first one on."""
    last_day: date | None = None
    for entry in read_entries(session):
        day = entry.at.date()
        if last_day is not None and last_day < day:
            yield from _turned(session, last_day, day, entry.number - 1, None)
        left = read_images(read_changes(session, entry.number))
        earlier = read_earlier(session, left, entry.number - 1)
        yield from lines_of_entry(entry, left, earlier, _effects_then(session, entry))
        if last_day is None:
            yield _day_line(day, entry.number)
        last_day = day


def first_instant(day: date) -> datetime:
    """The first instant of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def _turned(
    session: Session, last_day: date, today: date, revision: int, before: Snapshot | None
) -> Iterator[Line]:
    found: list[tuple[DateReached, str]] = []
    treaties = [t.id for t in read_treaties(session, upto=revision)]
    if before is not None:
        treaties = Overview(before, last_day).changing_by(today)
    for treaty_id in treaties:
        register = before.passing(treaty_id) if before else _built(session, treaty_id, revision)
        found += [(reached, treaty_id) for reached in dates_reached(register, last_day, today)]
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


def _effects_then(session: Session, entry: Entry) -> InEffect:
    def in_effect(treaty_id: str, acts: list[Claim]) -> bool | None:
        return any_in_effect(acts, _built(session, treaty_id, entry.number), entry.at.date())

    return in_effect


def _effects_now(session: Session, left: Left, earlier: Earlier) -> InEffect:
    day = left.entry.at.date()

    def in_effect(treaty_id: str, acts: list[Claim]) -> bool | None:
        if treaty_id in earlier.treaties:
            return any_in_effect(acts, _register_after(session, left, earlier, treaty_id), day)
        # It is new, so that the entry holds all its claims: of a page, its first act mostly answers.
        sources = {**earlier.sources, **{source.id: source for source in left.sources}}
        own = [claim for claim in left.claims if claim.treaty_id == treaty_id]
        own = [claim for claim in own if claim.review is Review.PUBLISHED]
        answer = in_effect_of_new(acts, own, sources, day)
        if answer == "unsure":
            return any_in_effect(acts, _register_of_new(left, earlier, treaty_id), day)
        return answer

    return in_effect


def _register_of_new(left: Left, earlier: Earlier, treaty_id: str) -> Register:
    treaty = next(treaty for treaty in left.treaties if treaty.id == treaty_id)
    states = {**earlier.states, **{state.id: state for state in left.states}}
    by_name = sorted(states.values(), key=lambda state: state.name)
    sources = {**earlier.sources, **{source.id: source for source in left.sources}}
    claims = [claim for claim in left.images.claims if claim.treaty_id == treaty_id]
    return build_register(
        treaty, left.entry.number, {state.id: state for state in by_name}, sources, claims
    )


def _register_after(session: Session, left: Left, earlier: Earlier, treaty_id: str) -> Register:
    snapshot = earlier.snapshot
    if snapshot is None or left.treaties or left.states or left.sources:
        return _built(session, treaty_id, left.entry.number)
    before = snapshot.register(treaty_id)
    changed = [claim for claim in left.images.claims if claim.treaty_id == treaty_id]
    return fold_in(before, left.entry.number, changed, before.states, before.sources)


def _built(session: Session, treaty_id: str, revision: int) -> Register:
    (treaty,) = read_treaties(session, upto=revision, ids=[treaty_id])
    states = sorted(read_states(session, upto=revision), key=lambda state: state.name)
    sources = {source.id: source for source in read_sources(session, upto=revision)}
    claims = read_claims(session, treaty_id, upto=revision)
    return build_register(treaty, revision, {s.id: s for s in states}, sources, claims)
