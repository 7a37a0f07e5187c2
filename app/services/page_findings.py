"""What to be careful about in a page beside the record, and what is worth knowing of it."""

from collections.abc import Iterator
from datetime import date

from app.domain.states import State
from app.services.differences import Comparison, Difference
from app.sources.untc.pages import Finding, StatusPage
from app.sources.untc.statements import undated

_MANY_VANISHED = 0.05  # of the parties: more than so many at once is hardly news


def vanished(comparison: Comparison, states: dict[str, State]) -> Iterator[Finding]:
    """Who is recorded and no longer on the page, which is never taken for a withdrawal."""
    gone = [c for c in comparison.changes if c.difference is Difference.VANISHED and c.row is None]
    named = list(dict.fromkeys(states[c.state_id].name for c in gone if c.state_id in states))
    if not named:
        return
    share = comparison.parties_vanished / max(comparison.parties_before, 1)
    many = (
        f"{share:.0%} of the parties, more than {_MANY_VANISHED:.0%}: "
        if share > _MANY_VANISHED
        else ""
    )
    shown = ", ".join(named[:5]) + (f" and {len(named) - 5} more" if len(named) > 5 else "")
    yield Finding(
        "vanished",
        f"row of {named[0]}",
        f"{many}recorded and no longer on the page: {shown}; that is no withdrawal, and may be a page cut short",
    )


def undated_withdrawals(page: StatusPage, comparison: Comparison) -> Iterator[Finding]:
    """Who stands in brackets without a note that dates it, of whom the record does not say yet that it has left.

    A bare table has no notes, so there it is what is to be expected, and only noticed.
    """
    for row in page.rows if page.form != "csv" else ():
        state_id = row.participant.state_id
        if state_id is None or not row.left_undated:
            continue
        change = comparison.of(state_id, "withdrawal")
        if change is not None and change.difference is Difference.ADDED:
            yield Finding(
                "undated-withdrawal",
                f"row {row.number}, {row.participant.name}",
                "in brackets, and no end note says when it gave notice or ceased to be bound; hand in its withdrawal "
                "as a claim, with the source of its day",
            )


def notices(page: StatusPage, verified: date | None) -> Iterator[str]:
    """What is worth knowing of a page; ``verified`` is the day up to which the record is known to be right."""
    others = [row.participant for row in page.rows if row.participant.state_id is None]
    if others:
        yield "read and counted, and no states of the record: " + ", ".join(
            f"{who.name} ({who.kind.replace('_', ' ')})" for who in others
        )
    revoked = [r.participant.name for r in page.rows if r.consent_revoked]
    if revoked:
        yield (
            "took their consent back, and their signature stands; that is no withdrawal: "
            + ", ".join(revoked)
        )
    gone = [r.participant.name for r in page.rows if r.left_undated]
    if gone:
        yield "in brackets, the page does not say when they left: " + ", ".join(gone)
    dateless = sum(undated(page, row) for row in page.rows)
    if dateless:
        yield f"{dateless} declarations are not recorded: the page does not tell their day"
    orphans = {s.participant for s in page.statements} - {r.participant.name for r in page.rows}
    if orphans:
        yield "declarations of who is no participant are not recorded: " + ", ".join(
            sorted(orphans)
        )
    if page.as_of is None:
        yield "the table does not say its day: the record stays verified to the day it was"
    elif verified is not None and page.as_of < verified:
        yield f"the page is older than the record, which is verified to {verified}"
    if not any(term.name == "entry_into_force" for term in page.terms):
        yield "the page does not say when a consent takes effect: dates of effect follow the terms recorded, else none"
