"""Checking that the record is as it was recorded: each entry's seal, and each version's entry."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Any

from app.domain.claims import Claim
from app.domain.commands import Entry
from app.domain.errors import InvalidRecord
from app.domain.plain_claims import plain_claim
from app.domain.plain_parts import plain_instant
from app.services.images import LATER_KEYS
from app.store.engine import Engine, Session, reading
from app.store.records import last_revision
from app.store.seal import FIRST_PREVIOUS_HASH, seal
from app.store.sealed import claims_in_sequence, images_by_revision, sealed_entries

_IMAGED = ("treaties", "states", "sources")


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: ``entries`` that hold, ``head`` the hash of the last of these, and what is wrong.

    A record cut short at its end still holds; compare ``head`` with one published earlier.
    """

    ok: bool
    entries: int
    head: str | None
    problem: str | None = None


class Verifier:
    """Verifies once for each revision, however often it is asked, and one at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._known: tuple[int, Verification] | None = None

    def verification(self) -> Verification:
        """The record's verification as it stands now."""
        with self._lock, reading(self._engine) as session:
            revision = last_revision(session)
            if self._known is None or self._known[0] != revision:
                self._known = (revision, verify(session))
            return self._known[1]


def verify(session: Session) -> Verification:
    """Recompute every seal from the first entry on, and compare every version with its entry."""
    good: Entry | None = None
    entries, claims = sealed_entries(session), claims_in_sequence(session)
    with closing(entries), closing(claims):
        try:
            images = images_by_revision(session)
            for entry, changes in entries:
                _check_seal(good, entry, changes)
                _check_images(entry, json.loads(changes), images.pop(entry.number, {}), claims)
                good = entry
            if images or next(claims, None) is not None:
                raise InvalidRecord("a version is recorded that no entry speaks of")
        except InvalidRecord as error:
            return Verification(False, _number(good), _hash(good), str(error))
    return Verification(True, _number(good), _hash(good))


def _check_seal(before: Entry | None, entry: Entry, changes: str) -> None:
    if entry.number != _number(before) + 1:
        raise InvalidRecord(f"entry {_number(before) + 1} is missing")
    if entry.previous_hash != (before.hash if before else FIRST_PREVIOUS_HASH):
        raise InvalidRecord(f"entry {entry.number} does not follow from the one before it")
    if before and entry.at < before.at:
        raise InvalidRecord(f"entry {entry.number} is dated before the one before it")
    recomputed = seal(
        number=entry.number,
        at=plain_instant(entry.at),
        actor=entry.actor,
        command=entry.command,
        summary=entry.summary,
        changes=changes,
        previous_hash=entry.previous_hash,
    )
    if entry.hash != recomputed:
        raise InvalidRecord(f"entry {entry.number} is not what was sealed")


def _check_images(
    entry: Entry, sealed: dict[str, Any], recorded: dict[str, Any], claims: Iterator[Claim]
) -> None:
    for kind in _IMAGED:
        if _by_id(sealed[kind]) != _by_id(recorded.get(kind, [])):
            raise InvalidRecord(f"{kind}: a row is not what entry {entry.number} recorded")
    of_entry = islice(claims, len(sealed["claims"]))
    for image in sealed["claims"]:
        claim = next(of_entry, None)
        if claim is None or plain_claim(claim) != LATER_KEYS | image:
            raise InvalidRecord(f"claims: a row is not what entry {entry.number} recorded")


def _by_id(images: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(images, key=lambda image: str(image["id"]))


def _number(entry: Entry | None) -> int:
    return entry.number if entry else 0


def _hash(entry: Entry | None) -> str | None:
    return entry.hash if entry else None
