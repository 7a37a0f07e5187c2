"""The tables beside the record: keys, answers kept, pages that wait, and the public ledger of changes.

The ledger is append-only like the record. A key is never removed, only revoked; answers and pages are removed in time.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text
from sqlmodel import Field

from app.domain.keys import Scope
from app.store.instants import UtcInstant
from app.store.tables import Row, one_of


class KeyRow(Row, table=True):
    """One key; of its secret only the SHA-256 is kept."""

    __tablename__ = "keys"
    __table_args__ = (
        CheckConstraint("name <> '' AND owner <> ''", name="words"),
        CheckConstraint("length(secret_hash) = 64", name="secret_hash"),
        one_of("scope", Scope),
    )
    id: str = Field(sa_type=Text, primary_key=True)
    name: str = Field(sa_type=Text, unique=True)
    owner: str = Field(sa_type=Text)
    scope: str = Field(sa_type=Text)
    secret_hash: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcInstant)
    expires_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcInstant)


class AnswerRow(Row, table=True):
    """What a request with an idempotency key was answered; ``digest`` is the hash of that request."""

    __tablename__ = "answers"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)
    key_id: str = Field(sa_type=Text, primary_key=True)
    repeat_key: str = Field(sa_type=Text, primary_key=True)
    digest: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=UtcInstant, index=True)
    status: int
    headers: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)


class LedgerRow(Row, table=True):
    """One line of the public ledger. ``position`` is its place among all: 1, 2, 3 …

    A line of kind ``day`` belongs to no treaty: all that the days up to its own brought stands before it.
    """

    __tablename__ = "ledger"
    __table_args__ = (
        CheckConstraint("position >= 1", name="position"),
        CheckConstraint(
            "kind IN ('published', 'corrected', 'retracted', 'date_reached', 'day')", name="kind"
        ),
        CheckConstraint("(kind = 'day') = (treaty_id IS NULL)", name="treaty_id"),
        Index(None, "treaty_id", "position"),
    )
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    treaty_id: str | None = Field(default=None, sa_type=Text)
    at: datetime = Field(sa_type=UtcInstant)
    kind: str = Field(sa_type=Text)
    revision: int = Field(foreign_key="audit.number")
    day: date | None = None
    body: str = Field(sa_type=Text)


class ImportRow(Row, table=True):
    """A page that was handed in to be looked at: ``page`` its bytes, deflated; ``asked`` what was said of it, as JSON.

    It waits to be published and is removed in time; what is published of it is in the record.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint("length(id) BETWEEN 1 AND 200", name="id"),
        CheckConstraint("owner <> ''", name="owner"),
    )
    id: str = Field(sa_type=Text, primary_key=True)
    at: datetime = Field(sa_type=UtcInstant, index=True)
    owner: str = Field(sa_type=Text)
    asked: str = Field(sa_type=Text)
    page: bytes = Field(sa_type=LargeBinary)


KEYS, ANSWERS, LEDGER, IMPORTS = (
    Row.metadata.tables[name] for name in ("keys", "answers", "ledger", "imports")
)
"""The tables for statements that do without the ORM."""
