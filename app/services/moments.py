"""Which day a question is about, which state of our record it is asked of, and what of the record it is about."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from app.domain.days import add_months
from app.domain.errors import InvalidValue, OutsideTheRecord
from app.services.last_changes import LastChange
from app.services.newest import Snapshots
from app.services.snapshots import Snapshot

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """The legal day asked, the UTC date on which it is answered, the record to answer from and its
    instant.

    With ``known_at`` the question is answered as it was on that date, so ``today`` is the date of
    that instant. ``historic``: the question names the record; ``pinned``: it names record and day,
    so that its answer can never change. ``newest`` is the record as it stands now.

    ``treaty`` is the last change of the one treaty that is asked about, as of the record asked; ``ground`` is its last
    change as of now, while which the answer stays what it is. Both are null where the whole record is asked.
    """

    day: date
    today: date
    snapshot: Snapshot
    known_at: datetime
    pinned: bool
    newest: Snapshot
    historic: bool = False
    treaty: LastChange | None = None
    ground: LastChange | None = None

    @property
    def projected(self) -> bool:
        """Whether the day has not come yet."""
        return self.day > self.today

    @property
    def revision(self) -> int:
        """The last entry that changed what is asked about: the treaty, or anything."""
        return self.treaty.revision if self.treaty else self.snapshot.revision

    def about(self, treaty_id: str, *, by_id: bool = True) -> "Moment":
        """The same moment for an answer that shows one treaty alone, besides the states.

        ``by_id``: it was asked for by what can never mean another treaty. A number of a treaty can: it is a term that
        rests on a claim, and so the answer stands on the whole record.
        """
        treaty = self.snapshot.last_changes[treaty_id]
        return replace(
            self,
            known_at=self.known_at if self.historic else treaty.at,
            treaty=treaty,
            ground=self.newest.last_changes.get(treaty_id) if by_id else None,
        )


def moment_of(
    snapshots: Snapshots, as_of: date | None, known_at: str | None, now: datetime
) -> Moment:
    """The moment that a question's ``as_of`` and ``known_at`` mean at the instant ``now`` (UTC).

    Raises:
        InvalidValue: a ``known_at`` of another form.
        OutsideTheRecord: a day more than five years ahead, or an instant outside the record's life.
    """
    _check_ahead(as_of, now)
    if known_at is None:
        return moment_at(snapshots.latest(), as_of, now)
    asked = _read_known_at(known_at)
    if isinstance(asked, datetime) and asked > now:
        raise OutsideTheRecord("known_at: that instant has not come yet.", "known_at")
    snapshot = snapshots.known_at(asked)
    instant = snapshot.at if isinstance(asked, int) else asked
    answered_on = instant.astimezone(UTC).date()
    return Moment(
        as_of or answered_on,
        answered_on,
        snapshot,
        instant,
        as_of is not None,
        snapshots.latest(),
        historic=True,
    )


def moment_at(newest: Snapshot, as_of: date | None, now: datetime) -> Moment:
    """The moment that ``as_of`` means where the record is asked as it stands at the instant ``now`` (UTC).

    Raises:
        OutsideTheRecord: a day more than five years ahead.
    """
    _check_ahead(as_of, now)
    today = now.astimezone(UTC).date()
    return Moment(as_of or today, today, newest, newest.at, False, newest)


def _check_ahead(as_of: date | None, now: datetime) -> None:
    today = now.astimezone(UTC).date()
    if as_of is not None and as_of > add_months(today, 12 * YEARS_AHEAD):
        raise OutsideTheRecord(f"as_of: a day may lie at most {YEARS_AHEAD} years ahead.", "as_of")


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
