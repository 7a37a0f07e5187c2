"""The record in memory, carried forward from change to change, is the record that the tables hold."""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.domain.names import NamesTable
from app.render.languages import Language
from app.services.newest import Snapshots, read_snapshot
from app.services.snapshots import Snapshot
from app.store import records
from app.store.engine import Session, reading
from tests.writing.newsroom import ACCESSION, NOON, RATIFICATION, Newsroom

Write = Callable[[Newsroom], Any]


def contents(snapshot: Snapshot) -> Any:
    registers = {key: snapshot.register(key) for key in snapshot.treaties}
    # Registers in the order of their claims, for it decides between claims that are otherwise equal.
    claims = {key: list(register.claims.values()) for key, register in registers.items()}
    last = {key: (one.revision, one.at) for key, one in snapshot.last_changes.items()}
    assert {key: register.revision for key, register in registers.items()} == {
        key: revision for key, (revision, _) in last.items()
    }
    return snapshot.entry, snapshot._things, list(snapshot.states), registers, claims, last


def written(room: Newsroom) -> Iterator[Write]:
    """Changes of every kind, each of which makes the next one possible."""
    yield lambda room: room.post("/v1/claims", ACCESSION)
    yield lambda room: room.post("/v1/sources", {"id": "paper", "rank": "press"})
    yield lambda room: room.post("/v1/claims", RATIFICATION | {"source": "paper", "id": "r1"})
    yield lambda room: room.patch("/v1/sources/paper", {"rank": "depositary"}, If_Match="*")
    yield lambda room: room.post(
        "/v1/claims",
        RATIFICATION | {"supersedes": "r1", "reason": "Another day.", "id": "r2"},
    )
    yield lambda room: room.post("/v1/claims", ACCESSION | {"state": "CA"}, key="proposer")
    yield lambda room: room.post("/v1/claims/r2/retract", {"reason": "It was another state."})
    yield lambda room: room.patch("/v1/states/FRA", {"name": "Françe"}, If_Match="*")
    yield lambda room: room.post("/v1/treaties", {"id": "apmbc", "title": "Mine Ban Convention"})
    yield lambda room: room.post(
        "/v1/claims",
        {
            "type": "term",
            "treaty": "apmbc",
            "source": "untc2026",
            "content": {"term": "in_force", "value": {"on": "1999-03-01"}},
        },
    )
    yield lambda room: room.patch("/v1/treaties/ccm", {"short_title": "CCM"}, If_Match="*")
    yield lambda room: room.post(
        "/v1/claims",
        {
            "type": "position",
            "treaty": "apmbc",
            "source": "paper",
            "state": "US",
            "content": {"subject": "party", "value": False},
        },
    )


@pytest.mark.parametrize("asks", ["each time", "at the end", "sometimes"])
def test_it_is_what_the_tables_hold(newsroom: Newsroom, asks: str) -> None:
    engine = newsroom.client.app.state.context.desk._engine  # type: ignore[attr-defined]
    snapshots = Snapshots(engine)  # a reader in another process
    snapshots.warm()
    chance = random.Random(7)  # noqa: S311 -- which changes are looked at, the same each time
    changes = list(written(newsroom))
    for number, change in enumerate(changes, start=1):
        answer = change(newsroom)
        assert answer.status_code < 300, answer.text
        last = number == len(changes)
        if asks == "each time" or last or (asks == "sometimes" and chance.random() < 0.4):
            latest = snapshots.latest()
            with reading(engine) as session:
                read = read_snapshot(engine, session, latest.entry, NamesTable())
            if asks == "sometimes" and not last and chance.random() < 0.5:
                continue  # carried on without its registers having been asked for
            assert contents(latest) == contents(read)


def test_what_follows_from_a_treaty_is_kept_until_the_treaty_changes(newsroom: Newsroom) -> None:
    engine = newsroom.client.app.state.context.desk._engine  # type: ignore[attr-defined]
    snapshots = Snapshots(engine)

    def derived() -> tuple[object, ...]:
        latest, today = snapshots.latest(), NOON.date()
        register = latest.register("ccm")
        told = latest.told(register, today, today, Language.ENGLISH)
        return (latest.last_changes["ccm"], *told)

    touching: dict[str, Callable[[], Any]] = {
        "a claim": lambda: newsroom.post("/v1/claims", ACCESSION),
        "a source that it cites": lambda: newsroom.patch(
            "/v1/sources/untc2026", {"title": "Status"}, If_Match="*"
        ),
        "its title": lambda: newsroom.patch(
            "/v1/treaties/ccm", {"short_title": "CCM"}, If_Match="*"
        ),
        "a state": lambda: newsroom.patch("/v1/states/FRA", {"name": "Françe"}, If_Match="*"),
    }
    other: dict[str, Callable[[], Any]] = {
        "a source": lambda: newsroom.post("/v1/sources", {"id": "paper", "rank": "press"}),
        "a source again": lambda: newsroom.patch("/v1/sources/paper", {"note": "x"}, If_Match="*"),
        "a treaty": lambda: newsroom.post("/v1/treaties", {"id": "apmbc", "title": "Mine Ban"}),
        "its claim": lambda: newsroom.post("/v1/claims", ACCESSION | {"treaty": "apmbc"}),
    }
    for what, write in (other | touching).items():
        before = derived()
        answer = write()
        assert answer.status_code < 300, answer.text
        change, *told = (one is other for one, other in zip(derived(), before, strict=True))
        assert change is (what in other), what
        assert all(told) is (what in other), what


def test_readers_who_ask_at_once_after_a_change_ask_the_database_once(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshots = Snapshots(newsroom.client.app.state.context.desk._engine)  # type: ignore[attr-defined]
    snapshots.latest()
    assert newsroom.post("/v1/claims", ACCESSION).status_code < 300
    ask, asked = records.entries_since, []

    def slowly(session: Session, revision: int) -> Any:
        asked.append(revision)
        time.sleep(0.2)
        return ask(session, revision)

    monkeypatch.setattr(records, "entries_since", slowly)
    with ThreadPoolExecutor(8) as readers:
        found = {one.result() for one in [readers.submit(snapshots.latest) for _ in range(8)]}
    assert len(found) == 1
    assert 1 <= len(asked) <= 2  # on PostgreSQL its notification may come while the first is asking


def test_no_change_stands_for_two_treaties_or_for_another_record(newsroom: Newsroom) -> None:
    newsroom.post("/v1/treaties", {"id": "apmbc", "title": "Mine Ban"})
    engine = newsroom.client.app.state.context.desk._engine  # type: ignore[attr-defined]
    snapshots = Snapshots(engine)
    snapshots.latest()
    writes: list[Write] = [
        lambda room: room.patch("/v1/states/FRA", {"name": "Françe"}, If_Match="*"),
        lambda room: room.post("/v1/claims", ACCESSION),
    ]
    for write in writes:
        assert write(newsroom).status_code < 300
        latest = snapshots.latest()
        assert len(set(latest.last_changes.values())) == len(latest.treaties) == 2
        assert all(map(latest.holds, latest.last_changes.values()))
        fresh = Snapshots(engine).latest()
        assert not any(map(fresh.holds, latest.last_changes.values()))
