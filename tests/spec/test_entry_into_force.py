"""Entry into force for a state: from which day its consent binds it."""

from typing import Any

import pytest

from tests.spec.record import (
    CCM,
    Told,
    act,
    around,
    complete_list,
    deposits,
    position,
    record,
    term,
    without,
)

# Deposit and entry into force as published for each state.
PUBLISHED = [
    ("ALB", "2009-06-16", "2010-08-01"),
    ("BFA", "2010-02-16", "2010-08-01"),
    ("COM", "2010-07-28", "2011-01-01"),
    ("ATG", "2010-08-23", "2011-02-01"),
    ("BIH", "2010-09-07", "2011-03-01"),
    ("CHL", "2010-12-16", "2011-06-01"),
    ("LTU", "2011-03-24", "2011-09-01"),
    ("CHE", "2012-07-17", "2013-01-01"),
    ("PSE", "2015-01-02", "2015-07-01"),
    ("VUT", "2025-09-05", "2026-03-01"),
]
IN_FORCE_SINCE_2001 = [
    term("signature", opens_on="2000-01-01", closes="never"),
    term("in_force", on="2001-01-01"),
]


def rule(name: str, **value: Any) -> list[Told]:
    """A treaty in force since 2001 in which consent takes effect by that rule."""
    return [*IN_FORCE_SINCE_2001, term("entry_into_force", rule=name, **value)]


@pytest.mark.parametrize(("state_id", "deposited_on", "since"), PUBLISHED)
@pytest.mark.parametrize("terms", [CCM, without(CCM, "in_force")], ids=["stated", "derived"])
def test_the_published_dates_follow_from_the_rule(
    terms: list[Told], state_id: str, deposited_on: str, since: str
) -> None:
    """The first day of the sixth month after the month of deposit, never before the treaty's own 1 August 2010."""
    ccm = record(terms, deposits(30, on="2010-02-16"), act(state_id, "ratification", deposited_on))
    assert ccm.since(state_id, max(deposited_on, "2010-02-16")) == since
    assert ccm.bound(state_id, *around(since)) == "false true true"
    assert ccm.status(state_id, *around(since)) == "contracting party party"
    assert ccm.rule(state_id, "force", since) == "entry_into_force"


@pytest.mark.parametrize(
    ("deposited_on", "since"),
    [
        ("2011-01-01", "2011-07-01"),
        ("2011-01-31", "2011-07-01"),
        ("2011-02-01", "2011-08-01"),
        ("2011-08-31", "2012-02-01"),
        ("2012-02-29", "2012-08-01"),
    ],
)
def test_the_day_within_the_month_of_deposit_makes_no_difference(
    deposited_on: str, since: str
) -> None:
    """Months are counted from the month of deposit: its first and its last day lead to the same day of effect."""
    ccm = record(CCM, act("FRA", "ratification", deposited_on))
    assert ccm.since("FRA", deposited_on) == since


@pytest.mark.parametrize(
    ("days", "since"),
    [(0, "2012-01-31"), (1, "2012-02-01"), (30, "2012-03-01"), (90, "2012-04-30")],
)
def test_effect_n_days_after_deposit(days: int, since: str) -> None:
    """Where a treaty counts days, the day of effect lies that many days after the day of deposit."""
    treaty = record(rule("n_days_after_deposit", n=days), act("FRA", "ratification", "2012-01-31"))
    assert treaty.since("FRA", "2012-01-31") == since
    assert treaty.bound("FRA", *around(since)) == "false true true"


def test_effect_on_deposit() -> None:
    """Where a treaty takes effect on deposit, a state is bound on the day it deposits and is never contracting."""
    treaty = record(
        rule("on_deposit"),
        act("FRA", "accession", "2012-01-31"),
        complete_list({"FRA": "accession"}),
    )
    assert treaty.bound("FRA", *around("2012-01-31")) == "false true true"
    assert treaty.status("FRA", *around("2012-01-31")) == "non_signatory party party"


def test_an_unknown_rule_gives_no_date() -> None:
    """Where the rule is not recorded, the day of effect is null with a reason, and the state stays contracting."""
    treaty = record(IN_FORCE_SINCE_2001, act("FRA", "ratification", "2012-01-31"))
    assert treaty.since("FRA", "2012-01-31", "2026-01-01") == "null null"
    assert treaty.bound("FRA", *around("2012-01-31")) == "false null null"
    assert treaty.status("FRA", "2012-01-31", "2026-01-01") == "contracting contracting"
    assert treaty.rule("FRA", "force", "2026-01-01") == "date_of_effect_not_recorded"
    assert treaty.basis("FRA", "force", "2026-01-01") == "not_recorded"


def test_a_date_of_effect_that_a_source_gives_needs_no_rule() -> None:
    """Where the rule is not recorded, the day that a source gives is followed."""
    treaty = record(
        IN_FORCE_SINCE_2001, act("FRA", "ratification", "2012-01-31", effective="2012-05-01")
    )
    assert treaty.bound("FRA", *around("2012-05-01")) == "false true true"
    assert treaty.basis("FRA", "force", "2012-05-01") == "stated"


def test_a_date_of_effect_that_a_source_gives_goes_before_the_rule() -> None:
    """A source that knows the day of effect is followed where the rule would give another."""
    ccm = record(CCM, act("FRA", "ratification", "2012-01-31", effective="2012-03-15"))
    assert ccm.since("FRA", "2012-01-31") == "2012-03-15"
    assert ccm.bound("FRA", *around("2012-03-15")) == "false true true"


def test_a_state_said_to_be_a_party_is_bound_although_the_day_is_not_known() -> None:
    """Where the day of effect is not recorded, a source that says "is a party" settles that the state is bound."""
    treaty = record(
        IN_FORCE_SINCE_2001,
        act("FRA", "ratification", "2012-01-31"),
        position("FRA", "is a party", by="official 2015-06-30"),
    )
    assert treaty.bound("FRA", "2012-01-31", *around("2015-06-30")) == "null null true true"
    assert treaty.since("FRA", "2015-06-30") == "null"
    assert treaty.status("FRA", *around("2015-06-30")) == "contracting party party"


class TestOfTheTreatyItself:
    """Nobody is bound before the treaty is in force."""

    def test_a_deposit_waits_for_the_treaty(self) -> None:
        """Nine months after its deposit a state is not bound while the treaty itself is not in force."""
        ccm = record(CCM, deposits(29, on="2010-02-16"), act("IRL", "ratification", "2008-12-03"))
        assert ccm.bound("IRL", "2009-06-01", *around("2010-08-01")) == "false false true true"
        assert ccm.since("IRL", "2010-02-16") == "2010-08-01"

    def test_a_deposit_after_the_threshold_may_still_wait_for_the_rule(self) -> None:
        """A deposit shortly before the treaty enters into force takes effect by the rule, after the treaty."""
        ccm = record(CCM, deposits(30, on="2010-02-16"), act("COM", "ratification", "2010-07-28"))
        assert ccm.bound("COM", "2010-08-01", *around("2011-01-01")) == "false false true true"

    def test_before_the_threshold_is_met_there_is_no_date_but_a_number(self) -> None:
        """Before the thirtieth deposit the day is null: "in force after 30 deposits, n so far"."""
        others = deposits(28, on="2010-02-15")
        ccm = record(
            without(CCM, "in_force"),
            act("IRL", "ratification", "2008-12-03"),
            others,
            act("BFA", "ratification", "2010-02-16"),
            complete_list(
                {"IRL": "ratification", "BFA": "ratification"}
                | {one.state_id or "": "accession" for one in others}
            ),
        )
        assert ccm.since("IRL", *around("2010-02-16")) == "null 2010-08-01 2010-08-01"
        assert ccm.bound("IRL", "2008-12-03", *around("2010-02-16")) == "false false false false"
        assert ccm.so_far("IRL", "2008-12-03", *around("2010-02-16")) == "1/30 29/30 - -"
        assert ccm.rule("IRL", "force", *around("2010-02-16")) == (
            "treaty_not_yet_in_force entry_into_force entry_into_force"
        )

    def test_with_too_few_deposits_nobody_is_ever_bound(self) -> None:
        """A treaty that needs two deposits and, says the complete list, has one is not in force."""
        treaty = record(
            term("entry_into_force", threshold=2, rule="on_deposit"),
            act("FRA", "ratification", "2012-01-31"),
            complete_list({"FRA": "ratification"}, by="depositary 2013-01-01"),
        )
        assert treaty.bound("FRA", "2012-01-31", "2013-01-01", "2020-01-01") == "false false false"
        assert treaty.status("FRA", "2020-01-01") == "contracting"
        assert treaty.so_far("FRA", "2020-01-01") == "1/2"

    def test_each_state_counts_once_towards_the_threshold(self) -> None:
        """A state that joined, left and joined again made one of the deposits that bring the treaty into force."""
        treaty = record(
            term("entry_into_force", threshold=2, rule="on_deposit"),
            term("withdrawal", allowed=True, days=10),
            act("FRA", "accession", "2001-01-01"),
            act("FRA", "withdrawal", "2001-02-01"),
            act("FRA", "accession", "2001-03-01"),
            act("NOR", "accession", "2001-06-01"),
            complete_list({"FRA": "accession", "NOR": "accession"}),
        )
        assert treaty.bound("FRA", "2001-03-01", *around("2001-06-01")) == "false false true true"

    def test_its_own_day_may_be_stated(self) -> None:
        """Where the record lacks most deposits, a source may state the day on which the treaty entered into force."""
        treaty = record(CCM, act("FRA", "ratification", "2009-09-25"))
        assert treaty.bound("FRA", *around("2010-08-01")) == "false true true"
        assert treaty.since("FRA", *around("2010-08-01")) == "null 2010-08-01 2010-08-01"

    def test_what_is_only_listed_binds_nobody_before_the_treaty_is_in_force(self) -> None:
        """A consent that a list names without its day binds nobody before the treaty's own day either."""
        ccm = record(CCM, complete_list({"FRA": "ratification"}, by="depositary 2009-12-31"))
        assert ccm.bound("FRA", "2009-12-31", *around("2010-08-01")) == "false false null null"
        assert ccm.status("FRA", "2009-12-31", "2010-08-01") == "contracting contracting"

    def test_with_no_threshold_and_no_stated_day_there_is_no_date(self) -> None:
        """Where neither the threshold nor the treaty's own day is recorded, no day of effect is invented."""
        treaty = record(
            term("entry_into_force", rule="on_deposit"), act("FRA", "ratification", "2009-09-25")
        )
        assert treaty.bound("FRA", *around("2009-09-25")) == "false null null"
        assert treaty.since("FRA", "2009-09-25", "2026-01-01") == "null null"


class TestDepositsThatAreNotRecorded:
    """A deposit that the record does not hold is not one that was not made."""

    def test_without_a_complete_list_nobody_can_count_them(self) -> None:
        """One ratification is recorded, thirty are needed: that is no reason to say that the treaty is not in force."""
        treaty = record(without(CCM, "in_force"), act("FRA", "ratification", "2009-09-25"))
        assert treaty.bound("FRA", *around("2009-09-25"), "2026-02-03") == "false null null null"
        assert treaty.status("FRA", "2026-02-03") == "contracting"
        assert treaty.so_far("FRA", "2009-09-25", "2026-02-03") == "- -"

    def test_a_consent_that_is_listed_without_its_day_keeps_them_from_being_counted(self) -> None:
        """Where a list names a consent whose day is not recorded, nobody can say how many there were on a day."""
        treaty = record(
            term("entry_into_force", threshold=2, rule="on_deposit"),
            act("FRA", "ratification", "2012-01-31"),
            complete_list(
                {"FRA": "ratification", "NOR": "ratification"}, by="depositary 2013-01-01"
            ),
        )
        assert treaty.bound("FRA", "2012-01-31", "2020-01-01") == "null null"

    def test_a_date_of_effect_that_a_source_gives_does_not_wait_for_them(self) -> None:
        """A source that says when a consent took effect is followed although the other deposits are not recorded."""
        treaty = record(
            without(CCM, "in_force"),
            act("FRA", "ratification", "2009-09-25", effective="2010-08-01"),
        )
        assert treaty.bound("FRA", *around("2010-08-01")) == "false true true"

    def test_a_number_is_given_only_where_all_are_recorded(self) -> None:
        """The treaty is known not to be in force before its stated day; how many deposits there were is not."""
        treaty = record(CCM, act("FRA", "ratification", "2009-09-25"))
        assert treaty.bound("FRA", "2009-09-25") == "false"
        assert treaty.so_far("FRA", "2009-09-25", "2010-07-31") == "- -"
