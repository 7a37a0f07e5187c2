"""Keys: making one, checking the one that a request shows, listing and revoking.

A key reads ``treatystatus_<id>_<secret>``: the fixed beginning lets scanners of public code find a leaked one. The
secret has 256 random bits, so a plain SHA-256 of it is as good as any slow hash.
"""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from app.domain.errors import InvalidRecord
from app.domain.keys import Key, Scope
from app.domain.plain_parts import TEXT
from app.domain.refusals import AlreadyRecorded, KeyRefused, ScopeMissing
from app.store import keys
from app.store.engine import Session

BEGINNING = "treatystatus"
_FORM = re.compile(rf"{BEGINNING}_([0-9a-f]{{12}})_([A-Za-z0-9_-]{{43}})")
_NO_HASH = "0" * 64
_LONGEST_NAME = 100
_REFUSED = "This address asks for a key that holds: none came, or it is wrong, expired or revoked."


def create_key(
    session: Session,
    *,
    name: str,
    scope: Scope,
    now: datetime,
    owner: str | None = None,
    expires_at: datetime | None = None,
) -> tuple[Key, str]:
    """A new key and its whole text, which nobody can have again. ``owner`` is the name where none is given.

    Raises:
        InvalidRecord: a name that cannot be kept, or an expiry that has passed.
        AlreadyRecorded: another key has, or had, that name.
    """
    for word in (name, owner or name):
        TEXT.plain(word)
        if len(word) > _LONGEST_NAME or "\n" in word:
            raise InvalidRecord(f"a name is one line of at most {_LONGEST_NAME} characters")
    if expires_at is not None and expires_at <= now:
        raise InvalidRecord("the key would have expired already")
    if keys.find_key(session, name) is not None:
        raise AlreadyRecorded(f"there is a key named {name} already, or there was")
    key = Key(secrets.token_hex(6), name, owner or name, scope, now, expires_at)
    secret = secrets.token_urlsafe(32)
    keys.append_key(session, key, _hash(secret))
    return key, f"{BEGINNING}_{key.id}_{secret}"


def check_key(session: Session, shown: str | None, scope: Scope, now: datetime) -> Key:
    """The key that a request shows, if it holds and reaches far enough.

    Raises:
        KeyRefused: none is shown, or it is wrong, expired or revoked; which of these is not said.
        ScopeMissing: it holds, and may not do this.
    """
    match = _FORM.fullmatch(shown or "")
    found = keys.read_secret_hash(session, match[1]) if match else None
    # Compared even where there is no such key, so that the time taken says nothing.
    right = hmac.compare_digest(_hash(match[2] if match else ""), found[1] if found else _NO_HASH)
    if found is None or not right or not found[0].holds_at(now):
        raise KeyRefused(_REFUSED)
    if not found[0].scope.holds(scope):
        raise ScopeMissing(f"This asks for a key of scope {scope}; this one's is narrower.")
    return found[0]


def list_keys(session: Session) -> list[Key]:
    """Every key ever made, in the order made."""
    return keys.read_keys(session)


def revoke_key(session: Session, words: str, now: datetime) -> Key:
    """Revoke the key of that name or id, at once for every process; revoking it again changes nothing.

    Raises:
        InvalidRecord: there is no such key.
    """
    key = keys.find_key(session, words)
    if key is None:
        raise InvalidRecord("there is no key of that name or id")
    keys.revoke_key(session, key.id, now)
    return key


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
