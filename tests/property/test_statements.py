"""Statements weighed once for all days decide each day as their definition does, word for word and one by one."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import Claim, PositionContent, Subject
from app.domain.days import AsOf
from app.domain.statements import Statement, last_words, uncontradicted, weigh
from tests.property.worlds import START, share

SPAN = 12
DAYS = [START + timedelta(days=more) for more in range(-2, 2 * SPAN)]


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Up to thirty "yes" and "no" of a few days, strongest first: each day, and each span, comes often."""
    said = []
    for number in range(draw(st.integers(0, 30))):
        value, recorded = draw(st.booleans()), draw(st.one_of(st.none(), st.integers(0, SPAN)))
        first = draw(st.one_of(st.none(), st.integers(0, SPAN)))
        last = None if first is None else first + draw(st.sampled_from((0, 0, 1, 5)))
        as_of = AsOf(day_of(first), day_of(last))
        on = day_of(recorded)
        instant = None if on is None else datetime.combine(on, time(12), UTC)
        content = PositionContent(Subject.PARTY, value)
        claim = Claim(str(number), "t", "s", "AAA", content, as_of, recorded_at=instant)
        said.append((claim, value))
    return said


def day_of(number: int | None) -> date | None:
    return None if number is None else START + timedelta(days=number)


def spoken_by(claim: Claim) -> date | None:
    return claim.as_of.latest or (claim.recorded_at.date() if claim.recorded_at else None)


def contradict(one: Statement, other: Statement) -> bool:
    """Whether they cannot both be true: a "yes" spoken by a day on which the "no" still holds."""
    if one[1] == other[1]:
        return False
    yes, no = (one[0], other[0]) if one[1] else (other[0], one[0])
    spoken_on, silent_on = spoken_by(yes), no.as_of.earliest
    return spoken_on is not None and silent_on is not None and spoken_on <= silent_on


def standing(said: list[Statement]) -> list[Statement]:
    return [
        one for place, one in enumerate(said) if not any(contradict(s, one) for s in said[:place])
    ]


@share(3)
@given(statements())
def test_what_no_stronger_one_contradicts_stands(said: list[Statement]) -> None:
    assert uncontradicted(said) == standing(said)


@share(3)
@given(statements())
def test_what_was_done_stays_done(said: list[Statement]) -> None:
    weighed = weigh(said)
    yes = [claim for claim, value in standing(said) if value]
    no = [claim for claim, value in standing(said) if not value]
    for day in DAYS:
        done = [c for c in yes if (on := spoken_by(c)) is not None and on <= day]
        not_yet = [c for c in no if c.as_of.earliest is not None and day <= c.as_of.earliest]
        value, decides = None, None
        if done:
            value, decides = True, done[0]
        elif not_yet:
            value, decides = False, not_yet[0]
        elif no and not yes:
            value, decides = False, no[0]
        found, grounds = weighed.on(day)
        assert (found, grounds.claims) == (value, () if decides is None else (decides,)), day
    assert weighed.says_yes == bool(yes)


@share(3)
@given(statements())
def test_of_what_may_end_the_last_word_holds(said: list[Statement]) -> None:
    words = last_words(said)
    for day in DAYS:
        spoken = [s for s in standing(said) if (on := spoken_by(s[0])) is not None and on <= day]
        last = max(spoken, key=lambda s: s[0].as_of.latest or date.min, default=None)
        value, grounds = words.on(day)
        assert (value, grounds.claims) == ((None, ()) if last is None else (last[1], (last[0],)))
