"""What the quick test and the long run share: a race of writers in two services on one database."""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import chain
from typing import Any

from tests.soak.pressing import Answered, Writer, at_once, percentile, source


def race(
    origins: Sequence[str], key: str, *, writers: int, each: int, races: int
) -> dict[str, Any]:
    """Let ``writers`` write ``each`` records to every service, then race for versions and keys; what came of it."""
    with ExitStack() as open_now:
        crew = [
            open_now.enter_context(closing(Writer(origin, key)))
            for origin in origins
            for _ in range(writers)
        ]
        return _raced(crew, origins, key, each, races)


def _raced(
    crew: Sequence[Writer], origins: Sequence[str], key: str, each: int, races: int
) -> dict[str, Any]:
    reader = crew[0]
    before = reader.get("/v1/revision").body["revision"]

    def work(writer: Writer, number: int) -> list[Answered]:
        return [writer.post("/v1/sources", source(n, number)) for n in range(each)]

    begun = time.perf_counter()
    answers = list(chain.from_iterable(at_once([partial(work, w, n) for n, w in enumerate(crew)])))
    took = time.perf_counter() - begun
    wins, repeated = [], []
    for number in range(races):
        seen, note = f'"{number + 1}-x"', {"note": str(number)}
        changed = at_once([partial(w.patch, "/v1/sources/soak-0-0", note, seen) for w in crew])
        wins.append(Counter(answer.status for answer in changed))
        sent = {"rank": "press", "title": f"Once {number}"}
        posted = [partial(w.post, "/v1/sources", sent, Idempotency_Key=f"k{number}") for w in crew]
        repeated.append({a.body["id"] for a in at_once(posted) if a.status == 201})
    for writer in crew:
        listed = writer.get("/v1/sources")
        assert sum(1 for item in listed.body["items"] if item["id"].startswith("soak-")) == len(
            answers
        )
    verified = reader.get("/v1/audit/verify").body
    return {
        "statuses": Counter(answer.status for answer in answers),
        "p50": percentile([a.seconds for a in answers], 0.5),
        "p99": percentile([a.seconds for a in answers], 0.99),
        "per_second": len(answers) / took,
        "wins": wins,
        "repeated": repeated,
        "entries": verified["entries"] - before,
        "whole": verified["ok"],
        "seen_after": visibility(origins, key, probes=max(10, races * 4)),
    }


def visibility(origins: Sequence[str], key: str, probes: int) -> float:
    """The p99 of the seconds from a write's answer by one service to its first sight by the other."""
    waits = []
    with closing(Writer(origins[0], key)) as one, closing(Writer(origins[-1], key)) as other:
        other.get("/v1/revision")
        for number in range(probes):
            answer = one.post("/v1/sources", source(number, 9_999))
            assert answer.status == 201, answer
            begun = time.perf_counter()
            while other.get(f"/v1/sources/{answer.body['id']}").status != 200:
                pass
            waits.append(time.perf_counter() - begun)
    return percentile(waits, 0.99)
