"""Instants in the database: aware UTC datetimes that come back equal from either engine."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


class UtcInstant(TypeDecorator[datetime]):
    """A moment in UTC. PostgreSQL holds it with its zone; SQLite has no zones and holds it plain."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the column itself."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The value to store. Raises ValueError for a datetime without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant has a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc if dialect.name == "postgresql" else in_utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- the method's signature is SQLAlchemy's
        """The stored value with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def instant_text(at: datetime, dialect: Dialect) -> str:
    """An instant as text that the engine reads as its own: what ``UtcInstant`` would have stored is stored."""
    in_utc = at.astimezone(UTC)
    if dialect.name == "postgresql":
        return in_utc.isoformat()
    return in_utc.replace(tzinfo=None).isoformat(" ", "microseconds")
