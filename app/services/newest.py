"""The newest snapshot, known to be so without asking the database each time, and a few of earlier revisions."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from app.domain.commands import Entry
from app.domain.errors import NotReady, OutsideTheRecord
from app.domain.names import NamesTable
from app.services.snapshots import Snapshot
from app.store import records
from app.store.engine import Engine, reading
from app.store.freshness import make_watch

_PAST_SNAPSHOTS_KEPT = 4


class Snapshots:
    """The newest snapshot, and a few of earlier revisions that were asked for."""

    def __init__(self, engine: Engine, table: NamesTable | None = None) -> None:
        self._engine, self._lock, self._table = engine, Lock(), table or NamesTable()
        self._watch = make_watch(engine)
        self._latest: Snapshot | None = None
        self._marked: tuple[object, Snapshot] | None = None
        self._past: OrderedDict[int, Snapshot] = OrderedDict()

    def at_hand(self) -> Snapshot | None:
        """The record as it stands now, if it is in memory; null where the database must be asked.

        Costs microseconds and never waits, so the event loop may ask; where it is null, ask ``latest`` in a thread.
        """
        mark, marked = self._watch.mark(), self._marked
        return marked[1] if mark is not None and marked is not None and marked[0] == mark else None

    def latest(self) -> Snapshot:
        """The record as it stands now; the database is asked for its revision when something was written.

        Raises:
            NotReady: nothing has been recorded yet.
        """
        return self.at_hand() or self._read_latest()

    def _read_latest(self) -> Snapshot:
        # Taken before the database is asked, so that a later write differs from it.
        mark = self._watch.mark()
        seen, entry = self._latest, self._last_entry()
        if seen is None or seen.head != entry.hash:
            with self._lock:
                if self._latest is not seen:  # another thread was here first, maybe for a newer one
                    seen, entry = self._latest, self._last_entry()
                if seen is None or seen.head != entry.hash:
                    before = self._earlier(seen)
                    seen = self._latest = Snapshot(self._engine, entry, self._table, before)
        if mark is not None:
            self._marked = (mark, seen)
        return seen

    def _last_entry(self) -> Entry:
        with reading(self._engine) as session:
            entry = records.last_entry(session)
        if entry is None:
            raise NotReady("The record is empty: run `treaty-status seed`.")
        return entry

    def _earlier(self, latest: Snapshot | None) -> Snapshot | None:
        """The last snapshot, if what is recorded now follows from it; not so where a backup took the record's place."""
        if latest is None:
            return None
        with reading(self._engine) as session:
            known = records.read_entry(session, latest.revision)
        if known is None or known.hash != latest.head:
            self._past.clear()
            return None
        return latest

    def warm(self) -> None:
        """Build what the first reader would wait for; an empty or absent record is left for that reader to hear of."""
        try:
            latest = self.latest()
        except NotReady:
            return
        for treaty_id in latest.treaties:
            latest.register(treaty_id)

    def known_at(self, moment: datetime | int) -> Snapshot:
        """The record as it was known at an instant, or after the entry of that number.

        Raises:
            OutsideTheRecord: before the first entry, or a revision that does not exist yet.
        """
        with reading(self._engine) as session:
            if isinstance(moment, int):
                entry = records.read_entry(session, moment)
            else:
                entry = records.entry_at(session, moment)
        if entry is None:
            raise OutsideTheRecord(
                "The record did not exist then: known_at lies outside its life.", "known_at"
            )
        latest = self.latest()
        if entry.number == latest.revision:
            return latest
        with self._lock:
            found = self._past.pop(entry.number, None) or Snapshot(self._engine, entry, self._table)
            self._past[entry.number] = found
            while len(self._past) > _PAST_SNAPSHOTS_KEPT:
                self._past.popitem(last=False)
            return found
