"""Withdrawal: notice, the months it takes, the first day not bound."""

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

UNCONDITIONAL = [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, months=6)]
LITHUANIA = [
    act("LTU", "signature", "2008-12-03"),
    act("LTU", "ratification", "2011-03-24"),
    act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
]


def leaving_under(*terms: Told) -> list[Told]:
    """Lithuania's acts under the Convention with other terms of withdrawal; no source gives the day of effect."""
    return [
        *without(CCM, "withdrawal"),
        *terms,
        *LITHUANIA[:2],
        act("LTU", "withdrawal", "2024-09-06"),
    ]


def test_a_state_that_has_given_notice_is_still_bound() -> None:
    """From its notice on Lithuania was withdrawing, and bound until 5 March 2025."""
    ccm = record(CCM, LITHUANIA)
    assert ccm.status("LTU", *around("2024-09-06")) == "party withdrawing withdrawing"
    assert ccm.bound("LTU", *around("2024-09-06")) == "true true true"


def test_the_day_of_effect_is_the_first_day_not_bound() -> None:
    """Lithuania was bound on 5 March 2025 and not on 6 March 2025, when it was one that has left."""
    ccm = record(CCM, LITHUANIA)
    assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"
    assert ccm.bound("LTU", *around("2025-03-06")) == "true false false"
    assert ccm.leaves_on("LTU", *around("2025-03-06")) == "2025-03-06 2025-03-06 2025-03-06"


def test_before_its_notice_nothing_is_known_of_a_withdrawal() -> None:
    """A parliament's vote is not a notice: on 5 September 2024 Lithuania was a party like any other."""
    ccm = record(CCM, LITHUANIA)
    assert ccm.leaves_on("LTU", "2024-07-18", *around("2024-09-06")) == "- - 2025-03-06 2025-03-06"


def test_since_when_it_was_bound_is_kept_after_it_has_left() -> None:
    """A state that has left was bound from a day, which the answer keeps."""
    assert (
        record(CCM, LITHUANIA).since("LTU", *around("2025-03-06"))
        == "2011-09-01 2011-09-01 2011-09-01"
    )


@pytest.mark.parametrize(
    ("notified_on", "effective_on"),
    [("2024-09-06", "2025-03-06"), ("2024-08-31", "2025-02-28"), ("2023-08-31", "2024-02-29")],
)
def test_without_a_condition_the_months_alone_decide(notified_on: str, effective_on: str) -> None:
    """Six months after notice, or on the last day of a shorter month, the state has left; nobody need confirm it."""
    treaty = record(UNCONDITIONAL, LITHUANIA[:2], act("LTU", "withdrawal", notified_on))
    assert treaty.status("LTU", *around(effective_on)) == "withdrawing withdrawn withdrawn"
    assert treaty.basis("LTU", "force", effective_on) == "derived"
    assert treaty.rule("LTU", "force", effective_on) == "withdrawal_effect"


def test_a_delay_counted_in_days() -> None:
    """Ninety days after notice, where the treaty counts days."""
    treaty = record(leaving_under(term("withdrawal", allowed=True, days=90)))
    assert treaty.status("LTU", *around("2024-12-05")) == "withdrawing withdrawn withdrawn"


def test_a_delay_of_no_days_is_no_delay() -> None:
    """Where notice takes effect at once, a state has left on the day of its notice and is never withdrawing."""
    treaty = record(leaving_under(term("withdrawal", allowed=True, days=0)))
    assert treaty.status("LTU", *around("2024-09-06")) == "party withdrawn withdrawn"


@pytest.mark.parametrize(
    "terms", [[], [term("withdrawal", allowed=True)]], ids=["no term", "no delay"]
)
def test_an_unknown_delay_gives_no_date(terms: list[Told]) -> None:
    """Where nobody says how long a notice takes, the day is null and so is being bound, from the notice on."""
    treaty = record(leaving_under(*terms))
    assert (
        treaty.status("LTU", *around("2024-09-06"), "2026-01-01")
        == "party withdrawing withdrawing withdrawing"
    )
    assert treaty.bound("LTU", *around("2024-09-06"), "2026-01-01") == "true null null null"
    assert treaty.leaves_on("LTU", "2024-09-06") == "null"
    assert treaty.rule("LTU", "force", "2024-09-06") == "withdrawal_date_not_recorded"


def test_still_being_a_party_is_no_denial_of_a_notice_whose_delay_is_unknown() -> None:
    """A state that has given notice is a party for a while, so "is a party" does not say that it gave none."""
    treaty = record(
        leaving_under(),
        position("LTU", "is a party", by="depositary 2026-02-04"),
        position("LTU", "has signed", by="press"),
    )
    assert treaty.status("LTU", *around("2024-09-06")) == "party withdrawing withdrawing"
    assert treaty.refuted("LTU") == []


def test_a_stronger_is_a_party_after_the_day_of_effect_refutes_the_notice() -> None:
    """Who is a party after the day on which it would have left has not left."""
    treaty = record(
        UNCONDITIONAL,
        LITHUANIA[:2],
        act("LTU", "withdrawal", "2024-09-06", by="press 2024-10-01"),
        position("LTU", "is a party", by="official 2025-03-06"),
    )
    assert treaty.status("LTU", "2024-09-06", *around("2025-03-06")) == "party party party party"
    assert treaty.refuted("LTU") == ["press"]


def test_is_a_party_before_the_day_of_effect_refutes_nothing() -> None:
    """A state that has given notice is a party until the day of effect."""
    treaty = record(
        UNCONDITIONAL,
        LITHUANIA[:2],
        act("LTU", "withdrawal", "2024-09-06", by="press 2024-10-01"),
        position("LTU", "is a party", by="official 2025-03-05"),
    )
    assert treaty.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"


def test_a_list_that_covers_withdrawals_and_names_none_refutes_one() -> None:
    """A complete list of withdrawals that does not name the state denies that it had left by then."""
    weak = act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06", by="monitor 2025-06-01")
    for listed in ("ratification", ""):
        treaty = record(
            UNCONDITIONAL,
            weak,
            complete_list({"LTU": listed}, covers="consent withdrawal", by="depositary 2026-02-03"),
        )
        assert treaty.refuted("LTU") == ["monitor"]
        assert "withdr" not in treaty.status("LTU", *around("2024-09-06"), *around("2025-03-06"))


def test_a_list_of_participants_that_omits_a_state_that_left_does_not_deny_that_it_had_joined() -> (
    None
):
    """A list of who takes part drops those who left: its silence about them is no "never joined"."""
    treaty = record(
        UNCONDITIONAL, LITHUANIA, complete_list({}, covers="consent", by="depositary 2026-02-04")
    )
    assert (
        treaty.status("LTU", "2024-09-05", "2024-09-06", "2025-03-06")
        == "party withdrawing withdrawn"
    )
    assert treaty.refuted("LTU") == []


def test_a_list_made_before_the_day_of_effect_does_not_deny_the_notice() -> None:
    """A list shows a withdrawal when it has taken effect: up to the day before, its silence denies no notice."""
    weak = act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06", by="press 2024-10-01")
    for made_on, refuted in zip(around("2025-03-06"), ([], ["press"], ["press"]), strict=True):
        names = complete_list(
            {"LTU": "ratification"}, covers="withdrawal", by=f"official {made_on}"
        )
        assert record(UNCONDITIONAL, LITHUANIA[:2], weak, names).refuted("LTU") == refuted


def test_a_refuted_withdrawal_does_not_explain_why_a_list_is_silent() -> None:
    """A complete list of consents and withdrawals that does not name a state denies that it joined and that it left."""
    treaty = record(
        UNCONDITIONAL,
        act("LTU", "ratification", "2011-03-24", by="press 2025-06-01"),
        act("LTU", "withdrawal", "2024-09-06", by="press 2025-06-01"),
        complete_list({"LTU": ""}, covers="signature consent withdrawal"),
    )
    assert treaty.refuted("LTU") == ["press", "press"]
    assert treaty.status("LTU", "2012-01-01", *around("2024-09-06"), "2025-03-06") == (
        "non_signatory non_signatory non_signatory non_signatory non_signatory"
    )


class TestByAContractingState:
    """A state may give notice before the treaty is in force for it."""

    def test_it_is_contracting_then_withdrawing_then_withdrawn(self) -> None:
        """Not bound, it is contracting; once bound, withdrawing; then it has left."""
        treaty = record(
            UNCONDITIONAL,
            act("FRA", "ratification", "2012-01-31"),
            act("FRA", "withdrawal", "2012-03-10"),
        )
        assert treaty.status("FRA", *around("2012-03-10")) == "contracting contracting contracting"
        assert treaty.status("FRA", *around("2012-07-01")) == "contracting withdrawing withdrawing"
        assert treaty.status("FRA", *around("2012-09-10")) == "withdrawing withdrawn withdrawn"
        assert treaty.bound("FRA", "2012-06-30", "2012-07-01", "2012-09-10") == "false true false"

    def test_it_may_leave_before_it_was_ever_bound(self) -> None:
        """A notice that takes effect before the consent does: the state was never bound, and since when is null."""
        treaty = record(
            [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, days=30)],
            act("FRA", "ratification", "2012-01-31"),
            act("FRA", "withdrawal", "2012-03-10"),
        )
        assert treaty.status("FRA", *around("2012-04-09"), *around("2012-07-01")) == (
            "contracting withdrawn withdrawn withdrawn withdrawn withdrawn"
        )
        assert treaty.since("FRA", *around("2012-07-01")) == "null null null"

    @pytest.mark.parametrize(
        "delay", [{}, {"months": 1, "condition": "peace"}], ids=["unknown", "conditional"]
    )
    def test_when_it_leaves_may_be_unknown_but_it_is_not_bound_yet(
        self, delay: dict[str, Any]
    ) -> None:
        """Whether or not the notice has taken effect, a state whose consent has not is not bound."""
        treaty = record(
            [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, **delay)],
            act("FRA", "ratification", "2012-01-31"),
            act("FRA", "withdrawal", "2012-03-10"),
        )
        assert (
            treaty.bound("FRA", "2012-03-10", "2012-04-10", *around("2012-07-01"))
            == "false false false null null"
        )
        assert treaty.status("FRA", "2012-03-10", "2012-04-10", *around("2012-07-01")) == (
            "contracting contracting contracting withdrawing withdrawing"
        )

    def test_before_the_treaty_is_in_force_at_all(self) -> None:
        """A notice may take effect while the treaty still waits for deposits."""
        treaty = record(
            UNCONDITIONAL,
            deposits(29, on="2010-02-16"),
            act("FRA", "ratification", "2009-01-31"),
            act("FRA", "withdrawal", "2009-03-10"),
        )
        assert treaty.status("FRA", *around("2009-09-10"), *around("2010-08-01")) == (
            "contracting withdrawn withdrawn withdrawn withdrawn withdrawn"
        )
        assert treaty.bound("FRA", *around("2009-09-10")) == "false false false"
