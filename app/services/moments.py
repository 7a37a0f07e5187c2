"""Which day a question is about, and which state of our record it is asked of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.domain.days import add_months
from app.domain.errors import InvalidValue, OutsideTheRecord
from app.services.newest import Snapshots
from app.services.snapshots import Snapshot

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """The legal day asked, the UTC date on which it is answered, the record to answer from and its
    instant.

    With ``known_at`` the question is answered as it was on that date, so ``today`` is the date of
    that instant. ``historic``: the question names the record; ``pinned``: it names record and day,
    so that its answer can never change.
    """

    day: date
    today: date
    snapshot: Snapshot
    known_at: datetime
    pinned: bool
    historic: bool = False

    @property
    def projected(self) -> bool:
        """Whether the day has not come yet."""
        return self.day > self.today


def moment_of(
    snapshots: Snapshots, as_of: date | None, known_at: str | None, now: datetime
) -> Moment:
    """The moment that a question's ``as_of`` and ``known_at`` mean at the instant ``now`` (UTC).

    Raises:
        InvalidValue: a ``known_at`` of another form.
        OutsideTheRecord: a day more than five years ahead, or an instant outside the record's life.
    """
    today = now.astimezone(UTC).date()
    if as_of is not None and as_of > add_months(today, 12 * YEARS_AHEAD):
        raise OutsideTheRecord(f"as_of: a day may lie at most {YEARS_AHEAD} years ahead.", "as_of")
    if known_at is None:
        snapshot = snapshots.latest()
        return Moment(as_of or today, today, snapshot, snapshot.at, pinned=False)
    asked = _read_known_at(known_at)
    if isinstance(asked, datetime) and asked > now:
        raise OutsideTheRecord("known_at: that instant has not come yet.", "known_at")
    snapshot = snapshots.known_at(asked)
    instant = snapshot.at if isinstance(asked, int) else asked
    answered_on = instant.astimezone(UTC).date()
    return Moment(
        as_of or answered_on, answered_on, snapshot, instant, as_of is not None, historic=True
    )


def _read_known_at(text: str) -> datetime | int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    message = "known_at: give an RFC 3339 instant with zone, such as 2026-11-22T09:30:00Z, or a revision number."
    try:
        instant = datetime.fromisoformat(text) if len(text) >= 20 and text[10] in "Tt " else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise InvalidValue(message, "known_at")
    return instant.astimezone(UTC)
