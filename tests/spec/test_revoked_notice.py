"""Revocation: a notice of withdrawal may be taken back before it takes effect (VCLT 68)."""

from tests.spec.record import CCM, act, around, record

JOINED = [*CCM, act("LTU", "ratification", "2011-03-24")]


def test_a_state_that_takes_its_notice_back_is_a_party() -> None:
    """From the day of the revocation there is no withdrawal; it never takes effect."""
    ccm = record(
        JOINED,
        act("LTU", "withdrawal", "2024-09-06"),
        act("LTU", "withdrawal_revocation", "2025-01-10"),
    )
    assert ccm.status("LTU", *around("2024-09-06")) == "party withdrawing withdrawing"
    assert ccm.status("LTU", *around("2025-01-10")) == "withdrawing party party"
    assert ccm.leaves_on("LTU", *around("2025-01-10")) == "2025-03-06 - -"
    assert ccm.status("LTU", *around("2025-03-06")) == "party party party"


def test_a_state_may_give_notice_again() -> None:
    """Notice, revocation and a second notice are three acts, and the second notice counts from its own day."""
    ccm = record(
        JOINED,
        act("LTU", "withdrawal", "2020-02-01", by="official 2020-02-02"),
        act("LTU", "withdrawal_revocation", "2020-05-01"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    assert [kind for kind, _ in ccm.acts("LTU")] == [
        "ratification",
        "withdrawal",
        "withdrawal_revocation",
        "withdrawal",
    ]
    assert ccm.status("LTU", *around("2020-02-01"), *around("2020-05-01")) == (
        "party withdrawing withdrawing withdrawing party party"
    )
    assert ccm.status("LTU", "2020-08-01", *around("2024-09-06"), "2025-03-06") == (
        "party party withdrawing withdrawing withdrawn"
    )


def test_a_state_may_take_back_each_of_two_notices() -> None:
    """Two revocations with a notice between them are two acts."""
    ccm = record(
        JOINED,
        act("LTU", "withdrawal", "2020-02-01"),
        act("LTU", "withdrawal_revocation", "2020-05-01"),
        act("LTU", "withdrawal", "2024-09-06"),
        act("LTU", "withdrawal_revocation", "2025-01-10"),
    )
    assert ccm.status("LTU", "2020-05-01", "2024-09-06", *around("2025-01-10"), "2026-01-01") == (
        "party withdrawing withdrawing party party party"
    )


def test_sources_that_differ_on_the_day_of_one_notice_do_not_make_two() -> None:
    """Two days for one notice, with no revocation between them, are one act; the stronger source's day counts."""
    ccm = record(
        JOINED,
        act("LTU", "withdrawal", "2024-09-06"),
        act("LTU", "withdrawal", "2024-07-18", by="press 2024-07-18"),
        act("LTU", "withdrawal_revocation", "2025-01-10"),
    )
    assert ccm.status("LTU", "2024-07-18", *around("2024-09-06"), "2025-01-10") == (
        "party party withdrawing withdrawing party"
    )


def test_a_revocation_whose_notice_is_not_recorded_changes_nothing() -> None:
    """Where only the revocation is on record no notice counts: a party stays one, and silence stays silence."""
    revocation = act("LTU", "withdrawal_revocation", "2025-01-10")
    assert record(JOINED, revocation).status("LTU", *around("2025-01-10")) == "party party party"
    assert record(CCM, revocation).leaves_on("LTU", *around("2025-01-10")) == "- - -"


def test_a_notice_that_has_taken_effect_cannot_be_taken_back() -> None:
    """A revocation on the day of effect or later changes nothing: who has left comes back by joining again."""
    left = act(
        "LTU", "withdrawal", "2024-09-06", effective="2025-03-06", by="depositary 2025-04-01"
    )
    late = act("LTU", "withdrawal_revocation", "2025-03-06")
    in_time = act("LTU", "withdrawal_revocation", "2025-03-05")
    assert record(JOINED, left, late).status("LTU", "2025-03-05", "2025-03-06", "2026-01-01") == (
        "withdrawing withdrawn withdrawn"
    )
    assert record(JOINED, left, in_time).status(
        "LTU", "2025-03-05", "2025-03-06", "2026-01-01"
    ) == ("party party party")
    again = act("LTU", "accession", "2025-06-01")
    assert record(JOINED, left, late, again).status("LTU", "2025-05-31", "2025-12-01") == (
        "withdrawn party"
    )


def test_a_notice_that_may_not_have_taken_effect_can_be_taken_back() -> None:
    """After its day a conditional notice that nobody confirmed may still be pending, and a revocation ends it."""
    ccm = record(
        JOINED,
        act("LTU", "withdrawal", "2024-09-06"),
        act("LTU", "withdrawal_revocation", "2025-04-01"),
    )
    assert ccm.status("LTU", *around("2025-03-06"), *around("2025-04-01")) == (
        "withdrawing withdrawing withdrawing withdrawing party party"
    )
