"""What is kept in front, and how long it is true: for one record and one UTC day, all of it or none."""

from datetime import UTC, datetime, timedelta

from app.api.caching import LAST_SECONDS, midnight_after
from app.front.finished import Finished
from app.front.shelf import Shelf

Key = tuple[str, bytes, str, tuple[str, int | None] | None, str]
"""Path, query in its one form, the origin that absolute links begin with (scheme and address listened on), language.

The language is the one that the reader's browser prefers, for pages and cards; English for all else.
"""


class Kept:
    """Finished answers by key, at most ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.shelf: Shelf[Finished] = Shelf(limit)
        self._record: object | None = None
        self._midnight = self._day_before = datetime.min.replace(tzinfo=UTC)
        self.last_seconds = self._midnight
        """The instant from which on a lifetime is no longer the daytime one."""

    def turn(self, record: object, now: datetime) -> None:
        """Let go of all that is kept unless it is of this record and of this day."""
        if record is self._record and self._day_before <= now < self._midnight:
            return
        self.shelf.clear()
        self._record, self._midnight = record, midnight_after(now)
        self._day_before = self._midnight - timedelta(days=1)
        self.last_seconds = self._midnight - timedelta(seconds=LAST_SECONDS)

    def keep(self, key: Key, answer: Finished, record: object, began: datetime) -> None:
        """Keep an answer asked for when ``record`` stood, at the instant ``began``; ``turn`` is called just before."""
        if record is self._record and self._day_before <= began:
            self.shelf.put(key, answer)
