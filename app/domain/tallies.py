"""Tallies: what is counted of each state on every day, so that counts of any day and of all days cost little.

Between two days of change a state's standing is constant (`changes_of_day`), so one look at it tells what is counted
of all the days between. A tally is of a course, and is taken over as long as the register has that course.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date

from app.domain.changes_of_day import days_of_change
from app.domain.counts import Counts, Facts, count, count_alike, facts_of
from app.domain.courses import Course

_NOT_ASKED = object()


class Tally:
    """What is counted of one state; found out for the days asked, and for those that are like them."""

    __slots__ = ("_facts", "course", "days")

    def __init__(self, course: Course) -> None:
        self.course = course
        self.days = tuple(days_of_change(course))
        self._facts: list[object] = [_NOT_ASKED] * (len(self.days) + 1)

    def on(self, day: date) -> Facts | None:
        """What is counted on one day."""
        return self._at(bisect_right(self.days, day), day)

    def changes(self) -> list[tuple[date, Facts | None]]:
        """What is counted from the first day of change on, and from each later one that changes it; ascending."""
        found: list[tuple[date, Facts | None]] = []
        for place, day in enumerate(self.days, start=1):
            facts = self._at(place, day)
            if not found or facts != found[-1][1]:
                found.append((day, facts))
        return found

    def _at(self, place: int, day: date) -> Facts | None:
        facts = self._facts[place]
        if facts is _NOT_ASKED:
            facts = self._facts[place] = facts_of(self.course.standing(day))
        return facts  # type: ignore[return-value]  # nothing else is put in


class Tallies:
    """Those of all states of a register; ``before`` lends what is still true of an earlier one's."""

    def __init__(self, courses: Mapping[str, Course], before: "Tallies | None" = None) -> None:
        self.courses = courses
        known: Mapping[str, Tally] = {} if before is None else before._tallies
        self._tallies: Mapping[str, Tally] = {
            state_id: its
            if (its := known.get(state_id)) is not None and its.course is course
            else Tally(course)
            for state_id, course in courses.items()
        }

    def counts(self, day: date) -> Counts:
        """The counts of one day."""
        return count((tally.on(day) for tally in self._tallies.values()), day)

    def series(self, until: date) -> list[Counts]:
        """The counts on each day on which one of them changes, up to and including ``until``, ascending."""
        changes: dict[date, list[tuple[str, Facts | None]]] = {}
        for state_id, tally in self._tallies.items():
            for day, facts in tally.changes():
                if day <= until:
                    changes.setdefault(day, []).append((state_id, facts))
        points: list[Counts] = []
        now: dict[str, Facts | None] = {}
        alike: Counter[Facts | None] = Counter()
        for day in sorted(changes):
            if not now:  # the first day: those whose first change is still to come
                now = {state_id: tally.on(day) for state_id, tally in self._tallies.items()}
                alike.update(now.values())
            for state_id, facts in changes[day]:
                alike[now[state_id]] -= 1
                alike[facts] += 1
                now[state_id] = facts
            point = count_alike(alike, day)
            last = points[-1] if points else None
            if last is None or (point.values, point.by_status) != (last.values, last.by_status):
                points.append(point)
        return points
