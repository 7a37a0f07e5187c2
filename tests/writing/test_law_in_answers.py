"""The law at the endpoints: an act that breaks a rule is refused with the rule's name, or let in with a reason."""

from typing import Any

import pytest

from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom, problem


def act(state: str, kind: str, on: str, effective_on: str | None = None) -> dict[str, Any]:
    return RATIFICATION | {
        "state": state,
        "content": {"kind": kind, "on": on, "effective_on": effective_on},
    }


BROKEN = {
    "ratification_needs_signature": act("CA", "ratification", "2015-03-16"),
    "accession_is_without_signature": act("FR", "accession", "2015-03-16"),
    "signature_is_within_its_time": act("CA", "signature", "2010-08-01"),
    "bond_is_not_before_its_deposit": act("VU", "accession", "2025-09-05", "2025-09-01"),
    "withdrawal_needs_a_bond": act("CA", "withdrawal", "2025-09-05"),
    "effect_follows_the_terms": act("VU", "accession", "2025-09-05", "2026-02-01"),
    "act_is_by_a_state": act("SS", "accession", "2011-01-01"),
    "act_follows_adoption": act("FR", "signature", "2008-05-01"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named_and_a_reason_is_shown(sqlite_newsroom: Newsroom, rule: str) -> None:
    before = sqlite_newsroom.revision()
    fault = problem(sqlite_newsroom.post("/v1/claims", BROKEN[rule]), 422, "law-broken")
    assert fault["rule"] == rule
    assert sqlite_newsroom.revision() == before
    sent = BROKEN[rule] | {"override_reason": "So the depositary has it."}
    answer = sqlite_newsroom.post("/v1/claims", sent)
    assert answer.status_code == 201, answer.text
    shown = f"{rule}: So the depositary has it."
    claim = answer.json()
    assert claim["override_reason"] == shown
    evidence = sqlite_newsroom.standing(claim["state"])["evidence"]
    assert [e["override_reason"] for e in evidence if e["claim"] == claim["id"]] == [shown]


def test_a_reason_for_what_breaks_no_rule_is_not_kept(newsroom: Newsroom) -> None:
    answer = newsroom.post("/v1/claims", ACCESSION | {"override_reason": "To be sure."})
    assert answer.json()["override_reason"] is None


def test_proposals_are_judged_together_and_again_when_published(newsroom: Newsroom) -> None:
    signature, ratification = (
        newsroom.post("/v1/claims", sent, key="proposer")
        for sent in (act("CA", "signature", "2008-12-03"), act("CA", "ratification", "2015-03-16"))
    )
    assert ratification.status_code == 201, ratification.text
    publish = f"{ratification.headers['location']}/publish"
    assert (
        problem(newsroom.post(publish), 422, "law-broken")["rule"] == "ratification_needs_signature"
    )
    assert newsroom.post(f"{signature.headers['location']}/publish").status_code == 200
    assert newsroom.post(publish).status_code == 200
    assert newsroom.standing("CA")["status"] == "party"


def test_whoever_publishes_may_give_the_reason(newsroom: Newsroom) -> None:
    sent = act("CA", "ratification", "2015-03-16") | {"override_reason": "Seen at the depositary."}
    answer = newsroom.post("/v1/claims", sent, key="proposer")
    publish = f"{answer.headers['location']}/publish"
    again = newsroom.post(publish, {"override_reason": "The list lacks it."})
    assert again.json()["override_reason"] == "ratification_needs_signature: The list lacks it."


def test_a_correction_is_judged_without_what_it_corrects(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", act("FR", "ratification", "2009-09-25")).json()
    signature = newsroom.get("/v1/claims/fra-signature").json()
    assert signature["type"] == "action"
    corrected = act("FR", "accession", "2009-09-25") | {
        "supersedes": "fra-signature",
        "reason": "It never signed.",
    }
    answer = newsroom.post("/v1/claims", corrected)
    assert answer.status_code == 201, answer.text
    assert first["review"] == "published"
