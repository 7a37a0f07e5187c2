"""Complete lists: only a list that names every participant turns absence into "no"."""

import pytest

from tests.spec.record import CCM, act, around, complete_list, incomplete_list, position, record

SEEN = "2014-01-27"


def test_absence_from_a_complete_list_is_no() -> None:
    """A state that a complete list does not name had neither signed nor consented."""
    ccm = record(
        CCM, complete_list({"USA": "", "FRA": "signature ratification"}, by=f"depositary {SEEN}")
    )
    assert ccm.status("USA", *around(SEEN)) == "non_signatory non_signatory non_signatory"
    for axis in ("signature", "consent", "force"):
        assert ccm.basis("USA", axis, SEEN) == "absent_from_complete_list"
    assert ccm.rule("USA", "force", SEEN) == "no_consent_no_bond"


def test_silence_reaches_back_to_every_earlier_day() -> None:
    """Who has not joined by the list's day had not joined on any day before."""
    ccm = record(CCM, complete_list({"USA": ""}, by=f"depositary {SEEN}"))
    assert ccm.status("USA", "2008-05-30", "2008-12-03", "2010-08-01") == (
        "non_signatory non_signatory non_signatory"
    )


def test_silence_is_carried_forward() -> None:
    """After the list's day its silence is the last word until something newer is known."""
    ccm = record(CCM, complete_list({"USA": ""}, by=f"depositary {SEEN}"))
    assert ccm.status("USA", "2014-01-28", "2026-02-03") == "non_signatory non_signatory"


def test_silence_says_nothing_against_a_later_act() -> None:
    """A state that a list of 2014 does not name may accede in 2025."""
    ccm = record(
        CCM,
        complete_list({"VUT": ""}, by=f"depositary {SEEN}"),
        act("VUT", "accession", "2025-09-05", by="press 2025-09-08"),
    )
    assert ccm.status("VUT", SEEN, *around("2025-09-05"), "2026-03-01") == (
        "non_signatory non_signatory contracting contracting party"
    )
    assert ccm.refuted("VUT") == []


def test_silence_refutes_a_weaker_claim_of_an_earlier_act() -> None:
    """Act on the list's day or before: refuted. The day after: not."""
    for on, refuted in zip(around(SEEN), (["press"], ["press"], []), strict=True):
        ccm = record(
            CCM,
            complete_list({"VUT": ""}, by=f"depositary {SEEN}"),
            act("VUT", "accession", on, by="press 2014-12-31"),
        )
        assert ccm.refuted("VUT") == refuted


def test_an_incomplete_list_is_silent_about_those_it_does_not_name() -> None:
    """A list that does not claim to be complete says nothing of a state it leaves out."""
    ccm = record(CCM, incomplete_list({"USA": "", "FRA": "signature"}, by=f"depositary {SEEN}"))
    assert ccm.status("USA", *around(SEEN)) == "unknown unknown unknown"
    assert ccm.signed("USA", SEEN) == "null"
    assert ccm.signed("FRA", *around(SEEN)) == "null true true"


@pytest.mark.parametrize(
    ("covers", "signed", "expressed", "status"),
    [
        ("signature", "false", "null", "unknown"),
        ("consent", "null", "false", "unknown"),
        ("signature consent", "false", "false", "non_signatory"),
        ("withdrawal provisional", "null", "null", "unknown"),
    ],
)
def test_a_list_speaks_only_of_what_it_covers(
    covers: str, signed: str, expressed: str, status: str
) -> None:
    """A complete list of signatures says nothing of accessions, and the reverse."""
    ccm = record(CCM, complete_list({"USA": ""}, covers=covers, by=f"depositary {SEEN}"))
    assert (ccm.signed("USA", SEEN), ccm.expressed("USA", SEEN), ccm.status("USA", SEEN)) == (
        signed,
        expressed,
        status,
    )


def test_what_a_list_names_holds_from_its_day_on() -> None:
    """A list that names a signature says that it was made by the list's day."""
    ccm = record(CCM, complete_list({"FRA": "signature"}, by=f"monitor {SEEN}"))
    assert ccm.signed("FRA", *around(SEEN)) == "null true true"
    assert ccm.status("FRA", *around(SEEN)) == "unknown signatory signatory"


def test_of_two_lists_the_stronger_is_followed() -> None:
    """The depositary's list names the state, a newer monitor's does not: it has signed, from the first list's day."""
    ccm = record(
        CCM,
        complete_list({"FRA": "signature"}, by="depositary 2012-01-01"),
        complete_list({"FRA": ""}, by="monitor 2015-01-01"),
    )
    assert (
        ccm.signed("FRA", *around("2012-01-01"), *around("2015-01-01"))
        == "null true true true true true"
    )


def test_of_two_lists_of_one_rank_the_newer_is_followed() -> None:
    """A list of 2014 leaves the state out, one of 2026 names it: it joined at some time between."""
    ccm = record(
        CCM,
        complete_list({"FRA": ""}, by=f"depositary {SEEN}"),
        complete_list({"FRA": "signature"}, by="depositary 2026-02-03"),
    )
    assert (
        ccm.signed("FRA", *around(SEEN), *around("2026-02-03")) == "false false null null true true"
    )


def test_an_undated_complete_list_refutes_no_act() -> None:
    """Nobody knows which acts an undated list could have known of."""
    ccm = record(
        CCM,
        complete_list({"FRA": ""}, by="depositary"),
        act("FRA", "ratification", "2009-09-25", by="press 2010-01-01"),
    )
    assert ccm.expressed("FRA", "2009-09-25") == "true"
    assert ccm.refuted("FRA") == []


def test_a_list_and_a_statement_together_settle_the_status() -> None:
    """One source denies the signature, a list of consents denies the consent: neither signed nor joined."""
    ccm = record(
        CCM,
        position("USA", "has not signed", by="press 2023-07-08"),
        complete_list({"USA": ""}, covers="consent", by=f"depositary {SEEN}"),
    )
    assert ccm.status("USA", *around("2023-07-08")) == "non_signatory non_signatory non_signatory"
