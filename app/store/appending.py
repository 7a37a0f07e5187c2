"""Appending to the record: the only statements that write, called by the recording service alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, func, insert, select

from app.domain.commands import Entry
from app.store.desk_tables import LEDGER
from app.store.engine import Session
from app.store.rows import row_of
from app.store.tables import AUDIT, CLAIMS
from app.store.versions import TABLES, Kind


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the record ends: the place of the last version of a claim, and of the ledger's last line (0: none yet).

    ``day`` is the last one whose dates stand in the ledger, null while it is empty.
    """

    sequence: int
    position: int
    day: date | None


_LAST_DAY = select(LEDGER.c.day).where(LEDGER.c.treaty_id.is_(None))
_ENDS = select(
    select(func.max(CLAIMS.c.sequence)).scalar_subquery().label("sequence"),
    select(func.max(LEDGER.c.position)).scalar_subquery().label("position"),
    _LAST_DAY.order_by(LEDGER.c.position.desc()).limit(1).scalar_subquery().label("day"),
)


def read_ends(session: Session) -> Ends:
    """Where the record ends now."""
    row = session.connection().execute(_ENDS).one()
    return Ends(row.sequence or 0, row.position or 0, row.day)


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
