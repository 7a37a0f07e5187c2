"""POST /v1/imports and its publication, over HTTP: looked at, published, refused, and who may."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.imports.made_pages import SMALL, MadePage
from tests.writing.newsroom import Newsroom, problem

HTML = {"Content-Type": "text/html; charset=utf-8"}


def handed_in(
    room: Newsroom, page: MadePage | bytes, query: str = "", key: str = "publisher", **headers: str
) -> httpx2.Response:
    content = page if isinstance(page, bytes) else page.html()
    shown = {"Authorization": f"Bearer {room.keys.get(key, key)}"} | HTML | headers
    return room.client.post(f"/v1/imports{query}", content=content, headers=shown)


def looked_at(room: Newsroom, page: MadePage | bytes, query: str = "") -> Any:
    answer = handed_in(room, page, query)
    assert answer.status_code == 201, answer.text
    return answer.json()


def published(room: Newsroom, report: Any, *accept: str, key: str = "publisher") -> httpx2.Response:
    return room.post(f"/v1/imports/{report['id']}/publish", {"accept": list(accept)}, key=key)


def test_a_page_is_looked_at_and_then_published(newsroom: Newsroom) -> None:
    before = newsroom.revision()
    report = looked_at(newsroom, SMALL)
    assert newsroom.revision() == before
    assert [report[word] for word in ("added", "changed", "vanished", "published")] == [
        6,
        0,
        0,
        None,
    ]
    assert report["totals"]["parties"] == {"declared": 4, "read": 4}
    assert report["verified_on"] == {"before": "2026-02-03", "after": "2026-02-03"}
    vanuatu = next(c for c in report["changes"] if c["state"] and c["state"]["id"] == "VUT")
    assert (vanuatu["difference"], vanuatu["field"], vanuatu["quote"]) == (
        "added",
        "consent",
        "5 Sep 2025 a",
    )

    answer = published(newsroom, report)
    assert answer.status_code == 200, answer.text
    assert answer.json()["published"] == newsroom.revision() == before + 1
    standing = newsroom.standing("VUT")
    assert standing["status"] == "contracting"  # bound from 1 March 2026
    told = next(e for e in standing["evidence"] if e["quote"] == "5 Sep 2025 a")
    assert told["source"] == report["source"]
    entry = newsroom.get(f"/v1/audit/{before + 1}", key="reader").json()
    assert (entry["actor"], entry["command"]) == ("publisher", "import page")

    assert published(newsroom, report).json()["published"] is None
    assert looked_at(newsroom, SMALL)["claims"] == 0
    assert newsroom.revision() == before + 1


def test_a_new_treaty_is_answered_for_at_once(newsroom: Newsroom) -> None:
    report = looked_at(newsroom, SMALL.but(number="IV-1", title="1. Other Convention"))
    assert (report["is_new"], report["treaty"]) == (
        True,
        {"id": "iv-1", "title": "Other Convention"},
    )
    assert published(newsroom, report).status_code == 200
    answer = newsroom.get("/v1/treaties/IV-1/states/Canada").json()
    assert answer["consent"]["deposited_on"] == "2015-03-16"
    assert newsroom.get("/v1/states/Canada").json()


def test_findings_keep_a_page_from_being_published(sqlite_newsroom: Newsroom) -> None:
    report = looked_at(sqlite_newsroom, SMALL.but(parties=7))
    assert [finding["code"] for finding in report["findings"]] == ["totals-disagree"]
    before = sqlite_newsroom.revision()
    refused = problem(published(sqlite_newsroom, report), 422, "page-refused")
    assert "declares 7, its rows hold 4" in refused["detail"]
    assert sqlite_newsroom.revision() == before
    assert published(sqlite_newsroom, report, "totals-disagree").status_code == 200


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"", "empty"),
        (SMALL.html()[:2_000], "ends before its end"),
        (b"<html><body>Hello</body></html>", "no table of participants"),
        (SMALL.html().decode().encode("utf-16"), "UTF-16"),
    ],
)
def test_a_bad_page_is_refused_with_its_place(
    sqlite_newsroom: Newsroom, page: bytes, said: str
) -> None:
    body = problem(handed_in(sqlite_newsroom, page), 422, "page-refused")
    assert said in body["detail"]


def test_a_page_may_have_sixteen_million_bytes_and_other_bodies_may_not(
    sqlite_newsroom: Newsroom,
) -> None:
    padded = SMALL.html().replace(b"<body>", b"<body>" + b"<p> x </p>\n" * 30_000)
    assert len(padded) > 300_000
    assert looked_at(sqlite_newsroom, padded)["added"] == 6
    problem(handed_in(sqlite_newsroom, b"x" * 16_000_001), 413, "too-large")
    accept = {"accept": ["x" * 256_000]}
    problem(sqlite_newsroom.post("/v1/imports/x/publish", accept), 413, "too-large")


def test_an_endless_page_is_not_read_whole(sqlite_newsroom: Newsroom) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1_000_000
            yield b" " * 1_000_000

    shown = {"Authorization": f"Bearer {sqlite_newsroom.keys['publisher']}"} | HTML
    answer = sqlite_newsroom.client.post("/v1/imports", content=endless(), headers=shown)
    problem(answer, 413, "too-large")


def test_a_page_comes_in_its_own_media_type(sqlite_newsroom: Newsroom) -> None:
    answer = handed_in(sqlite_newsroom, SMALL, **{"Content-Type": "application/json"})
    problem(answer, 415, "unsupported-media-type")
    table = handed_in(
        sqlite_newsroom,
        SMALL.csv(),
        "?number=XXVI-6&as_of=2026-02-03",
        **{"Content-Type": "text/csv"},
    )
    assert table.status_code == 201, table.text
    assert table.json()["as_of"] == "2026-02-03"


@pytest.mark.parametrize("key", ["reader", "proposer"])
def test_only_a_publish_key_imports(sqlite_newsroom: Newsroom, key: str) -> None:
    report = looked_at(sqlite_newsroom, SMALL)
    problem(handed_in(sqlite_newsroom, SMALL, key=key), 403, "scope-missing")
    problem(published(sqlite_newsroom, report, key=key), 403, "scope-missing")
    problem(handed_in(sqlite_newsroom, b"x" * 17_000_000, key="expired"), 401, "key-refused")


def test_where_two_persons_are_asked_for_another_publishes(strict_newsroom: Newsroom) -> None:
    report = looked_at(strict_newsroom, SMALL)
    problem(published(strict_newsroom, report), 403, "one-person-only")
    problem(published(strict_newsroom, report, key="second key"), 403, "one-person-only")
    assert published(strict_newsroom, report, key="colleague").status_code == 200


def test_a_page_waits_for_a_week(sqlite_newsroom: Newsroom) -> None:
    problem(published(sqlite_newsroom, {"id": "nowhere"}), 404, "unknown-import")
    report = looked_at(sqlite_newsroom, SMALL)
    sqlite_newsroom.clock.forward(days=8)
    problem(published(sqlite_newsroom, report), 404, "unknown-import")


def test_a_repeated_request_is_looked_at_once(sqlite_newsroom: Newsroom) -> None:
    first, again = (
        handed_in(sqlite_newsroom, SMALL, **{"Idempotency-Key": "one"}) for _ in range(2)
    )
    assert first.json() == again.json()
    other = handed_in(sqlite_newsroom, SMALL, "?number=XXVI-6", **{"Idempotency-Key": "one"})
    problem(other, 422, "idempotency-key-reused")


def test_a_number_that_the_page_is_not_of_is_refused(sqlite_newsroom: Newsroom) -> None:
    body = problem(handed_in(sqlite_newsroom, SMALL, "?number=XXVI-5"), 422, "page-refused")
    assert "XXVI-6" in body["detail"]
    problem(handed_in(sqlite_newsroom, SMALL, "?as_of=yesterday"), 422, "invalid-value")
    problem(handed_in(sqlite_newsroom, SMALL, "?numbr=XXVI-6"), 400, "unknown-parameter")
