"""What is kept in front, and how long it is true: until the day ends, or what it stands on moves.

An answer tells what it stands on, its ground: the last change of the one treaty that it shows. One that tells nothing,
as every 404, stands on the whole record and goes with each change. All the work is done when the record moves, so that
giving out an answer costs a look and no more.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.api.caching import LAST_SECONDS, midnight_after
from app.front.finished import Finished
from app.front.shelf import Shelf

Key = tuple[str, bytes, str, tuple[str, int | None] | None, str]
"""Path, query in its one form, the origin that absolute links begin with (scheme and address listened on), language.

The language is the one that the reader's browser prefers, for pages and cards; English for all else.
"""


class Record(Protocol):
    """The record as it stands: the same object as long as nothing is recorded."""

    @property
    def order(self) -> int:
        """Higher for each record that this process came to know of later."""

    def holds(self, ground: object) -> bool:
        """Whether what stands on this ground is true still."""


class Kept:
    """Finished answers by key, at most ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.shelf: Shelf[Finished] = Shelf(limit)
        self._record: Record | None = None
        self._midnight = self._day_before = datetime.min.replace(tzinfo=UTC)
        self.last_seconds = self._midnight
        """The instant from which on a lifetime is no longer the daytime one."""

    def turn(self, record: Record, now: datetime) -> bool:
        """Let go of what is not true of this record on this day; false where a later record is known already."""
        same_day = self._day_before <= now < self._midnight
        if record is self._record and same_day:
            return True
        if self._record is not None and record.order < self._record.order:
            return False
        if same_day:
            self.shelf.keep_only(lambda answer: _is_true(answer, record))
        else:
            self.shelf.clear()
        self._record, self._midnight = record, midnight_after(now)
        self._day_before = self._midnight - timedelta(days=1)
        self.last_seconds = self._midnight - timedelta(seconds=LAST_SECONDS)
        return True

    def keep(self, key: Key, answer: Finished, record: Record, began: datetime) -> None:
        """Keep an answer asked for when ``record`` stood, at the instant ``began``; ``turn`` is called just before."""
        if record is self._record and self._day_before <= began:
            self.shelf.put(key, answer)


def _is_true(answer: Finished, record: Record) -> bool:
    return answer.ground is not None and record.holds(answer.ground)
