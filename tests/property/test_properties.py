"""What holds for every record, whatever its claims: order, time, folding, counting, evidence and sentences."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from app.domain.changes_of_day import days_of_change
from app.domain.counts import Counts, count, facts_of
from app.domain.evidence import evidence_for
from app.domain.folding import build_register, fold_in
from app.domain.freshness import is_stale
from app.domain.history import history
from app.domain.register import Register
from app.domain.standing import Standing, Status
from app.domain.tallies import Tallies
from app.render.english import write_day
from app.render.wording import Occasion, sentence
from tests.property.oracle_world import World
from tests.property.translation import SOURCES, TREATY, claims_of, register_of, states_of
from tests.property.worlds import START, days, share, worlds

WINDOW = 60
BEFORE = START - timedelta(days=400)


def window(first: date) -> list[date]:
    """The days of a window."""
    return [first + timedelta(days=more) for more in range(WINDOW)]


@share(0.3)
@given(worlds(), st.randoms(use_true_random=False), days())
def test_the_order_in_which_claims_arrive_makes_no_difference(
    world: World, random: Random, day: date
) -> None:
    claims = claims_of(world)
    shuffled = random.sample(claims, len(claims))
    one = register_of(world)
    other = build_register(TREATY, 1, states_of(world), SOURCES, shuffled)
    assert one.records == other.records
    assert one.standings(day) == other.standings(day)


@share(0.3)
@given(worlds(), days())
def test_a_standing_changes_only_on_a_day_of_change(world: World, first: date) -> None:
    register = register_of(world)
    for state_id in world.states:
        changing = set(days_of_change(register.courses[state_id]))
        days_of_window = window(first)
        for before, day in pairwise(days_of_window):
            if day not in changing:
                assert said_of(register.standing(state_id, before)) == said_of(
                    register.standing(state_id, day)
                ), f"{state_id} changes on {day}"


def said_of(standing: Standing) -> tuple[object, ...]:
    """All that an answer says of a day, but for how many deposits there were so far."""
    signature, consent, force = standing.signature, standing.consent, standing.force
    return (
        standing.status,
        (signature.signed, signature.signed_on, signature.open, signature.closed_on),
        (consent.expressed, consent.act, consent.deposited_on),
        (force.bound, force.since, force.withdrawal),
        standing.joining,
        standing.provisional,
    )


@share(0.3)
@given(worlds(), st.data())
def test_a_register_carried_forward_is_the_register_of_all(world: World, data: DataObject) -> None:
    claims, states = claims_of(world), states_of(world)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(claims)), max_size=3)))
    first, *rest = zip([0, *cuts], [*cuts, len(claims)], strict=True)
    known = data.draw(st.sets(st.sampled_from(sorted(states))))
    early = {name: state for name, state in states.items() if name in known} if rest else states
    register = build_register(TREATY, 1, early, SOURCES, claims[slice(*first)])
    for revision, (since, until) in enumerate(rest, start=2):
        register = fold_in(register, revision, claims[since:until], states, SOURCES)
    whole = build_register(TREATY, register.revision, states, SOURCES, claims)
    assert register == whole


@share(0.3)
@given(worlds(), days())
def test_the_statuses_sum_to_the_denominator(world: World, day: date) -> None:
    counts = counts_on(register_of(world), day)
    taking_part = [first for first in world.states.values() if first is None or first <= day]
    assert sum(counts.by_status.values()) == counts.denominator == len(taking_part)


@share(0.3)
@given(worlds(), days())
def test_signatures_that_stand_were_once_made(world: World, day: date) -> None:
    values = counts_on(register_of(world), day).values
    standing, ever = values["signatures_standing"], values["signatures_ever"]
    assert standing is None or (ever is not None and standing <= ever)


@share(0.3)
@given(worlds(), days())
def test_the_series_is_the_count_of_every_day(world: World, first: date) -> None:
    register, days_of_window = register_of(world), window(first)
    points = Tallies(register.courses).series(days_of_window[-1])
    assert [point.day for point in points] == sorted({point.day for point in points})
    for day in days_of_window:
        past = [point for point in points if point.day <= day]
        now = counts_on(register, day)
        if past:
            assert numbers(past[-1]) == numbers(now), day
        else:
            assert numbers(now) == numbers(counts_on(register, BEFORE)), day


def counts_on(register: Register, day: date) -> Counts:
    """The counts of one day, from every state's standing on it."""
    return count(map(facts_of, register.standings(day)), day)


def numbers(counts: Counts) -> tuple[object, ...]:
    """The numbers alone, without the day."""
    return counts.values, counts.by_status, counts.denominator


@share(0.3)
@given(worlds(), days())
def test_evidence_shows_every_claim_about_the_state_once(world: World, day: date) -> None:
    register = register_of(world)
    for standing in register.standings(day):
        shown = [item.claim.id for item in evidence_for(register, standing)]
        assert len(shown) == len(set(shown))
        grounds = (
            claim.id
            for axis in (standing.signature, standing.consent, standing.force)
            for claim in axis.grounds.claims
            if not claim.id.startswith("term-")
        )
        about = {
            claim_id
            for claim_id in grounds
            if register.claims[claim_id].state_id in (None, standing.state_id)
        }
        assert about <= set(shown)


@share(0.3)
@given(worlds(), days())
def test_history_is_in_order_and_ends_on_what_is_known(world: World, day: date) -> None:
    register = register_of(world)
    for state_id in world.states:
        events = history(register, state_id, day)
        assert [event.on for event in events] == sorted(event.on for event in events)
        assert all(event.act is None or event.on <= day for event in events)


@share(0.3)
@given(worlds(), days(), days())
def test_a_sentence_can_be_printed(world: World, day: date, today: date) -> None:
    register = register_of(world)
    for standing in register.standings(day):
        state, claim = register.states[standing.state_id], register.verified_by[standing.state_id]
        verified_on = register.verified_on(standing.state_id)
        stale = bool(is_stale(max(day, today), verified_on))
        by = register.source_of(claim) if claim else None
        text = sentence(state, TREATY, standing, Occasion(today, verified_on, by, stale))
        assert text.index(".") == len(text) - 1, text
        assert text.split() == text.split(" "), text
        assert state.name in text, text
        assert TREATY.title in text, text
        nobody_says = text.startswith("The record does not say")
        if stale and verified_on is not None and not nobody_says:
            assert write_day(verified_on) in text, text
        if "not signed" in text and standing.force.bound:
            assert tells_of_the_bond(text), text
        if standing.status is Status.PARTY:
            assert "is a party" in text or "was a party" in text, text
        assert not ("not signed" in text and standing.signature.signed), text


def tells_of_the_bond(text: str) -> bool:
    """Whether a reader learns that the state has joined all the same."""
    return any(word in text for word in ("a party", "acceded", "has joined", "had joined"))
