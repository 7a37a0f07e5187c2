"""The audit as those with a key ask for it: entries in order, each with what it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.commands import Entry
from app.domain.errors import NotFound
from app.services.desk import Desk
from app.store.engine import Session
from app.store.records import last_revision, read_changes, read_entries
from app.store.records import read_entry as read_one


@dataclass(frozen=True, slots=True)
class Audited:
    """An entry and the after-images of all that it changed, by kind."""

    entry: Entry
    changes: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """Some entries, how many there are in all, and the number after which the next page begins (null: no more)."""

    entries: Sequence[Audited]
    total: int
    next_after: int | None


def page_of_entries(desk: Desk, after: int, limit: int) -> EntriesPage:
    """The entries after a number, ``limit`` at most."""
    with desk.reading() as session:
        found = read_entries(session, after, limit=limit)
        total = last_revision(session)
        entries = [_audited(session, entry) for entry in found]
    more = bool(found) and found[-1].number < total
    return EntriesPage(entries, total, found[-1].number if more else None)


def find_entry(desk: Desk, number: int) -> Audited:
    """One entry by its number.

    Raises:
        NotFound: there is none yet.
    """
    with desk.reading() as session:
        entry = read_one(session, number)
        if entry is None:
            raise NotFound("The audit has no entry of that number.")
        return _audited(session, entry)


def _audited(session: Session, entry: Entry) -> Audited:
    changes: Mapping[str, list[dict[str, Any]]] = read_changes(session, entry.number)
    return Audited(entry, dict(changes))
