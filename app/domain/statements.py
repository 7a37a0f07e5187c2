"""Statements without an act: what "has signed", "is not a party" or a list's silence say of one day.

What is done stays done (to have signed, to have consented): a "yes" holds from its as-of on; a "no" holds for every
earlier day, and is carried forward until a "yes" is spoken. Being a party may end: there "yes" and "no" both hold from
their as-of on, and say nothing of earlier days. Where two contradict each other the stronger is followed.

What does not depend on the day is found out once, so that a day's answer costs little however much was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.claims import Claim, ListContent
from app.domain.standing import Basis, Grounds

Statement = tuple[Claim, bool]
_NOT_RECORDED = Grounds(Basis.NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was said of something that stays done; only those statements, strongest first, that decide some day.

    ``yes`` holds each from its day on, ``no`` up to its day; ``carried`` is the "no" that is carried forward, null
    where any "yes" stands against it. ``says_yes``: somebody says that it was done, on whatever day.
    """

    yes: tuple[tuple[date, Claim], ...]
    no: tuple[tuple[date, Claim], ...]
    carried: Claim | None
    says_yes: bool

    def on(self, day: date) -> tuple[bool | None, Grounds]:
        """Whether it was done by that day, and the grounds; null where nobody speaks of it."""
        for since, claim in self.yes:
            if since <= day:
                return True, Grounds(Basis.STATED, (claim,))
        for until, claim in self.no:
            if day <= until:
                return False, _grounds_of_no(claim)
        if self.carried is not None:
            return False, _grounds_of_no(self.carried)
        return None, _NOT_RECORDED


def weigh(strongest_first: Sequence[Statement]) -> Weighed:
    """What the statements say, of every day."""
    yes: list[tuple[date, Claim]] = []
    no: list[tuple[date, Claim]] = []
    standing = uncontradicted(strongest_first)
    # A weaker statement decides only the days that no stronger one of the same value reaches.
    for claim, value in standing:
        reach = _spoken_by(claim) if value else claim.as_of.earliest
        if reach is None:
            continue
        if value and (not yes or reach < yes[-1][0]):
            yes.append((reach, claim))
        if not value and (not no or reach > no[-1][0]):
            no.append((reach, claim))
    says_yes = any(value for _, value in standing)
    carried = None if says_yes else next((claim for claim, _ in standing), None)
    return Weighed(tuple(yes), tuple(no), carried, says_yes)


@dataclass(frozen=True, slots=True)
class LastWords:
    """What was said of something that may end: each "yes" and "no" with the day it is spoken by, the last first."""

    spoken: tuple[tuple[date, Statement], ...]

    def on(self, day: date) -> tuple[bool | None, Grounds]:
        """Whether it is so on that day, by what was said last, and the grounds; null where nobody has spoken yet."""
        for since, (claim, value) in self.spoken:
            if since <= day:
                return value, Grounds(Basis.STATED, (claim,))
        return None, _NOT_RECORDED


def last_words(strongest_first: Sequence[Statement]) -> LastWords:
    """What the statements say, of every day."""
    spoken = [
        (on, statement)
        for statement in uncontradicted(strongest_first)
        if (on := _spoken_by(statement[0])) is not None
    ]
    spoken.sort(key=lambda one: one[1][0].as_of.latest or date.min, reverse=True)
    return LastWords(tuple(spoken))


def uncontradicted(strongest_first: Sequence[Statement]) -> list[Statement]:
    """The statements that no stronger one contradicts, strongest first.

    A "yes" spoken by a day and a "no" that reaches that day cannot both be true.
    """
    found: list[Statement] = []
    first_yes, last_no = date.max, date.min  # of the stronger ones
    for claim, value in strongest_first:
        if value:
            spoken_on = _spoken_by(claim)
            if spoken_on is None or last_no < spoken_on:
                found.append((claim, value))
            first_yes = min(first_yes, spoken_on or date.max)
        else:
            silent_on = claim.as_of.earliest
            if silent_on is None or silent_on < first_yes:
                found.append((claim, value))
            last_no = max(last_no, silent_on or date.min)
    return found


def _grounds_of_no(claim: Claim) -> Grounds:
    silent = isinstance(claim.content, ListContent)
    return Grounds(Basis.ABSENT_FROM_COMPLETE_LIST if silent else Basis.STATED, (claim,))


def _spoken_by(claim: Claim) -> date | None:
    # An undated "yes" was true at the latest when it was recorded.
    if claim.as_of.latest is not None:
        return claim.as_of.latest
    return claim.recorded_at.date() if claim.recorded_at else None
