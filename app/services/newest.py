"""The newest snapshot, known to be so without asking the database each time, and a few of earlier revisions."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any

from app.domain.commands import Entry
from app.domain.errors import NotReady, OutsideTheRecord
from app.domain.names import NamesTable
from app.services.images import read_images
from app.services.last_changes import read_last_changes
from app.services.snapshots import Snapshot, Things
from app.services.state_names import StateNames
from app.store import records
from app.store.engine import Engine, Session, reading
from app.store.freshness import make_watch
from app.store.records import Kind

_PAST_SNAPSHOTS_KEPT = 4
_TREATIES_WARMED = 8  # the others are built when they are asked for
_LONGEST_WAIT_SECONDS = 10
_KINDS: tuple[Kind, ...] = ("treaties", "states", "sources")


class Snapshots:
    """The newest snapshot, and a few of earlier revisions that were asked for."""

    def __init__(self, engine: Engine, table: NamesTable | None = None) -> None:
        self._engine, self._lock, self._table = engine, Lock(), table or NamesTable()
        self._watch = make_watch(engine)
        self._latest: Snapshot | None = None
        self._marked: tuple[object, Snapshot] | None = None
        self._past: OrderedDict[int, Snapshot] = OrderedDict()
        # Whoever asks for the past waits for others who do, and never for those who ask for the present.
        self._reading_past, self._building_past = Lock(), Lock()

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
        at_hand = self.at_hand()
        if at_hand is not None:
            return at_hand
        with _alone(self._lock):
            # Who waited here finds what the one before has found out.
            at_hand = self.at_hand()
            if at_hand is not None:
                return at_hand
            # Taken before the database is asked, so that a later write differs from it.
            mark = self._watch.mark()
            with reading(self._engine) as session:
                latest = self._renewed(session)
            if mark is not None:
                self._marked = (mark, latest)
            return latest

    def latest_in(self, session: Session) -> Snapshot:
        """The record as the transaction of ``session`` finds it, which holds the write lock.

        Raises:
            NotReady: nothing has been recorded yet.
        """
        with _alone(self._lock):
            return self._renewed(session)

    def _renewed(self, session: Session) -> Snapshot:
        known = self._latest
        if known is not None:
            found = records.entries_since(session, known.revision)
            if found and found[0][0].hash == known.entry.hash:
                if len(found) > 1:
                    later = [(entry, read_images(changes)) for entry, changes in found[1:]]
                    citing = partial(records.read_citing, session)
                    self._latest = known = known.carried_forward(later, citing)
                return known
            self._past.clear()  # a backup took the record's place
        entry = records.last_entry(session)
        if entry is None:
            raise NotReady("The record is empty: run `treaty-status seed`.")
        self._latest = read_snapshot(self._engine, session, entry, self._table)
        return self._latest

    def warm(self) -> None:
        """Build what the first reader would wait for; an empty or absent record is left for that reader to hear of."""
        try:
            latest = self.latest()
        except NotReady:
            return
        for treaty_id in list(latest.treaties)[:_TREATIES_WARMED]:
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
        with _alone(self._reading_past):
            found = self._past.pop(entry.number, None) or self._read(entry, latest)
            self._past[entry.number] = found
            while len(self._past) > _PAST_SNAPSHOTS_KEPT:
                self._past.popitem(last=False)
            return found

    def _read(self, entry: Entry, latest: Snapshot) -> Snapshot:
        with reading(self._engine) as session:
            return read_snapshot(
                self._engine, session, entry, self._table, latest, self._building_past
            )


def read_snapshot(
    engine: Engine,
    session: Session,
    entry: Entry,
    table: NamesTable,
    like: Snapshot | None = None,
    building: AbstractContextManager[Any] | None = None,
) -> Snapshot:
    """The record as it stood after an entry, read from the tables.

    ``like`` lends it what costs much, where it can. Snapshots that share ``building`` build one register at a time.
    """
    upto = entry.number
    listed = sorted(records.read_states(session, upto=upto), key=lambda state: state.name)
    states = {state.id: state for state in listed}
    things = Things(
        {treaty.id: treaty for treaty in records.read_treaties(session, upto=upto)},
        states,
        {source.id: source for source in records.read_sources(session, upto=upto)},
        {kind: records.read_versions(session, kind, upto=upto) for kind in _KINDS},
    )
    names = like.names if like and like.states == states else StateNames(states, table)
    changes = read_last_changes(session, upto)
    outlines = like.outlines if like else None
    return Snapshot(engine, entry, things, changes, names, building=building, outlines=outlines)


@contextmanager
def _alone(lock: Lock) -> Iterator[None]:
    if not lock.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise NotReady("The database takes too long to answer; try again in a moment.")
    try:
        yield
    finally:
        lock.release()
