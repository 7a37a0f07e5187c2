"""Quiet moments: while nobody asks anything, each treaty is read for the lists, before anybody waits for it.

To read one takes about as long as a slow answer, and there may be hundreds; so it is done one at a time, and only after
half a second without a request.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from app.front.tally import Tally
from app.services.newest import Snapshots
from app.services.overview import Overview

SECONDS_OF_QUIET = 0.5


class Quiet:
    """Uses the quiet moments of a process; `run` goes on until it is cancelled."""

    def __init__(self, snapshots: Snapshots, clock: Callable[[], datetime], tally: Tally) -> None:
        self._snapshots, self._clock, self._tally = snapshots, clock, tally
        self._done: tuple[object, ...] = ()

    async def run(self) -> None:
        """Wait for quiet, read what is missing, and wait again."""
        asked = self._tally.asked
        while True:
            await asyncio.sleep(SECONDS_OF_QUIET)
            before, asked = asked, self._tally.asked
            if asked == before and not self._tally.underway:
                await self._read_until_asked(asked)

    async def _read_until_asked(self, asked: int) -> None:
        # What the database is not ready for now is left to the next quiet moment, or to whoever asks.
        snapshot, day = self._snapshots.at_hand(), self._clock().astimezone(UTC).date()
        if snapshot is None or self._done == (snapshot, day):
            return
        overview = Overview(snapshot, day)
        for treaty_id in overview.unread():
            try:
                await run_in_threadpool(overview.span, treaty_id)
            except Exception:
                return
            if self._tally.asked != asked or self._snapshots.at_hand() is not snapshot:
                return
        self._done = (snapshot, day)
