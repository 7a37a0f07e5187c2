"""Statements without an act: what "has signed", "is not a party" or a list's silence say of one day.

A "no" holds for every earlier day, since joining is not undone by going back, and is carried forward until a "yes"
is spoken. A "yes" holds from its as-of on. Where two contradict each other the stronger is followed.
"""

from collections.abc import Sequence
from datetime import date

from app.domain.claims import Claim, ListContent
from app.domain.standing import Basis, Grounds

Statement = tuple[Claim, bool]


def weigh(strongest_first: Sequence[Statement], day: date) -> tuple[bool | None, Grounds]:
    """The value on that day and its grounds; null where nobody speaks of it."""
    standing = [
        statement
        for position, statement in enumerate(strongest_first)
        if not any(_contradicts(stronger, statement) for stronger in strongest_first[:position])
    ]
    yes = [(claim, _spoken_by(claim)) for claim, value in standing if value]
    no = [claim for claim, value in standing if not value]
    for claim, spoken_on in yes:
        if spoken_on is not None and spoken_on <= day:
            return True, Grounds(Basis.STATED, (claim,))
    for claim in no:
        if claim.as_of.latest is not None and day <= claim.as_of.latest:
            return False, _grounds_of_no(claim)
    if no and not yes:
        return False, _grounds_of_no(no[0])
    return None, Grounds(Basis.NOT_RECORDED)


def _grounds_of_no(claim: Claim) -> Grounds:
    silent = isinstance(claim.content, ListContent)
    return Grounds(Basis.ABSENT_FROM_COMPLETE_LIST if silent else Basis.STATED, (claim,))


def _contradicts(stronger: Statement, weaker: Statement) -> bool:
    (one, says), (other, contrary) = stronger, weaker
    if says == contrary:
        return False
    yes, no = (one, other) if says else (other, one)
    spoken_on, silent_on = _spoken_by(yes), no.as_of.earliest
    return spoken_on is not None and silent_on is not None and spoken_on <= silent_on


def _spoken_by(claim: Claim) -> date | None:
    # An undated "yes" was true at the latest when it was recorded.
    if claim.as_of.latest is not None:
        return claim.as_of.latest
    return claim.recorded_at.date() if claim.recorded_at else None
