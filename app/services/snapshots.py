"""Snapshots: the record at one revision, held in memory and immutable; carried forward when the revision moves.

Reads answer from here and never touch the ORM. A treaty's register is built when it is first asked for, and carried
forward entry by entry afterwards, from the after-images that the audit holds.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from app.domain.claims import Claim
from app.domain.commands import Entry
from app.domain.counts import Counts
from app.domain.errors import UnknownTreaty
from app.domain.folding import build_register, fold_in
from app.domain.publications import Source
from app.domain.register import Register
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.languages import Language
from app.services.derived import Derived
from app.services.images import Images
from app.services.last_changes import Citing, LastChange, carry_forward
from app.services.outlines_held import Outlines
from app.services.registers_held import newest
from app.services.state_names import StateNames
from app.services.telling import Told
from app.services.treaty_numbers import numbered_treaties
from app.store import records
from app.store.engine import Engine, reading
from app.store.records import Kind

_CLAIMS_AHEAD = 1_000  # of a register that nobody asks for; it is then built anew
_ORDER = count()
Thing = TypeVar("Thing", Treaty, State, Source)


@dataclass(frozen=True, slots=True)
class Things:
    """What there is besides claims; ``states`` in the order of their names, ``versions`` the row versions by kind."""

    treaties: Mapping[str, Treaty]
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    versions: Mapping[Kind, Mapping[str, int]]


class Snapshot:
    """The record as it stood after ``entry``. ``read_snapshot`` makes the first, ``carried_forward`` the next."""

    def __init__(
        self,
        engine: Engine,
        entry: Entry,
        things: Things,
        changes: Mapping[str, LastChange],
        names: StateNames,
        before: "Snapshot | None" = None,
        building: AbstractContextManager[Any] | None = None,
        outlines: Outlines | None = None,
    ) -> None:
        self.order = next(_ORDER)
        self.entry, self.revision, self.at = entry, entry.number, entry.at
        self.treaties, self.states, self.sources = things.treaties, things.states, things.sources
        self._engine, self._things = engine, things
        self.last_changes, self._true = changes, frozenset(changes.values())
        self._building = building or Lock()
        self.names = names
        # A register that nobody asked of the last snapshot is carried forward from an earlier one.
        earlier = {} if before is None else dict(before._before)
        built = {} if before is None else before._registers
        for treaty_id in built:
            earlier.pop(treaty_id, None)
        self._before: Mapping[str, Register] = newest(earlier | built)
        self._since: Mapping[str, tuple[Claim, ...]] = {}
        self._registers: dict[str, Register] = {}
        self._derived: Derived = Derived() if before is None else before._derived
        self.outlines: Outlines = outlines or (Outlines() if before is None else before.outlines)

    def carried_forward(
        self, entries: Sequence[tuple[Entry, Images]], citing: Citing
    ) -> "Snapshot":
        """The record after further entries, oldest first, from what they say that they left.

        Reads nothing but, by ``citing``, which treaties a source that changed is cited about.
        """
        images = [image for _, image in entries]
        things = Things(
            _joined(self.treaties, [t for i in images for t in i.treaties], lambda t: t.id),
            _joined(self.states, [s for i in images for s in i.states], lambda s: s.name),
            _joined(self.sources, [s for i in images for s in i.sources], lambda s: s.id),
            {
                kind: {**known, **new} if (new := _versions(images, kind)) else known
                for kind, known in self._things.versions.items()
            },
        )
        names = self.names
        if things.states is not self.states:
            names = StateNames(things.states, names.table)
        changes = carry_forward(self.last_changes, entries, citing)
        after = Snapshot(self._engine, entries[-1][0], things, changes, names, self)
        after._since = {
            treaty_id: since
            for treaty_id, register in after._before.items()
            if (since := self._ahead(treaty_id, register, images))
        }
        too_much = [key for key, since in after._since.items() if len(since) > _CLAIMS_AHEAD]
        after._before = {k: r for k, r in after._before.items() if k not in too_much}
        return after

    def _ahead(
        self, treaty_id: str, register: Register, images: Sequence[Images]
    ) -> tuple[Claim, ...]:
        """The claims that changed since a register was built, in the order recorded."""
        # By identity, for a reader may build one at this very moment.
        fresh = self._registers.get(treaty_id) is register
        known = () if fresh else self._since.get(treaty_id, ())
        return (*known, *(c for image in images for c in image.claims if c.treaty_id == treaty_id))

    def holds(self, change: object) -> bool:
        """Whether this is the last change of a treaty still, so that what was said of the treaty is still true."""
        return change in self._true

    def version(self, kind: Kind, thing_id: str) -> int:
        """The row version of a treaty, a state or a source: what its ETag begins with; 0 if there is none."""
        return self._things.versions[kind].get(thing_id, 0)

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
        with self._building:
            found = self._registers.get(treaty_id) or self._make_register(treaty_id)
            self._registers = newest(self._registers | {treaty_id: found})
            return found

    def passing(self, treaty_id: str) -> Register:
        """The register of a treaty, which is not held for it: for whoever looks at many, one after the other."""
        found = self._registers.get(treaty_id)
        if found is None:
            with self._building:
                found = self._registers.get(treaty_id) or self._make_register(treaty_id)
        return found

    def claims_on(self, state_id: str) -> Mapping[str, Sequence[Claim]]:
        """The claims that concern a state, by treaty (`read_claims_on`)."""
        with reading(self._engine) as session:
            return records.read_claims_on(session, state_id, self.revision)

    def treaties_told_of(self, territory_id: str) -> set[str]:
        """The ids of the treaties under which something was declared of a territory."""
        with reading(self._engine) as session:
            return records.read_treaties_told_of(session, territory_id, self.revision)

    def treaty_of_claim(self, claim_id: str) -> str | None:
        """The id of the treaty that a claim is about, null where there is no such claim."""
        with reading(self._engine) as session:
            return records.read_treaty_of_claim(session, claim_id, self.revision)

    def register_at_hand(self, treaty_id: str) -> Register | None:
        """The register of the treaty with exactly this id, if it is built already; never waits."""
        return self._registers.get(treaty_id)

    def find_treaty(self, text: str) -> Register:
        """The register of the treaty meant by an id, a UN Treaty Collection number or a registration number.

        Raises:
            UnknownTreaty: none is.
        """
        wanted = id_meant(text)
        if wanted in self.treaties:
            return self.register(wanted)
        if wanted not in self._numbered:
            raise UnknownTreaty("No treaty in the record has that id, number or registration.")
        return self.register(self._numbered[wanted])

    @cached_property
    def _numbered(self) -> Mapping[str, str]:
        with reading(self._engine) as session:
            return numbered_treaties(session, self.revision, self.treaties, self.sources)

    def told(
        self, register: Register, day: date, today: date, language: Language
    ) -> Collection[Told]:
        """What is told of every state's standing on a day, in the order of their English names."""
        states = self.names.in_language(language)
        return self._derived.told(register, day, today, language, states).values()

    def counts(self, register: Register, day: date) -> Counts:
        """The counts of one day."""
        return self._derived.tallies(register).counts(day)

    def series(self, register: Register, until: date) -> list[Counts]:
        """The counts over time, up to a last day."""
        return self._derived.tallies(register).series(until)

    def _make_register(self, treaty_id: str) -> Register:
        known, treaty = self._before.get(treaty_id), self.treaties[treaty_id]
        revision = self.last_changes[treaty_id].revision
        if known is None:
            with reading(self._engine) as session:
                claims = records.read_claims(session, treaty_id, upto=self.revision)
            return build_register(treaty, revision, self.states, self.sources, claims)
        if known.revision == revision:
            return replace(known, sources=self.sources)
        since = self._since.get(treaty_id, ())
        return fold_in(known, revision, since, self.states, self.sources, treaty)


def id_meant(text: str) -> str:
    """The id that a text gives if it gives one: a treaty of that id comes before any that has it as its number."""
    return text.strip().casefold()


def _versions(images: Sequence[Images], kind: Kind) -> dict[str, int]:
    return {key: version for image in images for key, version in image.versions[kind].items()}


def _joined(
    before: Mapping[str, Thing], changed: Sequence[Thing], order: Callable[[Thing], str]
) -> Mapping[str, Thing]:
    # The same mapping where nothing changed, which makes comparing two snapshots cheap.
    if not changed:
        return before
    things = dict(before) | {thing.id: thing for thing in changed}
    return {thing.id: thing for thing in sorted(things.values(), key=order)}
