"""Acts of one day: a state signs, then consents, then leaves, whatever the order in which sources tell it."""

import itertools

from tests.spec.record import CCM, act, around, complete_list, position, record, term, without

AT_ONCE = [
    term("in_force", on="2001-01-01"),
    term("entry_into_force", rule="on_deposit"),
    term("withdrawal", allowed=True, days=0),
]


def test_the_holy_see_signed_and_ratified_on_one_day() -> None:
    """On 3 December 2008 the Holy See signed and ratified: it was never a mere signatory."""
    both = [act("VAT", "signature", "2008-12-03"), act("VAT", "ratification", "2008-12-03")]
    for order in itertools.permutations(both):
        ccm = record(CCM, *order)
        assert ccm.acts("VAT") == [("signature", "2008-12-03"), ("ratification", "2008-12-03")]
        assert ccm.status("VAT", *around("2008-12-03")) == "non_signatory contracting contracting"
        assert ccm.signed("VAT", *around("2008-12-03")) == "false true true"
        assert ccm.act("VAT", "2008-12-03") == "ratification"


def test_a_state_may_join_and_leave_on_one_day() -> None:
    """Consent and notice of one day are told in that order."""
    both = [act("FRA", "accession", "2012-05-01"), act("FRA", "withdrawal", "2012-05-01")]
    for order in itertools.permutations(both):
        treaty = record(
            without(CCM, "withdrawal"), term("withdrawal", allowed=True, months=12), *order
        )
        assert treaty.acts("FRA") == [("accession", "2012-05-01"), ("withdrawal", "2012-05-01")]
        assert treaty.status("FRA", *around("2012-05-01"), *around("2012-11-01")) == (
            "non_signatory contracting contracting contracting withdrawing withdrawing"
        )


def test_a_notice_and_its_revocation_on_one_day_leave_a_party() -> None:
    """A notice taken back on its own day is taken back."""
    both = [
        act("FRA", "withdrawal", "2012-05-01"),
        act("FRA", "withdrawal_revocation", "2012-05-01"),
    ]
    for order in itertools.permutations(both):
        treaty = record(CCM, act("FRA", "accession", "2010-01-01"), *order)
        assert treaty.status("FRA", *around("2012-05-01")) == "party party party"


def test_acts_of_one_day_keep_earlier_and_later_cycles_apart() -> None:
    """Joining and leaving on one day, and joining again later, are three acts."""
    acts = [
        act("FRA", "accession", "2012-05-01"),
        act("FRA", "withdrawal", "2012-05-01"),
        act("FRA", "accession", "2013-05-01"),
        act("FRA", "withdrawal", "2013-05-01"),
        act("FRA", "accession", "2014-05-01"),
    ]
    for order in itertools.permutations(acts):
        treaty = record(AT_ONCE, *order)
        assert len(treaty.acts("FRA")) == 5
        assert (
            treaty.status("FRA", "2012-05-01", "2013-05-01", "2014-05-01")
            == "withdrawn withdrawn party"
        )


def test_leaving_on_the_day_of_joining_explains_why_a_list_is_silent() -> None:
    """A state that joined and left on one day is on no later list of who takes part, and had joined all the same."""
    treaty = record(
        AT_ONCE,
        act("FRA", "accession", "2012-05-01", by="press 2012-06-01"),
        act("FRA", "withdrawal", "2012-05-01", by="press 2012-06-01"),
        complete_list({"FRA": ""}, by="depositary 2014-01-27"),
    )
    assert treaty.refuted("FRA") == []
    assert treaty.status("FRA", *around("2012-05-01")) == "non_signatory withdrawn withdrawn"


def test_joining_again_on_the_day_of_leaving_explains_why_it_is_a_party() -> None:
    """A notice taken back on its own day is not denied by a stronger "is a party"."""
    treaty = record(
        AT_ONCE,
        act("FRA", "accession", "2011-05-01"),
        act("FRA", "withdrawal", "2012-05-01", by="press 2012-06-01"),
        act("FRA", "withdrawal_revocation", "2012-05-01", by="press 2012-06-01"),
        position("FRA", "is a party", by="depositary 2014-01-27"),
    )
    assert treaty.refuted("FRA") == []
