"""Comparing a status page with the record: per state and field what is new, the same, different, or no longer there.

The page is compared with the record as it stood on the page's own day, so that an older page is not held against what
came after it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.domain.actions import Family
from app.domain.register import Register
from app.domain.settlement import Act
from app.domain.standing import Basis
from app.services.differences import Change, Comparison, Difference
from app.services.statement_changes import statement_changes
from app.sources.untc.pages import PageAct, ParticipantKind, Row, StatusPage


def last_day(page: StatusPage) -> date | None:
    """The last day that a page is held to know: its own, else the newest day in its rows."""
    return page.as_of or max((act.on for row in page.rows for act in row.acts), default=None)


def compare(page: StatusPage, register: Register | None) -> Comparison:
    """A page against the register of its treaty; null for a treaty that is not recorded."""
    found = [*_terms(page, register), *_states(page, register)]
    numbers = Counter(change.difference for change in found)
    changes = tuple(c for c in found if c.difference is not Difference.UNCHANGED)
    lost = [c for c in changes if c.difference is Difference.VANISHED and c.field == Family.CONSENT]
    states, day = register.states if register else (), last_day(page)
    joined = [s for s in states if _acts(register, s, Family.CONSENT, day)]
    return Comparison(
        changes,
        {difference: numbers[difference] for difference in Difference},
        len(lost),
        len(joined),
        {(change.state_id, change.field): change for change in changes},
    )


def rows_by_state(page: StatusPage) -> dict[str, list[Row]]:
    """The rows of states of the record, by state id, in the order of the page."""
    rows: dict[str, list[Row]] = {}
    for row in page.rows:
        if row.participant.kind is ParticipantKind.STATE and row.participant.state_id:
            rows.setdefault(row.participant.state_id, []).append(row)
    return rows


def page_acts(rows: Iterable[Row], family: Family) -> list[PageAct]:
    """The acts of a family in the rows of one state; a consent that was taken back is none."""
    return [
        act
        for row in rows
        for act in row.acts
        if act.kind and act.kind.family is family and not (act.withdrawn and row.consent_revoked)
    ]


def _terms(page: StatusPage, register: Register | None) -> Iterator[Change]:
    recorded = register.timeline.terms.claims if register else {}
    for term in page.terms:
        before = recorded.get(term.name)
        said = _words(term.value)
        if before is None:
            difference, earlier = Difference.ADDED, None
        else:
            value = getattr(before.content, "value", {})
            # The page may state less of a term than the record holds, and still the same.
            same = all(str(value.get(key)) == str(said) for key, said in term.value.items())
            difference = Difference.UNCHANGED if same else Difference.CHANGED
            earlier = _words(value)
        yield Change(difference, None, f"term {term.name}", earlier, said, term.quote)


def _states(page: StatusPage, register: Register | None) -> Iterator[Change]:
    rows = rows_by_state(page)
    covered, day = _covered(page), last_day(page)
    for state_id, own in rows.items():
        # A bare table has no end notes, but its brackets say that a participant has left.
        left = Family.WITHDRAWAL not in covered and own[-1].left
        for family in [*covered, Family.WITHDRAWAL] if left else covered:
            change = _family(state_id, family, own, register, day)
            if change is not None:
                yield change
        yield from statement_changes(page, state_id, own, register, day)
    for state_id in register.states if register else ():
        if state_id in rows:
            continue
        for family in covered:
            acts = _acts(register, state_id, family, day)
            if acts:
                yield Change(Difference.VANISHED, state_id, family, _said(acts), None)


def covered_families(page: StatusPage) -> frozenset[Family]:
    """The families of acts of which the page names every participant."""
    return frozenset(_covered(page))


def _covered(page: StatusPage) -> list[Family]:
    in_columns = {family for families in page.columns.values() for family in families}
    found = [family for family in Family if family.value in in_columns]
    # Withdrawals stand in the end notes, which a bare table does not have.
    if page.form != "csv" and Family.WITHDRAWAL not in found:
        found.append(Family.WITHDRAWAL)
    return found


def _family(
    state_id: str, family: Family, rows: list[Row], register: Register | None, as_of: date | None
) -> Change | None:
    before = _acts(register, state_id, family, as_of)
    gone = register is not None and as_of is not None and _is_out(register, state_id, as_of)
    if family is Family.WITHDRAWAL:
        return _withdrawal(state_id, rows, before, as_of, gone)
    acts = page_acts(rows, family)
    after = {(act.kind, act.on) for act in acts}
    known = {(act.kind, act.on) for act in before}
    if not after and not known:
        return None
    if (
        (gone and not known and family is Family.CONSENT and rows[-1].left_undated)
        or after == known
        or (after and after < known and max(known, key=_on)[1] in {on for _, on in after})
    ):
        difference = Difference.UNCHANGED
    elif not known:
        difference = Difference.ADDED
    else:
        difference = Difference.CHANGED if after else Difference.VANISHED
    new = next((act for act in acts if (act.kind, act.on) not in known), acts[0] if acts else None)
    said = "; ".join(f"{kind} on {on}" for kind, on in sorted(after, key=_on)) or None
    return Change(difference, state_id, family, _said(before), said, new.quote if new else None,
                  rows[0].number)  # fmt: skip


def _is_out(register: Register, state_id: str, day: date) -> bool:
    """Whether the record says of a state that has consented that it is not bound any more, though not since when."""
    standing = register.standing(state_id, day)
    said = standing.force.bound is False and standing.force.grounds.basis is Basis.STATED
    return said and standing.consent.expressed is True


def _withdrawal(
    state_id: str, rows: list[Row], before: list[Act], as_of: date | None, gone: bool
) -> Change | None:
    notice = next((row.withdrawal for row in reversed(rows) if row.withdrawal), None)
    left = rows[-1].left and not rows[-1].consent_revoked
    last = before[-1] if before else None
    number = rows[-1].number
    if notice is None:
        if left and last is None:
            difference = Difference.UNCHANGED if gone else Difference.ADDED
            return Change(
                difference, state_id, "withdrawal", None, "in brackets, undated", None, number
            )
        if last is None:
            return None
        difference = Difference.UNCHANGED if left else Difference.VANISHED
        return Change(difference, state_id, "withdrawal", _said(before), None, None, number)
    said = f"withdrawal on {notice.notified_on}" + (
        f", in effect on {notice.effective_on}" if notice.effective_on else ""
    )
    if last is None:
        difference = Difference.ADDED
    else:
        confirms = (
            notice.in_effect and not last.confirmed and _speaks_after(as_of, notice.effective_on)
        )
        same = last.on == notice.notified_on and last.effective_on in (None, notice.effective_on)
        difference = Difference.UNCHANGED if same and not confirms else Difference.CHANGED
    return Change(difference, state_id, "withdrawal", _said(before), said, notice.quote, number)


def _speaks_after(as_of: date | None, effective_on: date | None) -> bool:
    return as_of is not None and effective_on is not None and as_of >= effective_on


def _acts(
    register: Register | None, state_id: str, family: Family, as_of: date | None
) -> list[Act]:
    if register is None or state_id not in register.records:
        return []
    return [
        act
        for act in register.records[state_id].acts
        if act.kind.family is family and (as_of is None or act.on <= as_of)
    ]


def _on(act: tuple[object, date]) -> date:
    return act[1]


def _said(acts: Iterable[Act]) -> str | None:
    return "; ".join(
        f"{act.kind} on {act.on}"
        + (f", in effect on {act.effective_on}" if act.effective_on and act.kind.family is Family.WITHDRAWAL else "")
        for act in acts
    ) or None  # fmt: skip


def _words(value: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {said}" for key, said in value.items())
