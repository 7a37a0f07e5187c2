"""The model test: on every day that matters, the register gives the answer of the naive oracle."""

from datetime import date, timedelta

from hypothesis import assume, given

from app.domain.register import Register
from tests.property.oracle import (
    Acted,
    Answer,
    Leaving,
    World,
    answer,
    effect_by_rule,
    lawful,
    leaving_by_rule,
    treaty_in_force_on,
)
from tests.property.translation import register_of
from tests.property.worlds import share, worlds


@share(2)
@given(worlds())
def test_the_register_gives_the_answer_of_the_oracle(world: World) -> None:
    assume(lawful(world))
    register = register_of(world)
    for state in world.states:
        for day in days_that_matter(world, state):
            ours, theirs = answered(register, state, day), answer(world, state, day)
            assert ours == theirs, f"{state} on {day}"


def answered(register: Register, state: str, day: date) -> Answer:
    """The register's standing in the oracle's words."""
    standing = register.standing(state, day)
    signature, consent, force = standing.signature, standing.consent, standing.force
    leaving = force.withdrawal
    return Answer(
        standing.status.value,
        signature.signed,
        signature.signed_on,
        consent.expressed,
        consent.act.value if consent.act else None,
        consent.deposited_on,
        force.bound,
        force.since,
        Leaving(leaving.notified_on, leaving.effective_on, leaving.certainty.value)
        if leaving
        else None,
    )


def days_that_matter(world: World, state: str) -> list[date]:
    """Every day that is named or follows by a rule, with the day before and the day after."""
    laws = world.laws
    days = {
        laws.adopted_on,
        laws.opens_on,
        laws.closed_on,
        laws.in_force_on,
        treaty_in_force_on(world, date(2200, 1, 1)),
        world.states[state],
    }
    for said in world.said:
        if isinstance(said, Acted):
            days |= {
                said.on,
                said.effect,
                effect_by_rule(laws, said.on),
                leaving_by_rule(laws, said.on),
            }
        days |= {said.earliest, said.latest, said.recorded_on}
    named = {day for day in days if day is not None}
    return sorted({day + timedelta(days=off) for day in named for off in (-1, 0, 1)})
