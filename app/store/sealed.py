"""Reading everything as it was sealed, to check it: each entry, and each version an entry recorded."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import CursorResult, Row, Select, select
from sqlalchemy.exc import DBAPIError

from app.domain.claims import Claim
from app.domain.commands import Entry
from app.domain.errors import InvalidRecord
from app.domain.plain import SOURCE, STATE, TREATY
from app.store.engine import Session
from app.store.entries import SEALED, entry_of
from app.store.rows import claim_of, source_of, state_of, treaty_of
from app.store.tables import CLAIMS, SOURCES, STATES, TREATIES

_PLAIN: dict[str, Callable[[Row[Any]], dict[str, Any]]] = {
    "treaties": lambda row: TREATY.plain(treaty_of(row)),
    "states": lambda row: STATE.plain(state_of(row)),
    "sources": lambda row: SOURCE.plain(source_of(row)),
}


def sealed_entries(session: Session) -> Generator[tuple[Entry, str]]:
    """Every entry with the text of its changes, oldest first; close it when done.

    Raises:
        InvalidRecord: a row cannot be read.
    """
    with _told_as_damage("the audit"), _found(session, SEALED) as rows:
        for row in rows:
            yield entry_of(row), row.changes


def claims_in_sequence(session: Session) -> Generator[Claim]:
    """Every version of every claim, in the order recorded; close it when done.

    Raises:
        InvalidRecord: a row cannot be read.
    """
    statement = select(CLAIMS).order_by(CLAIMS.c.sequence)
    with _told_as_damage("claims"), _found(session, statement) as rows:
        for row in rows:
            yield claim_of(row)


def images_by_revision(session: Session) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """Every version of every treaty, state and source as an entry images it: by revision and kind.

    Raises:
        InvalidRecord: a row cannot be read.
    """
    images: dict[int, dict[str, list[dict[str, Any]]]] = {}
    for table in (TREATIES, STATES, SOURCES):
        with _told_as_damage(table.name):
            for row in session.connection().execute(select(table)):
                kinds = images.setdefault(row.revision, {})
                image = _PLAIN[table.name](row) | {"version": row.version}
                kinds.setdefault(table.name, []).append(image)
    return images


def _found(session: Session, statement: Select[Any]) -> CursorResult[Any]:
    # A few rows in memory at once: a record may hold hundreds of thousands.
    return session.connection().execute(statement, execution_options={"yield_per": 200})


@contextmanager
def _told_as_damage(what: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, InvalidRecord) as error:
        raise InvalidRecord(f"{what}: a row cannot be read") from error
    except DBAPIError as error:
        if "decode" not in str(error.orig):  # else the database itself is the trouble
            raise
        raise InvalidRecord(f"{what}: a row cannot be read") from error
