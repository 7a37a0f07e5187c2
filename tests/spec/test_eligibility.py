"""Eligibility: nobody takes part in a treaty that is not adopted, or before it is a state that could."""

from tests.spec.record import CCM, act, around, complete_list, position, record, state, without


def test_a_state_that_did_not_exist_could_not_take_part() -> None:
    """South Sudan became a state on 9 July 2011; on 1 January 2010 the question does not apply to it."""
    ccm = record(CCM, state("SSD", "2011-07-09"), act("SSD", "accession", "2023-08-03"))
    assert ccm.status("SSD", "2010-01-01", *around("2011-07-09")) == (
        "not_applicable not_applicable non_signatory non_signatory"
    )
    assert ccm.rule("SSD", "force", "2011-07-08") == "before_statehood"


def test_palestine_could_take_part_from_29_november_2012() -> None:
    """The State of Palestine could join treaties open to all states from 29 November 2012 on."""
    ccm = record(CCM, state("PSE", "2012-11-29"), act("PSE", "accession", "2015-01-02"))
    assert ccm.status("PSE", *around("2012-11-29")) == "not_applicable non_signatory non_signatory"
    assert ccm.status("PSE", *around("2015-01-02"), *around("2015-07-01")) == (
        "non_signatory contracting contracting contracting party party"
    )


def test_before_its_adoption_a_treaty_applies_to_nobody() -> None:
    """The Convention was adopted on 30 May 2008."""
    ccm = record(CCM, act("FRA", "signature", "2008-12-03"), complete_list({"FRA": "signature"}))
    assert ccm.status("FRA", *around("2008-05-30")) == "not_applicable non_signatory non_signatory"
    assert ccm.rule("FRA", "signature", "2008-05-29") == "before_adoption"


def test_where_the_question_does_not_apply_every_axis_is_no() -> None:
    """Not applicable is an answer, not a gap: not signed, not consented, not bound."""
    ccm = record(
        CCM, state("SSD", "2011-07-09"), position("SSD", "is a party", by="press 2010-01-01")
    )
    for ask in (ccm.signed, ccm.expressed, ccm.bound):
        assert ask("SSD", "2008-05-29", "2010-01-01", "2011-07-08") == "false false false"


def test_where_the_adoption_is_not_recorded_no_day_is_before_it() -> None:
    """A treaty whose adoption nobody dates has no day on which the question does not apply."""
    treaty = record(without(CCM, "adoption"), act("FRA", "signature", "2008-12-03"))
    assert treaty.status("FRA", "1990-01-01") == "unknown"
    assert treaty.signed("FRA", "1990-01-01") == "false"


def test_nothing_is_open_to_a_state_that_could_not_take_part() -> None:
    """No act of joining is open where the question does not apply."""
    ccm = record(CCM, state("SSD", "2011-07-09"), complete_list({"SSD": ""}))
    assert ccm.joining("SSD", *around("2011-07-09")) == "null accession accession"
