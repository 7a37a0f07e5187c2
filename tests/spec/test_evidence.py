"""Evidence: every claim about a state, strongest first, each judged at its own as-of."""

from app.domain.evidence import evidence_for
from tests.spec.record import (
    CCM,
    Day,
    Record,
    act,
    around,
    complete_list,
    incomplete_list,
    position,
    record,
)

LITHUANIA = [
    act("LTU", "signature", "2008-12-03"),
    act("LTU", "ratification", "2011-03-24"),
    act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
]


def evidence(told: Record, state_id: str, day: Day) -> list[tuple[str, bool | None]]:
    """Who says something of the state, and whether the record says the same."""
    items = evidence_for(told.register, told.on(state_id, day))
    return [(item.claim.source_id, item.agrees) for item in items]


def test_the_strongest_claim_comes_first() -> None:
    """Depositary, official, monitor, press, in whatever order they were recorded."""
    ccm = record(
        CCM,
        position("VUT", "has not signed", by="press 2026-01-04"),
        position("VUT", "has not signed", by="monitor 2026-01-03"),
        act("VUT", "accession", "2025-09-05", by="depositary 2026-01-01"),
        position("VUT", "has not signed", by="official 2026-01-02"),
    )
    assert evidence(ccm, "VUT", "2026-01-05") == [
        ("depositary", True),
        ("official", True),
        ("monitor", True),
        ("press", True),
    ]


def test_a_claim_is_judged_at_its_own_day() -> None:
    """ "Is not a party" of 28 February 2026 is right of Vanuatu, of 1 March it is wrong; both are kept."""
    for spoken, agrees in zip(around("2026-03-01"), (True, False, False), strict=True):
        ccm = record(
            CCM,
            act("VUT", "accession", "2025-09-05"),
            position("VUT", "is not a party", by=f"press {spoken}"),
        )
        assert evidence(ccm, "VUT", "2026-04-01")[1:] == [("press", agrees)]


def test_what_was_right_in_its_day_stays_right_after_the_state_has_left() -> None:
    """ "Is a party" of 5 March 2025 is right of Lithuania, of 6 March it is wrong."""
    for spoken, agrees in zip(around("2025-03-06"), (True, False, False), strict=True):
        ccm = record(CCM, LITHUANIA, position("LTU", "is a party", by=f"press {spoken}"))
        assert evidence(ccm, "LTU", "2026-02-03")[-1] == ("press", agrees)


def test_has_signed_of_a_state_that_only_acceded_does_not_agree() -> None:
    """ "Signed" used for "joined" is shown as what it is."""
    ccm = record(
        CCM,
        act("VUT", "accession", "2025-09-05"),
        position("VUT", "has signed", by="press 2025-09-08"),
    )
    assert evidence(ccm, "VUT", "2026-02-03") == [("depositary", True), ("press", False)]


def test_an_undated_statement_is_not_judged() -> None:
    """Of what day it speaks is not known, so neither whether it was right."""
    ccm = record(
        CCM, act("VUT", "accession", "2025-09-05"), position("VUT", "has not signed", by="press")
    )
    assert evidence(ccm, "VUT", "2026-02-03")[-1] == ("press", None)


def test_a_statement_on_what_the_record_does_not_know_is_not_judged() -> None:
    """ "Is a party" cannot be judged where nobody knows whether the consent took effect."""
    treaty = record(
        act("FJI", "succession", "1972-07-14"),
        position("FJI", "is a party", by="press 1960-01-01..1972-07-01"),
    )
    assert evidence(treaty, "FJI", "2026-02-03")[-1] == ("press", False)
    later = record(act("FJI", "succession", "1972-07-14"), incomplete_list({"FJI": "signature"}))
    assert evidence(later, "FJI", "2026-02-02")[-1][1] is not False


def test_a_later_act_is_no_evidence_for_an_earlier_day() -> None:
    """On the day before its notice nothing of Lithuania's withdrawal is shown."""
    shown = [
        [item.claim.content for item in evidence_for(told.register, told.on("LTU", day))]
        for told in [record(CCM, LITHUANIA)]
        for day in around("2024-09-06")
    ]
    assert [len(claims) for claims in shown] == [2, 3, 3]


def test_a_later_act_is_shown_where_the_answer_rests_on_it() -> None:
    """That a state had not signed before its day of signature rests on that signature."""
    ccm = record(CCM, act("DJI", "signature", "2010-07-30"))
    assert evidence(ccm, "DJI", "2010-07-29") == [("depositary", True)]


def test_a_complete_list_is_evidence_for_a_state_it_leaves_out() -> None:
    """Its silence is what the answer rests on."""
    ccm = record(CCM, complete_list({"FRA": "signature", "USA": ""}))
    assert evidence(ccm, "USA", "2026-02-03") == [("depositary", True)]


def test_an_incomplete_list_is_not_judged_by_its_silence() -> None:
    """What it leaves out it does not deny."""
    ccm = record(
        CCM,
        act("LTU", "signature", "2008-12-03"),
        incomplete_list({"LTU": ""}, by="press 2020-01-01"),
    )
    assert evidence(ccm, "LTU", "2026-02-03") == [("depositary", True), ("press", None)]


def test_a_list_that_drops_a_state_that_has_left_is_not_wrong() -> None:
    """On 5 March 2025 Lithuania belongs on a list of participants; from 6 March it may be left out."""
    for spoken, agrees in zip(around("2025-03-06"), (False, None, None), strict=True):
        ccm = record(CCM, LITHUANIA, complete_list({}, covers="consent", by=f"monitor {spoken}"))
        assert evidence(ccm, "LTU", "2026-02-03")[-1] == ("monitor", agrees)


def test_another_day_of_effect_does_not_agree() -> None:
    """Two sources that agree on the act and differ on when it takes effect differ."""
    ccm = record(
        CCM,
        act("IRQ", "ratification", "2013-05-14", effective="2013-11-01"),
        act("IRQ", "ratification", "2013-05-14", effective="2013-11-14", by="press 2014-01-01"),
    )
    assert evidence(ccm, "IRQ", "2026-02-03") == [("depositary", True), ("press", False)]
