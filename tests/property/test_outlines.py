"""What stands for a whole register says what the whole register says: outlines, spans, the record of one state."""

from dataclasses import replace

from hypothesis import assume, given

from app.domain.claims import Claim, DeclarationContent, ListContent
from app.domain.counts import count, facts_of
from app.domain.outline import narrowed, outline_of, register_of_one, span_of
from app.domain.register import Register
from tests.property.oracle_words import lawful
from tests.property.oracle_world import World
from tests.property.test_model import days_that_matter
from tests.property.translation import register_of
from tests.property.worlds import share, worlds


def concerning(register: Register, state_id: str) -> list[Claim]:
    """The claims that concern a state as the store gives them: lists are cut to what they say of it."""
    found = []
    for claim in register.claims.values():
        content = claim.content
        about = content.about if isinstance(content, DeclarationContent) else None
        if isinstance(content, ListContent):
            acts = {key: kinds for key, kinds in content.acts.items() if key == state_id}
            found.append(replace(claim, content=replace(content, acts=acts)))
        elif state_id in (claim.state_id, about):
            found.append(claim)
    return found


@share(0.5)
@given(worlds())
def test_the_record_of_one_state_answers_as_the_whole_register(world: World) -> None:
    assume(lawful(world))
    whole = register_of(world)
    outline = outline_of(whole)
    for state_id, state in whole.states.items():
        few = narrowed(whole, state_id)
        read = register_of_one(outline, state, whole.sources, concerning(whole, state_id))
        for register in (few, read):
            assert (register.treaty, register.revision) == (whole.treaty, whole.revision)
            assert register.verified_on(state_id) == whole.verified_on(state_id)
        assert few.records == {state_id: whole.records[state_id]}
        for day in days_that_matter(world, state_id):
            standing = whole.standing(state_id, day)
            assert few.standing(state_id, day) == standing
            ours = read.standing(state_id, day)
            # The lists that it rests on are cut, and so are compared by their ids.
            assert without_claims(ours) == without_claims(standing), f"{state_id} on {day}"


def without_claims(standing: object) -> str:
    """All that a standing says, its claims by their ids."""
    return _said(standing)


def _said(value: object) -> str:
    if isinstance(value, Claim):
        return value.id
    if isinstance(value, tuple):
        return repr([_said(one) for one in value])
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        return repr(value)
    return repr({name: _said(getattr(value, name)) for name in fields})


@share(0.5)
@given(worlds())
def test_the_counts_of_a_span_are_those_of_each_of_its_days(world: World) -> None:
    assume(lawful(world))
    register = register_of(world)
    days = {day for state in world.states for day in days_that_matter(world, state)}
    spans = [span_of(register, day) for day in sorted(days)]
    for day, span in zip(sorted(days), spans, strict=True):
        assert span.holds(day)
        for other in days:
            if span.holds(other):
                counted = count(map(facts_of, register.standings(other)), day)
                assert (span.counts.values, span.counts.by_status, span.counts.denominator) == (
                    counted.values, counted.by_status, counted.denominator,
                )  # fmt: skip
