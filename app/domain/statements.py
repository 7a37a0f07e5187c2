"""Statements without an act: what "has signed", "is not a party" or a list's silence say of one day.

What is done stays done (to have signed, to have consented): a "yes" holds from its as-of on; a "no" holds for every
earlier day, and is carried forward until a "yes" is spoken. Being a party may end: there "yes" and "no" both hold from
their as-of on, and say nothing of earlier days. Where two contradict each other the stronger is followed.
"""

from collections.abc import Sequence
from datetime import date

from app.domain.claims import Claim, ListContent
from app.domain.standing import Basis, Grounds

Statement = tuple[Claim, bool]


def weigh(strongest_first: Sequence[Statement], day: date) -> tuple[bool | None, Grounds]:
    """Whether it was done by that day, and the grounds; null where nobody speaks of it."""
    standing = uncontradicted(strongest_first)
    yes = [(claim, _spoken_by(claim)) for claim, value in standing if value]
    no = [claim for claim, value in standing if not value]
    for claim, spoken_on in yes:
        if spoken_on is not None and spoken_on <= day:
            return True, Grounds(Basis.STATED, (claim,))
    for claim in no:
        if claim.as_of.earliest is not None and day <= claim.as_of.earliest:
            return False, _grounds_of_no(claim)
    if no and not yes:
        return False, _grounds_of_no(no[0])
    return None, Grounds(Basis.NOT_RECORDED)


def last_word(strongest_first: Sequence[Statement], day: date) -> tuple[bool | None, Grounds]:
    """Whether it is so on that day, by what was said last, and the grounds; null where nobody has spoken yet."""
    spoken = [
        (claim, value)
        for claim, value in uncontradicted(strongest_first)
        if (on := _spoken_by(claim)) is not None and on <= day
    ]
    if not spoken:
        return None, Grounds(Basis.NOT_RECORDED)
    claim, value = max(spoken, key=lambda statement: statement[0].as_of.latest or date.min)
    return value, Grounds(Basis.STATED, (claim,))


def uncontradicted(strongest_first: Sequence[Statement]) -> list[Statement]:
    """The statements that no stronger one contradicts, strongest first."""
    return [
        statement
        for position, statement in enumerate(strongest_first)
        if not any(_contradicts(stronger, statement) for stronger in strongest_first[:position])
    ]


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
