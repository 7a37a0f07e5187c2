"""Keys on disk: made once, looked up by id on every request, revoked, never removed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from app.domain.keys import Key, Scope
from app.store.desk_tables import KEYS
from app.store.engine import Session


def append_key(session: Session, key: Key, secret_hash: str) -> None:
    """Keep a new key and the hash of its secret."""
    row = {
        "id": key.id,
        "name": key.name,
        "owner": key.owner,
        "scope": key.scope.value,
        "secret_hash": secret_hash,
        "created_at": key.created_at,
        "expires_at": key.expires_at,
    }
    session.connection().execute(insert(KEYS), row)


def read_secret_hash(session: Session, key_id: str) -> tuple[Key, str] | None:
    """A key by its id, with the hash of its secret; null where there is none."""
    row = session.connection().execute(select(KEYS).where(KEYS.c.id == key_id)).first()
    return None if row is None else (_key_of(row), row.secret_hash)


def find_key(session: Session, words: str) -> Key | None:
    """A key by its name or its id."""
    statement = select(KEYS).where(or_(KEYS.c.name == words, KEYS.c.id == words))
    row = session.connection().execute(statement.order_by(KEYS.c.name == words)).first()
    return None if row is None else _key_of(row)


def read_keys(session: Session) -> list[Key]:
    """Every key, in the order made."""
    rows = session.connection().execute(select(KEYS).order_by(KEYS.c.created_at, KEYS.c.id))
    return [_key_of(row) for row in rows]


def revoke_key(session: Session, key_id: str, at: datetime) -> None:
    """Mark a key as revoked; one that is revoked keeps its instant."""
    statement = update(KEYS).where(KEYS.c.id == key_id, KEYS.c.revoked_at.is_(None))
    session.connection().execute(statement.values(revoked_at=at))


def _key_of(row: Row[Any]) -> Key:
    return Key(
        row.id,
        row.name,
        row.owner,
        Scope(row.scope),
        row.created_at,
        row.expires_at,
        row.revoked_at,
    )
