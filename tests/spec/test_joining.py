"""Joining: the one act still open to a state."""

from tests.spec.record import (
    CCM,
    act,
    around,
    complete_list,
    deposits,
    position,
    record,
    term,
    without,
)

OTHERS = deposits(30, on="2010-02-16")
LISTED = {told.state_id or "": "accession" for told in OTHERS}


def test_while_signature_is_open_a_state_may_sign() -> None:
    """From the day signature opens to the day before it closes the open act is signature, then accession."""
    ccm = record(CCM, OTHERS, complete_list({**LISTED, "USA": ""}))
    assert ccm.joining("USA", *around("2008-12-03")) == "null signature signature"
    assert ccm.joining("USA", *around("2010-08-01")) == "signature accession accession"


def test_before_signature_opens_nothing_is_open() -> None:
    """A treaty that is adopted and not yet open for signature cannot be joined."""
    ccm = record(CCM, OTHERS, complete_list({**LISTED, "USA": ""}))
    assert ccm.joining("USA", *around("2008-05-30"), "2008-12-02") == "null null null null"


def test_a_signatory_ratifies() -> None:
    """A signatory joins by ratification; after it nothing is open."""
    ccm = record(
        CCM,
        OTHERS,
        act("FRA", "signature", "2008-12-03"),
        act("FRA", "ratification", "2009-09-25"),
        complete_list({**LISTED, "FRA": "signature ratification"}),
    )
    assert ccm.joining("FRA", *around("2008-12-03")) == "null ratification ratification"
    assert ccm.joining("FRA", *around("2009-09-25"), "2010-08-01") == "ratification null null null"


def test_a_state_that_has_left_may_accede() -> None:
    """While it is leaving nothing is open; from the day it has left, accession is."""
    ccm = record(
        CCM,
        act("LTU", "accession", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    )
    assert (
        ccm.joining("LTU", *around("2024-09-06"), *around("2025-03-06"))
        == "null null null null accession accession"
    )


def test_where_accession_is_not_said_to_be_open_no_act_is_named() -> None:
    """That a state may accede is a term of the treaty; without it nothing is promised."""
    for terms in (
        without(CCM, "accession"),
        [*without(CCM, "accession"), term("accession", open=False)],
    ):
        treaty = record(terms, OTHERS, complete_list({**LISTED, "USA": ""}))
        assert treaty.joining("USA", *around("2010-08-01")) == "signature null null"


def test_of_a_state_whose_status_is_unknown_no_act_is_named() -> None:
    """The article says that Russia has not signed, not whether it has joined: how it could is left open."""
    ccm = record(CCM, position("RUS", "has not signed", by="press 2023-07-08"))
    assert ccm.joining("RUS", *around("2023-07-08")) == "null null null"
