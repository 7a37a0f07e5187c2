"""Definitive signature: signing that binds, without ratification."""

from tests.spec.record import CCM, act, around, complete_list, position, record


def test_definitive_signature_is_signature_and_consent_at_once() -> None:
    """On the day of a definitive signature a state has signed and has consented."""
    ccm = record(CCM, act("FRA", "definitive_signature", "2011-05-10"))
    assert ccm.signed("FRA", *around("2011-05-10")) == "false true true"
    assert ccm.expressed("FRA", *around("2011-05-10")) == "false true true"
    assert ccm.act("FRA", "2011-05-10") == "definitive_signature"


def test_definitive_signature_takes_effect_by_the_rule() -> None:
    """A definitive signature takes effect as a deposit does."""
    ccm = record(CCM, act("FRA", "definitive_signature", "2011-05-10"))
    assert ccm.status("FRA", *around("2011-11-01")) == "contracting party party"


def test_a_list_that_names_a_definitive_signature_does_not_say_has_not_signed() -> None:
    """A complete list of signatures that shows a definitive signature for a state says that it has signed."""
    ccm = record(CCM, complete_list({"FRA": "definitive_signature"}, by="depositary 2015-01-01"))
    assert ccm.signed("FRA", *around("2015-01-01")) == "null true true"


def test_has_not_signed_refutes_a_definitive_signature() -> None:
    """A stronger "has not signed" denies a definitive signature as it denies a simple one."""
    ccm = record(
        CCM,
        act("FRA", "definitive_signature", "2011-05-10", by="press 2012-01-01"),
        position("FRA", "has not signed", by="official 2013-01-01"),
    )
    assert ccm.signed("FRA", *around("2011-05-10")) == "false false false"
    assert ccm.expressed("FRA", "2011-05-10") == "null"
    assert ccm.refuted("FRA") == ["press"]
