"""The public ledger: what readers saw change, in the order it changed, with nothing lost and nothing twice."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.ledger import Line
from app.domain.register import Register
from app.services.ledger import replayed
from app.services.snapshots import Snapshot
from app.store.engine import make_engine, reading
from app.store.ledger import read_lines
from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom, opened, problem

CHANGES = "/v1/treaties/ccm/changes"
# Deposited on 5 September 2025, so it binds Vanuatu from 1 March 2026.
AFTER = datetime(2026, 3, 1, tzinfo=UTC)


def lines(newsroom: Newsroom, cursor: int = 0) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = newsroom.get(f"{CHANGES}?cursor={cursor}").json()["items"]
    return items


def gist(items: list[dict[str, Any]]) -> list[tuple[str, str | None, str | None]]:
    return [(item["kind"], item["state"], item["on"]) for item in items]


def test_a_seed_is_one_line(newsroom: Newsroom) -> None:
    (seeded,) = lines(newsroom)
    assert (seeded["kind"], seeded["state"], seeded["revision"]) == ("published", None, 1)
    assert len(seeded["claims"]) == 11
    assert seeded["already_in_effect"] is True


def test_what_readers_do_not_see_is_no_change(newsroom: Newsroom) -> None:
    path = newsroom.post("/v1/claims", ACCESSION, key="proposer").headers["location"]
    newsroom.post(f"{path}/reject", {"reason": "No."})
    assert len(lines(newsroom)) == 1


def test_a_correction_has_before_after_and_why(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    newsroom.post(
        "/v1/claims",
        RATIFICATION
        | {
            "supersedes": first["id"],
            "reason": "It is an approval.",
            "content": {"kind": "approval", "on": "2009-09-25"},
        },
    )
    _, published, corrected = lines(newsroom)
    assert (published["kind"], published["before"]) == ("published", None)
    assert published["after"]["claim"] == first["id"]
    assert published["already_in_effect"] is True
    assert corrected["kind"] == "corrected"
    assert corrected["before"]["says"] == "France: ratification on 25 September 2009."
    assert corrected["after"]["says"] == "France: approval on 25 September 2009."
    assert corrected["reason"] == "It is an approval."


def test_a_retraction_says_why(newsroom: Newsroom) -> None:
    path = newsroom.post("/v1/claims", RATIFICATION).headers["location"]
    newsroom.post(f"{path}/retract", {"reason": "Another state's act."})
    retracted = lines(newsroom)[-1]
    assert (retracted["kind"], retracted["after"]) == ("retracted", None)
    assert retracted["before"]["says"] == "France: ratification on 25 September 2009."
    assert retracted["reason"] == "Another state's act."


def test_a_correction_that_is_retracted_shows_what_counts_again(newsroom: Newsroom) -> None:
    first = newsroom.post("/v1/claims", RATIFICATION).json()
    wrong = {
        "supersedes": first["id"],
        "reason": "x",
        "content": {"kind": "approval", "on": "2009-09-25"},
    }
    second = newsroom.post("/v1/claims", RATIFICATION | wrong)
    before = len(lines(newsroom))
    newsroom.post(f"{second.headers['location']}/retract", {"reason": "It was right before."})
    (told,) = lines(newsroom)[before:]
    assert (told["kind"], told["claims"]) == ("retracted", [second.json()["id"]])
    assert told["before"]["says"] == "France: approval on 25 September 2009."
    assert told["after"]["says"] == "France: ratification on 25 September 2009."
    assert (told["reason"], told["already_in_effect"]) == ("It was right before.", None)


def test_a_title_that_changes_is_told(newsroom: Newsroom) -> None:
    newsroom.patch("/v1/treaties/ccm", {"short_title": "cluster bomb ban"}, If_Match="*")
    changed = lines(newsroom)[-1]
    assert changed["before"]["short_title"] == "cluster munitions ban"
    assert changed["after"]["short_title"] == "cluster bomb ban"


def test_a_date_is_reached_at_midnight_with_nobody_writing(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", ACCESSION)
    assert lines(newsroom)[-1]["already_in_effect"] is False
    newsroom.clock.now = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)
    assert len(lines(newsroom)) == 2
    newsroom.clock.now = AFTER
    reached = lines(newsroom)[-1]
    assert gist([reached]) == [("date_reached", "VUT", "2026-03-01")]
    assert reached["at"] == "2026-03-01T00:00:00Z"
    assert reached["before"] == {"status": "contracting", "bound": False}
    assert reached["after"] == {"status": "party", "bound": True}
    assert reached["claims"] == ["ccm-untc2026-vut-accession"]
    newsroom.clock.forward(days=30)
    assert lines(newsroom)[-1] == reached


def test_an_act_recorded_on_the_day_or_later_is_already_in_effect(newsroom: Newsroom) -> None:
    lines(newsroom)
    newsroom.clock.now = AFTER
    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.forward(days=1)
    assert gist(lines(newsroom)[1:]) == [("published", "VUT", None)]
    assert lines(newsroom)[-1]["already_in_effect"] is True


def test_a_date_stands_before_what_its_day_saw_recorded(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.now = AFTER
    newsroom.post("/v1/claims", RATIFICATION)
    kinds = [item["kind"] for item in lines(newsroom)]
    assert kinds == ["published", "published", "date_reached", "published"]


def test_the_order_is_that_of_instants_even_if_the_clock_goes_back(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.now = AFTER
    lines(newsroom)
    newsroom.clock.forward(seconds=-30)
    newsroom.post("/v1/claims", RATIFICATION)
    items = lines(newsroom)
    instants = [item["at"] for item in items]
    assert instants == sorted(instants)
    assert [item["kind"] for item in items][2:] == ["date_reached", "published"]


def test_a_consumer_who_was_away_catches_up(newsroom: Newsroom) -> None:
    page = newsroom.get(f"{CHANGES}?limit=1").json()
    told, cursor = list(page["items"]), page["cursor"]
    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.now = datetime(2026, 3, 8, 12, tzinfo=UTC)
    newsroom.post("/v1/claims", RATIFICATION)
    path = f"{CHANGES}?limit=1&cursor={cursor}"
    while path:
        answer = newsroom.get(path)
        told += answer.json()["items"]
        path = answer.json()["links"]["next"]
    assert told == lines(newsroom)
    assert len(told) == 4
    assert newsroom.get(f"{CHANGES}?cursor={told[-1]['cursor']}").json()["items"] == []


def test_dates_wait_while_the_database_cannot_be_written(
    newsroom: Newsroom, monkeypatch: Any
) -> None:
    from app.domain.errors import NotReady
    from app.services import desk

    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.now = AFTER

    def full(*_: Any) -> None:
        raise NotReady("the database cannot be written: its disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(desk, "turn_days", full)
        answer = newsroom.get(CHANGES)
        assert len(answer.json()["items"]) == 2
        assert answer.headers["cache-control"] == "no-store"
    assert gist(lines(newsroom))[-1] == ("date_reached", "VUT", "2026-03-01")


def test_the_ledger_follows_from_the_entries(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", ACCESSION)
    newsroom.clock.now = AFTER
    lines(newsroom)
    newsroom.clock.forward(days=3)
    path = newsroom.post("/v1/claims", RATIFICATION).headers["location"]
    newsroom.post("/v1/treaties", {"title": "Mine Ban Convention"})
    newsroom.post(f"{path}/retract", {"reason": "No."})
    engine = make_engine(newsroom.url)
    with reading(engine) as session:
        kept = read_lines(session, "ccm")
        again = [line for line in replayed(session) if line.treaty_id == "ccm"]
    engine.dispose()
    assert [told(line) for line in again] == [told(line) for line in kept]
    assert len(kept) == 5


def told(line: Line) -> tuple[datetime, str, int, date | None, Any]:
    return line.at, line.kind, line.revision, line.day, line.body


def test_two_services_tell_the_same_story(newsroom: Newsroom) -> None:
    other = opened(newsroom.url, newsroom.keys)
    with other.client:
        newsroom.post("/v1/claims", ACCESSION)
        for clock in (newsroom.clock, other.clock):
            clock.now = AFTER
        other.catch_up(newsroom)
        assert lines(other) == lines(newsroom)
        other.post("/v1/claims", RATIFICATION)
        newsroom.catch_up(other)
        assert newsroom.standing("FR")["status"] == "party"
        assert lines(newsroom) == lines(other)
    other.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]


def test_an_unknown_treaty_has_no_changes(newsroom: Newsroom) -> None:
    problem(newsroom.get("/v1/treaties/nowhere/changes"), 404, "unknown-treaty")


def test_a_day_reads_again_only_the_treaties_under_which_something_changes(
    sqlite_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_newsroom.post("/v1/treaties", {"id": "apmbc", "title": "Mine Ban Convention"})
    sqlite_newsroom.post("/v1/claims", ACCESSION)
    read: list[str] = []
    passing = Snapshot.passing

    def noted(snapshot: Snapshot, treaty_id: str) -> Register:
        read.append(treaty_id)
        return passing(snapshot, treaty_id)

    assert sqlite_newsroom.get("/").status_code == 200
    monkeypatch.setattr(Snapshot, "passing", noted)
    sqlite_newsroom.clock.forward(days=1)
    assert gist(lines(sqlite_newsroom))[-1][0] == "published"
    assert read == []
    sqlite_newsroom.clock.forward(days=30)
    assert gist(lines(sqlite_newsroom))[-1] == ("date_reached", "VUT", "2026-03-01")
    assert read == ["ccm"]
