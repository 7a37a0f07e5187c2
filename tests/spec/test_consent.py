"""Consent to be bound: by which act, deposited when."""

import pytest

from tests.spec.record import CCM, act, around, complete_list, position, record

ACTS = [
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "definitive_signature",
    "formal_confirmation",
    "consent_to_be_bound",
]


@pytest.mark.parametrize("kind", ACTS)
def test_each_act_of_consent_expresses_it_from_its_day_on(kind: str) -> None:
    """Each of these acts expresses consent to be bound on the day of its deposit, and is named as what it is."""
    ccm = record(CCM, act("FRA", kind, "2011-05-10"))
    assert ccm.expressed("FRA", *around("2011-05-10")) == "false true true"
    assert ccm.act("FRA", *around("2011-05-10")) == f"null {kind} {kind}"
    assert ccm.deposited_on("FRA", *around("2011-05-10")) == "null 2011-05-10 2011-05-10"
    assert ccm.basis("FRA", "consent", *around("2011-05-10")) == "derived stated stated"


@pytest.mark.parametrize(
    "kind", ["signature", "succession_to_signature", "provisional_application"]
)
def test_no_other_act_expresses_consent(kind: str) -> None:
    """Signing, or applying a treaty for the time being, is not consenting to be bound."""
    ccm = record(CCM, act("FRA", kind, "2011-05-10"))
    assert ccm.expressed("FRA", *around("2011-05-10")) == "null null null"
    assert ccm.bound("FRA", *around("2011-05-10")) == "null null null"


def test_a_signatory_that_has_not_ratified_is_not_bound() -> None:
    """Angola signed and, says the complete list, has not consented: a signatory, not bound."""
    ccm = record(CCM, act("AGO", "signature", "2008-12-03"), complete_list({"AGO": "signature"}))
    assert ccm.status("AGO", *around("2008-12-03")) == "non_signatory signatory signatory"
    assert ccm.status("AGO", "2026-02-03") == "signatory"
    assert ccm.bound("AGO", *around("2008-12-03"), "2026-02-03") == "false false false false"


def test_consent_stays_expressed_after_leaving() -> None:
    """A state that has left consented once; it is not one that never joined."""
    ccm = record(
        CCM,
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    assert ccm.expressed("LTU", *around("2025-03-06")) == "true true true"
    assert ccm.act("LTU", "2025-03-06") == "ratification"


def test_to_be_a_party_is_to_have_consented() -> None:
    """ "Is a party" says that consent was expressed by that day, by an act and on a day that it does not name."""
    ccm = record(CCM, position("FRA", "is a party", by="press 2015-06-30"))
    assert ccm.expressed("FRA", *around("2015-06-30")) == "null true true"
    assert ccm.act("FRA", "2015-06-30") == "null"
    assert ccm.rule("FRA", "consent", "2015-06-30") == "party_has_consented"


def test_not_to_be_a_party_leaves_open_whether_consent_is_deposited() -> None:
    """ "Is not a party" does not say that no instrument lies with the depositary."""
    ccm = record(CCM, position("FRA", "is not a party", by="press 2015-06-30"))
    assert ccm.expressed("FRA", *around("2015-06-30")) == "null null null"
    assert ccm.bound("FRA", "2015-06-30", "2015-07-01") == "false false"
    assert ccm.status("FRA", *around("2015-06-30")) == "unknown unknown unknown"


class TestNoticeWithoutConsent:
    """A notice of withdrawal may be recorded where the consent that it ends is not."""

    LEFT = act("LTU", "withdrawal", "2014-09-06", effective="2015-03-06")

    def test_it_shows_that_the_state_had_consented(self) -> None:
        """Who leaves had joined: consent follows from the notice, without an act or a day."""
        ccm = record(CCM, self.LEFT)
        assert ccm.expressed("LTU", *around("2014-09-06")) == "null true true"
        assert ccm.act("LTU", "2014-09-06") == "null"
        assert ccm.rule("LTU", "consent", "2014-09-06") == "withdrawal_follows_consent"

    def test_it_shows_that_the_state_is_bound_until_it_leaves(self) -> None:
        """A state that gives notice is bound until the day of effect."""
        ccm = record(CCM, self.LEFT)
        assert ccm.status("LTU", *around("2014-09-06")) == "unknown withdrawing withdrawing"
        assert ccm.status("LTU", *around("2015-03-06")) == "withdrawing withdrawn withdrawn"
        assert ccm.bound("LTU", *around("2015-03-06")) == "true false false"
        assert ccm.basis("LTU", "force", "2014-09-06", "2015-03-06") == "derived stated"

    def test_a_later_accession_does_not_say_that_it_had_not_consented_before(self) -> None:
        """When the state joined first is not recorded, so the days before its notice are null, not "no"."""
        ccm = record(CCM, self.LEFT, act("LTU", "accession", "2020-05-05"))
        assert ccm.expressed("LTU", *around("2014-09-06")) == "null true true"
        assert ccm.signed("LTU", *around("2020-05-05")) == "null null null"

    def test_a_list_that_no_longer_names_it_does_not_say_so_either(self) -> None:
        """A list of who takes part leaves out a state that has left; that reaches no day before its notice."""
        ccm = record(CCM, self.LEFT, complete_list({"LTU": ""}, by="depositary 2026-02-04"))
        assert ccm.expressed("LTU", *around("2014-09-06")) == "null true true"

    def test_taken_back_it_still_shows_that_the_state_had_consented(self) -> None:
        """A revoked notice is no withdrawal, and the state that gave it had consented all the same."""
        ccm = record(
            CCM,
            act("LTU", "withdrawal", "2014-09-06"),
            act("LTU", "withdrawal_revocation", "2014-12-01"),
        )
        assert ccm.expressed("LTU", *around("2014-12-01")) == "true true true"
        assert ccm.status("LTU", *around("2014-12-01")) == "withdrawing party party"
