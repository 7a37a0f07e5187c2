"""The treaty's own entry into force: so many deposits, and nobody is bound before."""

from tests.spec.record import (
    CCM,
    Told,
    act,
    around,
    complete_list,
    deposits,
    incomplete_list,
    record,
    term,
    without,
)

STATED_NOWHERE = without(CCM, "in_force")
EARLY = act("FRA", "ratification", "2009-09-25")
OTHERS = deposits(29, on="2010-02-16")


def listed(*told: Told) -> Told:
    """The complete list of those who made these acts: without it nobody could count them."""
    return complete_list({one.state_id or "": "ratification" for one in told})


def test_before_the_threshold_nobody_is_bound_and_since_is_null() -> None:
    """France deposited on 25 September 2009, one of the first thirty: when it would be bound nobody knew."""
    ccm = record(CCM, EARLY, OTHERS, listed(EARLY, *OTHERS))
    assert ccm.since("FRA", *around("2010-02-16")) == "null 2010-08-01 2010-08-01"
    assert ccm.bound("FRA", *around("2010-02-16")) == "false false false"
    assert ccm.status("FRA", *around("2010-02-16")) == "contracting contracting contracting"
    assert ccm.rule("FRA", "force", *around("2010-02-16")) == (
        "treaty_not_yet_in_force entry_into_force entry_into_force"
    )


def test_it_says_how_many_deposits_there_are_of_those_needed() -> None:
    """One of thirty, then thirty: "in force after 30 deposits, 1 so far", then nothing is waited for."""
    ccm = record(CCM, EARLY, OTHERS, listed(EARLY, *OTHERS))
    assert ccm.so_far("FRA", *around("2009-09-25")) == "- 1/30 1/30"
    assert ccm.so_far("FRA", *around("2010-02-16")) == "1/30 - -"


def test_twenty_eight_deposits_on_30_november_2009_were_not_enough() -> None:
    """With 28 deposits the Convention was not in force and nobody could tell when it would be."""
    made = deposits(28, on="2009-11-30")
    ccm = record(STATED_NOWHERE, made, listed(*made))
    assert ccm.so_far("S01", *around("2009-11-30"), "2026-02-03") == "- 28/30 28/30 28/30"
    assert ccm.bound("S01", "2026-02-03") == "false"


def test_all_of_the_first_thirty_are_bound_on_the_treatys_own_day() -> None:
    """The first deposit waits for the thirtieth: both are bound on 1 August 2010."""
    ccm = record(
        STATED_NOWHERE, act("NOR", "ratification", "2008-12-03"), deposits(29, on="2010-02-16")
    )
    for state_id in ("NOR", "S29"):
        assert ccm.status(state_id, *around("2010-08-01")) == "contracting party party"


def test_the_thirty_first_has_its_own_day() -> None:
    """A deposit of the next month takes effect a month later than the Convention itself."""
    ccm = record(
        STATED_NOWHERE, deposits(30, on="2010-02-16"), act("FJI", "accession", "2010-03-01")
    )
    assert ccm.bound("FJI", *around("2010-08-01")) == "false false false"
    assert ccm.bound("FJI", *around("2010-09-01")) == "false true true"


def test_a_stated_day_is_followed_though_the_rule_gives_another() -> None:
    """The day that a source states for the treaty decides, not the arithmetic."""
    ccm = record(STATED_NOWHERE, term("in_force", on="2010-08-15"), deposits(30, on="2010-02-16"))
    assert ccm.bound("S01", *around("2010-08-15")) == "false true true"


def test_a_stated_day_is_known_once_it_has_come_where_deposits_are_missing() -> None:
    """With one deposit on record and the day stated, the treaty is in force from that day."""
    ccm = record(CCM, EARLY)
    assert ccm.bound("FRA", *around("2010-08-01")) == "false true true"
    assert ccm.since("FRA", *around("2010-08-01")) == "null 2010-08-01 2010-08-01"


def test_a_threshold_that_is_met_without_a_rule_gives_no_date() -> None:
    """All deposits are made and nobody says when they take effect: null, not "still waiting"."""
    made = deposits(2, on="2012-05-28")
    treaty = record(term("entry_into_force", threshold=2), made, listed(*made))
    assert treaty.bound("S01", *around("2012-05-28")) == "false null null"
    assert treaty.so_far("S01", "2012-05-28") == "-"
    assert treaty.rule("S01", "force", "2012-05-28") == "date_of_effect_not_recorded"


def test_a_state_counts_once_however_often_it_joins() -> None:
    """Leaving and joining again does not bring a treaty into force."""
    treaty = record(
        term("entry_into_force", threshold=2, rule="on_deposit"),
        term("withdrawal", allowed=True, days=0),
        act("FRA", "accession", "2012-01-01"),
        act("FRA", "withdrawal", "2013-01-01"),
        act("FRA", "accession", "2014-01-01"),
        complete_list({"FRA": "accession"}),
    )
    assert treaty.so_far("FRA", "2012-06-01", "2014-06-01") == "1/2 1/2"


def test_a_signature_is_no_deposit() -> None:
    """Only consent counts towards the threshold."""
    treaty = record(
        term("entry_into_force", threshold=2, rule="on_deposit"),
        act("FRA", "accession", "2012-01-01"),
        act("AGO", "signature", "2012-01-01"),
        complete_list({"FRA": "accession", "AGO": "signature"}),
    )
    assert treaty.so_far("FRA", *around("2012-01-01")) == "- 1/2 1/2"


def test_one_deposit_may_be_enough() -> None:
    """A treaty that needs one deposit is in force by the first."""
    treaty = record(
        term("entry_into_force", threshold=1, rule="n_days_after_deposit", n=30),
        act("FRA", "accession", "2012-01-01"),
    )
    assert treaty.bound("FRA", *around("2012-01-31")) == "false true true"


def test_only_a_complete_list_of_consents_lets_deposits_be_counted() -> None:
    """A list that is not complete, or that covers signatures alone, does not say that no other state deposited."""
    terms = [term("entry_into_force", threshold=2, rule="on_deposit")]
    made = act("FRA", "accession", "2012-01-01")
    for names, so_far, bound in (
        (complete_list({"FRA": "accession"}, covers="consent"), "1/2", "false"),
        (incomplete_list({"FRA": "accession"}, covers="consent"), "-", "null"),
        (complete_list({"FRA": ""}, covers="signature"), "-", "null"),
    ):
        treaty = record(terms, made, names)
        assert treaty.so_far("FRA", "2012-06-01") == so_far
        assert treaty.bound("FRA", "2012-06-01") == bound
