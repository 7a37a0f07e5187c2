"""What is told of a standing in one language: how far it is verified, the sentence, what would be wrong to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.courses import Course
from app.domain.freshness import is_stale
from app.domain.register import Register
from app.domain.standing import Standing
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.languages import Language, Translator
from app.render.mistakes import do_not_say
from app.render.statement import statement
from app.render.wording import Occasion, sentence


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Told:
    """One standing and what is said of it. ``state`` bears its name in the language."""

    course: Course
    state: State
    treaty: Treaty
    occasion: Occasion
    standing: Standing
    sentence: str
    do_not_say: tuple[str, ...]

    @property
    def verified_on(self) -> date | None:
        """The day up to which the record is known to be right for this state."""
        return self.occasion.verified_on

    @property
    def stale(self) -> bool | None:
        """Whether the day lies long after that one; null without it."""
        return None if self.occasion.verified_on is None else self.occasion.stale


def tell(
    register: Register,
    state_id: str,
    day: date,
    today: date,
    language: Language,
    states: Mapping[str, State],
    before: Told | None = None,
) -> Told:
    """What is told of one state on a day. ``states`` bear their names in the language.

    ``before`` was told of the same day in the same language; it is told again, the same object, if all that it was
    made of is still so.
    """
    course, treaty = register.courses[state_id], register.treaty
    state, occasion = states.get(state_id, course.state), _occasion(register, state_id, day, today)
    if (
        before is not None
        and before.course is course
        and (before.state, before.treaty, before.occasion) == (state, treaty, occasion)
    ):
        return before
    standing, speaks = course.standing(day), Translator(language)
    said = (
        sentence(state, treaty, standing, occasion)
        if language is Language.ENGLISH
        else statement(state, treaty, standing, occasion, speaks)
    )
    wrong = tuple(do_not_say(state, treaty, standing, speaks))
    return Told(course, state, treaty, occasion, standing, said, wrong)


def _occasion(register: Register, state_id: str, day: date, today: date) -> Occasion:
    claim = register.verified_by[state_id]
    if claim is None:
        return Occasion(today, None, None, stale=False)
    verified_on = claim.as_of.earliest
    stale = bool(is_stale(day, verified_on))
    return Occasion(today, verified_on, register.source_of(claim), stale)
