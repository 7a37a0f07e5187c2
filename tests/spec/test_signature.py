"""Signature: who has signed, until when a state may, and what an accession says about it."""

import pytest

from app.domain.standing import Basis, Rule
from tests.spec.record import act, around, ccm_terms, has, on, open_, record, signed, terms, text

CCM = ccm_terms()


def test_signature_of_the_convention_is_open_from_2008_12_03_to_2010_07_31() -> None:
    """Signature opened in Oslo on 3 December 2008 and became impossible on 1 August 2010."""
    register = record(*CCM, others=["USA"])
    assert around(register, "USA", "2008-12-03", open_) == (False, True, True)
    assert around(register, "USA", "2010-08-01", open_) == (True, False, False)


def test_closed_on_is_the_first_day_on_which_signature_is_impossible() -> None:
    """The day the treaty entered into force is no longer a day to sign on."""
    register = record(*CCM, others=["USA"])
    assert text(on(register, "USA", "2026-02-03").signature.closed_on) == "2010-08-01"


def test_djibouti_signed_while_signature_was_still_open() -> None:
    """Djibouti signed on 30 July 2010, two days before signature closed."""
    register = record(*CCM, act("DJI", "signature", "2010-07-30"))
    assert around(register, "DJI", "2010-07-30", signed) == (False, True, True)
    assert around(register, "DJI", "2010-07-30", open_) == (True, True, True)
    assert text(on(register, "DJI", "2010-07-30").signature.signed_on) == "2010-07-30"


@pytest.mark.parametrize("kind", ["signature", "succession_to_signature", "definitive_signature"])
def test_each_kind_of_signing_makes_a_state_one_that_has_signed(kind: str) -> None:
    """A signature, a succession to one and a definitive signature all count as having signed."""
    register = record(*CCM, act("NOR", kind, "2009-05-05"))
    assert around(register, "NOR", "2009-05-05", signed) == (False, True, True)


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval", "succession"])
def test_consent_alone_does_not_say_whether_a_state_signed(kind: str) -> None:
    """Where no source speaks of the signature, an instrument does not supply it."""
    register = record(*CCM, act("NOR", kind, "2012-05-05"))
    assert around(register, "NOR", "2012-05-05", signed) == (None, None, None)


def test_a_state_that_signs_later_had_not_signed_before() -> None:
    """A known later signature means: not signed on the days before it, and says by which rule."""
    register = record(*CCM, act("NOR", "signature", "2008-12-03"))
    before = on(register, "NOR", "2008-12-02").signature
    assert (before.signed, before.signed_on) == (False, None)
    assert before.grounds.rule is Rule.ACTED_LATER


def test_has_not_signed_stays_true_of_a_state_that_accedes_and_is_bound() -> None:
    """Vanuatu never signed: it acceded on 5 September 2025 and is bound since 1 March 2026."""
    register = record(*CCM, act("VUT", "accession", "2025-09-05"))
    assert around(register, "VUT", "2025-09-05", signed) == (False, False, False)
    assert around(register, "VUT", "2026-03-01", signed) == (False, False, False)
    axis = on(register, "VUT", "2026-03-01")
    assert axis.force.bound is True
    assert axis.signature.grounds.basis is Basis.DERIVED
    assert axis.signature.grounds.rule is Rule.ACCESSION_IS_WITHOUT_SIGNATURE


def test_acceding_again_after_leaving_says_nothing_about_the_signature() -> None:
    """A state that had ratified can only come back by accession, whether or not it once signed."""
    register = record(
        *CCM,
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
        act("LTU", "accession", "2025-06-01"),
    )
    assert signed(on(register, "LTU", "2025-12-01")) is None


def test_nobody_has_signed_before_signature_opens() -> None:
    """Before the first day of signature the answer is no, for every state; afterwards unknown."""
    register = record(*CCM, others=["FRA"])
    assert around(register, "FRA", "2008-12-03", signed) == (False, None, None)
    axis = on(register, "FRA", "2008-12-02").signature
    assert axis.grounds.rule is Rule.BEFORE_SIGNATURE_OPENED
    assert axis.grounds.claims


def test_signature_stays_true_after_ratification() -> None:
    """Ratifying does not undo having signed."""
    register = record(
        *CCM, act("NOR", "signature", "2008-12-03"), act("NOR", "ratification", "2012-01-05")
    )
    assert around(register, "NOR", "2012-01-05", signed) == (True, True, True)


def test_signature_stays_true_after_withdrawal() -> None:
    """Lithuania signed in 2008 and left on 6 March 2025: that it signed stays true."""
    register = record(
        *CCM,
        act("LTU", "signature", "2008-12-03"),
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    assert around(register, "LTU", "2025-03-06", signed) == (True, True, True)


def test_signature_that_closes_on_a_stated_day() -> None:
    """Where the treaty names the day, that day decides."""
    window = {"opens_on": "1997-12-03", "closes": "on_day", "closed_on": "1999-03-01"}
    register = record(*terms(signature=window), others=["FRA"])
    assert around(register, "FRA", "1999-03-01", open_) == (True, False, False)


def test_signature_that_never_closes() -> None:
    """Where the treaty sets no end, a state may still sign."""
    window = {"opens_on": "1996-09-24", "closes": "never"}
    register = record(*terms(signature=window), others=["IND"])
    assert open_(on(register, "IND", "2026-02-03")) is True


@pytest.mark.parametrize(
    "window",
    [
        {"opens_on": "2008-12-03"},
        {"closes": "never"},
        {"opens_on": "2008-12-03", "closes": "on_day"},
        {"opens_on": "2008-12-03", "closes": "on_entry_into_force"},
    ],
    ids=["end unknown", "beginning unknown", "day unknown", "entry into force unknown"],
)
def test_whether_a_state_may_sign_is_unknown_where_the_terms_are(window: dict[str, str]) -> None:
    """An end that the record does not hold is unknown; it is not taken for open."""
    register = record(*terms(signature=window), others=["FRA"])
    assert open_(on(register, "FRA", "2015-01-01")) is None


def test_whether_a_state_may_sign_is_unknown_without_terms() -> None:
    """With the terms of signature unrecorded, nothing is said of them."""
    register = record(has("RUS", "signed", False, "2023-07-08"))
    axis = on(register, "RUS", "2023-07-08").signature
    assert (axis.open, axis.closed_on) == (None, None)
