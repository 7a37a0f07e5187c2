"""All treaties of a record at once: what lists, and pages about one state, need of each without holding its register.

A register is built for a treaty that has changed, read once and let go; what was read from it stays true until the
treaty changes again.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.outline import Outline, Span, narrowed, outline_of, register_of_one, span_of
from app.domain.register import Register
from app.domain.treaties import Treaty
from app.services.outlines_held import TREATIES_HELD
from app.services.snapshots import Snapshot

_FEW = 12  # treaties of which whole registers are built sooner than every claim on a state is read


class OneTreaty:
    """One treaty in the place of all."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of_state(self, _state_id: str) -> list[Register]:
        """Its register."""
        return [self._register]

    def of_territory(self, _territory_id: str) -> list[tuple[Treaty, Register | None]]:
        """Itself, with its register."""
        return [(self._register.treaty, self._register)]


class Overview:
    """The treaties of one snapshot. ``day`` is the day that is asked about: what is read is read for it too."""

    def __init__(self, snapshot: Snapshot, day: date) -> None:
        self._snapshot, self._day = snapshot, day
        self._held = snapshot.outlines

    def outlines(self) -> Iterator[Outline]:
        """Each treaty's outline, in the order of their ids."""
        return map(self.outline, sorted(self._snapshot.treaties))

    def outline(self, treaty_id: str) -> Outline:
        """One treaty's outline."""
        key = self._key(treaty_id)
        found = self._held.outlines.found(key)
        if found is None:
            found = outline_of(self._snapshot.passing(treaty_id))
            self._held.outlines.put(key, found)
        return found

    def span(self, treaty_id: str) -> Span:
        """One treaty's counts of the day; its outline is read with them."""
        key = self._key(treaty_id)
        found = self._held.spans.found(key)
        if found is None or not found.holds(self._day):
            register = self._snapshot.passing(treaty_id)
            found = span_of(register, self._day)
            self._held.spans.put(key, found)
            if self._held.outlines.found(key) is None:
                self._held.outlines.put(key, outline_of(register))
        return found

    def changing_by(self, later: date) -> list[str]:
        """The ids of the treaties of which it is not known that nothing changes from the day on until a later one."""
        return [
            treaty_id
            for treaty_id in self._snapshot.treaties
            if (span := self._held.spans.found(self._key(treaty_id))) is None
            or not (span.holds(self._day) and span.holds(later))
        ]

    def unread(self) -> list[str]:
        """The ids of the treaties of which the outline or the counts of the day would have to be read now.

        None where there are more treaties than can be held, for reading one would push out another.
        """
        found: list[str] = []
        if len(self._snapshot.treaties) > TREATIES_HELD:
            return found
        for treaty_id in self._snapshot.treaties:
            key = self._key(treaty_id)
            span = self._held.spans.found(key)
            if span is None or not span.holds(self._day) or not self._held.outlines.found(key):
                found.append(treaty_id)
        return found

    def of_state(self, state_id: str) -> list[Register]:
        """The register of each treaty with the record of one state alone, in the order of their ids."""
        snapshot = self._snapshot
        known = self._held.of_states.found(state_id) or {}
        true = {
            treaty_id: register
            for treaty_id, register in known.items()
            if treaty_id in snapshot.treaties and register.revision == self._key(treaty_id)[1]
        }
        missing = snapshot.treaties.keys() - true.keys()
        if 0 < len(missing) <= _FEW:
            true |= {key: narrowed(snapshot.passing(key), state_id) for key in missing}
        elif missing:
            state, claims = snapshot.states[state_id], snapshot.claims_on(state_id)
            for key in missing:
                true[key] = register_of_one(
                    self.outline(key), state, snapshot.sources, claims.get(key, ())
                )
        if missing:
            self._held.of_states.put(state_id, true)
        return [true[treaty_id] for treaty_id in sorted(true)]

    def of_territory(self, territory_id: str) -> list[tuple[Treaty, Register | None]]:
        """Each treaty, with its register if it was told of a territory under it, in the order of their ids."""
        told_of = self._snapshot.treaties_told_of(territory_id)
        return [
            (treaty, self._snapshot.passing(key) if key in told_of else None)
            for key, treaty in sorted(self._snapshot.treaties.items())
        ]

    def _key(self, treaty_id: str) -> tuple[str, int]:
        return treaty_id, self._snapshot.last_changes[treaty_id].revision
