"""Reading the audit: its entries in order, the last one, and what each one changed."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, select

from app.domain.commands import Entry
from app.store.engine import Session
from app.store.tables import AUDIT
from app.store.versions import batches

_ENTRY = select(
    AUDIT.c.number,
    AUDIT.c.at,
    AUDIT.c.actor,
    AUDIT.c.command,
    AUDIT.c.summary,
    AUDIT.c.previous_hash,
    AUDIT.c.hash,
)
_LAST_REVISION = select(func.max(AUDIT.c.number))
_LAST_ENTRY = _ENTRY.order_by(AUDIT.c.number.desc()).limit(1)
SEALED = _ENTRY.add_columns(AUDIT.c.changes).order_by(AUDIT.c.number)
"""The entries with the text of their changes, oldest first."""


def last_revision(session: Session) -> int:
    """The number of the last entry, 0 while nothing is recorded."""
    return session.connection().execute(_LAST_REVISION).scalar() or 0


def last_entry(session: Session) -> Entry | None:
    """The last entry, null while nothing is recorded."""
    return _one(session, _LAST_ENTRY)


def entry_at(session: Session, instant: datetime) -> Entry | None:
    """The last entry recorded at or before an aware instant, null where the record begins later."""
    at_or_before = _ENTRY.where(AUDIT.c.at <= instant)
    return _one(session, at_or_before.order_by(AUDIT.c.at.desc(), AUDIT.c.number.desc()).limit(1))


def read_entry(session: Session, number: int) -> Entry | None:
    """One entry by its number."""
    return _one(session, _ENTRY.where(AUDIT.c.number == number))


def read_instants(session: Session, numbers: Iterable[int]) -> dict[int, datetime]:
    """When the entries of these numbers were recorded."""
    found: dict[int, datetime] = {}
    for some in batches(numbers):
        statement = select(AUDIT.c.number, AUDIT.c.at).where(AUDIT.c.number.in_(some))
        found.update((row.number, row.at) for row in session.connection().execute(statement))
    return found


def read_entries(
    session: Session, after: int = 0, upto: int | None = None, limit: int | None = None
) -> list[Entry]:
    """The entries after one number and up to another, oldest first, ``limit`` at most."""
    statement = _ENTRY.where(AUDIT.c.number > after).order_by(AUDIT.c.number).limit(limit)
    if upto is not None:
        statement = statement.where(AUDIT.c.number <= upto)
    rows: Iterable[Row[Any]] = session.connection().execute(statement)
    return [entry_of(row) for row in rows]


def entries_since(
    session: Session, number: int
) -> list[tuple[Entry, dict[str, list[dict[str, Any]]]]]:
    """The entry of that number and those after it, oldest first, each with its after-images.

    These are as ``read_changes`` gives them; the first entry comes without, for whoever asks knows it.
    """
    changes = case((AUDIT.c.number > number, AUDIT.c.changes)).label("changes")
    statement = _ENTRY.add_columns(changes).where(AUDIT.c.number >= number).order_by(AUDIT.c.number)
    rows: Iterable[Row[Any]] = session.connection().execute(statement)
    return [(entry_of(row), json.loads(row.changes or "{}")) for row in rows]


def read_changes(session: Session, number: int) -> dict[str, list[dict[str, Any]]]:
    """The after-images of an entry: ``claims``, ``sources``, ``states``, ``treaties``, each a list
    of plain forms with their versions; empty lists where there is no such entry.
    """
    statement = select(AUDIT.c.changes).where(AUDIT.c.number == number)
    text = session.connection().execute(statement).scalar()
    nothing: dict[str, list[dict[str, Any]]] = {
        "claims": [],
        "sources": [],
        "states": [],
        "treaties": [],
    }
    return nothing if text is None else nothing | json.loads(text)


def _one(session: Session, statement: Select[Any]) -> Entry | None:
    row: Row[Any] | None = session.connection().execute(statement).first()
    return None if row is None else entry_of(row)


def entry_of(row: Row[Any]) -> Entry:
    """The entry of a row that has its columns."""
    return Entry(
        row.number, row.at, row.actor, row.command, row.summary, row.previous_hash, row.hash
    )
