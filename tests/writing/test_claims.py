"""Claims through the endpoints: proposed, published, corrected, retracted; readers see what is published."""

from typing import Any

import pytest

from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom, problem


def test_a_published_claim_is_answered_by_at_once(newsroom: Newsroom) -> None:
    assert newsroom.standing("FR")["status"] == "signatory"
    answer = newsroom.post("/v1/claims", RATIFICATION)
    assert answer.status_code == 201, answer.text
    claim = answer.json()
    assert claim["id"] == "ccm-untc2026-fra-ratification"
    assert answer.headers["location"] == f"/v1/claims/{claim['id']}"
    assert (claim["state"], claim["review"], claim["version"]) == ("FRA", "published", 1)
    assert (claim["as_of_earliest"], claim["as_of_latest"]) == ("2026-02-03", "2026-02-03")
    standing = newsroom.standing("FR")
    assert (standing["status"], standing["force"]["since"]) == ("party", "2010-08-01")
    assert newsroom.get(answer.headers["location"]).json() == claim


def test_a_proposal_is_not_seen_by_readers_until_it_is_published(newsroom: Newsroom) -> None:
    answer = newsroom.post("/v1/claims", ACCESSION, key="proposer")
    claim = answer.json()
    assert (answer.status_code, claim["review"]) == (201, "proposed")
    assert newsroom.standing("VU")["status"] == "non_signatory"
    problem(newsroom.get(f"/v1/claims/{claim['id']}"), 404, "unknown-claim")
    proposals = newsroom.get("/v1/proposals", key="reader").json()
    assert [item["id"] for item in proposals["items"]] == [claim["id"]]

    problem(
        newsroom.post(f"/v1/claims/{claim['id']}/publish", key="proposer"), 403, "scope-missing"
    )
    published = newsroom.post(f"/v1/claims/{claim['id']}/publish")
    assert (published.status_code, published.json()["review"]) == (200, "published")
    assert newsroom.standing("VU")["consent"]["act"] == "accession"
    assert newsroom.get("/v1/proposals", key="reader").json()["total"] == 0
    problem(newsroom.post(f"/v1/claims/{claim['id']}/publish"), 409, "already-recorded")


def test_a_rejected_proposal_keeps_its_reason(newsroom: Newsroom) -> None:
    path = newsroom.post("/v1/claims", ACCESSION, key="proposer").headers["location"]
    problem(newsroom.post(f"{path}/reject", {}), 422, "invalid-value")
    rejected = newsroom.post(f"{path}/reject", {"reason": "The page says otherwise."}).json()
    assert (rejected["review"], rejected["reason"]) == ("rejected", "The page says otherwise.")
    problem(newsroom.post(f"{path}/publish"), 409, "already-recorded")
    assert newsroom.standing("VU")["status"] == "non_signatory"


def test_a_correction_supersedes_and_only_one_wins(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    corrected: Any = RATIFICATION | {
        "supersedes": first["id"],
        "content": {"kind": "approval", "on": "2009-09-25"},
    }
    fault = problem(newsroom.post("/v1/claims", corrected), 422, "invalid-record")
    assert fault["detail"].startswith("reason:")
    second = newsroom.post("/v1/claims", corrected | {"reason": "It is an approval."})
    assert second.status_code == 201, second.text
    consent = newsroom.standing("FR")["consent"]
    assert (consent["act"], consent["claims"]) == ("approval", [second.json()["id"]])
    late = newsroom.post("/v1/claims", corrected | {"reason": "It is an approval."})
    problem(late, 409, "already-recorded")


def test_who_retracts_a_correction_has_again_what_it_corrected(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    wrong = RATIFICATION | {
        "supersedes": first["id"],
        "reason": "It is an approval.",
        "content": {"kind": "approval", "on": "2009-09-26"},
    }
    second = newsroom.post("/v1/claims", wrong)
    path = f"{second.headers['location']}/retract"
    assert newsroom.post(path, {"reason": "It was right before."}).status_code == 200
    consent = newsroom.standing("FR")["consent"]
    assert (consent["act"], consent["claims"]) == ("ratification", [first["id"]])
    shown = newsroom.get(f"/v1/claims/{first['id']}").json()
    assert (shown["review"], shown["reason"]) == ("published", None)
    again = newsroom.post("/v1/claims", wrong | {"id": "once-more"})
    assert again.status_code == 201, again.text
    assert newsroom.standing("FR")["consent"]["act"] == "approval"


def test_a_proposed_correction_supersedes_when_it_is_published(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    proposal = newsroom.post(
        "/v1/claims",
        RATIFICATION
        | {
            "supersedes": first["id"],
            "reason": "The day was misread.",
            "content": {"kind": "ratification", "on": "2009-09-26"},
        },
        key="proposer",
    )
    assert newsroom.standing("FR")["consent"]["deposited_on"] == "2009-09-25"
    assert newsroom.post(f"{proposal.headers['location']}/publish").status_code == 200
    assert newsroom.standing("FR")["consent"]["deposited_on"] == "2009-09-26"


def test_what_is_retracted_no_longer_counts(newsroom: Newsroom) -> None:
    path = newsroom.post("/v1/claims", RATIFICATION).headers["location"]
    retracted = newsroom.post(f"{path}/retract", {"reason": "Another state's act."}).json()
    assert (retracted["review"], retracted["version"]) == ("retracted", 2)
    assert newsroom.standing("FR")["status"] == "signatory"
    problem(newsroom.post(f"{path}/retract", {"reason": "Again."}), 409, "already-recorded")


@pytest.mark.parametrize(
    ("kind", "state", "content"),
    [
        ("position", "US", {"subject": "signed", "value": False}),
        ("list", None, {"complete": True, "covers": ["signature"], "acts": {"FRA": ["signature"]}}),
        ("count", None, {"number": 112, "operator": "=", "measure": "parties_deposited"}),
        ("term", None, {"term": "reservations", "value": {"allowed": False}}),
        (
            "declaration",
            "FR",
            {"kind": "territorial", "title": "Territories", "text": "All.", "on": "2009-09-25"},
        ),
    ],
)
def test_a_claim_of_every_type_is_recorded(
    newsroom: Newsroom, kind: str, state: str | None, content: dict[str, Any]
) -> None:
    sent = {"type": kind, "treaty": "XXVI-6", "source": "untc2026", "content": content}
    answer = newsroom.post("/v1/claims", sent | ({"state": state} if state else {}))
    assert answer.status_code == 201, answer.text
    claim = answer.json()
    assert (claim["treaty"], claim["type"]) == ("ccm", kind)
    assert content.items() <= claim["content"].items()


def test_two_persons_are_told_apart_by_the_owners_of_their_keys(strict_newsroom: Newsroom) -> None:
    answer = strict_newsroom.post("/v1/claims", RATIFICATION)
    assert answer.json()["review"] == "proposed"
    publish = f"{answer.headers['location']}/publish"
    problem(strict_newsroom.post(publish), 403, "one-person-only")
    problem(strict_newsroom.post(publish, key="second key"), 403, "one-person-only")
    assert strict_newsroom.post(publish, key="colleague").status_code == 200
    assert strict_newsroom.standing("FR")["status"] == "party"


@pytest.mark.parametrize(
    ("changed", "detail"),
    [
        ({"treaty": "nowhere"}, "treaty:"),
        ({"state": "Atlantis"}, "state:"),
        ({"source": "nobody"}, "source:"),
        ({"supersedes": "nothing", "reason": "Wrong."}, "supersedes:"),
        ({"quote": "said"}, "a quote needs the text"),
        ({"content": {"kind": "ratification", "on": "2026-02-04"}}, "dated 2026-02-04, after"),
    ],
)
def test_what_a_claim_refers_to_must_be_recorded(
    sqlite_newsroom: Newsroom, changed: dict[str, Any], detail: str
) -> None:
    before = sqlite_newsroom.revision()
    fault = problem(
        sqlite_newsroom.post("/v1/claims", RATIFICATION | changed), 422, "invalid-record"
    )
    assert detail in fault["detail"]
    assert sqlite_newsroom.revision() == before
