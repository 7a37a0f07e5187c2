"""What holds of every state on every day, whatever is said: drawn at random, the seed printed on failure."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.actions import ActionKind
from app.domain.history import history
from app.domain.standing import Basis, Status
from tests.spec.record import (
    CCM,
    POSITIONS,
    Record,
    Told,
    act,
    claims_of,
    complete_list,
    incomplete_list,
    position,
    record,
    state,
    term,
    without,
)

FIRST = date(2008, 1, 1)
DAYS = st.integers(0, 18 * 365).map(lambda n: FIRST + timedelta(days=n))
STATES = ["FRA", "LTU", "SSD"]
RANKS = st.sampled_from(["depositary", "official", "monitor", "press"])
BY = st.builds(lambda rank, day: f"{rank} {day}" if day else rank, RANKS, st.none() | DAYS)
NAMED = st.lists(st.sampled_from(sorted(ActionKind)), max_size=2).map(" ".join)
LISTED = st.dictionaries(st.sampled_from(STATES), NAMED)
COVERS = st.sampled_from(["signature", "consent", "signature consent", "consent withdrawal"])


@st.composite
def acts(draw: st.DrawFn) -> Told:
    """Somebody says that a state did something."""
    on = draw(DAYS)
    effective = draw(st.none() | st.integers(0, 400).map(lambda n: on + timedelta(days=n)))
    kind = draw(st.sampled_from(sorted(ActionKind)))
    return act(draw(st.sampled_from(STATES)), kind, on, effective=effective, by=draw(BY))


SAID = st.one_of(
    acts(),
    acts(),
    st.builds(position, st.sampled_from(STATES), st.sampled_from(sorted(POSITIONS)), by=BY),
    st.builds(complete_list, LISTED, covers=COVERS, by=BY),
    st.builds(incomplete_list, LISTED, covers=COVERS, by=BY),
)
TERMS = st.sampled_from(
    [
        [],
        CCM,
        without(CCM, "withdrawal"),
        without(CCM, "in_force"),
        [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, months=6)],
        [term("entry_into_force", threshold=2, rule="on_deposit")],
    ]
)
RECORDS = st.builds(
    lambda terms, said: record(
        terms, said, [state("FRA"), state("LTU"), state("SSD", "2011-07-09")]
    ),
    TERMS,
    st.lists(SAID, max_size=8),
)


# What each word says of signed, consented, bound.
MEANING: dict[Status, Callable[[bool | None, bool | None, bool | None], bool]] = {
    Status.PARTY: lambda signed, consented, bound: bound is True,
    Status.CONTRACTING: lambda signed, consented, bound: consented is True and bound is not True,
    Status.SIGNATORY: lambda *axes: axes == (True, False, False),
    Status.WITHDRAWING: lambda signed, consented, bound: consented is True and bound is not False,
    Status.WITHDRAWN: lambda signed, consented, bound: (consented, bound) == (True, False),
    Status.NON_SIGNATORY: lambda *axes: axes == (False, False, False),
    Status.UNKNOWN: lambda signed, consented, bound: None in (signed, consented) and not bound,
    Status.NOT_APPLICABLE: lambda *axes: axes == (False, False, False),
}


@given(RECORDS, DAYS)
def test_what_holds_of_every_standing(told: Record, day: date) -> None:
    """One status; each word with what it means; each answer with what it rests on."""
    for state_id in STATES:
        standing = told.on(state_id, day)
        signed, consented = standing.signature.signed, standing.consent.expressed
        bound = standing.force.bound
        assert MEANING[standing.status](signed, consented, bound)
        if standing.status is Status.WITHDRAWING:
            assert standing.force.withdrawal is not None
        for value, axis in (
            (signed, standing.signature),
            (consented, standing.consent),
            (bound, standing.force),
        ):
            grounds = axis.grounds
            assert (value is None) == (grounds.basis is Basis.NOT_RECORDED)
            assert grounds.claims or grounds.rule or value is None


@given(RECORDS, DAYS)
def test_dates_and_values_go_together(told: Record, day: date) -> None:
    """No day of an act without the act, none after the day asked, no effect before its day counted as come."""
    for state_id in STATES:
        standing = told.on(state_id, day)
        if standing.signature.signed_on is not None:
            assert standing.signature.signed is True
            assert standing.signature.signed_on <= day
        if standing.consent.deposited_on is not None:
            assert standing.consent.expressed is True
            assert standing.consent.deposited_on <= day
        if standing.force.since is not None and standing.force.withdrawal is None:
            assert standing.force.bound is (standing.force.since <= day)
        if standing.provisional is not None:
            assert standing.force.bound is not True
            assert standing.provisional.ends_on is None or standing.provisional.ends_on > day


@given(RECORDS, DAYS)
def test_statuses_sum_to_the_denominator(told: Record, day: date) -> None:
    """Every state that is counted has exactly one word, and no count is above the number of states."""
    counts = told.counts(day)
    assert sum(counts.by_status.values()) == counts.denominator
    assert counts.denominator == (3 if day >= date(2011, 7, 9) else 2)
    assert all(
        value is None or 0 <= value <= counts.denominator for value in counts.values.values()
    )


@given(TERMS, st.lists(SAID, max_size=6), DAYS, st.sampled_from(STATES), BY)
def test_has_not_signed_never_makes_a_state_not_bound(
    terms: list[Told], said: list[Told], day: date, state_id: str, by: str
) -> None:
    """One more "has not signed" unbinds only a state whose definitive signature it denies."""
    definitive = ActionKind.DEFINITIVE_SIGNATURE
    told = [one for one in said if getattr(one.content, "kind", None) is not definitive]
    before = record(terms, told, state(state_id))
    after = record(terms, told, state(state_id), position(state_id, "has not signed", by=by))
    assert after.on(state_id, day).force == before.on(state_id, day).force


@given(TERMS, st.lists(SAID, max_size=6), st.randoms(use_true_random=False), DAYS)
def test_the_order_in_which_claims_arrive_decides_nothing(
    terms: list[Told], said: list[Told], random: Random, day: date
) -> None:
    """With their places among all claims fixed, claims in any order give the same register."""
    claims = claims_of([*terms, *said])
    shuffled = random.sample(claims, len(claims))
    one, other = record(claims).register, record(shuffled).register
    assert (one.records, one.timeline) == (other.records, other.timeline)
    assert one.standings(day) == other.standings(day)


@given(RECORDS, DAYS)
def test_a_history_is_in_order_and_begins_no_act_after_the_day(told: Record, day: date) -> None:
    """Lines ascend; acts and declarations after the day are not among them."""
    for state_id in STATES:
        events = history(told.register, state_id, day)
        assert [event.on for event in events] == sorted(event.on for event in events)
        assert all(event.on <= day for event in events if event.act is not None)
