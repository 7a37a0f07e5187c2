"""Kills at random moments of writing: what was acknowledged is there afterwards, whole; `make soak` runs this."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Thread

import httpx

from tests.soak.pressing import Writer, source
from tests.writing.newsroom import furnished

KILLS, WRITERS = 50, 4
LONGEST_WORK, LONGEST_START = 1.0, 5.0  # seconds
COMMAND = Path(sys.executable).with_name("treaty-status")


class Service:
    """A service in a process of its own, on the same port after each start."""

    def __init__(self, url: str, log: Path) -> None:
        self._url, self._log = url, log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self._port}"

    def start(self) -> float:
        """Start it; the seconds until it was ready."""
        begun = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [COMMAND, "serve", "--port", str(self._port)],
                env=os.environ | {"TREATY_STATUS_DATABASE_URL": self._url},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not self._is_ready():
            assert self._process.poll() is None, self._log.read_text("utf-8")[-2_000:]
            time.sleep(0.02)
        return time.perf_counter() - begun

    def kill(self) -> None:
        """kill -9."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.origin}/readyz"):
                return True
        except (urllib.error.URLError, ConnectionError):
            return False


def test_what_was_acknowledged_survives_a_kill(durable_url: str, tmp_path: Path) -> None:
    engine, key = durable_url.partition(":")[0], furnished(durable_url)["publisher"]
    service = Service(durable_url, tmp_path / "log")
    acknowledged: set[str] = set()
    starts = []

    def work(writer: int, round_: int) -> None:
        crew = Writer(service.origin, key)
        try:
            for number in range(10_000):
                answer = crew.post("/v1/sources", source(number, round_ * WRITERS + writer))
                assert answer.status == 201, answer
                acknowledged.add(answer.body["id"])
        except httpx.TransportError:
            pass
        finally:
            crew.close()

    for round_ in range(KILLS):
        starts.append(service.start())
        threads = [Thread(target=work, args=(writer, round_)) for writer in range(WRITERS)]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0, LONGEST_WORK))  # noqa: S311 -- a moment, not a secret
        service.kill()
        for thread in threads:
            thread.join()
    starts.append(service.start())
    reader = Writer(service.origin, key)
    kept = {item["id"] for item in reader.get("/v1/sources").body["items"]}
    verified = reader.get("/v1/audit/verify").body
    reader.close()
    service.kill()
    slowest = ", ".join(f"{seconds:.1f}" for seconds in sorted(starts[1:])[-3:])
    told = f"{len(starts) - 1} kills, {len(acknowledged)} acknowledged, ready again after {slowest} s at most"
    sys.stdout.write(f"\n{engine}: {told}\n")
    assert acknowledged - kept == set()
    assert verified["ok"] is True
    assert max(starts[1:]) < LONGEST_START
