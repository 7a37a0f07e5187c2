"""The desk where changes are handed in: one at a time, each in one transaction, each request carried out once.

The writers of a process queue here before they ask for the database's write lock, so that those who wait hold no
connection and the readers keep theirs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.answers import Answer, Repeat
from app.domain.errors import NotReady
from app.domain.keys import Key, Scope
from app.domain.refusals import KeyReused, StillRunning
from app.services.keys import check_key
from app.services.ledger import turn_days
from app.services.newest import Snapshots
from app.services.snapshots import Snapshot
from app.services.turn import Turn
from app.store.answers import forget_answers, keep_answer, read_answer
from app.store.engine import Engine, Session, reading, writing
from app.store.ledger import read_last_day

ANSWERS_KEPT = timedelta(days=7)
_LONGEST_WAIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """What a command is made in: the open transaction, who asks, when (UTC), and the record before it."""

    session: Session
    key: Key
    at: datetime
    before: Snapshot
    two_person: bool


class Desk:
    """One of a process. ``two_person``: what one person proposes, another must publish."""

    def __init__(
        self,
        engine: Engine,
        snapshots: Snapshots,
        clock: Callable[[], datetime],
        *,
        two_person: bool = False,
    ) -> None:
        self._engine, self._snapshots, self._clock = engine, snapshots, clock
        self._two_person = two_person
        self._turn = Turn(_LONGEST_WAIT_SECONDS)
        self._running: set[tuple[str, str]] = set()

    def check_key(self, shown: str | None, scope: Scope) -> Key:
        """The key that a request shows, as the database has it now.

        Raises:
            KeyRefused: it does not hold.
            ScopeMissing: it does not reach that far.
        """
        with reading(self._engine) as session:
            return check_key(session, shown, scope, self._clock())

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the record and cannot write."""
        with reading(self._engine) as session:
            yield session

    def change(self, key: Key, repeat: Repeat | None, act: Callable[[Change], Answer]) -> Answer:
        """Carry out a change and commit it; ``act`` raises to leave everything as it was.

        A repeated request gets the answer that the first one got.

        Raises:
            StillRunning: the same request is being carried out in this process.
            KeyReused: the idempotency key came with another request before.
            NotReady: the database cannot be written, or too many wait.
        """
        with self._once(key, repeat), self._turn.held(), writing(self._engine) as session:
            at = self._clock()
            if repeat is not None:
                known = read_answer(session, key.id, repeat.key)
                if known is not None:
                    return _same(known, repeat)
            before = self._snapshots.latest_in(session)
            change = Change(session, key, at, before, self._two_person)
            answer = act(change)
            if repeat is not None:
                forget_answers(session, at - ANSWERS_KEPT)
                keep_answer(session, key.id, repeat, answer, at)
        return answer

    def turn_days(self) -> bool:
        """Bring the ledger to today; false where the database cannot be written now, and the ledger stands as it is."""
        today = self._clock().date()
        with reading(self._engine) as session:
            last_day = read_last_day(session)
        if last_day is not None and last_day >= today:
            return True
        try:
            with self._turn.held(), writing(self._engine) as session:
                turn_days(session, today, self._snapshots.latest_in(session))
        except NotReady:
            return False
        return True

    @contextmanager
    def _once(self, key: Key, repeat: Repeat | None) -> Iterator[None]:
        mark = (key.id, repeat.key if repeat else "")
        if repeat is None:
            yield
            return
        if mark in self._running:
            raise StillRunning("That request is being carried out at this moment.")
        self._running.add(mark)
        try:
            yield
        finally:
            self._running.discard(mark)


def _same(known: tuple[str, Answer], repeat: Repeat) -> Answer:
    digest, answer = known
    if digest != repeat.digest:
        raise KeyReused("That Idempotency-Key came with another request before.")
    return answer
