"""Appending to the record: the only statements that write, called by the recording service alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import func, select

from app.domain.commands import Entry
from app.store.desk_tables import LEDGER
from app.store.engine import Session
from app.store.inserting import insert_rows
from app.store.instants import instant_text
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
    connection = session.connection()
    row = (
        entry.number,
        instant_text(entry.at, connection.dialect),
        entry.actor,
        entry.command,
        entry.summary,
        changes,
        entry.previous_hash,
        entry.hash,
    )
    insert_rows(connection, AUDIT, [row])


def append_versions(
    session: Session, entry: Entry, images: Mapping[Kind, Sequence[Mapping[str, Any]]]
) -> None:
    """Append the versions that an entry images: what is sealed and what is stored is the same."""
    connection = session.connection()
    at = instant_text(entry.at, connection.dialect)
    for kind, things in images.items():
        if things:
            columns = itemgetter(*TABLES[kind].columns.keys())
            rows = [columns(row_of(image, entry.number, at)) for image in things]
            insert_rows(connection, TABLES[kind], rows)
