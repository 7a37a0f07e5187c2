"""Rows of the table of participants: who, which acts on which days, what the notes add; oddities are collected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.domain.actions import ActionKind
from app.domain.days import EARLIEST
from app.domain.refusals import PageRefused
from app.sources.untc.cells import Entry, read_cell
from app.sources.untc.columns import Column, Role
from app.sources.untc.notes import read_withdrawals, revokes_consent
from app.sources.untc.pages import Cell, Finding, PageAct, Participant, ParticipantKind, Row
from app.sources.untc.participants import Find, find_participant

# Acts that may lie before the treaty they are under: they were towards another, or reach back to it.
_MAY_LIE_BEFORE = {
    ActionKind.SUCCESSION,
    ActionKind.SUCCESSION_TO_SIGNATURE,
    ActionKind.CONSENT_TO_BE_BOUND,
}


class RowReader:
    """Reads the rows of one page; what is odd about them is in ``findings`` afterwards."""

    def __init__(
        self,
        columns: Sequence[Column],
        find: Find,
        notes: Mapping[str, str],
        as_of: date | None,
        latest: date,
        adopted_on: date | None,
    ) -> None:
        self.findings: list[Finding] = []
        self._columns, self._find, self._notes = columns, find, notes
        self._as_of, self._latest, self._adopted_on = as_of, latest, adopted_on
        self._names = next(n for n, c in enumerate(columns) if c.role is Role.PARTICIPANT)

    def read(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Row]:
        """The rows in order; a row without a name goes on with the one before it.

        Raises:
            PageRefused: a row has not as many cells as there are heads.
        """
        waiting: Row | None = None
        for number, cells in enumerate(rows, start=1):
            if len(cells) != len(self._columns):
                raise PageRefused(
                    f"row {number}, {cells[0].text[:60]}: {len(cells)} cells where the heads are {len(self._columns)}"
                )
            if not cells[self._names].text and waiting is not None:
                row = self._row(waiting.number, waiting.participant, waiting.notes, cells)
                waiting = self._joined(waiting, row)
                continue
            if waiting is not None:
                yield waiting
            name = cells[self._names]
            participant = find_participant(name.text, self._find)
            if participant.kind is ParticipantKind.UNKNOWN:
                self._tell("unknown-participant", number, participant, "no state, organization or "
                           "territory is known by that name")  # fmt: skip
            waiting = self._row(number, participant, name.notes, cells)
        if waiting is not None:
            yield waiting

    def _joined(self, first: Row, second: Row) -> Row:
        acts = (*first.acts, *second.acts)
        return Row(
            first.number,
            first.participant,
            acts,
            first.notes,
            first.withdrawals,
            first.effective_on,
        )

    def _row(
        self, number: int, who: Participant, notes: tuple[str, ...], cells: Sequence[Cell]
    ) -> Row:
        acts: list[PageAct] = []
        effective_on: date | None = None
        for column, cell in zip(self._columns, cells, strict=True):
            if column.role is Role.PARTICIPANT or not cell.text:
                continue
            notes = (*notes, *(note for note in cell.notes if note not in notes))
            reading = read_cell(cell.text)
            if column.role is Role.UNKNOWN:
                continue
            if reading.rest:
                what = f"“{cell.text[:80]}” under “{column.head[:60]}”"
                self._tell("unreadable-cell", number, who, what)
            for entry in reading.entries:
                on = self._day(number, who, entry)
                if on is None:
                    continue
                if column.role is Role.EFFECT:
                    effective_on = on
                    continue
                acts.append(self._act(number, who, column, cell, entry, on))
        left = Row(number, who, tuple(acts)).left
        signed = any(act.kind and act.kind.is_signing and not act.withdrawn for act in acts)
        if left and signed and revokes_consent(notes, self._notes):
            return Row(number, who, tuple(acts), notes, (), effective_on, consent_revoked=True)
        withdrawals = read_withdrawals(notes, self._notes, self._as_of, left=left)
        return Row(number, who, tuple(acts), notes, withdrawals, effective_on)

    def _act(
        self, number: int, who: Participant, column: Column, cell: Cell, entry: Entry, on: date
    ) -> PageAct:
        kind, known = column.kind_of(entry.letter)
        if not known:
            what = f"the letter {entry.letter!r}" if entry.letter else "a date without a letter"
            self._tell(
                "unknown-legend",
                number,
                who,
                f"{what} in “{cell.text[:80]}” is not in the head “{column.head[:120]}”",
            )
        before = self._adopted_on is not None and on < self._adopted_on
        if before and kind not in _MAY_LIE_BEFORE and kind is not None:
            self._tell("date-out-of-range", number, who, f"{kind} on {on} lies before {self._adopted_on}, "
                       "the day the treaty was concluded")  # fmt: skip
        return PageAct(kind, on, entry.bracketed, cell.text, column.head)

    def _day(self, number: int, who: Participant, entry: Entry) -> date | None:
        if entry.on is None:
            self._tell("date-out-of-range", number, who, f"there is no such day as “{entry.text}”")
            return None
        if not EARLIEST <= entry.on <= self._latest:
            self._tell("date-out-of-range", number, who, f"“{entry.text}” is not between 1800 and "
                       f"{self._latest}")  # fmt: skip
        return entry.on

    def _tell(self, code: str, number: int, who: Participant, message: str) -> None:
        self.findings.append(Finding(code, f"row {number}, {who.name[:80]}", message))
