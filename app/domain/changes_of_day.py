"""The days on which a state's standing can change; between two of them it is constant."""

from datetime import date, timedelta

from app.domain.actions import ActionKind
from app.domain.courses import Course
from app.domain.entry_into_force import Timeline
from app.domain.force import effect_of_consent, withdrawal_of
from app.domain.settlement import StateRecord


def days_of_change(course: Course) -> list[date]:
    """Every first day on which the state's standing may differ from the day before, ascending."""
    days = _of_treaty(course.timeline) | _of_record(course.record, course.timeline)
    eligible_from = course.state.eligible_from
    return sorted(days | ({eligible_from} if eligible_from else set()))


def _of_treaty(timeline: Timeline) -> set[date]:
    terms = timeline.terms
    deciding = timeline.deciding_deposit()
    days = {
        terms.adopted_on,
        terms.signature.opens_on,
        terms.signature.closed_on,
        terms.in_force_on,
        deciding,
    }
    if deciding is not None:
        days.add(timeline.in_force_on(deciding))
    return {day for day in days if day is not None}


def _of_record(record: StateRecord, timeline: Timeline) -> set[date]:
    days: set[date | None] = set()
    for act in record.acts:
        days |= {act.on, act.effective_on}
        if act.kind.expresses_consent:
            days.add(effect_of_consent(act, timeline, date.max))
        elif act.kind is ActionKind.WITHDRAWAL:
            days.add(withdrawal_of(act, timeline).effective_on)
    for claim in record.statements:
        for day in (claim.as_of.earliest, claim.as_of.latest):
            days |= {day, day + timedelta(days=1)} if day else set()
        if claim.as_of.latest is None and claim.recorded_at is not None:
            days.add(claim.recorded_at.date())
    return {day for day in days if day is not None}
