"""The five tables: every row is one version of a thing, numbered, never changed and never removed.

The primary key of a version is (id, version); ``revision`` is the audit entry that recorded it. The
state of the record at revision r is, for each id, its highest version with a revision up to r.
SQLModel validates nothing in a table class, so the services check first and the constraints here
are the last line. The triggers that refuse UPDATE and DELETE are in the migrations.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, MetaData, Text, text
from sqlmodel import Field, SQLModel

from app.domain.claims import ClaimType, Review
from app.domain.publications import Rank
from app.domain.states import StateKind
from app.store.instants import UtcInstant


class Row(SQLModel):
    """What the tables share: names for their constraints, the same on both engines."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A constraint: the column holds one of the enumeration's values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _version() -> tuple[CheckConstraint, CheckConstraint]:
    return (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("length(id) BETWEEN 1 AND 200", name="id"),
    )


def _as_of() -> tuple[CheckConstraint, CheckConstraint]:
    return (
        CheckConstraint("(as_of_earliest IS NULL) = (as_of_latest IS NULL)", name="as_of_ends"),
        CheckConstraint("as_of_earliest <= as_of_latest", name="as_of_order"),
    )


class AuditRow(Row, table=True):
    """One command: who, when, what, and the after-images of all that it changed."""

    __tablename__ = "audit"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(hash) = 64", name="hash"),
        CheckConstraint("length(previous_hash) = 64", name="previous_hash"),
        CheckConstraint("actor <> '' AND command <> '' AND summary <> ''", name="words"),
        Index(None, "at", "number"),
    )
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcInstant)
    actor: str = Field(sa_type=Text)
    command: str = Field(sa_type=Text)
    summary: str = Field(sa_type=Text)
    changes: str = Field(sa_type=Text)
    previous_hash: str = Field(sa_type=Text, unique=True)
    hash: str = Field(sa_type=Text, unique=True)


class TreatyRow(Row, table=True):
    """One version of a treaty."""

    __tablename__ = "treaties"
    __table_args__ = (*_version(), CheckConstraint("title <> ''", name="title"))
    id: str = Field(sa_type=Text, primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    revision: int = Field(foreign_key="audit.number", index=True)
    title: str = Field(sa_type=Text)
    short_title: str | None = Field(default=None, sa_type=Text)


class StateRow(Row, table=True):
    """One version of a state."""

    __tablename__ = "states"
    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("length(id) = 3", name="id"),
        CheckConstraint("length(iso2) = 2", name="iso2"),
        CheckConstraint("length(m49) = 3", name="m49"),
        CheckConstraint("name <> '' AND un_name <> ''", name="names"),
        one_of("kind", StateKind),
    )
    id: str = Field(sa_type=Text, primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    revision: int = Field(foreign_key="audit.number", index=True)
    iso2: str = Field(sa_type=Text)
    m49: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    un_name: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    region: str | None = Field(default=None, sa_type=Text)
    sub_region: str | None = Field(default=None, sa_type=Text)
    eligible_from: date | None = None
    eligible_basis: str | None = Field(default=None, sa_type=Text)


class SourceRow(Row, table=True):
    """One version of a source. ``publisher_group`` is its group: that word alone is SQL's."""

    __tablename__ = "sources"
    __table_args__ = (
        *_version(),
        *_as_of(),
        one_of("rank", Rank),
        CheckConstraint("length(text_sha256) = 64", name="text_sha256"),
    )
    id: str = Field(sa_type=Text, primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    revision: int = Field(foreign_key="audit.number", index=True)
    rank: str = Field(sa_type=Text)
    publisher: str | None = Field(default=None, sa_type=Text)
    title: str | None = Field(default=None, sa_type=Text)
    url: str | None = Field(default=None, sa_type=Text)
    as_of_earliest: date | None = None
    as_of_latest: date | None = None
    as_of_note: str | None = Field(default=None, sa_type=Text)
    as_of_inferred: bool
    publisher_group: str | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    text_sha256: str | None = Field(default=None, sa_type=Text)


class ClaimRow(Row, table=True):
    """One version of a claim. ``body`` is what it says, as canonical JSON of its type's plain form.

    ``sequence`` numbers the versions of all claims in the order recorded: 1, 2, 3 …
    """

    __tablename__ = "claims"
    __table_args__ = (
        *_version(),
        *_as_of(),
        one_of("type", ClaimType),
        one_of("review", Review),
        CheckConstraint("sequence >= 1", name="sequence"),
        CheckConstraint(
            "(type IN ('action', 'position', 'declaration')) = (state_id IS NOT NULL)",
            name="state_id",
        ),
        CheckConstraint("quote <> ''", name="quote"),
        CheckConstraint("supersedes <> id", name="supersedes"),
        CheckConstraint(
            "review NOT IN ('rejected', 'retracted') OR (reason IS NOT NULL AND reason <> '')",
            name="reason",
        ),
        Index(None, "treaty_id", "revision"),
        Index(None, "type", sqlite_where=text("type = 'term'")),
        Index(None, "supersedes", sqlite_where=text("supersedes IS NOT NULL")),
    )
    id: str = Field(sa_type=Text, primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    revision: int = Field(foreign_key="audit.number")
    sequence: int = Field(unique=True)
    recorded_at: datetime = Field(sa_type=UtcInstant)
    treaty_id: str = Field(sa_type=Text)
    state_id: str | None = Field(default=None, sa_type=Text)
    source_id: str = Field(sa_type=Text)
    type: str = Field(sa_type=Text)
    review: str = Field(sa_type=Text)
    as_of_earliest: date | None = None
    as_of_latest: date | None = None
    as_of_note: str | None = Field(default=None, sa_type=Text)
    as_of_inferred: bool
    locator: str | None = Field(default=None, sa_type=Text)
    quote: str | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    supersedes: str | None = Field(default=None, sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    body: str = Field(sa_type=Text)
    override_reason: str | None = Field(default=None, sa_type=Text)


AUDIT, TREATIES, STATES, SOURCES, CLAIMS = (
    Row.metadata.tables[name] for name in ("audit", "treaties", "states", "sources", "claims")
)
"""The tables for statements that do without the ORM, as all do."""
