"""The command `treaty-status import untc`: what a depositary's page would change, and then the change."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.console import database, depositary_names, tell, told_plainly
from app.domain.days import parse_day
from app.domain.errors import InvalidRecord, TreatyStatusError
from app.domain.refusals import PageRefused

if TYPE_CHECKING:
    from app.domain.commands import Entry
    from app.services.importing import Report
    from app.sources.untc.participants import Find
    from app.store.engine import Engine

imports = typer.Typer(help="Read a depositary's page into the record.", no_args_is_help=True)
_ENDINGS = {".html", ".htm", ".xml", ".csv"}
_SHOWN = 40  # changes of a treaty that is recorded already, and findings

Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--file",
        help="A saved page (HTML or XML), a table (CSV), or a folder of them; again for more.",
    ),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option(
        "--number",
        help="A number of the UN Treaty Collection, such as XXVI-6, to fetch; again for more.",
    ),
]
TreatyId = Annotated[
    str | None,
    typer.Option(
        help="The treaty's id in the record; a new treaty gets its number, such as xxvi-6."
    ),
]
Title = Annotated[
    str | None, typer.Option(help="The title of a new treaty, where the page has none.")
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", help="The day that a table without one speaks of: YYYY-MM-DD."),
]
Apply = Annotated[bool, typer.Option("--apply", help="Record it; without this nothing is changed.")]
Accept = Annotated[
    list[str] | None,
    typer.Option(help="A finding to accept by its code, or `all`; again for more. See the report."),
]


@imports.callback()
def _root() -> None:
    """Read a depositary's page into the record."""


@imports.command()
def untc(
    file: Files = None,
    number: Numbers = None,
    treaty: TreatyId = None,
    title: Title = None,
    as_of: Day = None,
    apply: Apply = False,
    accept: Accept = None,
) -> None:
    """Compare a status page of the UN Treaty Collection with the record, and record it with --apply.

    Exit status 1 where a page is refused; each page is recorded whole or not at all.
    """
    from app.store.schema import upgrade

    with told_plainly():
        day = _day(as_of)
        pages = list(_paths(file or []))
        many = len(pages) + len(number or []) > 1
        if not pages and not number:
            raise PageRefused("say which page: --file or --number")
        if many and (treaty or title):
            raise PageRefused("--treaty and --title are about one page")
        codes = {code.strip() for codes in accept or [] for code in codes.split(",")}
        with database() as engine:
            upgrade(engine)
            find = depositary_names(engine)
            refused = 0
            for position, (name, page_number, page) in enumerate(
                _pages(pages, number or []), start=1
            ):
                if many:
                    tell(f"{position}: {name}")
                refused += not _one(
                    engine,
                    find,
                    name,
                    page_number,
                    page,
                    (treaty, title, day),
                    codes,
                    apply=apply,
                    many=many,
                )
        if refused:
            raise typer.Exit(1)


def _one(
    engine: "Engine",
    find: "Find",
    name: str,
    number: str | None,
    page: bytes | PageRefused,
    said: tuple[str | None, str | None, date | None],
    codes: set[str],
    *,
    apply: bool,
    many: bool,
) -> bool:
    from app.services.importing import apply as record_page
    from app.services.importing import look
    from app.services.page_treaty import Asked
    from app.store.engine import reading, writing

    treaty, title, day = said
    asked = Asked(name if number is None else None, number, day, treaty, title)
    now = datetime.now(UTC)
    try:
        if isinstance(page, PageRefused):
            raise page
        with writing(engine) if apply else reading(engine) as session:
            report = look(session, page, asked, now, find)
            entry = None
            if not many:
                _print(report)
            refused = report.refused(codes)
            if apply:
                entry = record_page(session, report, "import", now, codes)
    except TreatyStatusError as error:
        typer.echo(f"treaty-status: {name}: {error}", err=True)
        return False
    _conclude(report, entry, name if many else None, len(refused))
    return True


def _print(report: "Report") -> None:
    from app.services.differences import Difference

    page, numbers = report.page, report.comparison.numbers
    new = ", new to the record" if report.is_new else ""
    typer.echo(
        f"{page.number or 'without a number'}  {report.treaty.title}  ({report.treaty.id}{new})"
    )
    typer.echo(f"status as at {page.as_of or 'an unknown day'}, {len(page.rows)} participants: "
               + ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in report.participants.items()))  # fmt: skip
    for word, declared, read in (
        ("signatories", page.totals.declared_signatories, page.totals.signatories),
        ("parties", page.totals.declared_parties, page.totals.parties),
    ):
        said = "declares none" if declared is None else f"declares {declared}"
        typer.echo(f"{word}: the page {said}, its rows hold {read}")
    typer.echo(", ".join(f"{difference} {numbers[difference]}" for difference in Difference))
    typer.echo(
        f"verified_on {report.verified_before or 'never'} → {report.verified_after or 'never'}"
    )
    changes = report.comparison.changes
    shown = changes if not report.is_new else changes[:_SHOWN]
    for change in shown:
        who = report.states[change.state_id].name if change.state_id in report.states else "treaty"
        typer.echo(
            f"  {change.difference}  {who}  {change.field}: {change.before or '–'} → {change.after or '–'}"
        )
    if len(changes) > len(shown):
        typer.echo(f"  … and {len(changes) - len(shown)} more")
    for finding in report.findings[:_SHOWN]:
        typer.echo(f"  ! {finding.code}  {finding.place}: {finding.message}")
    if len(report.findings) > _SHOWN:
        typer.echo(f"  ! … and {len(report.findings) - _SHOWN} more")
    for notice in report.notices:
        typer.echo(f"  note: {notice}")


def _conclude(report: "Report", entry: "Entry | None", name: str | None, refused: int) -> None:
    from app.services.differences import Difference

    numbers = report.comparison.numbers
    said = ", ".join(f"{difference} {numbers[difference]}" for difference in Difference)
    start = f"{name}: {report.page.number or '?'}, {said}: " if name else ""
    if entry is not None:
        end = f"recorded as entry {entry.number}, {len(report.claims)} claims"
    elif not report.claims:
        end = "nothing to record: the record has all that the page says"
    elif refused:
        codes = sorted({finding.code for finding in report.findings})
        end = f"{refused} findings; --apply records nothing without --accept {','.join(codes)}"
    else:
        end = f"nothing recorded yet: --apply records {len(report.claims)} claims"
    typer.echo(start + end)


def _pages(
    files: list[Path], numbers: list[str]
) -> Iterator[tuple[str, str | None, bytes | PageRefused]]:
    from app.sources.untc.decoding import LONGEST_PAGE
    from app.sources.untc.fetching import fetch_page

    for path in files:
        try:
            if path.stat().st_size > LONGEST_PAGE:
                raise PageRefused(f"the page has more than {LONGEST_PAGE:,} bytes")
            yield path.name, None, path.read_bytes()
        except OSError as error:
            yield path.name, None, PageRefused(f"cannot be read: {error.strerror}")
        except PageRefused as error:
            yield path.name, None, error
    for number in numbers:
        try:
            yield number, number, fetch_page(number, tell=tell)
        except PageRefused as error:
            yield number, number, error


def _paths(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix.lower() in _ENDINGS)
        else:
            yield path


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    with suppress(InvalidRecord):
        return parse_day(text)
    raise PageRefused(f"--as-of: {text!r} is no day written YYYY-MM-DD")
