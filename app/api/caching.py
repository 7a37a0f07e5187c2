"""Validators from versions, expiry from meaning: ETag and how long an answer may be kept.

An answer changes with the record, the release and, at midnight UTC, with the day; nothing else. So its validator is
made of those and not of its bytes, and no cache may keep it past midnight.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fastapi.responses import Response

MAX_AGE_SECONDS = 60
# One less than thirty: nginx counts in whole seconds and is up to one late, and a correction is due within ninety.
STALE_WHILE_REVALIDATE_SECONDS = 29
FOREVER = "public, max-age=31536000, immutable"
DAYTIME_CACHE_CONTROL = (
    f"public, max-age={MAX_AGE_SECONDS}, stale-while-revalidate={STALE_WHILE_REVALIDATE_SECONDS}"
).encode()
"""The lifetime of an answer that ends with the day, until ``LAST_SECONDS`` before midnight UTC."""
GROUND = "treaty_status.ground"
"""Where in the ASGI scope an answer tells what it stands on (`Snapshot.holds`); null or nothing: the whole record."""
LAST_SECONDS = MAX_AGE_SECONDS + STALE_WHILE_REVALIDATE_SECONDS


@dataclass(frozen=True, slots=True)
class Validity:
    """What an answer depends on: the revision, the release, the day it is told on; ``row_version`` of a single thing.

    ``now`` is the instant at which it is asked.
    """

    revision: int
    release: str
    day: date
    now: datetime
    row_version: int = 0
    immutable: bool = False
    language: str = "en"

    @property
    def etag(self) -> str:
        """A strong validator: row version, then a hash of all else that decides the text; the front adds the coding."""
        parts = f"{self.revision}|{self.release}|{self.day.isoformat()}|{self.language}"
        return f'"{self.row_version}-{hashlib.sha256(parts.encode()).hexdigest()[:20]}"'

    @property
    def cache_control(self) -> str:
        """How long it may be kept: for ever, or as `until_midnight` has it."""
        return FOREVER if self.immutable else until_midnight(self.now)


def midnight_after(now: datetime) -> datetime:
    """The next midnight UTC."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def until_midnight(now: datetime) -> str:
    """A lifetime of at most a minute, and never past midnight UTC."""
    left = (midnight_after(now) - now) // timedelta(seconds=1)
    swr = min(STALE_WHILE_REVALIDATE_SECONDS, max(0, left - MAX_AGE_SECONDS))
    return f"public, max-age={min(MAX_AGE_SECONDS, left)}, stale-while-revalidate={swr}"


def is_dated(cache_control: bytes) -> bool:
    """Whether a lifetime is one of `until_midnight`, which the clock moves."""
    return b"stale-while-revalidate" in cache_control


def answer(body: bytes, validity: Validity, media_type: str, **headers: str) -> Response:
    """The answer with its validator; what a client's conditions make of it is decided in `app.front.conditions`."""
    common = {"ETag": validity.etag, "Cache-Control": validity.cache_control, **headers}
    return Response(body, headers=common, media_type=media_type)
