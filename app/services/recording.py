"""The one way into the record: a command becomes new versions and one sealed entry, or nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.commands import Command, Entry
from app.domain.plain_parts import plain_instant
from app.services.admission import admit, imaged
from app.services.images import Images
from app.services.known import Known
from app.services.ledger import append_entry_lines, first_instant, turn_days
from app.services.left import Left
from app.services.snapshots import Snapshot
from app.store.appending import Ends, append_entry, append_versions
from app.store.engine import Session
from app.store.records import Kind, last_entry
from app.store.seal import FIRST_PREVIOUS_HASH, canonical_json_of_forms, seal


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry that a command became, and what it left behind."""

    entry: Entry
    left: Left

    @property
    def images(self) -> Images:
        """What it left behind, as its seal has it."""
        return self.left.images


class Recording:
    """Recording in one transaction, which ``writing`` gave and in which nothing else is recorded meanwhile.

    What it knows of the record from one command to the next it need not read again.
    """

    def __init__(self, session: Session, before: Snapshot | None = None) -> None:
        """``before``: the record as this transaction finds it, where the caller has it at hand."""
        self._session, self._before = session, before
        self._known = Known(session, before)
        self._last = before.entry if before else last_entry(session)
        self._ends: Ends | None = None

    def record(self, command: Command, at: datetime) -> Recorded:
        """Record a command.

        ``at`` is an instant with a time zone: the clock's, or the command's own ``recorded_at`` where
        the caller builds a record whose history is fixed. It is moved forward to the last entry's if it
        lies before, so that the order of entries is the order of their instants.

        Raises:
            InvalidRecord: the command breaks the form or the law (`admission` has the rules).
        """
        session, last = self._session, self._last
        images = imaged(command)
        at = _not_before(last, at)
        ends = self._ends = turn_days(session, at.date(), self._before, self._ends)
        if ends.day is not None:
            at = max(at, first_instant(ends.day))
        earlier = self._known.before(command)
        admit(session, command, images["claims"], at.date(), earlier)

        number, previous_hash = (last.number + 1, last.hash) if last else (1, FIRST_PREVIOUS_HASH)
        versions: dict[Kind, dict[str, int]] = {}
        for kind, things in images.items():
            ids = [image["id"] for image in things]
            versions[kind] = self._known.next_versions(kind, ids, earlier)
            for image in things:
                image["version"] = versions[kind][image["id"]]
        recorded_at = plain_instant(at)
        for sequence, image in enumerate(images["claims"], start=ends.sequence + 1):
            image["recorded_at"], image["revision"] = recorded_at, number
            image["sequence"] = sequence
        changes = canonical_json_of_forms(images)
        entry = _sealed(number, at, command, changes, previous_hash)
        append_entry(session, entry, changes)
        append_versions(session, entry, images)
        left = Left(command, entry, ends.sequence, versions)
        self._ends = append_entry_lines(session, left, earlier, ends)
        self._last, self._before = entry, None
        self._known.add(left)
        return Recorded(entry, left)


def record(session: Session, command: Command, at: datetime) -> Entry:
    """Record one command in the transaction of ``session``; ``Recording`` is for several.

    Raises:
        InvalidRecord: the command breaks the form or the law.
    """
    return Recording(session).record(command, at).entry


def record_after(before: Snapshot, session: Session, command: Command, at: datetime) -> Recorded:
    """As ``record``, where the caller has the record at hand as this transaction finds it; reads far less.

    Raises:
        InvalidRecord: the command breaks the form or the law.
    """
    return Recording(session, before).record(command, at)


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
