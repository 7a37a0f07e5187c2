"""Two services on one database, sixteen writers each: `make soak` runs this; the suite has a short form of it."""

import sys
from collections import Counter
from pathlib import Path

from tests.api.serving import serving
from tests.soak.running import race
from tests.writing.newsroom import furnished

WRITERS, EACH, RACES = 16, 25, 10
LONGEST_CREATE = 1.0  # seconds, for 99 of 100
SEEN_WITHIN = {"sqlite": 0.020, "postgresql": 0.060}  # seconds, for 99 of 100


def test_two_services_and_many_writers(durable_url: str, tmp_path: Path) -> None:
    engine, key = (
        durable_url.partition(":")[0].partition("+")[0],
        furnished(durable_url)["publisher"],
    )
    with (
        serving(durable_url, tmp_path / "one") as one,
        serving(durable_url, tmp_path / "two") as two,
    ):
        told = race([one, two], key, writers=WRITERS, each=EACH, races=RACES)
    sys.stdout.write(f"\n{engine}: {told}\n")
    crew = 2 * WRITERS
    assert told["statuses"] == {201: crew * EACH}
    assert told["wins"] == [Counter({200: 1, 412: crew - 1})] * RACES
    assert [len(ids) for ids in told["repeated"]] == [1] * RACES
    assert told["entries"] == crew * EACH + 2 * RACES
    assert told["whole"] is True
    assert told["p99"] < LONGEST_CREATE
    assert told["seen_after"] < SEEN_WITHIN[engine]
