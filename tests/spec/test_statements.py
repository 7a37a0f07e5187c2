"""Statements: what "has signed", "has not signed", "is a party" and "is not a party" say without naming an act."""

from tests.spec.record import CCM, act, around, complete_list, position, record, recorded

SPOKEN = "2015-06-30"


def by(rank: str) -> str:
    """A source of that rank speaking of the day SPOKEN."""
    return f"{rank} {SPOKEN}"


def test_has_not_signed_holds_on_every_earlier_day() -> None:
    """Who has not signed by a day had not signed on any day before."""
    ccm = record(CCM, position("USA", "has not signed", by=by("press")))
    assert ccm.signed("USA", "2008-12-03", *around(SPOKEN)) == "false false false false"
    assert ccm.basis("USA", "signature", *around(SPOKEN)) == "stated stated stated"


def test_has_not_signed_is_carried_forward() -> None:
    """With nothing newer known, "has not signed" stays the last word."""
    ccm = record(CCM, position("USA", "has not signed", by=by("press")))
    assert ccm.signed("USA", "2015-07-01", "2026-02-03") == "false false"


def test_has_signed_holds_from_its_day_on() -> None:
    """ "Has signed" says nothing of the days before: the signature lies somewhere among them."""
    ccm = record(CCM, position("FRA", "has signed", by=by("press")))
    assert ccm.signed("FRA", *around(SPOKEN), "2026-02-03") == "null true true true"
    assert ccm.on("FRA", SPOKEN).signature.signed_on is None


def test_between_a_no_and_a_later_yes_nobody_knows() -> None:
    """A state that had not signed on one day and had on another signed on a day between, which is not recorded."""
    ccm = record(
        CCM,
        position("FRA", "has not signed", by="press 2009-01-01"),
        position("FRA", "has signed", by="press 2010-01-01"),
    )
    assert ccm.signed("FRA", *around("2009-01-01")) == "false false null"
    assert ccm.signed("FRA", *around("2010-01-01")) == "null true true"


def test_a_no_of_a_span_of_days_holds_up_to_the_first_of_them() -> None:
    """A "has not signed" of some day of a year does not say that the state had not signed on the last."""
    ccm = record(
        CCM,
        position("FRA", "has not signed", by="press 2009-01-01..2009-12-31"),
        position("FRA", "has signed", by="press 2010-06-30"),
    )
    assert ccm.signed("FRA", *around("2009-01-01"), "2009-12-31") == "false false null null"


def test_a_yes_of_a_span_of_days_holds_from_the_last_of_them_on() -> None:
    """A "has signed" of some day of a year is sure from the year's end."""
    ccm = record(CCM, position("FRA", "has signed", by="press 2009-01-01..2009-12-31"))
    assert ccm.signed("FRA", "2009-01-01", *around("2009-12-31")) == "null null true true"


def test_is_a_party_holds_from_its_day_on() -> None:
    """ "Is a party" says that the state is bound; since when it does not say."""
    ccm = record(CCM, position("FRA", "is a party", by=by("official")))
    assert ccm.bound("FRA", *around(SPOKEN), "2026-02-03") == "null true true true"
    assert ccm.status("FRA", *around(SPOKEN)) == "unknown party party"
    assert ccm.since("FRA", SPOKEN) == "null"
    assert ccm.basis("FRA", "force", SPOKEN) == "stated"


def test_is_not_a_party_says_nothing_of_earlier_days() -> None:
    """A state may have been a party and have left: "is not a party" holds from its day on and not before."""
    ccm = record(CCM, position("FRA", "is not a party", by=by("official")))
    assert ccm.bound("FRA", *around(SPOKEN), "2026-02-03") == "null false false false"
    assert ccm.status("FRA", *around(SPOKEN)) == "unknown unknown unknown"


def test_a_newer_is_not_a_party_of_equal_rank_takes_the_place_of_is_a_party() -> None:
    """Of two sources of one rank the newer is followed; what the older said of the years before is then in doubt."""
    ccm = record(
        CCM,
        position("FRA", "is a party", by="official 2012-01-01"),
        position("FRA", "is not a party", by="official 2015-01-01"),
    )
    assert ccm.bound("FRA", "2012-01-01", *around("2015-01-01")) == "null null false false"
    assert ccm.expressed("FRA", "2012-01-01", *around("2015-01-01")) == "null null null null"
    assert ccm.status("FRA", *around("2015-01-01")) == "unknown unknown unknown"


def test_is_a_party_said_later_takes_the_place_of_is_not_a_party() -> None:
    """A state that was not a party may have joined since: the later statement is followed, though a weaker one."""
    ccm = record(
        CCM,
        position("FRA", "is not a party", by="official 2012-01-01"),
        position("FRA", "is a party", by="press 2015-01-01"),
    )
    assert ccm.bound("FRA", *around("2012-01-01")) == "null false false"
    assert ccm.bound("FRA", *around("2015-01-01")) == "false true true"


def test_a_weaker_is_not_a_party_changes_nothing() -> None:
    """The press does not undo what the depositary says, though it speaks later."""
    ccm = record(
        CCM,
        position("FRA", "is a party", by="depositary 2012-01-01"),
        position("FRA", "is not a party", by="press 2015-01-01"),
    )
    assert ccm.status("FRA", *around("2012-01-01"), *around("2015-01-01")) == (
        "unknown party party party party party"
    )


def test_of_two_that_contradict_each_other_on_one_day_the_stronger_is_followed() -> None:
    """One says "has signed", one "has not", both of the same day: rank decides, for the days before and after too."""
    for stronger, weaker, signed in (
        ("has signed", "has not signed", "null true true"),
        ("has not signed", "has signed", "false false false"),
    ):
        ccm = record(
            CCM,
            position("FRA", stronger, by=by("official")),
            position("FRA", weaker, by=by("press")),
        )
        assert ccm.signed("FRA", *around(SPOKEN)) == signed


def test_of_two_that_agree_each_counts_from_its_own_day() -> None:
    """A weaker source that said the same earlier is not lost to the stronger one."""
    ccm = record(
        CCM,
        position("FRA", "has signed", by="press 2012-01-01"),
        position("FRA", "has signed", by="depositary 2015-01-01"),
    )
    assert ccm.signed("FRA", *around("2012-01-01"), "2015-01-01") == "null true true true"


def test_an_act_decides_over_what_is_said_without_one() -> None:
    """Where an act is recorded its own day counts, not the day on which somebody spoke of it."""
    ccm = record(
        CCM,
        act("FRA", "signature", "2008-12-03"),
        position("FRA", "has signed", by="depositary 2026-02-04"),
    )
    assert ccm.signed("FRA", *around("2008-12-03")) == "false true true"
    assert ccm.on("FRA", "2020-01-01").signature.signed_on is not None


def test_an_undated_no_is_followed_while_nobody_says_yes() -> None:
    """An undated "has not signed" is taken for what it says until a "has signed" is spoken."""
    no = position("USA", "has not signed", by="official")
    alone = record(CCM, no)
    answered = record(CCM, no, position("USA", "has signed", by=by("press")))
    assert alone.signed("USA", *around(SPOKEN)) == "false false false"
    assert answered.signed("USA", *around(SPOKEN)) == "null true true"


def test_an_undated_yes_holds_from_the_day_it_was_recorded() -> None:
    """An undated "has signed" was true at the latest when it was recorded."""
    ccm = record(CCM, recorded(position("FRA", "has signed", by="press"), "2020-05-05"))
    assert ccm.signed("FRA", *around("2020-05-05")) == "null true true"


def test_an_undated_is_not_a_party_holds_from_the_day_it_was_recorded() -> None:
    """An undated "is not a party" was true at the latest when it was recorded, and says nothing of earlier days."""
    ccm = record(CCM, recorded(position("FRA", "is not a party", by="press"), "2020-05-05"))
    assert ccm.bound("FRA", *around("2020-05-05")) == "null false false"


def test_has_signed_said_loosely_of_a_state_that_acceded_is_not_followed() -> None:
    """ "Signed" is often said for "joined": the depositary's accession shows that the state had not signed."""
    ccm = record(
        CCM,
        act("VUT", "accession", "2025-09-05", by="depositary 2025-12-01"),
        position("VUT", "has signed", by="press 2026-01-01"),
    )
    assert (
        ccm.signed("VUT", *around("2025-09-05"), *around("2026-01-01"))
        == "false false false false false false"
    )
    assert ccm.refuted("VUT") == ["press"]


def test_a_stronger_has_signed_outweighs_what_follows_from_an_accession() -> None:
    """That an acceding state has not signed is an inference; a stronger source that says it has is followed."""
    ccm = record(
        CCM,
        act("VUT", "accession", "2025-09-05", by="press 2025-12-01"),
        position("VUT", "has signed", by="depositary 2026-01-01"),
    )
    assert ccm.signed("VUT", *around("2026-01-01")) == "null true true"


def test_a_state_that_signed_and_is_said_to_have_acceded_has_signed() -> None:
    """Where a signature is on record, "has signed" agrees with it, whatever the act of consent is called."""
    ccm = record(
        CCM,
        act("FRA", "signature", "2008-12-03", by="official 2009-01-01"),
        act("FRA", "accession", "2012-05-01"),
        position("FRA", "has signed", by="press 2013-01-01"),
    )
    assert ccm.signed("FRA", *around("2008-12-03"), "2013-01-01") == "false true true true"
    assert ccm.refuted("FRA") == []


def test_consent_that_a_list_names_is_contracting_while_nobody_says_it_binds() -> None:
    """A list that names a consent without its day shows that it was deposited by then, not since when it binds."""
    ccm = record(CCM, complete_list({"FRA": "ratification"}, by=by("monitor")))
    assert ccm.status("FRA", *around(SPOKEN)) == "unknown contracting contracting"
    assert ccm.bound("FRA", *around(SPOKEN)) == "null null null"
