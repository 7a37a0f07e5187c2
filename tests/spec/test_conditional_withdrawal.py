"""Conditional withdrawal: a treaty may hold a state that is at war when its notice has run (article 20(3))."""

from tests.spec.record import CCM, Told, act, around, complete_list, position, record

JOINED = [*CCM, act("LTU", "ratification", "2011-03-24")]


def notice(effective: str | None = None, *, by: str) -> Told:
    """Lithuania's notice of 6 September 2024 as one source tells it."""
    return act("LTU", "withdrawal", "2024-09-06", effective=effective, by=by)


def test_after_its_projected_day_an_unconfirmed_withdrawal_leaves_the_bond_open() -> None:
    """The six months have run and no source says that the state has left: withdrawing, and whether bound is null."""
    ccm = record(JOINED, notice(by="depositary 2024-10-01"))
    assert (
        ccm.status("LTU", *around("2025-03-06"), "2026-02-03")
        == "withdrawing withdrawing withdrawing withdrawing"
    )
    assert ccm.bound("LTU", *around("2025-03-06"), "2026-02-03") == "true null null null"
    assert ccm.rule("LTU", "force", "2025-03-06") == "withdrawal_unconfirmed"
    assert ccm.leaves_on("LTU", "2024-09-06", "2026-02-03") == "2025-03-06 2025-03-06"
    assert ccm.certainty("LTU", "2024-09-06", "2026-02-03") == "projected projected"


def test_an_announced_day_confirms_nothing() -> None:
    """A source that gives the day of effect before it has come only projects it."""
    ccm = record(JOINED, notice("2025-03-06", by="depositary 2025-03-05"))
    assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawing withdrawing"
    assert ccm.certainty("LTU", "2025-03-06") == "projected"


def test_a_source_that_gives_the_day_when_it_has_come_confirms_it() -> None:
    """A source that states the day of effect on that day or later says that the state has left."""
    for spoken_on in around("2025-03-06")[1:]:
        ccm = record(JOINED, notice("2025-03-06", by=f"depositary {spoken_on}"))
        assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"
        assert ccm.bound("LTU", *around("2025-03-06")) == "true false false"
        assert ccm.certainty("LTU", "2025-03-06") == "confirmed"
        assert ccm.basis("LTU", "force", "2025-03-06") == "stated"


def test_a_source_that_may_have_spoken_before_the_day_confirms_nothing() -> None:
    """Where a source's date is a span, its earliest day must lie on or after the day of effect."""
    early = record(JOINED, notice("2025-03-06", by="depositary 2025-03-05..2025-12-31"))
    late = record(JOINED, notice("2025-03-06", by="depositary 2025-03-06..2025-12-31"))
    assert (early.status("LTU", "2025-03-06"), late.status("LTU", "2025-03-06")) == (
        "withdrawing",
        "withdrawn",
    )


def test_an_undated_source_confirms_nothing() -> None:
    """Nobody knows whether an undated source spoke after the day of effect."""
    ccm = record(JOINED, notice("2025-03-06", by="depositary"))
    assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawing withdrawing"


def test_a_weaker_source_may_confirm_what_a_stronger_one_announced() -> None:
    """The depositary has the notice; that the day came may be said by a ministry."""
    ccm = record(
        JOINED, notice(by="depositary 2024-10-01"), notice("2025-03-06", by="official 2025-03-10")
    )
    assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"


def test_a_claim_about_another_notice_confirms_nothing() -> None:
    """A source that has another day of notice speaks of its own account, which the record does not follow."""
    ccm = record(
        JOINED,
        notice(by="depositary 2024-10-01"),
        act("LTU", "withdrawal", "2024-09-16", effective="2025-03-16", by="press 2025-04-01"),
    )
    assert ccm.status("LTU", *around("2025-03-16")) == "withdrawing withdrawing withdrawing"


def test_a_condition_fulfilled_later_moves_the_day_of_effect() -> None:
    """A source that says the withdrawal took effect on a later day is followed, not the six months."""
    ccm = record(
        JOINED, notice(by="depositary 2024-10-01"), notice("2025-07-15", by="depositary 2025-08-01")
    )
    assert ccm.status("LTU", *around("2025-03-06")) == "withdrawing withdrawing withdrawing"
    assert ccm.bound("LTU", *around("2025-07-15")) == "true false false"
    assert ccm.status("LTU", *around("2025-07-15")) == "withdrawing withdrawn withdrawn"


def test_being_a_party_after_the_projected_day_does_not_undo_the_notice() -> None:
    """While the condition holds the state back it is a party that has given notice: no denial of the notice."""
    ccm = record(
        JOINED,
        notice(by="official 2024-10-01"),
        position("LTU", "is a party", by="depositary 2025-09-01"),
    )
    assert ccm.status("LTU", *around("2024-09-06"), *around("2025-03-06")) == (
        "party withdrawing withdrawing withdrawing withdrawing withdrawing"
    )


def test_a_withdrawal_that_the_treaty_does_not_allow_never_frees_by_time_alone() -> None:
    """Where the terms do not say that a state may leave, only a source that says it has left is followed."""
    terms = [told for told in CCM if told.content.term != "withdrawal"]  # type: ignore[union-attr]
    joined = [*terms, act("LTU", "ratification", "2011-03-24")]
    announced = record(joined, notice("2025-03-06", by="depositary 2024-10-01"))
    confirmed = record(joined, notice("2025-03-06", by="depositary 2025-04-01"))
    assert announced.status("LTU", *around("2025-03-06")) == "withdrawing withdrawing withdrawing"
    assert announced.bound("LTU", *around("2025-03-06")) == "true null null"
    assert confirmed.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"


def test_the_condition_is_part_of_the_answer() -> None:
    """Whoever reads that a state is leaving reads what may hold it back."""
    withdrawal = (
        record(JOINED, notice(by="depositary 2024-10-01")).on("LTU", "2024-10-01").force.withdrawal
    )
    assert withdrawal is not None
    assert withdrawal.condition == "or the end of an armed conflict it is in, if later"


def test_a_list_that_still_names_no_withdrawal_refutes_a_weaker_notice() -> None:
    """A complete list of withdrawals, made after the projected day, that does not name the state denies the notice."""
    ccm = record(
        JOINED,
        notice(by="press 2024-10-01"),
        complete_list(
            {"LTU": "ratification"}, covers="consent withdrawal", by="depositary 2025-03-06"
        ),
    )
    assert ccm.status("LTU", *around("2025-03-06")) == "party party party"


def test_being_a_party_refutes_a_weaker_source_that_says_it_has_left() -> None:
    """A weaker source says on the day of effect, or later, that the state has left: a stronger "is a party" denies it.

    Told before the day of effect, the same is only a notice, which nobody denies.
    """
    for told_on, refuted in zip(around("2025-03-06"), ([], ["press"], ["press"]), strict=True):
        ccm = record(
            JOINED,
            notice("2025-03-06", by=f"press {told_on}"),
            position("LTU", "is a party", by="official 2025-09-01"),
        )
        assert ccm.refuted("LTU") == refuted


def test_an_undated_source_does_not_say_that_the_state_has_left() -> None:
    """Undated, it may have spoken before the day of effect: a notice, which "is a party" does not deny."""
    ccm = record(
        JOINED,
        notice("2025-03-06", by="press"),
        notice(by="monitor 2024-10-01"),
        position("LTU", "is a party", by="official 2025-09-01"),
    )
    assert ccm.refuted("LTU") == []
