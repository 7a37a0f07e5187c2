"""Importing a status page: first what it would change, then, if that is wanted, the change, in one entry or not at all.

A page is looked at against the record as it stands, and looked at again when it is applied: what was seen and what is
written are the same, or nothing is written.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.claims import Claim, ListContent, Review
from app.domain.commands import Command, Entry
from app.domain.days import AsOf
from app.domain.ids import id_from
from app.domain.publications import Source
from app.domain.refusals import PageRefused
from app.domain.register import Register
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.comparing import compare
from app.services.differences import Comparison, Difference
from app.services.page_claims import PageClaims, source_of_page
from app.services.page_findings import notices, undated_withdrawals, vanished
from app.services.page_treaty import Asked, treaty_of_page
from app.services.recording import record
from app.sources.untc.pages import Finding, ParticipantKind, StatusPage
from app.sources.untc.participants import Find
from app.sources.untc.reader import read_page
from app.store.engine import Session
from app.store.records import (
    ids_beginning_with,
    read_states,
)

ACCEPT_ALL = "all"


@dataclass(frozen=True, slots=True)
class Report:
    """What a page would change. ``claims`` are those that applying it records; none: the record has it all.

    ``findings`` keep it from being applied unless their codes are accepted; ``notices`` are worth knowing.
    ``verified_before`` and ``verified_after`` are the days up to which the record is known to be right.
    """

    page: StatusPage
    treaty: Treaty
    is_new: bool
    comparison: Comparison
    source: Source
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...]
    verified_before: date | None
    verified_after: date | None
    states: dict[str, State] = field(repr=False)

    @property
    def participants(self) -> dict[str, int]:
        """How many rows there are of each kind of participant."""
        kinds = Counter(row.participant.kind for row in self.page.rows)
        return {kind.value: kinds[kind] for kind in ParticipantKind if kinds[kind]}

    def refused(self, accept: Collection[str]) -> list[Finding]:
        """The findings that are not accepted."""
        if ACCEPT_ALL in accept:
            return []
        return [finding for finding in self.findings if finding.code not in accept]


def look(session: Session, page: bytes, asked: Asked, now: datetime, find: Find) -> Report:
    """Read a page and compare it with the record; writes nothing. ``find`` knows names in the depositary's spelling.

    Raises:
        PageRefused: the page cannot be read whole, or is of another treaty.
    """
    states = {s.id: s for s in sorted(read_states(session), key=lambda state: state.name)}
    read = read_page(
        page, find, name=asked.name, number=asked.number, as_of=asked.as_of, today=now.date()
    )  # fmt: skip
    treaty, register = treaty_of_page(session, read, asked, states)
    comparison = compare(read, register)
    lists = _lists(register)
    known = _is_recorded(read, register, comparison, lists)
    source = _source(session, read, treaty.title)
    claims = () if known else tuple(PageClaims(read, comparison, treaty.id, source).all())
    before = max((day for day in (c.as_of.earliest for c in lists) if day), default=None)
    after = max((day for day in (before, read.as_of) if day), default=None)
    return Report(
        page=read,
        treaty=treaty,
        is_new=register is None,
        comparison=comparison,
        source=source,
        claims=claims,
        findings=(
            *read.findings,
            *vanished(comparison, states),
            *undated_withdrawals(read, comparison),
        ),
        notices=tuple(notices(read, before)),
        verified_before=before,
        verified_after=after,
        states=states,
    )


def apply(
    session: Session, report: Report, actor: str, at: datetime, accept: Collection[str] = ()
) -> Entry | None:
    """Record what a report says, in the transaction of ``session``; null where there is nothing to record.

    Raises:
        PageRefused: the page has findings that are not accepted; the message names the first.
        InvalidRecord: the record does not take it.
    """
    refused = report.refused(accept)
    if refused:
        first = refused[0]
        more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
        raise PageRefused(
            f"{first.place}: {first.message}{more}; accept {first.code} to apply it all the same"
        )
    if not report.claims:
        return None
    numbers = report.comparison.numbers
    said = ", ".join(f"{difference} {numbers[difference]}" for difference in Difference)
    day = report.page.as_of or "an unknown day"
    command = Command(
        actor,
        "import page",
        f"Status page {report.page.number or ''} of {day} on the {report.treaty.title}: {said}".replace("  ", " "),
        treaties=(report.treaty,) if report.is_new else (),
        sources=(report.source,),
        claims=report.claims,
    )  # fmt: skip
    return record(session, command, at)


def _lists(register: Register | None) -> list[Claim]:
    claims = register.claims.values() if register else ()
    return [
        claim
        for claim in claims
        if isinstance(claim.content, ListContent) and claim.review is Review.PUBLISHED
    ]


def _is_recorded(
    page: StatusPage, register: Register | None, comparison: Comparison, lists: list[Claim]
) -> bool:
    if register is None:
        return False
    if any(register.source_of(claim).text_sha256 == page.sha256 for claim in lists):
        return True
    if page.as_of is None and not comparison.changes:
        return True
    return not comparison.changes and any(
        isinstance(claim.content, ListContent)
        and claim.content.complete
        and page.as_of is not None and claim.as_of.earliest is not None and claim.as_of.earliest >= page.as_of
        for claim in lists
    )  # fmt: skip


def _source(session: Session, page: StatusPage, title: str) -> Source:
    day = page.as_of.isoformat() if page.as_of else f"undated {page.sha256[:12]}"
    words = f"untc {page.number or title} {day}"
    made = id_from(words, lambda stem: ids_beginning_with(session, "sources", stem), "untc")
    return replace(
        source_of_page(page, made, title),
        as_of=AsOf(page.as_of, page.as_of) if page.as_of else AsOf(),
    )
