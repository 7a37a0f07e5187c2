"""Idempotency-Key: a request that comes twice is carried out once."""

from threading import Event, Thread
from typing import Any

import pytest

from app.domain.answers import Answer, Repeat
from app.domain.keys import Scope
from app.domain.refusals import StillRunning
from app.services.desk import ANSWERS_KEPT, Change, Desk
from tests.writing.newsroom import RATIFICATION, Newsroom, problem

SOURCE = {"rank": "press", "title": "A page"}
ONCE = {"Idempotency_Key": "5d1a4c1e"}


@pytest.mark.parametrize(
    ("path", "sent"),
    [("/v1/sources", SOURCE), ("/v1/claims", RATIFICATION), ("/v1/treaties", {"title": "T"})],
)
def test_a_repeated_request_gets_the_same_answer(
    newsroom: Newsroom, path: str, sent: dict[str, Any]
) -> None:
    first = newsroom.post(path, sent, **ONCE)
    assert first.status_code == 201, first.text
    revision = newsroom.revision()
    newsroom.clock.forward(hours=20)
    again = newsroom.post(path, dict(reversed(sent.items())), **ONCE)
    assert (again.status_code, again.content) == (201, first.content)
    for name in ("etag", "location"):
        assert again.headers[name] == first.headers[name]
    assert newsroom.revision() == revision
    problem(
        newsroom.post(path, sent | {"note": "x"}, **ONCE),
        422,
        "invalid-value" if path == "/v1/treaties" else "idempotency-key-reused",
    )
    assert newsroom.revision() == revision


def test_a_key_of_another_writer_is_another_key(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/sources", SOURCE, **ONCE)
    other = newsroom.post("/v1/sources", SOURCE, key="colleague", **ONCE)
    assert other.json()["id"] != first.json()["id"]


def test_the_same_decision_twice_is_one(newsroom: Newsroom) -> None:
    path = newsroom.post("/v1/claims", RATIFICATION).headers["location"]
    reason = {"reason": "Another state's act."}
    first = newsroom.post(f"{path}/retract", reason, **ONCE)
    assert newsroom.post(f"{path}/retract", reason, **ONCE).content == first.content
    problem(newsroom.post(f"{path}/retract", reason), 409, "already-recorded")


def test_what_is_refused_is_not_kept(newsroom: Newsroom) -> None:
    problem(
        newsroom.post("/v1/claims", RATIFICATION | {"source": "new"}, **ONCE), 422, "invalid-record"
    )
    assert newsroom.post("/v1/sources", SOURCE | {"id": "new"}).status_code == 201
    answer = newsroom.post("/v1/claims", RATIFICATION | {"source": "new"}, **ONCE)
    assert answer.status_code == 201, answer.text


def test_an_answer_is_forgotten_in_time(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/sources", SOURCE, **ONCE).json()["id"]
    newsroom.clock.forward(seconds=ANSWERS_KEPT.total_seconds() + 1)
    newsroom.post("/v1/sources", SOURCE, Idempotency_Key="another")
    assert newsroom.post("/v1/sources", SOURCE, **ONCE).json()["id"] != first


@pytest.mark.parametrize("key", ["", "x" * 256, "two words", "\u00e9"])
def test_a_key_that_cannot_be_kept_is_refused(newsroom: Newsroom, key: str) -> None:
    headers = [
        (b"authorization", f"Bearer {newsroom.keys['publisher']}".encode()),
        (b"idempotency-key", key.encode("latin-1")),
    ]
    answer = newsroom.client.post("/v1/sources", json=SOURCE, headers=headers)
    problem(answer, 422, "invalid-value")


def test_a_request_that_is_being_carried_out_is_not_carried_out_again(
    newsroom: Newsroom,
) -> None:
    desk: Desk = newsroom.client.app.state.context.desk  # type: ignore[attr-defined]
    key = desk.check_key(newsroom.keys["publisher"], Scope.PUBLISH)
    begun, go_on, answers = Event(), Event(), []

    def slow(_change: Change) -> Answer:
        begun.set()
        go_on.wait(10)
        return Answer(200, {}, "{}")

    repeat = Repeat("once", "0" * 64)
    thread = Thread(target=lambda: answers.append(desk.change(key, repeat, slow)))
    thread.start()
    begun.wait(10)
    with pytest.raises(StillRunning):
        desk.change(key, repeat, slow)
    go_on.set()
    thread.join()
    assert [answer.status for answer in answers] == [200]
    assert desk.change(key, repeat, slow) == answers[0]
