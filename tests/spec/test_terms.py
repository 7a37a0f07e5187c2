"""Terms: what decides status is data of the treaty, each term resting on the strongest claim about it."""

import pytest

from app.domain.errors import InvalidRecord
from tests.spec.record import CCM, act, around, record, term, without


def test_each_term_is_settled_by_the_strongest_claim() -> None:
    """The depositary says six months, an article three: six, though the article is newer and recorded later."""
    ccm = record(
        CCM,
        term("withdrawal", allowed=True, months=3, by="press 2026-01-01"),
        act("LTU", "ratification", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06"),
    )
    assert ccm.leaves_on("LTU", "2024-09-06") == "2025-03-06"


def test_of_one_rank_the_newest_term_is_followed() -> None:
    """An amended term takes the place of the older one."""
    treaty = record(
        term("withdrawal", allowed=True, months=12, by="depositary 2020-01-01"),
        term("withdrawal", allowed=True, months=6, by="depositary 2010-01-01"),
        act("LTU", "accession", "2011-03-24"),
        act("LTU", "withdrawal", "2024-09-06"),
    )
    assert treaty.leaves_on("LTU", "2024-09-06") == "2025-09-06"


def test_terms_are_settled_one_by_one() -> None:
    """A strong claim about one term leaves another term to the weaker source that alone speaks of it."""
    treaty = record(
        term("in_force", on="2001-01-01", by="depositary 2020-01-01"),
        term("entry_into_force", rule="on_deposit", by="press 2010-01-01"),
        act("FRA", "accession", "2011-03-24"),
    )
    assert treaty.bound("FRA", *around("2011-03-24")) == "false true true"


def test_a_superseded_term_no_longer_counts() -> None:
    """Without its terms a treaty gives no dates: nothing falls back on another treaty's rules."""
    treaty = record(
        without(CCM, "entry_into_force", "in_force", "withdrawal"),
        act("FRA", "accession", "2011-03-24"),
    )
    assert treaty.since("FRA", "2026-01-01") == "null"


@pytest.mark.parametrize("name", ["nth_month_after_deposit", "n_days_after_deposit"])
def test_a_rule_that_counts_needs_its_number(name: str) -> None:
    """A rule without its number of months or days is refused: with no number it would give a false date."""
    with pytest.raises(InvalidRecord):
        record(term("entry_into_force", rule=name))


def test_a_rule_of_no_months_is_refused() -> None:
    """The first day of the month of deposit would lie before the deposit."""
    with pytest.raises(InvalidRecord):
        record(term("entry_into_force", rule="nth_month_after_deposit", n=0))


def test_reservations_and_prohibitions_decide_no_status() -> None:
    """What a treaty forbids, and whether it allows reservations, is told and changes no standing."""
    told = [*without(CCM, "reservations"), act("FRA", "ratification", "2011-03-24")]
    more = [term("reservations", allowed=False), term("prohibitions", acts=["use", "transfer"])]
    assert record(told, more).on("FRA", "2012-01-01") == record(told).on("FRA", "2012-01-01")
