"""Seeding: the record gets what the seed holds and the record lacks, through the one recording service.

Seeding again changes nothing. Where the seed's files have changed since, what the seed itself recorded is brought up
to date: a state or a source gets a new version, a claim is superseded by its correction. What other people have
changed stays as they left it, and what has gone from the seed stays recorded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from app.domain.claims import Claim, Review
from app.domain.commands import Command, Entry
from app.domain.plain_claims import plain_claim
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.recording import Recording
from app.store.engine import Session
from app.store.records import (
    Kind,
    last_revision,
    read_changes,
    read_claims_by_id,
    read_entries,
    read_sources,
    read_states,
    read_superseders,
    read_treaties,
)

Thing = TypeVar("Thing", Treaty, State, Source)
# What the record gives a claim; the rest is what its source says, and a remark of ours.
_GIVEN = {"id", "supersedes", "review", "reason", "version", "recorded_at", "revision", "sequence"}


def seed(session: Session, commands: Iterable[Command], now: datetime) -> list[Entry]:
    """Record what is new in a seed's commands, in the transaction of ``session``; gives the entries, perhaps none.

    An empty record takes the commands' fixed instants, so that every install has the same history;
    one with entries takes ``now``, an instant with a time zone.

    Raises:
        InvalidRecord: a command breaks the form or the law.
    """
    empty = last_revision(session) == 0
    entries: list[Entry] = []
    recording = Recording(session)
    for command in commands:
        new = command if empty else _new_in(session, command)
        if new is not None:
            at = command.recorded_at if empty and command.recorded_at else now
            entries.append(recording.record(new, at).entry)
    return entries


def _new_in(session: Session, command: Command) -> Command | None:
    authors = _Authors(session, command.actor)
    treaties = _changed(command.treaties, read_treaties(session), "treaties", authors)
    states = _changed(command.states, read_states(session), "states", authors)
    sources = _changed(command.sources, read_sources(session), "sources", authors)
    recorded = read_claims_by_id(session, (claim.id for claim in command.claims))
    claims = [new for claim in command.claims for new in _claims(session, claim, recorded, authors)]
    numbers = {
        "treaties": len(treaties),
        "states": len(states),
        "sources": len(sources),
        "claims": len(claims),
    }
    if not any(numbers.values()):
        return None
    return replace(
        command,
        summary="New in the seed: "
        + ", ".join(_counted(n, kind) for kind, n in numbers.items() if n),
        treaties=treaties,
        states=states,
        sources=sources,
        claims=claims,
    )


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind if number > 1 else kind.removesuffix('s')}"


def _changed(
    things: Iterable[Thing], recorded: Iterable[Thing], kind: Kind, authors: "_Authors"
) -> list[Thing]:
    known = {thing.id: thing for thing in recorded}
    return [
        thing
        for thing in things
        if thing.id not in known
        or (thing != known[thing.id] and authors.is_the_seed(kind, thing.id))
    ]


def _claims(
    session: Session, claim: Claim, recorded: Mapping[str, Claim], authors: "_Authors"
) -> Iterator[Claim]:
    if claim.id not in recorded:
        yield claim
        return
    current, corrections = _followed(session, recorded[claim.id])
    old, new = plain_claim(current), plain_claim(claim)
    differing = {key for key in new if old[key] != new[key]} - _GIVEN
    if not differing or not authors.is_the_seed("claims", current.id):
        return
    if differing == {"note"}:
        yield replace(current, note=claim.note)
        return
    yield replace(current, review=Review.SUPERSEDED, reason="Corrected in the seed.")
    yield replace(claim, id=f"{claim.id}~{corrections + 2}", supersedes=current.id)


def _followed(session: Session, claim: Claim) -> tuple[Claim, int]:
    """The last of the corrections that began with this claim, and how many there are."""
    corrections = 0
    while claim.review is Review.SUPERSEDED:
        claim = max(read_superseders(session, [claim.id]), key=_is_followed)
        corrections += 1
    return claim, corrections


def _is_followed(superseder: Claim) -> tuple[bool, int]:
    return superseder.review in (Review.PUBLISHED, Review.SUPERSEDED), superseder.revision


class _Authors:
    """Who recorded the newest version of a thing; the audit is read only if that is asked."""

    def __init__(self, session: Session, actor: str) -> None:
        self._session, self._actor = session, actor
        self._last: dict[tuple[str, str], str] = {}

    def is_the_seed(self, kind: Kind, thing_id: str) -> bool:
        """Whether it was the seed and nobody else since."""
        if not self._last:
            for entry in read_entries(self._session):
                for changed, things in read_changes(self._session, entry.number).items():
                    self._last |= {(changed, thing["id"]): entry.actor for thing in things}
        return self._last[kind, thing_id] == self._actor
