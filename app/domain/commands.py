"""Commands: what one writer changes at one time; each becomes exactly one audit entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.claims import Claim
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty


@dataclass(frozen=True, slots=True)
class Command:
    """New things, or new versions of things already there; nothing is ever overwritten.

    ``actor`` says who ("seed", a key's name), ``name`` which command ("seed article"), ``summary`` what changed in
    words. The claims' ``recorded_at``, ``revision``, ``sequence`` and ``version`` are given by the recording service;
    what is set here is ignored. ``recorded_at`` is a fixed UTC instant that an empty record may use, else the clock.
    """

    actor: str
    name: str
    summary: str
    states: Sequence[State] = ()
    treaties: Sequence[Treaty] = ()
    sources: Sequence[Source] = ()
    claims: Sequence[Claim] = ()
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit: its ``number`` is the revision; ``hash`` seals it and everything before it."""

    number: int
    at: datetime
    actor: str
    command: str
    summary: str
    previous_hash: str
    hash: str
