"""Feeds as a feed reader reads them: one entry for each change that readers saw, for good."""

import json
from datetime import UTC, datetime
from typing import Any

import feedparser

from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom

AFTER = datetime(2026, 3, 1, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> & \u2028 ]]> \u0001"


def entries(newsroom: Newsroom) -> list[Any]:
    read = feedparser.parse(newsroom.get("/feeds/ccm.atom").content)
    assert not read.bozo, read.get("bozo_exception")
    return list(read.entries)


def titles(newsroom: Newsroom) -> list[str]:
    return [entry.title for entry in entries(newsroom)]


def test_each_change_is_one_entry_newest_first_and_keeps_its_id(sqlite_newsroom: Newsroom) -> None:
    newsroom = sqlite_newsroom
    seeded = entries(newsroom)
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    correction = {"supersedes": first["id"], "reason": "It is an approval."}
    content = {"content": {"kind": "approval", "on": "2009-09-25"}}
    corrected = newsroom.post("/v1/claims", RATIFICATION | correction | content).json()
    newsroom.post(f"/v1/claims/{corrected['id']}/retract", {"reason": "Another state's act."})
    found = entries(newsroom)
    assert [entry.title for entry in found] == [
        "Retracted: France: approval on 25 September 2009",
        "Correction: France: approval on 25 September 2009",
        "France: ratification on 25 September 2009",
        "11 statements published on the Convention on Cluster Munitions",
    ]
    assert "In the record again: France: ratification on 25 September 2009." in found[0].summary
    assert "Before: France: ratification on 25 September 2009." in found[1].summary
    assert "Reason: It is an approval." in found[1].summary
    assert found[-1].id == seeded[-1].id
    assert len({entry.id for entry in found}) == 4
    assert found[0].link.endswith("/treaties/ccm/states/FRA")


def test_a_date_that_comes_is_an_entry(sqlite_newsroom: Newsroom) -> None:
    sqlite_newsroom.post("/v1/claims", ACCESSION)
    sqlite_newsroom.clock.now = AFTER
    (newest, *_) = entries(sqlite_newsroom)
    assert newest.title == "Vanuatu: party"
    assert "from 1 March 2026; before: joined, not yet bound." in newest.summary
    assert newest.updated == "2026-03-01T00:00:00Z"


def test_both_forms_tell_the_same_and_are_not_sent_twice(sqlite_newsroom: Newsroom) -> None:
    sqlite_newsroom.post("/v1/claims", ACCESSION)
    feed = sqlite_newsroom.get("/feeds/ccm.json")
    items = feed.json()["items"]
    assert feed.json()["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in items] == [entry.id for entry in entries(sqlite_newsroom)]
    assert [item["title"] for item in items] == titles(sqlite_newsroom)
    for path in ("/feeds/ccm.atom", "/feeds/ccm.json"):
        tag = sqlite_newsroom.get(path).headers["etag"]
        assert sqlite_newsroom.get(path, If_None_Match=tag).status_code == 304
    sqlite_newsroom.post("/v1/claims", RATIFICATION)
    assert sqlite_newsroom.get(path, If_None_Match=tag).status_code == 200


def test_stored_texts_stay_texts(sqlite_newsroom: Newsroom) -> None:
    said = {"type": "declaration", "treaty": "ccm", "source": "untc2026", "state": "FR"}
    content = {
        "on": "2009-09-25",
        "title": HOSTILE[:-2],
        "text": HOSTILE[:-2],
        "kind": "declaration",
    }
    answer = sqlite_newsroom.post("/v1/claims", said | {"content": content})
    assert answer.status_code == 201, answer.text
    (newest, *_) = entries(sqlite_newsroom)
    assert "<script>" not in sqlite_newsroom.get("/feeds/ccm.atom").text
    assert "alert(1)" in newest.title
    item = json.loads(sqlite_newsroom.get("/feeds/ccm.json").content)["items"][0]
    assert "<script>" in item["title"]


def test_a_treaty_that_nobody_knows_has_no_feed(sqlite_newsroom: Newsroom) -> None:
    assert sqlite_newsroom.get("/feeds/nothing.atom").status_code == 404
