"""Freshness: up to which day the record is known to be right, and when it is stale."""

from app.domain.freshness import is_stale
from tests.spec.record import (
    CCM,
    act,
    around,
    complete_list,
    day_of,
    incomplete_list,
    position,
    record,
    state,
)


def verified_on(state_id: str, *said: object) -> str:
    """The day up to which the record is known to be right for that state."""
    return str(record(CCM, state("USA"), *said).register.verified_on(state_id))  # type: ignore[arg-type]


def test_a_complete_list_verifies_every_state() -> None:
    """The newest complete list is the day up to which the record holds, for states it does not name too."""
    lists = [
        complete_list({"FRA": "signature"}, by=f"depositary {day}")
        for day in ("2026-02-03", "2014-01-27")
    ]
    assert verified_on("FRA", *lists) == verified_on("USA", *lists) == "2026-02-03"


def test_a_statement_verifies_the_state_it_is_about() -> None:
    """What is said of Russia on a later day says nothing of the others."""
    said = [
        complete_list({"FRA": ""}, by="depositary 2014-01-27"),
        position("RUS", "has not signed", by="press 2023-07-08"),
    ]
    assert (verified_on("RUS", *said), verified_on("USA", *said)) == ("2023-07-08", "2014-01-27")


def test_an_act_verifies_its_state_up_to_its_sources_day() -> None:
    """A source that tells an act of a state has looked at that state."""
    assert (
        verified_on("FRA", act("FRA", "signature", "2008-12-03", by="official 2012-01-01"))
        == "2012-01-01"
    )


def test_an_incomplete_list_and_an_undated_statement_verify_nothing() -> None:
    """Neither can be relied on to have been the last word."""
    said = [incomplete_list({"FRA": "signature"}), position("USA", "has not signed", by="press")]
    assert verified_on("USA", *said) == "None"


def test_of_a_span_of_days_the_first_counts() -> None:
    """A source of some day of a year verifies up to the year's first day."""
    assert (
        verified_on("USA", position("USA", "has not signed", by="press 2020-01-01..2020-12-31"))
        == "2020-01-01"
    )


def test_the_record_is_stale_after_ninety_days() -> None:
    """Verified on 3 February 2026, the record is stale from 5 May 2026 on."""
    verified = day_of("2026-02-03")
    assert [is_stale(day, verified) for day in map(day_of, around("2026-05-05"))] == [
        False,
        True,
        True,
    ]
    assert is_stale(verified, None) is None
