"""Appending to the record: the only statements that write, called by the recording service alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, func, insert, select

from app.domain.commands import Entry
from app.store.engine import Session
from app.store.rows import row_of
from app.store.tables import AUDIT, CLAIMS
from app.store.versions import TABLES, Kind


def last_sequence(session: Session) -> int:
    """The place of the last recorded version of a claim, 0 while there is none."""
    return session.connection().execute(select(func.max(CLAIMS.c.sequence))).scalar() or 0


def append_entry(session: Session, entry: Entry, changes: str) -> None:
    """Append one entry to the audit; ``changes`` is the canonical text of its after-images."""
    row = {
        "number": entry.number,
        "at": entry.at,
        "actor": entry.actor,
        "command": entry.command,
        "summary": entry.summary,
        "changes": changes,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }
    _append(session, AUDIT, [row])


def append_versions(
    session: Session, entry: Entry, images: Mapping[Kind, Sequence[Mapping[str, Any]]]
) -> None:
    """Append the versions that an entry images: what is sealed and what is stored is the same."""
    for kind, things in images.items():
        _append(session, TABLES[kind], [row_of(image, entry.number) for image in things])


def _append(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(table), rows)
