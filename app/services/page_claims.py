"""A status page as claims: what it adds to the record, each with the words of its cell or note, and the list it is.

What the record holds already is not claimed again: a complete list of the page's day says that it still stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    Content,
    CountContent,
    DeclarationKind,
    ListContent,
    Operator,
    PositionContent,
    Subject,
    TermContent,
)
from app.domain.days import AsOf
from app.domain.publications import Rank, Source
from app.services.comparing import covered_families, page_acts, rows_by_state
from app.services.differences import Comparison, Difference
from app.sources.untc.addresses import page_address
from app.sources.untc.pages import ParticipantKind, Row, StatusPage
from app.sources.untc.statements import declared

PUBLISHER = "UN Treaty Collection (depositary)"
_WRITTEN = (Difference.ADDED, Difference.CHANGED)
_FAMILIES = (Family.SIGNATURE, Family.PROVISIONAL, Family.CONSENT)


@dataclass(slots=True)
class PageClaims:
    """Makes the claims of one page about one treaty, in the order in which they stand on it."""

    page: StatusPage
    comparison: Comparison
    treaty_id: str
    source: Source
    _ids: set[str] = field(default_factory=set, init=False)

    def all(self) -> list[Claim]:
        """The claims to record: none where the page says nothing new and another list of its day is recorded."""
        return [*self._terms(), *self._of_states(), *self._counts(), self.list_claim()]

    def list_claim(self) -> Claim:
        """The page as a complete list."""
        acts: dict[str, frozenset[ActionKind]] = {}
        covers = covered_families(self.page)
        for state_id, rows in rows_by_state(self.page).items():
            kinds = {
                act.kind for family in _FAMILIES for act in page_acts(rows, family) if act.kind
            }
            gone = rows[-1].left and not rows[-1].consent_revoked
            if gone or (Family.WITHDRAWAL in covers and rows[-1].withdrawal):
                kinds.add(ActionKind.WITHDRAWAL)
            if kinds:
                acts[state_id] = frozenset(kinds)
        others = [r.participant for r in self.page.rows if r.participant.state_id is None]
        note = None
        if others:
            named = "; ".join(f"{who.name} ({who.kind.replace('_', ' ')})" for who in others)
            note = f"The page lists also, beside the states of this record: {named}."
        locator = "table of participants" + (" and end notes" if self.page.notes else "")
        # The silence of a table says "no" as of its day; without a day it says nothing.
        content = ListContent(self.page.as_of is not None, covers, acts)
        return self._claim("list", content, locator=locator, note=note)

    def _terms(self) -> Iterator[Claim]:
        for term in self.page.terms:
            change = self.comparison.of(None, f"term {term.name}")
            if change is not None and change.difference in _WRITTEN:
                content = TermContent(term.name, dict(term.value))
                yield self._claim(term.name, content, quote=term.quote, locator=term.locator)

    def _of_states(self) -> Iterator[Claim]:
        for state_id, rows in rows_by_state(self.page).items():
            # Of a state that has left on an unsaid day the list tells that it had joined. Its act, recorded without
            # its end, would make it a party.
            undated = rows[-1].left_undated
            for family in _FAMILIES:
                if self._is_new(state_id, family) and not (undated and family is Family.CONSENT):
                    yield from self._acts(state_id, rows, family)
            if self._is_new(state_id, "withdrawal"):
                yield from self._withdrawal(state_id, rows)
            yield from self._declared(state_id, rows)

    def _acts(self, state_id: str, rows: list[Row], family: Family) -> Iterator[Claim]:
        effective_on = next((row.effective_on for row in rows if row.effective_on), None)
        told: set[tuple[ActionKind, date]] = set()
        for act in page_acts(rows, family):
            assert act.kind is not None  # noqa: S101 -- page_acts gives acts that have one
            if (act.kind, act.on) in told or self._is_yet_to_come(act.on):
                continue
            told.add((act.kind, act.on))
            effect = effective_on if act.kind.expresses_consent else None
            if effect is not None and effect < act.on and act.kind is not ActionKind.SUCCESSION:
                effect = None
            name = rows[0].participant.name
            yield self._claim(
                act.kind,
                ActionContent(act.kind, act.on, effect),
                state_id=state_id,
                quote=act.quote,
                locator=f"table of participants, {name}, column “{act.column}”",
                note="In brackets on the page: withdrawn." if act.withdrawn else None,
            )

    def _withdrawal(self, state_id: str, rows: list[Row]) -> Iterator[Claim]:
        name = rows[0].participant.name
        notices = [notice for row in rows for notice in row.withdrawals]
        if not notices:
            yield self._claim(
                "party",
                PositionContent(Subject.PARTY, False),
                state_id=state_id,
                locator=f"table of participants, {name}",
                note="In brackets on the page, which does not say when it gave notice or ceased to be bound.",
            )
        for notice in notices:
            if self._is_yet_to_come(notice.notified_on):
                continue
            yield self._claim(
                ActionKind.WITHDRAWAL,
                ActionContent(ActionKind.WITHDRAWAL, notice.notified_on, notice.effective_on),
                state_id=state_id,
                quote=notice.quote,
                locator=f"end note {notice.note}",
                note=f"The page adds: {notice.condition}." if notice.condition else None,
            )

    def _declared(self, state_id: str, rows: list[Row]) -> Iterator[Claim]:
        for row in rows:
            for content, quote, locator in declared(self.page, row):
                territorial = content.kind is DeclarationKind.TERRITORIAL
                field = "territorial" if territorial else "declarations"
                if self._is_new(state_id, field) and not self._is_yet_to_come(content.on):
                    yield self._claim(
                        content.kind, content, state_id=state_id, quote=quote, locator=locator
                    )

    def _counts(self) -> Iterator[Claim]:
        if not self.comparison.changes:
            return
        totals, others = self.page.totals, self._others()
        for number, measure, word in (
            (totals.declared_signatories, "signatures_standing", "Signatories"),
            (totals.declared_parties, "parties_deposited", "Parties"),
        ):
            if number is None:
                continue
            # The page counts organizations too; a count of states is another measure.
            mixed = others > 0
            yield self._claim(
                f"count-{word.lower()}",
                CountContent(number, Operator.EXACTLY, None if mixed else measure),
                quote=f"{word} : {number}" if self.page.form == "html" else None,
                locator="line “Status”",
                note="Counts participants that are no states of this record too."
                if mixed
                else None,
            )

    def _others(self) -> int:
        return sum(row.participant.kind is not ParticipantKind.STATE for row in self.page.rows)

    def _is_new(self, state_id: str, field: str) -> bool:
        change = self.comparison.of(state_id, field)
        return change is not None and change.difference in _WRITTEN

    def _is_yet_to_come(self, on: date) -> bool:
        return self.page.as_of is not None and on > self.page.as_of

    def _claim(
        self,
        about: str,
        content: Content,
        *,
        state_id: str | None = None,
        quote: str | None = None,
        locator: str | None = None,
        note: str | None = None,
    ) -> Claim:
        stem = "-".join(part for part in (self.treaty_id, self.source.id, state_id, about) if part)
        stem = stem.lower().replace("_", "-").replace(" ", "-")
        made, number = stem, 1
        while made in self._ids:
            number += 1
            made = f"{stem}-{number}"
        self._ids.add(made)
        return Claim(
            id=made, treaty_id=self.treaty_id, source_id=self.source.id, state_id=state_id, content=content,
            as_of=self.source.as_of, locator=locator, quote=quote, note=note,
        )  # fmt: skip


def source_of_page(page: StatusPage, source_id: str, title: str) -> Source:
    """The page as a source: of the depositary, as of its own day, with the hash of its bytes."""
    number = page.number or "without a number"
    as_of = (
        AsOf(page.as_of, page.as_of) if page.as_of else AsOf(note="the page does not say its day")
    )
    return Source(
        source_id,
        Rank.DEPOSITARY,
        PUBLISHER,
        f"Status page {number}, {title}",
        page_address(page.number) if page.number else None,
        as_of,
        "UN",
        f"Read from its {page.form.upper()}; the hash is of its bytes.",
        page.sha256,
    )
