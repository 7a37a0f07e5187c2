"""The derived word: exactly one on every day, each with its meaning."""

import pytest

from app.domain.standing import Status
from tests.spec.record import CCM, Said, act, complete_list, position, record, said_of, state

LISTED = complete_list({"AGO": "signature", "FRA": "signature ratification", "USA": ""})
WORDS: list[tuple[str, str, str, list[Said]]] = [
    ("party", "FRA", "2012-01-01", [act("FRA", "ratification", "2009-09-25")]),
    ("contracting", "FRA", "2011-06-01", [act("FRA", "ratification", "2011-03-24")]),
    ("contracting", "FRA", "2026-01-01", [act("FRA", "succession", "2011-03-24")]),
    ("signatory", "AGO", "2026-01-01", [act("AGO", "signature", "2008-12-03"), LISTED]),
    (
        "withdrawing",
        "LTU",
        "2024-10-01",
        [act("LTU", "ratification", "2011-03-24"), act("LTU", "withdrawal", "2024-09-06")],
    ),
    (
        "withdrawn",
        "LTU",
        "2025-10-01",
        [
            act("LTU", "ratification", "2011-03-24"),
            act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
        ],
    ),
    ("non_signatory", "USA", "2026-01-01", [LISTED]),
    ("unknown", "RUS", "2026-01-01", [position("RUS", "has not signed", by="press 2023-07-08")]),
    ("unknown", "AGO", "2026-01-01", [act("AGO", "signature", "2008-12-03")]),
    ("not_applicable", "SSD", "2010-01-01", [state("SSD", "2011-07-09"), LISTED]),
]


@pytest.mark.parametrize(
    ("word", "state_id", "day", "said"), WORDS, ids=[f"{w[0]}-{w[1]}" for w in WORDS]
)
def test_each_word_has_its_meaning(word: str, state_id: str, day: str, said: list[Said]) -> None:
    """Party, contracting, signatory, withdrawing, withdrawn, non-signatory, unknown, not applicable."""
    assert record(CCM, *said).status(state_id, day) == word


def test_there_is_an_example_of_every_word() -> None:
    """The table above speaks of each of the eight words."""
    assert {word for word, *_ in WORDS} == {status.value for status in Status}


def test_signing_alone_does_not_make_a_signatory_where_consent_is_not_known() -> None:
    """A state that signed may have ratified since: without a source that says it has not, its status is unknown."""
    ccm = record(CCM, act("AGO", "signature", "2008-12-03"))
    assert (ccm.signed("AGO", "2026-01-01"), ccm.expressed("AGO", "2026-01-01")) == ("true", "null")
    assert ccm.status("AGO", "2026-01-01") == "unknown"


def test_a_communication_of_another_state_changes_no_status() -> None:
    """Canada's communication of 16 January 2015 about Palestine is shown as dated and decides nothing."""
    ccm = record(
        CCM,
        act("PSE", "accession", "2015-01-02"),
        said_of(
            "CAN",
            "communication",
            "does not view Palestine as able to accede",
            "2015-01-16",
            about="PSE",
        ),
    )
    assert (
        ccm.status("PSE", "2015-01-16", "2015-06-30", "2015-07-01")
        == "contracting contracting party"
    )
    assert [claim.state_id for claim in ccm.register.records["PSE"].communications] == ["CAN"]
    assert ccm.register.records["CAN"].communications == ()


def test_a_declaration_changes_no_status() -> None:
    """What a state declares on joining is kept with it and decides nothing."""
    ccm = record(CCM, said_of("BEL", "declaration", "binds the regions too", "2008-12-03"))
    assert ccm.status("BEL", "2008-12-04") == "unknown"
    assert len(ccm.register.records["BEL"].declarations) == 1
