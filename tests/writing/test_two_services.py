"""Two services on one database: what one acknowledges the other shows, under a short press of writers.

`make soak` presses longer and measures; here nothing is timed.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from threading import Thread
from typing import Any

import pytest

from tests.soak.pressing import at_once
from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom, opened, problem

WRITERS, EACH = 4, 3


@pytest.fixture
def pair(newsroom: Newsroom) -> Iterator[tuple[Newsroom, Newsroom]]:
    other = opened(newsroom.url, newsroom.keys)
    with other.client:
        for room in (newsroom, other):
            # Routes are made ready at the first request, which is no work for two threads of one process.
            problem(room.get("/nowhere"), 404, "not-found")
        yield newsroom, other
    other.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]


def test_a_write_that_one_acknowledged_the_other_shows(pair: tuple[Newsroom, Newsroom]) -> None:
    for number in range(4):
        one, other = pair if number % 2 else reversed(pair)
        answer = one.post("/v1/sources", {"rank": "press", "title": f"Page {number}"})
        assert answer.status_code == 201, answer.text
        other.catch_up(one)
        shown = other.get(answer.headers["location"])
        assert (shown.status_code, shown.headers["etag"]) == (200, answer.headers["etag"])
    one, other = pair
    path = one.post("/v1/claims", RATIFICATION).headers["location"]
    other.catch_up(one)
    assert other.standing("FR")["status"] == "party"
    other.post(f"{path}/retract", {"reason": "Another state's act."})
    one.catch_up(other)
    assert one.standing("FR")["status"] == "signatory"


def test_a_key_that_one_saw_revoked_the_other_refuses(pair: tuple[Newsroom, Newsroom]) -> None:
    one, other = pair
    one.revoke("publisher")
    for room in (one, other):
        problem(room.post("/v1/claims", RATIFICATION), 401, "key-refused")


def test_many_writers_lose_nothing_and_one_wins_each_version(
    pair: tuple[Newsroom, Newsroom],
) -> None:
    def work(room: Newsroom, writer: int) -> list[int]:
        sent = [{"rank": "press", "id": f"w-{writer}-{number}"} for number in range(EACH)]
        return [room.post("/v1/sources", one).status_code for one in sent]

    crew = [room for room in pair for _ in range(WRITERS)]
    before = pair[0].revision()
    statuses = at_once([partial(work, room, number) for number, room in enumerate(crew)])
    assert statuses == [[201] * EACH] * len(crew)
    pair[1].catch_up(pair[0])
    pair[0].catch_up(pair[1])
    assert pair[1].revision() == pair[0].revision() == before + len(crew) * EACH

    note = {"note": "A remark."}
    raced = at_once(
        [partial(room.patch, "/v1/sources/w-0-0", note, If_Match='"1-x"') for room in crew]
    )
    assert Counter(answer.status_code for answer in raced) == {200: 1, 412: len(crew) - 1}
    sent = {"rank": "press", "title": "Once"}
    once = at_once([partial(room.post, "/v1/sources", sent, Idempotency_Key="k") for room in crew])
    assert {answer.status_code for answer in once} <= {201, 409}
    assert len({answer.json()["id"] for answer in once if answer.status_code == 201}) == 1
    corrections = at_once(
        [
            partial(
                room.post,
                "/v1/claims",
                {
                    **RATIFICATION,
                    "supersedes": "fra-signature",
                    "reason": "x",
                    "override_reason": "y",
                },
            )
            for room in crew
        ]
    )
    assert Counter(answer.status_code for answer in corrections) == {201: 1, 409: len(crew) - 1}
    pair[1].catch_up(pair[0])
    pair[0].catch_up(pair[1])
    verified = pair[1].get("/v1/audit/verify").json()
    assert (verified["ok"], verified["entries"]) == (True, pair[0].revision())


def test_a_consumer_of_changes_misses_nothing_while_writers_write(
    pair: tuple[Newsroom, Newsroom],
) -> None:
    one, other = pair
    told: list[dict[str, Any]] = []

    def write() -> None:
        for number in range(6):
            sent = ACCESSION if number % 2 else RATIFICATION
            path = one.post("/v1/claims", sent).headers["location"]
            one.post(f"{path}/retract", {"reason": "Again."})

    with ExitStack() as running:
        writer = Thread(target=write)
        running.callback(writer.join)
        writer.start()
        cursor, last_look = 0, False
        while not last_look:
            if not writer.is_alive():
                other.catch_up(one)
                last_look = True
            while True:
                page = other.get(f"/v1/treaties/ccm/changes?limit=2&cursor={cursor}").json()
                told += page["items"]
                cursor = page["cursor"]
                if page["links"]["next"] is None:
                    break
    assert [line["kind"] for line in told] == ["published", *["published", "retracted"] * 6]
    assert told == one.get("/v1/treaties/ccm/changes").json()["items"]
