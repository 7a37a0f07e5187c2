"""Declarations, objections and territorial notes as claims hold them: of what kind, on which day, in which words."""

import re
from collections.abc import Iterator
from datetime import date

from app.domain.claims import DeclarationContent, DeclarationKind
from app.sources.untc.cells import days_in
from app.sources.untc.notes import is_own_communication, is_territorial
from app.sources.untc.pages import Row, Statement, StatusPage

LONGEST_TEXT = 4_000  # characters of a statement that a claim holds; its source has the rest
_HEADING = re.compile(
    r"(?P<words>[^\n.:;]{0,80}?\b(declaration|reservation|understanding|objection|communication|statement|notification)s?"
    r"\b[^\n.:;]{0,80})\s*[:.]?\s*(\n|$)",
    re.IGNORECASE,
)
_INTERPRETATIVE = re.compile(r"interpretat|interpretive|understanding", re.IGNORECASE)
_ON_SIGNING = re.compile(
    r"\b(upon|on|at the time of|made at) (the )?(signature|signing)\b", re.IGNORECASE
)
_CONFIRMED = re.compile(r"\bconfirmed upon\b", re.IGNORECASE)
_START = 240  # characters in which a statement says when it was made
_SECTIONS = {
    "dgDec": "Declarations",
    "dgObj": "Objections",
    "dgDecUnderArticle": "Declarations under an article",
}


def declared(page: StatusPage, row: Row) -> Iterator[tuple[DeclarationContent, str, str]]:
    """What one participant declared: the content, the words quoted, and where they stand.

    A statement whose day the page does not tell is left out; `undated` counts those.
    """
    for statement in page.statements:
        if statement.participant != row.participant.name:
            continue
        on = _day_of(statement, row, page.as_of)
        if on is None:
            continue
        heading = _heading(statement)
        objects = "obj" in statement.section.lower()
        kind = DeclarationKind.COMMUNICATION if objects else DeclarationKind.DECLARATION
        if not objects and _INTERPRETATIVE.search(heading):
            kind = DeclarationKind.INTERPRETATIVE
        section = _SECTIONS.get(statement.section, statement.section.removeprefix("dg"))
        where = f"section “{section}”, {row.participant.name}"
        yield _content(kind, heading, statement.text, on), _quote(statement.text), where
    for number in row.notes:
        note = page.notes.get(number, "")
        if is_territorial(note):
            kind, title = DeclarationKind.TERRITORIAL, "Territorial application"
            on = _first_day(note, page.as_of) or _joined_on(row)
        elif is_own_communication(note, row.participant.name):
            kind, title = DeclarationKind.DECLARATION, "Communication"
            on = _first_day(note, page.as_of)
        else:
            continue
        if on is not None:
            yield _content(kind, title, note, on), _quote(note), f"end note {number}"


def undated(page: StatusPage, row: Row) -> int:
    """How many statements of one participant have no day that the page tells."""
    own = [s for s in page.statements if s.participant == row.participant.name]
    return sum(_day_of(statement, row, page.as_of) is None for statement in own)


def _content(kind: DeclarationKind, title: str, text: str, on: date) -> DeclarationContent:
    quote = _quote(text)
    return DeclarationContent(kind, title, quote if quote == text else f"{quote} …", on)


def _quote(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return text[:LONGEST_TEXT].rpartition(" ")[0].strip()


def _heading(statement: Statement) -> str:
    found = _HEADING.search(statement.text[:_START])
    if found:
        return " ".join(found["words"].split()).strip(" :")
    return "Objection" if "obj" in statement.section.lower() else "Declaration"


def _day_of(statement: Statement, row: Row, as_of: date | None) -> date | None:
    start = statement.text[:_START]
    said = _first_day(start.partition("\n")[0], as_of)
    if said is not None:
        return said
    if _ON_SIGNING.search(start) and not _CONFIRMED.search(start):
        signed = [act.on for act in row.acts if act.kind and act.kind.is_signing]
        return signed[0] if signed else None
    if "obj" in statement.section.lower():
        return _first_day(start, as_of)
    return _joined_on(row)


def _joined_on(row: Row) -> date | None:
    consents = [act.on for act in row.acts if act.kind and act.kind.expresses_consent]
    signatures = [act.on for act in row.acts if act.kind and act.kind.is_signing]
    return next(iter([*consents, *signatures]), None)


def _first_day(text: str, as_of: date | None) -> date | None:
    return next((on for _, on in days_in(text) if as_of is None or on <= as_of), None)
