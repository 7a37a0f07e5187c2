"""History: every act and what it brought about, by day, as far as it could be known."""

from app.domain.history import history
from tests.spec.record import CCM, Day, Record, act, around, day_of, record, said_of, term, without

LITHUANIA = [
    act("LTU", "signature", "2008-12-03"),
    act("LTU", "ratification", "2011-03-24"),
    act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
]


def told(ccm: Record, state_id: str, day: Day) -> list[str]:
    """The lines of a history: the day, what happened, the status at its end; ``?`` while projected."""
    return [
        f"{event.on} {event.act or event.happening} {event.status}"
        + ("?" if event.certainty == "projected" else "")
        for event in history(ccm.register, state_id, day_of(day))
    ]


def test_a_history_holds_the_acts_and_what_they_brought_about() -> None:
    """Signed, ratified, bound, notice, left: each with the status at the end of its day."""
    assert told(record(CCM, LITHUANIA), "LTU", "2026-02-03") == [
        "2008-12-03 signature signatory",
        "2011-03-24 ratification contracting",
        "2011-09-01 entry_into_force party",
        "2024-09-06 withdrawal withdrawing",
        "2025-03-06 withdrawal_takes_effect withdrawn",
    ]


def test_later_acts_are_invisible_and_their_effects_with_them() -> None:
    """On the day before its notice Lithuania's history ends with its entry into force."""
    ccm = record(CCM, LITHUANIA)
    assert [len(told(ccm, "LTU", day)) for day in around("2024-09-06")] == [3, 5, 5]


def test_an_effect_that_lies_ahead_is_projected() -> None:
    """Vanuatu's entry into force is projected until 28 February 2026 and told as done from 1 March."""
    ccm = record(CCM, act("VUT", "accession", "2025-09-05"))
    assert [told(ccm, "VUT", day)[-1] for day in around("2026-03-01")] == [
        "2026-03-01 entry_into_force party?",
        "2026-03-01 entry_into_force party",
        "2026-03-01 entry_into_force party",
    ]


def test_an_effect_that_nobody_confirmed_stays_projected() -> None:
    """Under the Convention's condition the six months alone do not make it certain."""
    ccm = record(CCM, LITHUANIA[:2], act("LTU", "withdrawal", "2024-09-06"))
    assert told(ccm, "LTU", "2026-02-03")[-1] == "2025-03-06 withdrawal_takes_effect withdrawing?"


def test_the_status_ahead_rests_on_what_was_known() -> None:
    """On 1 October 2024 it was to leave in March; that it took its notice back in January was not known."""
    terms = [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, months=6)]
    ccm = record(
        terms,
        LITHUANIA[:2],
        act("LTU", "withdrawal", "2024-09-06"),
        act("LTU", "withdrawal_revocation", "2025-01-10"),
    )
    assert told(ccm, "LTU", "2024-10-01")[-1] == "2025-03-06 withdrawal_takes_effect withdrawn?"
    assert [told(ccm, "LTU", day)[-1] for day in around("2025-01-10")] == [
        "2025-03-06 withdrawal_takes_effect withdrawn?",
        "2025-01-10 withdrawal_revocation party",
        "2025-01-10 withdrawal_revocation party",
    ]


def test_history_keeps_every_cycle() -> None:
    """Joined, left, joined, left, joined: each entry into force and each leaving has its line."""
    acts = [
        act("FRA", "ratification", "2011-01-10"),
        act("FRA", "withdrawal", "2013-01-10", effective="2013-07-10"),
        act("FRA", "accession", "2015-01-10"),
        act("FRA", "withdrawal", "2017-01-10", effective="2017-07-10"),
        act("FRA", "accession", "2019-01-10"),
    ]
    lines = told(record(CCM, acts), "FRA", "2026-02-03")
    assert [line for line in lines if "entry" in line or "effect" in line] == [
        "2011-07-01 entry_into_force party",
        "2013-07-10 withdrawal_takes_effect withdrawn",
        "2015-07-01 entry_into_force party",
        "2017-07-10 withdrawal_takes_effect withdrawn",
        "2019-07-01 entry_into_force party",
    ]
    assert len(lines) == 10


def test_who_leaves_before_being_bound_was_never_bound() -> None:
    """No entry into force is told that was overtaken by the withdrawal."""
    acts = [
        act("FRA", "ratification", "2012-01-31"),
        act("FRA", "withdrawal", "2012-03-10", effective="2012-04-09"),
    ]
    assert told(record(CCM, acts), "FRA", "2026-02-03") == [
        "2012-01-31 ratification contracting",
        "2012-03-10 withdrawal contracting",
        "2012-04-09 withdrawal_takes_effect withdrawn",
    ]


def test_a_communication_is_told_on_its_day() -> None:
    """Canada's communication about Palestine stands in Palestine's history from 16 January 2015 on."""
    ccm = record(
        CCM,
        act("PSE", "accession", "2015-01-02"),
        said_of("CAN", "communication", "not able to accede", "2015-01-16", about="PSE"),
    )
    assert [len(told(ccm, "PSE", day)) for day in around("2015-01-16")] == [2, 3, 3]
    assert told(ccm, "PSE", "2026-02-03") == [
        "2015-01-02 accession contracting",
        "2015-01-16 communication contracting",
        "2015-07-01 entry_into_force party",
    ]
