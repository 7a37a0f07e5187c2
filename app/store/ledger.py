"""The public ledger on disk: appended to in the transaction of the change, read by position."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.ledger import Line, LineKind
from app.store.desk_tables import LEDGER
from app.store.engine import Session
from app.store.inserting import insert_rows
from app.store.instants import instant_text
from app.store.seal import canonical_json


def append_lines(session: Session, lines: Sequence[Line], last: int) -> None:
    """Append lines in their order; their positions follow ``last``, that of the last one."""
    connection = session.connection()
    rows = [
        (
            position,
            line.treaty_id,
            instant_text(line.at, connection.dialect),
            line.kind.value,
            line.revision,
            None if line.day is None else line.day.isoformat(),
            canonical_json(dict(line.body)),
        )
        for position, line in enumerate(lines, start=last + 1)
    ]
    insert_rows(connection, LEDGER, rows)


def read_last_day(session: Session) -> date | None:
    """The last day whose dates stand in the ledger; null while it is empty."""
    statement = select(LEDGER.c.day).where(LEDGER.c.treaty_id.is_(None))
    day: date | None = session.connection().scalar(
        statement.order_by(LEDGER.c.position.desc()).limit(1)
    )
    return day


def read_lines(
    session: Session, treaty_id: str, after: int = 0, limit: int | None = None
) -> list[Line]:
    """The lines of a treaty after a position, ``limit`` at most."""
    statement = select(LEDGER).where(LEDGER.c.treaty_id == treaty_id, LEDGER.c.position > after)
    rows = session.connection().execute(statement.order_by(LEDGER.c.position).limit(limit))
    return [_line(row) for row in rows]


def read_newest_lines(session: Session, treaty_id: str, limit: int) -> list[Line]:
    """The last lines of a treaty, ``limit`` at most, the newest first."""
    statement = select(LEDGER).where(LEDGER.c.treaty_id == treaty_id)
    newest = statement.order_by(LEDGER.c.position.desc()).limit(limit)
    return [_line(row) for row in session.connection().execute(newest)]


def _line(row: Row[Any]) -> Line:
    return Line(
        row.treaty_id,
        row.at,
        LineKind(row.kind),
        row.revision,
        row.day,
        json.loads(row.body),
        row.position,
    )


def count_lines(session: Session, treaty_id: str) -> int:
    """How many lines a treaty has."""
    statement = select(func.count()).where(LEDGER.c.treaty_id == treaty_id)
    return session.connection().scalar(statement) or 0
