"""Snapshots: the record at one revision, held in memory and immutable; carried forward when the revision moves.

Reads answer from here and never touch the ORM. A treaty's register is built when it is first asked for, and carried
forward entry by entry afterwards.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from app.domain.commands import Entry
from app.domain.counts import Counts, count, series
from app.domain.errors import UnknownTreaty
from app.domain.names import NamesTable
from app.domain.publications import Source
from app.domain.register import Register, build_register
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.state_names import StateNames
from app.store import records
from app.store.engine import Engine, reading
from app.store.records import Kind

_DAYS_KEPT = 64
_COUNTS_KEPT = 1_000
_SERIES_KEPT = 8
Thing = TypeVar("Thing", Treaty, State, Source)


class Snapshot:
    """The record as it stood after one entry. ``states`` maps ids to states in the order of their names."""

    def __init__(
        self, engine: Engine, entry: Entry, table: NamesTable, before: "Snapshot | None" = None
    ) -> None:
        self.revision, self.at, self.head = entry.number, entry.at, entry.hash
        self._engine, self._lock = engine, Lock()
        earlier = before if before and before.revision < entry.number else None
        after = earlier.revision if earlier else 0
        with reading(engine) as session:
            found: dict[Kind, list[Any]] = {
                "states": records.read_states(session, upto=entry.number, after=after),
                "sources": records.read_sources(session, upto=entry.number, after=after),
                "treaties": records.read_treaties(session, upto=entry.number, after=after),
            }
            self._versions: dict[Kind, Mapping[str, int]] = {
                kind: dict(earlier._versions[kind] if earlier else {})
                | records.read_versions(session, kind, [t.id for t in things], upto=entry.number)
                for kind, things in found.items()
            }
        self.states: Mapping[str, State] = _joined(
            earlier.states if earlier else {}, found["states"], lambda state: state.name
        )
        self.sources: Mapping[str, Source] = _joined(
            earlier.sources if earlier else {}, found["sources"], lambda source: source.id
        )
        self.treaties: Mapping[str, Treaty] = _joined(
            earlier.treaties if earlier else {}, found["treaties"], lambda treaty: treaty.id
        )
        self.names: StateNames = (
            before.names
            if before and before.states == self.states
            else StateNames(self.states, table)
        )
        # A register that nobody asked of the last snapshot is carried forward from an earlier one.
        self._before: Mapping[str, Register] = (
            {**earlier._before, **earlier._registers} if earlier else {}
        )
        self._registers: dict[str, Register] = {}
        self._standings: OrderedDict[tuple[str, date], tuple[Standing, ...]] = OrderedDict()
        self._counts: OrderedDict[tuple[str, date], Counts] = OrderedDict()
        self._series: OrderedDict[tuple[str, date], list[Counts]] = OrderedDict()

    def version(self, kind: Kind, thing_id: str) -> int:
        """The row version of a treaty, a state or a source: what its ETag begins with; 0 if there is none."""
        return self._versions[kind].get(thing_id, 0)

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

    def register_at_hand(self, treaty_id: str) -> Register | None:
        """The register of the treaty with exactly this id, if it is built already; never waits."""
        return self._registers.get(treaty_id)

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
        """The counts over time, counted once per revision and last day."""
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
            and known.sources.items() <= self.sources.items()  # a new one changes no old claim
        ):
            return known.carried_forward(revision, claims, self.states, self.sources)
        if known is not None:
            with reading(self._engine) as session:
                claims = records.read_claims(session, treaty_id, after=0, upto=self.revision)
        return build_register(self.treaties[treaty_id], revision, self.states, self.sources, claims)


def _joined(
    before: Mapping[str, Thing], changed: Iterable[Thing], order: Callable[[Thing], str]
) -> Mapping[str, Thing]:
    things = dict(before) | {thing.id: thing for thing in changed}
    # The same mapping where nothing changed, which makes comparing two snapshots cheap.
    if things == before:
        return before
    return {thing.id: thing for thing in sorted(things.values(), key=order)}
