"""Snapshots: the record at one revision, held in memory and immutable; carried forward when the revision moves.

Reads answer from here and never touch the ORM. A treaty's register is built when it is first asked for, and carried
forward entry by entry afterwards.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date, datetime
from threading import Lock

from app.domain.commands import Entry
from app.domain.counts import Counts, count, series
from app.domain.errors import NotReady, OutsideTheRecord, UnknownTreaty
from app.domain.names import NameIndex, build_name_index
from app.domain.publications import Source
from app.domain.register import Register, build_register
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.treaties import Treaty
from app.store import records
from app.store.engine import Engine, reading

_DAYS_KEPT = 64
_COUNTS_KEPT = 1_000
_SERIES_KEPT = 8
_PAST_SNAPSHOTS_KEPT = 4


class Snapshot:
    """The record as it stood after one entry. ``states`` maps ids to states in the order of their names."""

    def __init__(self, engine: Engine, entry: Entry, before: "Snapshot | None" = None) -> None:
        self.revision, self.at = entry.number, entry.at
        self._engine, self._lock = engine, Lock()
        with reading(engine) as session:
            states = sorted(
                records.read_states(session, upto=entry.number), key=lambda state: state.name
            )
            self.states: Mapping[str, State] = {state.id: state for state in states}
            self.sources: Mapping[str, Source] = {
                s.id: s for s in records.read_sources(session, upto=entry.number)
            }
            self.treaties: Mapping[str, Treaty] = {
                t.id: t for t in records.read_treaties(session, upto=entry.number)
            }
        self.names: NameIndex = (
            before.names if before and before.states == self.states else build_name_index(states)
        )
        self._before = before._registers if before and before.revision < entry.number else {}
        self._registers: dict[str, Register] = {}
        self._standings: OrderedDict[tuple[str, date], tuple[Standing, ...]] = OrderedDict()
        self._counts: OrderedDict[tuple[str, date], Counts] = OrderedDict()
        self._series: OrderedDict[tuple[str, date], list[Counts]] = OrderedDict()

    def register(self, treaty_id: str) -> Register:
        """The register of a treaty.

        Raises:
            UnknownTreaty: no treaty has that id.
        """
        found = self._registers.get(treaty_id)
        if found is not None:
            return found
        if treaty_id not in self.treaties:
            raise UnknownTreaty("No treaty in the record has that id, number or registration.")
        with self._lock:
            if treaty_id not in self._registers:
                self._registers[treaty_id] = self._make_register(treaty_id)
            return self._registers[treaty_id]

    def find_treaty(self, text: str) -> Register:
        """The register of the treaty meant by an id, a UN Treaty Collection number or a registration number.

        Raises:
            UnknownTreaty: none is.
        """
        wanted = text.strip().casefold()
        if wanted in self.treaties:
            return self.register(wanted)
        for treaty_id in self.treaties:
            terms = self.register(treaty_id).timeline.terms
            if wanted in {
                (terms.untc_number or "").casefold(),
                (terms.registration or "").casefold(),
            } - {""}:
                return self.register(treaty_id)
        raise UnknownTreaty("No treaty in the record has that id, number or registration.")

    def standings(self, register: Register, day: date) -> tuple[Standing, ...]:
        """Every state's standing on one day, derived once per revision and day."""
        key = (register.treaty.id, day)
        found = self._standings.get(key)
        if found is None:
            found = register.standings(day)
            with self._lock:
                self._standings[key] = found
                while len(self._standings) > _DAYS_KEPT:
                    self._standings.popitem(last=False)
        return found

    def counts(self, register: Register, day: date) -> Counts:
        """The counts of one day, counted once per revision and day."""
        key = (register.treaty.id, day)
        found = self._counts.get(key)
        if found is None:
            found = count(self.standings(register, day), day)
            with self._lock:
                self._counts[key] = found
                while len(self._counts) > _COUNTS_KEPT:
                    self._counts.popitem(last=False)
        return found

    def series(self, register: Register, until: date) -> list[Counts]:
        """The counts over time up to a day, derived once per revision and day."""
        key = (register.treaty.id, until)
        found = self._series.get(key)
        if found is None:
            found = series(register, until)
            with self._lock:
                self._series[key] = found
                while len(self._series) > _SERIES_KEPT:
                    self._series.popitem(last=False)
        return found

    def _make_register(self, treaty_id: str) -> Register:
        known = self._before.get(treaty_id)
        with reading(self._engine) as session:
            revision = records.read_treaty_revision(session, treaty_id, upto=self.revision)
            after = known.revision if known else 0
            claims = records.read_claims(session, treaty_id, after=after, upto=self.revision)
        if (
            known is not None
            and known.treaty == self.treaties[treaty_id]
            and known.sources == self.sources
        ):
            return known.carried_forward(revision, claims, self.states, self.sources)
        if known is not None:
            with reading(self._engine) as session:
                claims = records.read_claims(session, treaty_id, after=0, upto=self.revision)
        return build_register(self.treaties[treaty_id], revision, self.states, self.sources, claims)


class Snapshots:
    """The newest snapshot, and a few of earlier revisions that were asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._latest: Snapshot | None = None
        self._past: OrderedDict[int, Snapshot] = OrderedDict()

    def latest(self) -> Snapshot:
        """The record as it stands now; the database is asked for its revision each time.

        Raises:
            NotReady: nothing has been recorded yet.
        """
        with reading(self._engine) as session:
            entry = records.last_entry(session)
        if entry is None:
            raise NotReady("The record is empty: run `treaty-status seed`.")
        latest = self._latest
        if latest is not None and latest.revision == entry.number:
            return latest
        with self._lock:
            if self._latest is None or self._latest.revision < entry.number:
                self._latest = Snapshot(self._engine, entry, self._latest)
            return self._latest

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
            found = self._past.pop(entry.number, None) or Snapshot(self._engine, entry)
            self._past[entry.number] = found
            while len(self._past) > _PAST_SNAPSHOTS_KEPT:
                self._past.popitem(last=False)
            return found
