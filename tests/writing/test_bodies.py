"""Bodies that are refused: too long, not JSON, not storable; nothing is kept and nothing is said back."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from tests.writing.newsroom import PROBLEM, RATIFICATION, Newsroom, problem

MARK = "zqxmark"
SOURCE = {"rank": "press", "title": "A page"}


def raw(**changed: Any) -> bytes:
    return json.dumps(SOURCE | changed).encode()


BAD: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 422),
    "no JSON": (b"{" + MARK.encode(), 400),
    "a list": (b"[]", 400),
    "two values": (b"{} {}", 400),
    "NaN": (b'{"rank": "press", "title": NaN}', 400),
    "an infinity": (b'{"rank": "press", "title": -Infinity}', 400),
    "a member twice": (b'{"rank": "press", "rank": "press"}', 400),
    "deep lists": (b'{"title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
    "deep objects": (b'{"title": ' + b'{"a":' * 50 + b"1" + b"}" * 50 + b"}", 400),
    "not UTF-8": (b'{"title": "\xff"}', 400),
    "UTF-16": (json.dumps(SOURCE).encode("utf-16"), 400),
    "a lone surrogate": (b'{"rank": "press", "title": "\\ud800' + MARK.encode() + b'"}', 422),
    "a lone surrogate as a key": (b'{"\\ud800": 1}', 422),
    "NUL": (raw(title=f"a\0{MARK}"), 422),
    "a control character": (raw(title=f"a\x1b[31m{MARK}"), 422),
    "a bidi override": (raw(title=f"a\N{RIGHT-TO-LEFT OVERRIDE}{MARK}"), 422),
    "a bidi isolate": (raw(title=f"a\N{RIGHT-TO-LEFT ISOLATE}{MARK}"), 422),
    "a huge number": (b'{"rank": "press", "title": 1' + b"0" * 5_000 + b"}", 422),
    "a number over 2**53": (b'{"rank": "press", "title": 9007199254740993}', 422),
    "a fraction": (b'{"rank": "press", "title": 1e400}', 422),
    "a wrong type": (raw(title=[MARK]), 422),
    "an unknown member": (raw(**{MARK: 1}), 422),
    "an unknown rank": (raw(rank=MARK), 422),
    "a wrong id": (raw(id=f"<script>{MARK}"), 422),
    "a wrong address": (raw(url=f"javascript:{MARK}"), 422),
    "a half as-of": (raw(as_of_latest="2026-01-01"), 422),
    "no such day": (raw(as_of_latest="2026-02-30", as_of_earliest="2026-02-30"), 422),
    "a day as a number": (raw(as_of_latest=0, as_of_earliest=0), 422),
    "blank words": (raw(title="   "), 422),
    "too many words": (raw(title=MARK * 100), 422),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_body_is_refused_and_not_said_back(sqlite_newsroom: Newsroom, name: str) -> None:
    body, status = BAD[name]
    before = sqlite_newsroom.revision()
    key = sqlite_newsroom.keys["publisher"]
    answer = sqlite_newsroom.client.post(
        "/v1/sources",
        content=body,
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
    assert MARK not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert sqlite_newsroom.revision() == before


@pytest.mark.parametrize(
    "changed",
    [
        {"type": MARK},
        {MARK: 1},
        {"content": {MARK: 1}},
        {"treaty": MARK},
        {"source": MARK},
        {"state": MARK},
        {"supersedes": MARK, "reason": "x"},
        {"content": {"kind": MARK, "on": "2009-09-25"}},
        {"type": "term", "content": {"term": MARK, "value": {"a": 1}}, "state": None},
        {"type": "term", "content": {"term": "adoption", "value": {MARK: 1}}},
        {"type": "list", "content": {"complete": True, "covers": [], "acts": {MARK: []}}},
    ],
    ids=str,
)
def test_a_claim_that_is_refused_is_not_said_back(
    sqlite_newsroom: Newsroom, changed: dict[str, Any]
) -> None:
    sent = {name: value for name, value in (RATIFICATION | changed).items() if value is not None}
    answer = sqlite_newsroom.post("/v1/claims", sent)
    assert answer.status_code == 422, answer.text
    assert MARK not in answer.text


def test_a_long_body_is_refused_before_it_is_read_whole(sqlite_newsroom: Newsroom) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        for _ in range(10_000):
            read += 10_000
            yield b" " * 10_000

    headers = {
        "Authorization": f"Bearer {sqlite_newsroom.keys['publisher']}",
        "Content-Type": "application/json",
    }
    announced = headers | {"Content-Length": "256001"}
    problem(
        sqlite_newsroom.client.post("/v1/sources", content=b"{}", headers=announced),
        413,
        "too-large",
    )
    problem(sqlite_newsroom.post("/v1/sources", SOURCE | {"note": "x" * 256_000}), 413, "too-large")
    chunked = sqlite_newsroom.client.post("/v1/sources", content=endless(), headers=headers)
    problem(chunked, 413, "too-large")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": ""},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
    ids=str,
)
def test_another_form_is_refused(sqlite_newsroom: Newsroom, headers: dict[str, str]) -> None:
    key = sqlite_newsroom.keys["publisher"]
    sent = {"Authorization": f"Bearer {key}"} | headers
    answer = sqlite_newsroom.client.post("/v1/sources", content=raw(), headers=sent)
    problem(answer, 415, "unsupported-media-type")


def test_text_is_kept_in_its_composed_form(newsroom: Newsroom) -> None:
    title = unicodedata.normalize("NFD", "État des traités")
    answer = newsroom.post("/v1/sources", {"rank": "press", "title": title})
    assert answer.status_code == 201, answer.text
    assert answer.json()["title"] == unicodedata.normalize("NFC", title)
    assert answer.json()["id"] == "etat-des-traites"
