"""Open world: what the record does not say is null, never "no"."""

import pytest

from tests.spec.record import ARTICLE, CCM, around, complete_list, position, record, state, term

PUBLISHED_ON = "2023-07-08"
ARTICLE_ALONE = record(
    [position(state_id, "has not signed", by=ARTICLE) for state_id in ("RUS", "UKR", "USA")],
    term("prohibitions", acts=["production", "stockpiling", "use", "transfer"], by=ARTICLE),
    state("FRA"),
)


@pytest.mark.parametrize("state_id", ["RUS", "UKR", "USA"])
def test_the_three_states_the_article_names_have_not_signed(state_id: str) -> None:
    """With the article alone Russia, Ukraine and the United States have not signed, because it says so."""
    assert ARTICLE_ALONE.signed(state_id, *around(PUBLISHED_ON)) == "false false false"
    assert ARTICLE_ALONE.basis(state_id, "signature", PUBLISHED_ON) == "stated"


@pytest.mark.parametrize("state_id", ["RUS", "UKR", "USA"])
def test_whether_the_three_are_bound_the_article_does_not_say(state_id: str) -> None:
    """A state that has not signed may have acceded: whether it is bound is null, and its status unknown."""
    assert ARTICLE_ALONE.expressed(state_id, *around(PUBLISHED_ON)) == "null null null"
    assert ARTICLE_ALONE.bound(state_id, *around(PUBLISHED_ON)) == "null null null"
    assert ARTICLE_ALONE.status(state_id, *around(PUBLISHED_ON)) == "unknown unknown unknown"
    assert ARTICLE_ALONE.basis(state_id, "force", PUBLISHED_ON) == "not_recorded"


def test_of_any_other_state_the_article_says_nothing() -> None:
    """France is not in the article: signed, consented and bound are null, and its status is unknown."""
    for ask in (ARTICLE_ALONE.signed, ARTICLE_ALONE.expressed, ARTICLE_ALONE.bound):
        assert ask("FRA", *around(PUBLISHED_ON)) == "null null null"
    assert ARTICLE_ALONE.status("FRA", *around(PUBLISHED_ON)) == "unknown unknown unknown"
    for axis in ("signature", "consent", "force"):
        assert ARTICLE_ALONE.basis("FRA", axis, PUBLISHED_ON) == "not_recorded"


def test_whether_a_state_may_still_sign_the_article_does_not_say() -> None:
    """Until when the treaty can be signed is a term that the article does not give."""
    assert ARTICLE_ALONE.open("RUS", *around(PUBLISHED_ON)) == "null null null"
    assert ARTICLE_ALONE.joining("RUS", *around(PUBLISHED_ON)) == "null null null"


def test_an_empty_record_knows_nothing() -> None:
    """Without a single claim every answer is null."""
    empty = record(state("FRA"))
    assert empty.status("FRA", "1900-01-01", "2026-02-03") == "unknown unknown"
    assert empty.signed("FRA", "2026-02-03") == empty.bound("FRA", "2026-02-03") == "null"


def test_a_complete_list_gives_every_state_an_answer() -> None:
    """With the depositary's list of 3 February 2026 beside the article no state is unknown."""
    record_of_all = record(
        CCM,
        [position(state_id, "has not signed", by=ARTICLE) for state_id in ("RUS", "UKR", "USA")],
        complete_list({"FRA": "signature ratification", "AGO": "signature"}),
        state("CHN"),
    )
    for state_id, word in {
        "RUS": "non_signatory",
        "UKR": "non_signatory",
        "USA": "non_signatory",
        "CHN": "non_signatory",
        "AGO": "signatory",
        "FRA": "contracting",
    }.items():
        assert record_of_all.status(state_id, "2026-02-03") == word


def test_article_and_list_agree_on_the_day_of_the_article() -> None:
    """That the three have not signed is said by both sources, on 8 July 2023 and the days around it."""
    both = record(CCM, position("RUS", "has not signed", by=ARTICLE), complete_list({"RUS": ""}))
    assert both.signed("RUS", *around(PUBLISHED_ON)) == "false false false"
    assert both.bound("RUS", *around(PUBLISHED_ON)) == "false false false"
    assert both.refuted("RUS") == []
