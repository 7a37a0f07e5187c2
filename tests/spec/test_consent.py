"""Consent to be bound: which acts express it, and what each is called."""

import pytest

from app.domain.actions import ActionKind
from app.domain.standing import Basis, Rule
from tests.spec.record import act, around, ccm_terms, consented, on, record, status, text

CONSENT = [kind for kind in ActionKind if kind.expresses_consent]
NO_CONSENT = [ActionKind.SIGNATURE, ActionKind.SUCCESSION_TO_SIGNATURE]


def test_seven_acts_and_the_unspecified_one_express_consent() -> None:
    """The Vienna Convention's means (article 11), and one for sources that name none."""
    assert {kind.value for kind in CONSENT} == {
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
        "definitive_signature",
        "formal_confirmation",
        "consent_to_be_bound",
    }


@pytest.mark.parametrize("kind", CONSENT)
def test_each_kind_of_consent_counts_from_the_day_of_its_deposit(kind: ActionKind) -> None:
    """Consent is expressed on the day of deposit; the axis names the act and the day."""
    register = record(*ccm_terms(), act("FJI", kind.value, "2012-05-28"))
    assert around(register, "FJI", "2012-05-28", consented) == (False, True, True)
    axis = on(register, "FJI", "2012-05-28").consent
    assert (axis.act, text(axis.deposited_on)) == (kind, "2012-05-28")
    assert axis.grounds.basis is Basis.STATED


@pytest.mark.parametrize("kind", NO_CONSENT)
def test_a_signature_is_no_consent(kind: ActionKind) -> None:
    """A signature subject to ratification does not bind; whether the state ratified stays open."""
    register = record(*ccm_terms(), act("AGO", kind.value, "2008-12-03"))
    assert around(register, "AGO", "2008-12-03", consented) == (None, None, None)


def test_a_state_that_consents_later_had_not_consented_before() -> None:
    """A known later deposit means: no consent on the days before it."""
    register = record(*ccm_terms(), act("CHE", "ratification", "2012-07-17"))
    before = on(register, "CHE", "2012-07-16")
    assert before.consent.expressed is False
    assert before.consent.grounds.rule is Rule.ACTED_LATER
    assert before.force.bound is False


def test_a_signatory_becomes_contracting_on_deposit_and_party_on_entry_into_force() -> None:
    """Switzerland signed in 2008, deposited on 17 July 2012 and is bound since 1 January 2013."""
    register = record(
        *ccm_terms(),
        act("CHE", "signature", "2008-12-03"),
        act("CHE", "ratification", "2012-07-17"),
    )
    assert around(register, "CHE", "2008-12-03", status) == (
        "non_signatory",
        "signatory",
        "signatory",
    )
    assert around(register, "CHE", "2012-07-17", status) == (
        "signatory",
        "contracting",
        "contracting",
    )
    assert around(register, "CHE", "2013-01-01", status) == ("contracting", "party", "party")


def test_consent_stays_expressed_after_withdrawal() -> None:
    """A state that has left has once consented, by the act it did."""
    register = record(
        *ccm_terms(),
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    axis = on(register, "LTU", "2026-01-01").consent
    assert (axis.expressed, axis.act) == (True, ActionKind.RATIFICATION)


def test_a_recorded_withdrawal_means_that_the_state_had_consented() -> None:
    """Nobody leaves what they have not joined, even where the joining is not recorded."""
    register = record(*ccm_terms(), act("LTU", "withdrawal", "2024-09-06"))
    axis = on(register, "LTU", "2024-09-06").consent
    assert (axis.expressed, axis.act, axis.deposited_on) == (True, None, None)
    assert axis.grounds.rule is Rule.WITHDRAWAL_FOLLOWS_CONSENT
