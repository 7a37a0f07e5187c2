"""Plain days: parsing them strictly and counting months as treaties do.

A day here is a ``datetime.date`` in the depositary's calendar. No time zone ever shifts one.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.domain.errors import InvalidRecord

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN_EVERY_MONTH = 28  # and every earlier day; to ask a calendar costs three times all else
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)


def parse_day(text: str) -> date:
    """The day written exactly ``YYYY-MM-DD``, between 1800 and 2200.

    Raises:
        InvalidRecord: another form, or no such day in the calendar.
    """
    if not _FORM.fullmatch(text):
        raise InvalidRecord("a day is written YYYY-MM-DD, for example 2023-07-08")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidRecord("there is no such day in the calendar") from None
    if not EARLIEST <= day <= LATEST:
        raise InvalidRecord("a day lies between 1800-01-01 and 2200-12-31")
    return day


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_of_nth_month_after(day: date, months: int) -> date:
    """The first day of the nth month after the month of ``day`` (Convention on Cluster Munitions, article 17)."""
    return add_months(day.replace(day=1), months)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day, or the span of days, that a statement speaks of; both ends null when it is undated.

    ``inferred`` marks a date that the source does not print and that was concluded from what it says.
    """

    earliest: date | None = None
    latest: date | None = None
    note: str | None = None
    inferred: bool = False

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            raise InvalidRecord("an as-of has both ends or none")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise InvalidRecord("an as-of begins before it ends")
