"""The one way into the record: a command becomes new versions and one sealed entry, or nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.commands import Command, Entry
from app.domain.plain_parts import plain_instant
from app.services.admission import admit, imaged
from app.services.earlier import read_earlier
from app.services.images import Images, read_images
from app.services.ledger import append_entry_lines, first_instant, turn_days
from app.services.snapshots import Snapshot
from app.store.appending import append_entry, append_versions
from app.store.engine import Session
from app.store.records import last_entry
from app.store.seal import FIRST_PREVIOUS_HASH, canonical_json, seal


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry that a command became, and what it left behind."""

    entry: Entry
    images: Images


def record(session: Session, command: Command, at: datetime) -> Entry:
    """Record a command in the transaction of ``session``, which ``writing`` gave.

    ``at`` is an instant with a time zone: the clock's, or the command's own ``recorded_at`` where
    the caller builds a record whose history is fixed. It is moved forward to the last entry's if it
    lies before, so that the order of entries is the order of their instants.

    Raises:
        InvalidRecord: the command breaks the form or the law (`admission` has the rules).
    """
    return _recorded(session, command, at, last_entry(session), None).entry


def record_after(before: Snapshot, session: Session, command: Command, at: datetime) -> Recorded:
    """As ``record``, where the caller has the record at hand as this transaction finds it; reads far less.

    Raises:
        InvalidRecord: the command breaks the form or the law.
    """
    return _recorded(session, command, at, before.entry, before)


def _recorded(
    session: Session,
    command: Command,
    at: datetime,
    last: Entry | None,
    before: Snapshot | None,
) -> Recorded:
    images = imaged(command)
    at = _not_before(last, at)
    ends = turn_days(session, at.date(), before)
    if ends.day is not None:
        at = max(at, first_instant(ends.day))
    earlier = read_earlier(
        session, command.treaties, command.states, command.sources, command.claims, before
    )
    admit(session, command, images["claims"], at.date(), earlier)

    number, previous_hash = (last.number + 1, last.hash) if last else (1, FIRST_PREVIOUS_HASH)
    for kind, things in images.items():
        if things:
            versions = earlier.versions(session, kind, [image["id"] for image in things])
            for image in things:
                image["version"] = versions.get(image["id"], 0) + 1
    for sequence, image in enumerate(images["claims"], start=ends.sequence + 1):
        image |= {"recorded_at": plain_instant(at), "revision": number, "sequence": sequence}
    changes = canonical_json(images)
    entry = _sealed(number, at, command, changes, previous_hash)
    append_entry(session, entry, changes)
    append_versions(session, entry, images)
    left = read_images(images)
    append_entry_lines(session, entry, left, earlier, ends)
    return Recorded(entry, left)


def _not_before(last: Entry | None, at: datetime) -> datetime:
    plain_instant(at)  # refuses one without a time zone
    return at.astimezone(UTC) if last is None else max(at.astimezone(UTC), last.at)


def _sealed(number: int, at: datetime, command: Command, changes: str, previous_hash: str) -> Entry:
    seal_of_entry = seal(
        number=number,
        at=plain_instant(at),
        actor=command.actor,
        command=command.name,
        summary=command.summary,
        changes=changes,
        previous_hash=previous_hash,
    )
    return Entry(
        number, at, command.actor, command.name, command.summary, previous_hash, seal_of_entry
    )
