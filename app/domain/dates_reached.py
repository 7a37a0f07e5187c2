"""Dates reached: what a day brings by itself, with nobody writing anything."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.changes_of_day import days_of_change
from app.domain.register import Register
from app.domain.standing import Standing, Status


@dataclass(frozen=True, slots=True)
class DateReached:
    """A state stands otherwise from this day on: its status and whether it is bound, before and since."""

    on: date
    state_id: str
    before: tuple[Status, bool | None]
    since: tuple[Status, bool | None]
    claims: tuple[str, ...]


def dates_reached(register: Register, after: date, upto: date) -> list[DateReached]:
    """What the days after one and up to another bring, by day and then in the order of the states' names."""
    found = []
    for state_id, course in register.courses.items():
        for day in days_of_change(course):
            if not after < day <= upto:
                continue
            before = course.standing(day - timedelta(days=1))
            since = course.standing(day)
            if _gist(before) != _gist(since):
                grounds = (since.consent.grounds, since.force.grounds)
                claims = {claim.id: None for ground in grounds for claim in ground.claims}
                found.append(DateReached(day, state_id, _gist(before), _gist(since), tuple(claims)))
    return sorted(found, key=lambda reached: reached.on)


def _gist(standing: Standing) -> tuple[Status, bool | None]:
    return standing.status, standing.force.bound
