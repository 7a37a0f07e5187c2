"""The consent axis: has the state expressed consent to be bound by this day, and in which cycle.

Joining, leaving and joining again is possible: each cycle is one consent and, perhaps, one withdrawal; the last
cycle decides, history keeps them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.actions import ActionKind, Family
from app.domain.claims import PositionContent
from app.domain.settlement import Act, StateRecord
from app.domain.standing import Basis, ConsentAxis, Grounds, Rule


@dataclass(frozen=True, slots=True)
class Cycle:
    """One consent and the notice that ends it; ``consent`` is null where only the withdrawal is recorded."""

    consent: Act | None
    withdrawal: Act | None = None


def cycles(acts: Sequence[Act]) -> tuple[Cycle, ...]:
    """The cycles of a state, from its acts of record in order; a notice that was revoked in time leaves none."""
    found: list[Cycle] = []
    for act in acts:
        if act.kind.expresses_consent and (not found or found[-1].withdrawal is not None):
            found.append(Cycle(act))
        elif act.kind is ActionKind.WITHDRAWAL:
            last = found.pop() if found and found[-1].withdrawal is None else Cycle(None)
            found.append(Cycle(last.consent, act))
        elif act.kind is ActionKind.WITHDRAWAL_REVOCATION and found and not act.too_late:
            found.append(Cycle(found.pop().consent))
    return tuple(found)


def last_cycle(record: StateRecord, day: date) -> Cycle | None:
    """The cycle that decides on that day; acts after it are not visible."""
    return next(reversed(cycles([act for act in record.acts if act.on <= day])), None)


def first_consent(record: StateRecord) -> date | None:
    """The day the state first consented, which is the deposit that counts towards entry into force."""
    return next((act.on for act in record.acts if act.kind.expresses_consent), None)


def joined_unrecorded(record: StateRecord) -> bool:
    """Whether the first act that the record holds ends a consent, so that the consent itself is not recorded."""
    turning = (a for a in record.acts if a.kind.family in (Family.CONSENT, Family.WITHDRAWAL))
    first = next(turning, None)
    return first is not None and first.kind.family is Family.WITHDRAWAL


def consent_is_recorded(record: StateRecord) -> bool:
    """Whether the record says if the state ever consented and, if it did, on which day it first did."""
    if first_consent(record) is not None:
        return not joined_unrecorded(record)
    return consent_on(record, date.max).expressed is False


def consent_on(record: StateRecord, day: date) -> ConsentAxis:
    """The consent axis of one state on one day."""
    cycle = last_cycle(record, day)
    if cycle is not None and cycle.consent is not None:
        act = cycle.consent
        return ConsentAxis(True, act.kind, act.on, Grounds(Basis.STATED, act.claims))
    notice = next((act for act in record.acts if act.kind.family is Family.WITHDRAWAL), None)
    if cycle is not None and notice is not None:
        grounds = Grounds(Basis.DERIVED, notice.claims, Rule.WITHDRAWAL_FOLLOWS_CONSENT)
        return ConsentAxis(True, None, None, grounds)
    later = next((act for act in record.acts if act.kind.expresses_consent), None)
    if later is not None and not joined_unrecorded(record):
        return ConsentAxis(
            False, None, None, Grounds(Basis.DERIVED, later.claims, Rule.ACTED_LATER)
        )
    value, grounds = record.spoken.consented.on(day)
    if value is False and joined_unrecorded(record):
        value, grounds = None, Grounds(Basis.NOT_RECORDED)
    if value and isinstance(grounds.claims[0].content, PositionContent):
        grounds = Grounds(Basis.DERIVED, grounds.claims, Rule.PARTY_HAS_CONSENTED)
    return ConsentAxis(value, None, None, grounds)
