"""Sentences say what the standing says, and no more."""

from datetime import date

from app.domain.treaties import Treaty
from app.render.wording import Occasion, sentence
from tests.spec.record import CCM, Told, act, record, term, without

TREATY = Treaty("ccm", "Convention on Cluster Munitions")
LEAVES_AFTER_A_MONTH = [*without(CCM, "withdrawal"), term("withdrawal", allowed=True, days=30)]


def said_of_france(day: str, *told: Told | list[Told]) -> str:
    ccm = record(*told)
    occasion = Occasion(date(2026, 11, 24), None, None, stale=False)
    return sentence(ccm.register.states["FRA"], TREATY, ccm.on("FRA", day), occasion)


def test_who_leaves_before_it_is_bound_is_not_said_to_wait_for_a_treaty_in_force() -> None:
    joined_and_leaving = (
        act("FRA", "ratification", "2012-01-31"),
        act("FRA", "withdrawal", "2012-03-10"),
    )
    text = said_of_france("2012-03-15", LEAVES_AFTER_A_MONTH, *joined_and_leaving)
    assert "not yet in force" not in text
    assert text.endswith("but was not bound, and gave notice of withdrawal on 10 March 2012.")


def test_a_title_that_no_sentence_can_bear_gives_way_to_the_name_newsrooms_use() -> None:
    long = "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Mines"
    assert Treaty("apmbc", long, "Mine Ban Convention").called == "Mine Ban Convention"
    assert Treaty("apmbc", long).called == long
    assert Treaty("ccm", "Convention on Cluster Munitions", "cluster ban").called == TREATY.title


def test_who_has_joined_a_treaty_that_is_not_in_force_is_said_to_wait_for_it() -> None:
    waiting = [*without(CCM, "entry_into_force", "in_force"), term("in_force", on="2010-08-01")]
    text = said_of_france("2010-07-31", waiting, act("FRA", "ratification", "2009-09-25"))
    assert text.endswith("but was not yet bound: the treaty was not yet in force.")
