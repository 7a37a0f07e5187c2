"""Signature: has the state signed, and may a state still sign."""

import pytest

from tests.spec.record import CCM, act, around, deposits, position, record, term, without

OSLO = "2008-12-03"


def test_a_state_has_signed_from_the_day_it_signs() -> None:
    """A signature counts from its own day on, that day included."""
    ccm = record(CCM, act("AGO", "signature", OSLO))
    assert ccm.signed("AGO", *around(OSLO)) == "false true true"
    assert ccm.signed_on("AGO", *around(OSLO)) == "null 2008-12-03 2008-12-03"
    assert ccm.basis("AGO", "signature", *around(OSLO)) == "derived stated stated"


def test_before_it_signs_a_state_has_not_signed() -> None:
    """A state that signs on a later known day has not signed on the days before."""
    ccm = record(CCM, act("DJI", "signature", "2010-07-30"))
    assert ccm.signed("DJI", OSLO, *around("2010-07-30")) == "false false true true"
    assert ccm.rule("DJI", "signature", "2010-07-29") == "acted_later"


def test_signature_is_open_until_the_treaty_enters_into_force() -> None:
    """The Convention could be signed from 3 December 2008 to 31 July 2010, and not on 1 August 2010."""
    ccm = record(CCM, deposits(30, on="2010-02-16"))
    assert ccm.open("S01", *around(OSLO)) == "false true true"
    assert ccm.open("S01", *around("2010-08-01")) == "true false false"


def test_djibouti_signed_while_signature_was_still_open() -> None:
    """Djibouti signed on 30 July 2010, the last day but one on which a state could."""
    ccm = record(CCM, deposits(30, on="2010-02-16"), act("DJI", "signature", "2010-07-30"))
    days = ("2010-07-29", "2010-07-30", "2010-07-31", "2010-08-01")
    assert ccm.signed("DJI", *days) == "false true true true"
    assert ccm.open("DJI", *days) == "true true true false"


def test_the_day_signature_closes_is_known_once_the_deciding_deposit_is_made() -> None:
    """That signature would close on 1 August 2010 could be known from the thirtieth deposit on, not before."""
    ccm = record(CCM, deposits(30, on="2010-02-16"))
    assert ccm.closed_on("S01", *around("2010-02-16")) == "null 2010-08-01 2010-08-01"


def test_signature_stays_true_after_ratification() -> None:
    """A state that ratifies is still one that has signed."""
    ccm = record(CCM, act("LTU", "signature", OSLO), act("LTU", "ratification", "2011-03-24"))
    assert ccm.signed("LTU", *around("2011-03-24")) == "true true true"
    assert ccm.signed("LTU", *around("2011-09-01")) == "true true true"


def test_signature_stays_true_after_withdrawal() -> None:
    """A state that has left the treaty has signed it none the less."""
    ccm = record(
        CCM,
        act("LTU", "signature", OSLO),
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    assert ccm.signed("LTU", *around("2024-09-06")) == "true true true"
    assert ccm.signed("LTU", *around("2025-03-06")) == "true true true"


def test_has_not_signed_stays_true_of_a_state_that_accedes() -> None:
    """Accession is the act of a state that has not signed: Vanuatu is bound and has never signed."""
    ccm = record(CCM, act("VUT", "accession", "2025-09-05"))
    assert ccm.signed("VUT", *around("2025-09-05")) == "false false false"
    assert ccm.signed("VUT", *around("2026-03-01")) == "false false false"
    assert ccm.bound("VUT", *around("2026-03-01")) == "false true true"
    assert ccm.rule("VUT", "signature", "2026-03-01") == "accession_is_without_signature"


def test_an_accession_after_leaving_does_not_say_that_the_state_never_signed() -> None:
    """A state that left comes back by accession, signed or not: only a first accession shows that it had not signed."""
    ccm = record(
        CCM,
        act("FRA", "ratification", "2011-01-10"),
        act("FRA", "withdrawal", "2013-01-10", effective="2013-07-10"),
        act("FRA", "accession", "2015-01-10"),
    )
    assert ccm.signed("FRA", *around("2011-01-10"), *around("2015-01-10")) == (
        "null null null null null null"
    )


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval", "succession"])
def test_consent_alone_does_not_say_whether_a_state_signed(kind: str) -> None:
    """Where no source speaks of the signature, an instrument of another kind than accession does not supply it."""
    ccm = record(CCM, act("NOR", kind, "2012-05-05"))
    assert ccm.signed("NOR", *around("2012-05-05")) == "null null null"


def test_has_not_signed_never_means_is_not_bound() -> None:
    """ "Has not signed" alone says nothing about being bound."""
    ccm = record(CCM, position("RUS", "has not signed", by="press 2023-07-08"))
    assert ccm.signed("RUS", *around("2023-07-08")) == "false false false"
    assert ccm.bound("RUS", *around("2023-07-08")) == "null null null"


def test_nobody_has_signed_before_signature_opens() -> None:
    """Before a treaty opens for signature nobody has signed it; from that day on silence is silence."""
    ccm = record(CCM, act("FRA", "provisional_application", OSLO))
    assert ccm.signed("FRA", *around(OSLO)) == "false null null"
    assert ccm.rule("FRA", "signature", "2008-12-02", OSLO) == "before_signature_opened null"


def test_a_successor_takes_over_the_signature() -> None:
    """A state that succeeds to a signature is from that day one that has signed."""
    ccm = record(CCM, act("MNE", "succession_to_signature", "2009-03-10"))
    assert ccm.signed("MNE", *around("2009-03-10")) == "false true true"
    assert ccm.expressed("MNE", "2009-03-10") == "null"


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        ({"closes": "never"}, "false true true true true"),
        ({"closes": "on_day", "closed_on": "2003-01-01"}, "false true true false false"),
        ({"closes": "on_day"}, "false null null null null"),
        ({}, "false null null null null"),
    ],
    ids=["never", "on a day", "on a day nobody gives", "not said"],
)
def test_signature_closes_as_the_treaty_says(closes: dict[str, str], expected: str) -> None:
    """Signature is open from its first day until the treaty closes it; where that is not said, it is null."""
    treaty = record(
        term("signature", opens_on="2001-01-01", **closes), act("FRA", "signature", "2001-01-01")
    )
    days = ("2000-12-31", "2001-01-01", "2002-12-31", "2003-01-01", "2003-01-02")
    assert treaty.open("FRA", *days) == expected


def test_signature_is_not_open_because_the_record_is_silent() -> None:
    """Where the record does not say whether the treaty is in force, it does not say that a state may still sign."""
    treaty = record(without(CCM, "in_force"), act("FRA", "ratification", "2009-09-25"))
    days = ("2008-12-02", OSLO, "2009-09-25", "2026-02-03")
    assert treaty.open("FRA", *days) == "false null null null"


def test_signature_whose_first_day_is_not_recorded_is_not_said_to_be_open() -> None:
    """Where nobody says since when a treaty can be signed, only that it no longer can is known."""
    treaty = record(
        term("signature", closes="on_day", closed_on="2003-01-01"),
        act("FRA", "signature", "2001-01-01"),
    )
    assert treaty.open("FRA", *around("2003-01-01")) == "null false false"
