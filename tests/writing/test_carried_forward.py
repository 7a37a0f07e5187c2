"""The record in memory, carried forward from change to change, is the record that the tables hold."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.domain.names import NamesTable
from app.services.newest import Snapshots, read_snapshot
from app.services.snapshots import Snapshot
from app.store.engine import reading
from tests.writing.newsroom import ACCESSION, RATIFICATION, Newsroom

Write = Callable[[Newsroom], Any]


def contents(snapshot: Snapshot) -> Any:
    registers = {key: snapshot.register(key) for key in snapshot.treaties}
    # Registers in the order of their claims, for it decides between claims that are otherwise equal.
    claims = {key: list(register.claims.values()) for key, register in registers.items()}
    return snapshot.entry, snapshot._things, list(snapshot.states), registers, claims


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
