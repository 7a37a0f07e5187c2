"""Cells of dates: each dated entry with its letter and its brackets, and whatever else stands in the cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAY = r"(?P<day>\d{1,2})\.?\s+(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})"
_ENTRY = re.compile(
    rf"(?P<open>\[)?\s*{_DAY}(?:\s*\(?(?P<letter>[A-Za-z]{{1,2}})\)?(?![A-Za-z]))?\s*(?P<close>\])?"
)
_DATE = re.compile(_DAY)
_NOTES = re.compile(r"[\s,\d]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of a cell. ``on`` is null where there is no such day; ``text`` is the entry as it stands."""

    on: date | None
    letter: str
    bracketed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell holds: its entries, and the rest that is neither a date nor the number of a note."""

    entries: tuple[Entry, ...]
    rest: str


def read_cell(text: str) -> Reading:
    """The entries of a cell whose blanks are single."""
    entries: list[Entry] = []
    rest: list[str] = []
    position, inside = 0, False
    for found in _ENTRY.finditer(text):
        rest.append(text[position : found.start()])
        position = found.end()
        inside = inside or bool(found["open"])
        entries.append(
            Entry(_day(found), found["letter"] or "", inside, " ".join(found[0].split()))
        )
        inside = inside and not found["close"]
    rest.append(text[position:])
    left = [part.strip(" ;,.") for part in rest if not _NOTES.fullmatch(part)]
    return Reading(tuple(entries), " ".join(part for part in left if part and part not in "[]"))


def days_in(text: str) -> Iterator[tuple[int, date]]:
    """Every day that a text names in full, with where it stands."""
    for found in _DATE.finditer(text):
        on = _day(found)
        if on is not None:
            yield found.start(), on


def _day(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    # "Sep", "Sept" and "September" are one month; "Ma" is none.
    number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(month)), None)
    if number is None and month == "sept":
        number = 9
    try:
        return date(int(found["year"]), number, int(found["day"])) if number else None
    except ValueError:
        return None
