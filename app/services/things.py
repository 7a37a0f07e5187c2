"""Recording treaties, states and sources, and changing them version by version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from app.domain.commands import Command
from app.domain.errors import (
    InvalidRecord,
    NotFound,
    UnknownSource,
    UnknownState,
    UnknownTreaty,
)
from app.domain.ids import id_from
from app.domain.publications import Source
from app.domain.refusals import AlreadyRecorded, VersionMismatch
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.desk import Change
from app.services.recording import record_after
from app.services.snapshots import Snapshot
from app.store.records import ids_beginning_with

Thing = TypeVar("Thing", Treaty, State, Source)
ThingKind = Literal["treaties", "states", "sources"]


@dataclass(frozen=True, slots=True)
class _Sort:
    """What differs between the three: their word, where they are found, and how one is missed."""

    word: str
    of: Callable[[Snapshot], Mapping[str, Any]]
    missing: type[NotFound]


_SORTS: Mapping[ThingKind, _Sort] = {
    "treaties": _Sort("treaty", lambda snapshot: snapshot.treaties, UnknownTreaty),
    "states": _Sort("state", lambda snapshot: snapshot.states, UnknownState),
    "sources": _Sort("source", lambda snapshot: snapshot.sources, UnknownSource),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a change left: the thing as it is now, its row version, and the revision of the record."""

    thing: Any
    version: int
    revision: int


def make_id(change: Change, kind: ThingKind, words: str) -> str:
    """An id for a thing that comes without one, from its title."""
    return id_from(
        words, lambda stem: ids_beginning_with(change.session, kind, stem), _SORTS[kind].word
    )


def record_new(change: Change, kind: ThingKind, thing: Thing) -> Recorded:
    """Record a thing that the record does not have yet.

    Raises:
        AlreadyRecorded: it has something by that id, or a state by that code.
        InvalidRecord: the thing breaks its form.
    """
    if change.before.version(kind, thing.id):
        raise AlreadyRecorded("The record has something by that id already.")
    if isinstance(thing, State):
        _check_codes(thing, change.before.states)
    return _record(change, kind, thing, "record", f"Recorded {_titled(kind, thing)}.")


def find(change: Change, kind: ThingKind, thing_id: str, version: int | None) -> Any:
    """The thing as it is now, if it still has the version that a writer has seen (null: any).

    Raises:
        NotFound: the record has none by that id.
        VersionMismatch: it has another version now.
    """
    sort = _SORTS[kind]
    found = sort.of(change.before).get(thing_id)
    if found is None:
        raise sort.missing(f"No {sort.word} in the record has that id.")
    if version is not None and version != change.before.version(kind, thing_id):
        raise VersionMismatch(f"The {sort.word} has changed since you read it.")
    return found


def record_change(change: Change, kind: ThingKind, before: Thing, after: Thing) -> Recorded:
    """Record a new version of a thing; one that is as before leaves everything as it was.

    Raises:
        InvalidRecord: the new version breaks its form.
    """
    if after.id != before.id:
        raise InvalidRecord("id: stays as it is")
    if after == before:
        version = change.before.version(kind, before.id)
        return Recorded(before, version, change.before.revision)
    if isinstance(after, State):
        others = {key: s for key, s in change.before.states.items() if key != after.id}
        _check_codes(after, others)
    return _record(change, kind, after, "change", f"Changed {_titled(kind, after)}.")


def _record(change: Change, kind: ThingKind, thing: Thing, verb: str, summary: str) -> Recorded:
    command = Command(change.key.name, f"{verb} {_SORTS[kind].word}", summary)
    command = replace(command, **{kind: (thing,)})  # type: ignore[arg-type]  # the field of that kind
    recorded = record_after(change.before, change.session, command, change.at)
    version = recorded.images.versions[kind][thing.id]
    return Recorded(thing, version, recorded.entry.number)


def _titled(kind: ThingKind, thing: Treaty | State | Source) -> str:
    name = thing.name if isinstance(thing, State) else thing.title or thing.id
    return f"the {_SORTS[kind].word} {thing.id}: {name}"


def _check_codes(state: State, others: Mapping[str, State]) -> None:
    for other in others.values():
        if state.iso2 == other.iso2 or state.m49 == other.m49:
            raise AlreadyRecorded("Another state has one of these codes.")
