"""Succession: a new state takes over its predecessor's participation, from a day that only a source can give."""

from tests.spec.record import CCM, act, around, record


def test_succession_takes_effect_on_the_day_a_source_gives() -> None:
    """The day of effect of a succession is the one its source states."""
    ccm = record(CCM, act("MNE", "succession", "2012-05-10", effective="2012-06-03"))
    assert ccm.status("MNE", *around("2012-06-03")) == "contracting party party"
    assert ccm.basis("MNE", "force", "2012-06-03") == "stated"


def test_succession_never_takes_effect_by_the_entry_into_force_rule() -> None:
    """Without a source for it the day of effect of a succession stays null, although the rule is known."""
    ccm = record(CCM, act("MNE", "succession", "2012-05-10"))
    assert ccm.since("MNE", "2012-05-10", "2012-11-01", "2026-01-01") == "null null null"
    assert ccm.bound("MNE", *around("2012-11-01")) == "null null null"
    assert ccm.status("MNE", *around("2012-05-10"), "2026-01-01").split()[1:] == ["contracting"] * 3
    assert ccm.rule("MNE", "force", "2012-11-01") == "date_of_effect_not_recorded"


def test_succession_may_take_effect_before_it_was_notified() -> None:
    """A succession may reach back to independence; what is dated before the notice was not yet known then."""
    ccm = record(CCM, act("MNE", "succession", "2012-05-10", effective="2011-06-03"))
    assert ccm.bound("MNE", *around("2012-05-10")) == "false true true"
    assert ccm.since("MNE", "2012-05-10") == "2011-06-03"
