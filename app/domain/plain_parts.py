"""The parts that plain forms are made of: text, days, words of a list, and how each is checked.

`plain` says what a plain form is. A part writes one field and reads it back; both ways it refuses
a value of another kind with InvalidRecord, so nothing unchecked reaches the record.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.domain.days import EARLIEST, LATEST, parse_day
from app.domain.errors import InvalidRecord

LARGEST_NUMBER = (
    2**53 - 1
)  # the largest that every reader of JSON holds exactly (RFC 8785, 3.2.2.3)

# Control characters but tab and line feed, lone surrogates, and the marks that reverse the order of
# what follows them: none can be shown faithfully, and no engine stores all of them.
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)
_EARLIEST, _LATEST = EARLIEST.isoformat(), LATEST.isoformat()
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


@dataclass(frozen=True, slots=True)
class Part:
    """How one field is written to its plain form and read from it; both refuse a wrong value.

    ``quick``, where there is one, writes what is right as ``plain`` does, and sooner; what it refuses, in whatever way,
    ``plain`` is asked about. ``nullable``: ``quick`` is not asked about null, which stays null.
    """

    plain: Callable[[Any], Any]
    read: Callable[[Any], Any]
    quick: Callable[[Any], Any] | None = None
    nullable: bool = False


def either_way(check: Callable[[Any], Any]) -> Part:
    """A part whose plain form is the value itself."""
    return Part(check, check)


def optional(part: Part) -> Part:
    """The same part, or null where the value is not known."""
    write, read = part.plain, part.read
    return Part(
        lambda value: None if value is None else write(value),
        lambda raw: None if raw is None else read(raw),
        part.quick or write,
        nullable=True,
    )


def remembered(part: Part, most: int = 1_000) -> Part:
    """The same part, which remembers what it wrote of values that come again and again, ids of states for one.

    Its values are hashable where they are right; what it writes of one is shared and never changed.
    """
    return Part(part.plain, part.read, lru_cache(most, typed=True)(part.plain))


def word(enum: type[StrEnum]) -> Part:
    """One of an enumeration's values."""
    known = {member.value: member for member in enum}

    def plain(member: object) -> str:
        if not isinstance(member, enum):
            raise InvalidRecord(f"must be one of {', '.join(known)}")
        return member._value_  # ``value`` finds the same, five times as slowly

    def read(raw: object) -> StrEnum:
        if not isinstance(raw, str) or raw not in known:
            raise InvalidRecord(f"must be one of {', '.join(known)}")
        return known[raw]

    return Part(plain, read)


def words(enum: type[StrEnum]) -> Part:
    """A set of an enumeration's values, sorted in its plain form."""
    one = word(enum)

    def plain(members: Iterable[object]) -> list[str]:
        return sorted(one.plain(member) for member in members)

    def read(raw: object) -> frozenset[Any]:
        if not isinstance(raw, list):
            raise InvalidRecord("must be a list")
        found = [one.read(value) for value in raw]
        if len(set(found)) < len(found):
            raise InvalidRecord("names one twice")
        return frozenset(found)

    return Part(plain, read)


def matching(pattern: str, form: str, longest: int = 200) -> Part:
    """Text that a regular expression matches whole; ``form`` says in words what that is."""
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        if isinstance(value, str) and len(value) <= longest and compiled.fullmatch(value):
            return value
        raise InvalidRecord(f"must be {form}, at most {longest} characters")

    return either_way(check)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidRecord("must be text")
    if not value or value.isspace():
        raise InvalidRecord("is empty; what is not known is null")
    return value if value.isprintable() else check_characters(value)


def check_characters(text: str) -> str:
    """The text itself, empty or not, if every character of it can be kept and shown.

    Raises:
        InvalidRecord: a control character other than tab and line feed, a lone surrogate, or a mark
            that reverses the order of what follows it.
    """
    if _UNSTORABLE.search(text):
        raise InvalidRecord("holds a character that cannot be shown, such as a control character")
    return text


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidRecord("must be true or false")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise InvalidRecord("must be a whole number, zero or more")
    return value


def plain_day(day: object) -> str:
    """A day as ``YYYY-MM-DD``. Raises InvalidRecord before 1800, after 2200, or for an instant."""
    if type(day) is not date:
        raise InvalidRecord("must be a day")
    text = day.isoformat()
    if not _EARLIEST <= text <= _LATEST:
        raise InvalidRecord("a day lies between 1800-01-01 and 2200-12-31")
    return text


def _read_day(raw: object) -> date:
    if not isinstance(raw, str):
        raise InvalidRecord("must be a day, written YYYY-MM-DD")
    return parse_day(raw)


def plain_instant(instant: object) -> str:
    """An instant in UTC, to the microsecond: ``2026-02-03T14:16:18.000000Z``.

    Raises:
        InvalidRecord: no time zone is given with it.
    """
    if not isinstance(instant, datetime) or instant.tzinfo is None:
        raise InvalidRecord("must be an instant with a time zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read_instant(raw: object) -> datetime:
    """The instant written as ``plain_instant`` writes it. Raises InvalidRecord for another form."""
    if not isinstance(raw, str) or not _INSTANT.fullmatch(raw):
        raise InvalidRecord("must be an instant such as 2026-02-03T14:16:18.000000Z")
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        raise InvalidRecord("there is no such instant") from None


TEXT, TRUTH, NUMBER = either_way(_text), either_way(_truth), either_way(_number)
DAY, INSTANT = Part(plain_day, _read_day), Part(plain_instant, read_instant)
ID = matching(r"[A-Za-z0-9][A-Za-z0-9._:~-]*", "an id of letters, digits and . _ : ~ -")
STATE_ID = matching(r"[A-Z]{3}", "an ISO 3166-1 alpha-3 code", 3)
