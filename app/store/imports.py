"""Pages that wait: kept when they are handed in, read when they are published, removed in time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select

from app.store.desk_tables import IMPORTS
from app.store.engine import Session


def keep_page(
    session: Session, import_id: str, *, at: datetime, owner: str, asked: str, page: bytes
) -> None:
    """Keep a page, deflated, with what was said of it as JSON, and whose key handed it in; once under one id."""
    row = {"id": import_id, "at": at, "owner": owner, "asked": asked, "page": page}
    session.connection().execute(delete(IMPORTS).where(IMPORTS.c.id == import_id))
    session.connection().execute(insert(IMPORTS), row)


def read_page(session: Session, import_id: str) -> Row[Any] | None:
    """The page under an id, null where none is kept."""
    return session.connection().execute(select(IMPORTS).where(IMPORTS.c.id == import_id)).first()


def forget_pages(session: Session, before: datetime) -> None:
    """Remove the pages handed in before an instant."""
    session.connection().execute(delete(IMPORTS).where(IMPORTS.c.at < before))
