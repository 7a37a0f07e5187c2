"""The header of a page: number, title, adoption, entry into force, registration, totals, and the day it speaks of."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from app.sources.untc.cells import days_in
from app.sources.untc.pages import Term

_AS_AT = re.compile(r"STATUS\s+AS\s+AT\s*:?\s*(\d{1,2})-(\d{1,2})-(\d{4})", re.IGNORECASE)
_SIGNATORIES = re.compile(r"Signator(?:ies|y)\s*:\s*(\d+)", re.IGNORECASE)
_PARTIES = re.compile(
    r"\b(?:Contracting )?(?:Parties|Party|Contracting States)\s*:\s*(\d+)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\b([IVX]+)\s*-\s*(\d+|[A-Z](?:-\d+)*)((?:\s*[-.]\s*(?:[a-z]|\d+))*)\b", re.IGNORECASE
)
_TITLE = re.compile(r"^\s*\d+\s*\.?\s*(?:[a-z]\s*[.)]\s*|[a-z]\s+(?=[A-Z])|\(?\d+\)?\s+(?=[A-Z]))*")
_REGISTRATION = re.compile(r"\bNo\.?\s*([IV]*-?\d{1,6})")
_OPENED = re.compile(
    r"\b(?:was|were|shall be|is|has been|be) open(?:ed)? for signature\b", re.IGNORECASE
)
_OPENS_ON = re.compile(r"\b(?:on|from|as from|as of)\s+$")
_UNTIL_FORCE = re.compile(r"\buntil (?:its|the) entry into force", re.IGNORECASE)
_ARABIC = re.compile(
    r"(?:^|[/\\])?(\d{1,2})-(\d+(?:[-.][a-z0-9]+)*|[A-Z](?:-\d+)*(?:[-.][a-z0-9]+)*)$"
)
_NUMERALS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
CHAPTERS = 29


def read_as_at(text: str) -> date | None:
    """The day of a line "STATUS AS AT : 03-02-2026 10:16:18 EDT", which is day, month, year."""
    found = _AS_AT.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def read_totals(text: str) -> tuple[int | None, int | None]:
    """Signatories and parties that a line declares."""
    signatories, parties = _SIGNATORIES.search(text), _PARTIES.search(text)
    return (
        int(signatories[1]) if signatories else None,
        int(parties[1]) if parties else None,
    )


def read_number(text: str) -> str | None:
    """The number of the collection in "XXVI-6", "xxvii-7-d" or "26-2.b": capitals, then small letters, with hyphens."""
    words = text.strip()
    arabic = _ARABIC.search(words)
    if arabic and 1 <= int(arabic[1]) <= CHAPTERS:
        return f"{_roman(int(arabic[1]))}-{_tail(arabic[2])}"
    found = _NUMBER.fullmatch(words)
    if found is None or not _is_chapter(found[1]):
        return None
    return f"{found[1].upper()}-{_tail(found[2] + found[3])}"


def chapter_of(number: str) -> int:
    """The chapter of a number that ``read_number`` gave: 26 for "XXVI-6"."""
    roman = number.partition("-")[0]
    return next(n for n in range(1, CHAPTERS + 1) if _roman(n) == roman)


def read_title(text: str) -> str | None:
    """The title without its place in the chapter ("5. ", "7. a) ")."""
    return _TITLE.sub("", " ".join(text.split())).strip() or None


def read_terms(lines: Mapping[str, str], number: str | None) -> tuple[Term, ...]:
    """The terms that the header states, each with the words that state it; what it leaves open is not among them."""
    return tuple(_terms(lines, number))


def _terms(lines: Mapping[str, str], number: str | None) -> Iterator[Term]:
    concluded = lines.get("conclusion", "")
    days = list(days_in(concluded))
    if days:
        # Where amendments are named too, the treaty itself is the first of them.
        position, on = min(days, key=lambda day: day[1])
        place = concluded[:position].strip(" ,") or None
        value = {"on": on.isoformat()} | ({"place": place} if place and len(days) == 1 else {})
        yield Term("adoption", value, concluded, "place and date under the title")
    registration = _REGISTRATION.search(lines.get("registration", ""))
    if number or registration:
        value = {"untc": number} if number else {}
        value |= {"registration": registration[1]} if registration else {}
        quote = lines["registration"] if registration else None
        yield Term("numbers", value, quote, "line “Registration”, and the number of the page")
    in_force = lines.get("entry_into_force", "")
    first = next(days_in(in_force), None)
    if first and first[0] == 0:
        yield Term("in_force", {"on": first[1].isoformat()}, in_force, "line “Entry into force”")
    yield from _signature(lines.get("note", ""))


def _signature(note: str) -> Iterator[Term]:
    for sentence in re.split(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])", note):
        opened = _OPENED.search(sentence)
        if opened is None:
            continue
        for position, on in days_in(sentence):
            if position > opened.end() and _OPENS_ON.search(sentence[:position]):
                value: dict[str, object] = {"opens_on": on.isoformat()}
                if _UNTIL_FORCE.search(sentence[position:]):
                    value["closes"] = "on_entry_into_force"
                quote = sentence if sentence.endswith(".") else f"{sentence}."
                quote = quote if quote in note else sentence
                yield Term("signature", value, quote, "line “Note”")
                return


def _tail(text: str) -> str:
    parts = [part for part in re.split(r"[-.\s]+", text) if part]
    chapter_b = len(parts) > 1 and parts[0].isalpha()
    return "-".join(
        part.upper() if position == 0 and chapter_b else part.lower()
        for position, part in enumerate(parts)
    )


def _is_chapter(roman: str) -> bool:
    return any(_roman(n) == roman.upper() for n in range(1, CHAPTERS + 1))


def _roman(number: int) -> str:
    text = ""
    for numeral, value in _NUMERALS:
        while number >= value:
            text += numeral
            number -= value
    return text
