"""`make load`: fifty readers and four writers for five minutes; errors, the slowest answers and how memory grew."""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

from tests.bench.compare import COMMAND
from tests.bench.growth import prepare
from tests.bench.load import free_port, resident_mb, running
from tests.bench.report import table, write

READERS, WRITERS, WARM_UP_SECONDS, WHOLE_SECONDS = 50, 4, 20, 300.0
STATES = ("UA", "US", "RU", "FR", "LT", "AF", "CU", "NG", "IN", "BR")
CCM = "/v1/treaties/ccm"


class Seen:
    """What clients saw: seconds of answers, and the errors."""

    def __init__(self) -> None:
        self.reads: list[float] = []
        self.writes: list[float] = []
        self.errors: list[str] = []


def _path() -> str:
    state = random.choice(STATES)
    return random.choice(
        [f"{CCM}/states/{state}"] * 6
        + [f"{CCM}/states", f"{CCM}/states.csv", f"{CCM}/counts", f"{CCM}/states/{state}/history"]
        + [
            f"{CCM}/states/{state}?as_of=20{random.randrange(9, 26):02}-01-01",
            f"/treaties/ccm/states/{state}",
        ]
        + [f"/embed/ccm/{state}", f"/badge/ccm/{state}.svg", "/v1/revision"]
    )


async def _read(client: httpx.AsyncClient, until: float, seen: Seen) -> None:
    while time.monotonic() < until:
        began = time.perf_counter()
        path = _path()
        try:
            answer = await client.get(path)
            if answer.status_code != 200:
                seen.errors.append(f"{answer.status_code} {path}")
        except httpx.HTTPError as error:
            seen.errors.append(f"{type(error).__name__} {path}")
        seen.reads.append(time.perf_counter() - began)
        await asyncio.sleep(random.random() * 0.2)


async def _write(client: httpx.AsyncClient, until: float, seen: Seen, number: int) -> None:
    count = 0
    while time.monotonic() < until:
        count += 1
        began = time.perf_counter()
        sent = {
            "treaty": "ccm",
            "source": "untc2026",
            "type": "position",
            "state": random.choice(("RU", "UA", "US")),
            "content": {"subject": "signed", "value": False},
            "locator": f"{number}-{count}",
        }
        try:
            answer = await client.post("/v1/claims", json=sent)
            if answer.status_code != 201:
                seen.errors.append(f"{answer.status_code} POST {answer.text[:80]}")
        except httpx.HTTPError as error:
            seen.errors.append(f"{type(error).__name__} POST")
        seen.writes.append(time.perf_counter() - began)
        await asyncio.sleep(2)


async def _load(origin: str, key: str, seconds: float) -> Seen:
    seen = Seen()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=READERS + WRITERS)
    held = {"Authorization": f"Bearer {key}"}
    async with (
        httpx.AsyncClient(base_url=origin, trust_env=False, limits=limits, timeout=30) as reader,
        httpx.AsyncClient(base_url=origin, trust_env=False, headers=held, timeout=30) as writer,
    ):
        await asyncio.gather(
            *(_read(reader, until, seen) for _ in range(READERS)),
            *(_write(writer, until, seen, number) for number in range(WRITERS)),
        )
    return seen


def main() -> None:
    """Load a service of its own and print what was met, after the whole time also into the README."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else WHOLE_SECONDS
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{Path(name) / 'record.db'}"
        key = prepare(url)
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        settings = {"TREATY_STATUS_DATABASE_URL": url, "TREATY_STATUS_LOG_LEVEL": "error"}
        command = [COMMAND, "serve", "--port", str(port)]
        with running(command, f"{origin}/readyz", settings, core=None) as process:
            asyncio.run(_load(origin, key, WARM_UP_SECONDS))
            before = resident_mb(process.pid)
            seen = asyncio.run(_load(origin, key, seconds))
            grown = resident_mb(process.pid) - before
    p99 = statistics.quantiles((1_000 * one for one in seen.reads), n=100)[98]
    slow = statistics.quantiles((1_000 * one for one in seen.writes), n=100)[98]
    pressed = f"{READERS} readers and {WRITERS} writers, {seconds:.0f} s"
    rows = [
        (f"{pressed}: p99 of {len(seen.reads)} reads", "< 250 ms", f"{p99:.0f} ms"),
        (f"p99 of {len(seen.writes)} writes among them", "", f"{slow:.0f} ms"),
        ("errors", "0", str(len(seen.errors))),
        ("memory grew by", "< 20 MB", f"{grown:.1f} MB"),
    ]
    text = table(("what", "goal", "found"), rows)
    sys.stdout.write("\n".join((text, *seen.errors[:3], "")))
    if seconds >= WHOLE_SECONDS:
        write(text, "load")
    sys.exit(bool(seen.errors) or p99 >= 250 or grown >= 20)


if __name__ == "__main__":
    main()
