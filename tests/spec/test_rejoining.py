"""Rejoining: a state may join, leave and join again; the last cycle decides, history keeps all."""

from tests.spec.record import CCM, act, around, position, record, term, without

TERMS = [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, months=6)]
THREE_CYCLES = [
    act("FRA", "signature", "2008-12-03"),
    act("FRA", "ratification", "2011-01-10"),
    act("FRA", "withdrawal", "2013-01-10"),
    act("FRA", "accession", "2015-01-10"),
    act("FRA", "withdrawal", "2017-01-10"),
    act("FRA", "accession", "2019-01-10"),
]


def test_status_comes_from_the_last_cycle() -> None:
    """Bound, left, bound again, left again, bound a third time."""
    ccm = record(TERMS, THREE_CYCLES)
    assert ccm.status("FRA", *around("2011-07-01")) == "contracting party party"
    assert ccm.status("FRA", *around("2013-07-10")) == "withdrawing withdrawn withdrawn"
    assert ccm.status("FRA", *around("2015-01-10")) == "withdrawn contracting contracting"
    assert ccm.status("FRA", *around("2015-07-01")) == "contracting party party"
    assert ccm.status("FRA", *around("2017-07-10")) == "withdrawing withdrawn withdrawn"
    assert ccm.status("FRA", *around("2019-07-01"), "2026-02-03") == "contracting party party party"


def test_the_act_and_the_days_are_those_of_the_last_cycle() -> None:
    """The answer names the consent of the cycle it speaks of."""
    ccm = record(TERMS, THREE_CYCLES)
    days = ("2012-01-01", "2014-01-01", "2016-01-01", "2018-01-01", "2020-01-01")
    assert ccm.act("FRA", *days) == "ratification ratification accession accession accession"
    assert (
        ccm.deposited_on("FRA", *days) == "2011-01-10 2011-01-10 2015-01-10 2015-01-10 2019-01-10"
    )
    assert ccm.since("FRA", *days) == "2011-07-01 2011-07-01 2015-07-01 2015-07-01 2019-07-01"
    assert ccm.leaves_on("FRA", *days) == "- 2013-07-10 - 2017-07-10 -"


def test_history_keeps_every_act() -> None:
    """Six acts stay six acts of record."""
    assert record(TERMS, THREE_CYCLES).acts("FRA") == [
        ("signature", "2008-12-03"),
        ("ratification", "2011-01-10"),
        ("withdrawal", "2013-01-10"),
        ("accession", "2015-01-10"),
        ("withdrawal", "2017-01-10"),
        ("accession", "2019-01-10"),
    ]


def test_a_state_may_join_again_before_it_has_left() -> None:
    """A new consent during the notice begins a new cycle; the state waits for it to take effect."""
    ccm = record(TERMS, THREE_CYCLES[:3], act("FRA", "accession", "2013-03-01"))
    assert ccm.status("FRA", *around("2013-03-01")) == "withdrawing contracting contracting"
    assert ccm.status("FRA", *around("2013-09-01")) == "contracting party party"


def test_the_dates_of_two_sources_stay_with_their_cycle() -> None:
    """A source that differs by some days speaks of the act between the same two acts of the opposite kind."""
    ccm = record(
        TERMS,
        THREE_CYCLES,
        act("FRA", "accession", "2015-01-12", by="monitor 2016-01-01"),
        act("FRA", "withdrawal", "2017-02-01", by="press 2017-02-02"),
    )
    assert len(ccm.acts("FRA")) == 6
    assert ccm.deposited_on("FRA", "2016-01-01") == "2015-01-10"
    assert ccm.leaves_on("FRA", "2018-01-01") == "2017-07-10"


def test_is_not_a_party_after_leaving_does_not_deny_that_the_state_had_joined() -> None:
    """A newer "is not a party" agrees with a state that has left by then."""
    ccm = record(
        TERMS, THREE_CYCLES[:3], position("FRA", "is not a party", by="depositary 2026-02-04")
    )
    assert (
        ccm.status("FRA", "2012-01-01", *around("2013-07-10"))
        == "party withdrawing withdrawn withdrawn"
    )
    assert ccm.refuted("FRA") == []


def test_is_a_party_after_rejoining_does_not_deny_that_the_state_had_left() -> None:
    """A newer "is a party" agrees with a state that left and has joined again since."""
    ccm = record(TERMS, THREE_CYCLES[:4], position("FRA", "is a party", by="depositary 2026-02-04"))
    assert ccm.status("FRA", *around("2013-07-10")) == "withdrawing withdrawn withdrawn"
    assert ccm.status("FRA", *around("2015-07-01")) == "contracting party party"
    assert ccm.refuted("FRA") == []
