"""Validators from versions, expiry from meaning: ETag, 304 and how long an answer may be kept.

An answer changes with the record, the release and, at midnight UTC, with the day; nothing else. So its validator is
made of those and not of its bytes, and no cache may keep it past midnight.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fastapi import Request
from fastapi.responses import Response

MAX_AGE_SECONDS = 60
STALE_WHILE_REVALIDATE_SECONDS = 30


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
    coding: str = "identity"

    @property
    def etag(self) -> str:
        """A strong validator: row version, then a hash of all else that decides the bytes."""
        parts = f"{self.revision}|{self.release}|{self.day.isoformat()}|{self.coding}"
        return f'"{self.row_version}-{hashlib.sha256(parts.encode()).hexdigest()[:20]}"'

    @property
    def cache_control(self) -> str:
        """How long it may be kept: at most a minute, and never past midnight UTC."""
        if self.immutable:
            return "public, max-age=31536000, immutable"
        now = self.now.astimezone(UTC)
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        left = (midnight - now) // timedelta(seconds=1)
        swr = min(STALE_WHILE_REVALIDATE_SECONDS, max(0, left - MAX_AGE_SECONDS))
        return f"public, max-age={min(MAX_AGE_SECONDS, left)}, stale-while-revalidate={swr}"


def answer(
    request: Request, body: bytes, validity: Validity, media_type: str, **headers: str
) -> Response:
    """The answer, or 304 where the client already has it."""
    common = {"ETag": validity.etag, "Cache-Control": validity.cache_control, **headers}
    if _matches(request.headers.get("if-none-match"), validity.etag):
        return Response(status_code=304, headers=common)
    return Response(body, headers=common, media_type=media_type)


def _matches(if_none_match: str | None, etag: str) -> bool:
    if if_none_match is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in tags or etag in tags
