"""What a transaction knows of the record: each thing is read once, and what it records itself is added."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.commands import Command
from app.services.earlier import Earlier, read_earlier_claims
from app.services.left import Left
from app.services.snapshots import Snapshot
from app.store.engine import Session
from app.store.records import Kind, read_newest

_KINDS: tuple[Kind, ...] = ("treaties", "states", "sources")


class Known:
    """Treaties, sources and, all at once, states, each with its row version.

    Claims are too many to keep: those that a command touches are read for it. With a ``snapshot``, the record as the
    transaction finds it, things are not read at all.
    """

    def __init__(self, session: Session, snapshot: Snapshot | None) -> None:
        self._session, self._snapshot = session, snapshot
        self._things: dict[Kind, dict[str, Any]] = {kind: {} for kind in _KINDS}
        self._versions: dict[Kind, dict[str, int]] = {kind: {} for kind in _KINDS}
        self._asked: dict[Kind, set[str]] = {"treaties": set(), "sources": set()}
        self._has_states = False

    def before(self, command: Command) -> Earlier:
        """The record before a command, as far as the command touches it, and every state."""
        claims = read_earlier_claims(self._session, command.claims)
        if self._snapshot is not None:
            known = self._snapshot
            return Earlier(known.treaties, known.states, known.sources, claims, known)
        treaties = {claim.treaty_id for claim in command.claims}
        sources = {claim.source_id for claim in command.claims}
        self._ask("treaties", treaties | {treaty.id for treaty in command.treaties})
        self._ask("sources", sources | {source.id for source in command.sources})
        self._ask_for_states()
        found = self._things
        return Earlier(found["treaties"], found["states"], found["sources"], claims)

    def next_versions(self, kind: Kind, ids: Iterable[str], earlier: Earlier) -> dict[str, int]:
        """The row versions that new versions of these things have; ``earlier`` is what was before them."""
        if kind == "claims":
            known = earlier.claims
            return {key: known[key].version + 1 if key in known else 1 for key in ids}
        if self._snapshot is not None:
            return {key: self._snapshot.version(kind, key) + 1 for key in ids}
        versions = self._versions[kind]
        return {key: versions.get(key, 0) + 1 for key in ids}

    def add(self, left: Left) -> None:
        """Know what was recorded now; a snapshot, if there was one, is no longer the record as it stands."""
        if self._snapshot is not None:
            self._snapshot = None
            return
        for kind in _KINDS:
            things = {thing.id: thing for thing in getattr(left, kind)}
            # Another mapping only where something is new, for who was handed it may still read it.
            if things:
                self._things[kind] = self._things[kind] | things
                self._versions[kind] |= left.versions[kind]

    def _ask(self, kind: Kind, ids: set[str]) -> None:
        missing = ids - self._asked[kind]
        if missing:
            self._asked[kind] |= missing
            self._take(kind, read_newest(self._session, kind, sorted(missing)))

    def _ask_for_states(self) -> None:
        if not self._has_states:
            self._has_states = True
            self._take("states", read_newest(self._session, "states"))

    def _take(self, kind: Kind, found: Mapping[str, tuple[Any, int]]) -> None:
        self._things[kind] = self._things[kind] | {key: thing for key, (thing, _) in found.items()}
        self._versions[kind] |= {key: version for key, (_, version) in found.items()}
