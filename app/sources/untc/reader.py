"""Reading a status page: bytes to `StatusPage`, with everything odd about it named and nothing guessed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from app.domain.actions import Family
from app.domain.days import LATEST
from app.domain.refusals import PageRefused
from app.sources.untc.columns import Column, Role, read_column
from app.sources.untc.csv_page import read_csv
from app.sources.untc.decoding import PageForm, decode
from app.sources.untc.header import read_as_at, read_number, read_terms, read_title, read_totals
from app.sources.untc.pages import Draft, Finding, Row, StatusPage, Totals
from app.sources.untc.participants import Find
from app.sources.untc.rows import RowReader


def read_page(
    page: bytes,
    find: Find,
    *,
    name: str | None = None,
    number: str | None = None,
    as_of: date | None = None,
    today: date | None = None,
) -> StatusPage:
    """What a page says. ``find`` knows names in the depositary's spelling.

    ``name`` is that of its file, which gives a number where the page has none ("26-6.csv"). ``number`` and ``as_of``
    are those asked for: used where the page has none, the number compared where it has. ``today`` bounds the page's
    own day.

    Raises:
        PageRefused: the page cannot be read whole; the message begins with the place.
    """
    form, text = decode(page)
    draft = _draft(form, text)
    columns = _columns(draft)
    findings: list[Finding] = []
    said, asked = _number(draft, name), read_number(number) if number else None
    if number and asked is None:
        raise PageRefused(f"number: {number!r} is not one of the collection, such as XXVI-6")
    if asked and said and asked != said:
        raise PageRefused(f"the page is of {said}, and {asked} was asked for")
    day = read_as_at(draft.lines.get("as_at", "")) or as_of
    if form is PageForm.HTML and read_as_at(draft.lines.get("as_at", "")) is None:
        findings.append(Finding("no-date", "line “STATUS AS AT”", "the page does not say its day"))
    if day is not None and today is not None and day > today:
        findings.append(
            Finding("date-out-of-range", "line “STATUS AS AT”", f"{day} is yet to come")
        )
    terms = read_terms(draft.lines, said or asked)
    adopted = next((str(t.value["on"]) for t in terms if t.name == "adoption"), None)
    reader = RowReader(
        columns,
        find,
        draft.notes,
        day,
        day or today or LATEST,
        date.fromisoformat(adopted) if adopted else None,
    )
    rows = tuple(reader.read(draft.rows))
    totals = _totals(draft, rows)
    findings += [*_unknown_columns(columns), *reader.findings, *_duplicates(rows)]
    findings += _disagreeing(totals)
    return StatusPage(
        form=form.value,
        number=said or asked,
        title=read_title(draft.lines.get("title", "")),
        as_of=day,
        rows=rows,
        columns={c.head: _families(c) for c in columns},
        totals=totals,
        terms=terms,
        notes=draft.notes,
        statements=draft.statements,
        findings=tuple(findings),
        sha256=sha256(page).hexdigest(),
        status_line=draft.lines.get("status"),
    )


def _draft(form: PageForm, text: str) -> Draft:
    # The parser of markup takes much memory, which a service that is handed no page never needs.
    if form is PageForm.HTML:
        from app.sources.untc.html_page import read_html

        return read_html(text)
    if form is PageForm.XML:
        from app.sources.untc.xml_page import read_xml

        return read_xml(text)
    return read_csv(text)


def _columns(draft: Draft) -> list[Column]:
    columns = [read_column(head) for head in draft.heads]
    roles = Counter(column.role for column in columns)
    if roles[Role.PARTICIPANT] != 1:
        raise PageRefused(
            f"the table of participants has {roles[Role.PARTICIPANT]} columns of participants"
        )
    if not roles[Role.ACTS]:
        raise PageRefused(
            "the table of participants has no column of acts; its heads are "
            + ", ".join(f"“{head[:60]}”" for head in draft.heads)
        )
    if not draft.rows:
        raise PageRefused("the table of participants has no rows")
    return columns


def _number(draft: Draft, name: str | None) -> str | None:
    said = draft.lines.get("number")
    if said:
        return read_number(said)
    if name is None:
        return None
    stem = PurePath(name).name
    for ending in (".csv", ".xml", ".html", ".htm", ".aspx", ".en", ".fr"):
        stem = stem.removesuffix(ending)
    return read_number(stem)


def _unknown_columns(columns: Iterable[Column]) -> Iterator[Finding]:
    for column in columns:
        if column.role is Role.UNKNOWN:
            yield Finding("unknown-column", f"column “{column.head[:80]}”", "no known kind of act")


def _duplicates(rows: Iterable[Row]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for row in rows:
        key = row.participant.state_id or row.participant.name
        if key in seen:
            yield Finding(
                "duplicate-participant",
                f"row {row.number}, {row.participant.name}",
                f"stands in row {seen[key]} already",
            )
        seen.setdefault(key, row.number)


def _families(column: Column) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind.family.value for kind in column.kinds))


def _totals(draft: Draft, rows: Iterable[Row]) -> Totals:
    signed = joined = 0
    for row in rows:
        standing = [act.kind for act in row.acts if act.kind and not act.withdrawn]
        signed += any(kind.family is Family.SIGNATURE for kind in standing)
        joined += any(kind.family is Family.CONSENT for kind in standing)
    return Totals(*read_totals(draft.lines.get("status", "")), signed, joined)


def _disagreeing(totals: Totals) -> Iterator[Finding]:
    for word, declared, counted in (
        ("Signatories", totals.declared_signatories, totals.signatories),
        ("Parties", totals.declared_parties, totals.parties),
    ):
        if declared is not None and declared != counted:
            yield Finding(
                "totals-disagree",
                f"line “Status”, {word}",
                f"the page declares {declared}, its rows hold {counted}",
            )
