"""Quiet moments: every treaty is read while nobody asks, and nothing is read while somebody does."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from app.front import quiet as quiet_moments
from app.front.quiet import Quiet
from app.front.tally import Tally
from app.services.newest import Snapshots
from app.services.overview import Overview
from app.store.engine import make_engine
from tests.api.reading import NOON
from tests.front.front_alone import finished

TICK = 0.005


@pytest.fixture
def snapshots(seeded_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Snapshots]:
    monkeypatch.setattr(quiet_moments, "SECONDS_OF_QUIET", TICK)
    engine = make_engine(seeded_url)
    made = Snapshots(engine)
    made.latest()
    yield made
    engine.dispose()


def running(snapshots: Snapshots, tally: Tally, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """Use quiet moments while something else happens."""

    async def both() -> None:
        task = asyncio.create_task(Quiet(snapshots, lambda: NOON, tally).run())
        await meanwhile()
        assert not task.done()
        task.cancel()
        await asyncio.wait([task])

    finished(both())


def unread(snapshots: Snapshots) -> list[str]:
    return Overview(snapshots.latest(), NOON.date()).unread()


def test_every_treaty_is_read_while_nobody_asks(snapshots: Snapshots) -> None:
    async def wait() -> None:
        for _ in range(2_000):
            if not unread(snapshots):
                return
            await asyncio.sleep(TICK)

    assert unread(snapshots)
    running(snapshots, Tally(), wait)
    assert unread(snapshots) == []


@pytest.mark.parametrize("underway", [0, 1])
def test_nothing_is_read_while_somebody_asks_or_waits(snapshots: Snapshots, underway: int) -> None:
    tally = Tally(underway=underway)

    async def ask() -> None:
        for _ in range(200):
            tally.hits += not underway
            await asyncio.sleep(TICK / 10)

    before = unread(snapshots)
    running(snapshots, tally, ask)
    assert unread(snapshots) == before


def test_what_cannot_be_read_is_left_for_the_next_quiet_moment(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fail(_overview: Overview, treaty_id: str) -> None:
        tried.append(treaty_id)
        raise OSError

    monkeypatch.setattr(Overview, "span", fail)

    async def wait() -> None:
        while len(tried) < 3:
            await asyncio.sleep(TICK)

    running(snapshots, Tally(), wait)
    assert len(set(tried)) == 1
