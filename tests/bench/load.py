"""Servers and the load on them: server on one core, client on another, CPU per request from /proc."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
SERVER_CORE, CLIENT_CORE = ("0", "1") if (os.cpu_count() or 1) > 1 else ("0", "0")
SECONDS_TO_STOP = 10
UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass
class Measured:
    """One run: requests a second, latencies in milliseconds, CPU of the server in microseconds a request."""

    rps: float
    p50: float
    p99: float
    cpu: float
    errors: int


@dataclass
class Server:
    """A server that is up: where it is asked what, and the processes whose CPU counts."""

    name: str
    url: str
    pids: list[int]
    headers: Mapping[str, str] = field(default_factory=dict)
    clients: int = 32
    seconds: float = 2.0  # of one run
    runs: list[Measured] = field(default_factory=list)

    def median(self, what: str) -> float:
        """The median of all runs."""
        return float(statistics.median(getattr(run, what) for run in self.runs))


@dataclass(frozen=True)
class Ratio:
    """How many times the CPU of another a request costs: the median of all rounds, and the middle half of them."""

    median: float
    low: float
    high: float

    def shown(self, form: str) -> str:
        """As a table has it; ``form`` formats one number: ``.0%``, or ``.1f`` for times as much."""
        sign = "" if form.endswith("%") else "×"
        return f"{self.median:{form}}{sign} ({self.low:{form}} to {self.high:{form}})"


def ratio(one: Server, other: Server) -> Ratio:
    """Compares the runs of the same rounds, so that a machine that is slower in one round weighs on both."""
    rounds = zip(one.runs, other.runs, strict=True)
    low, median, high = statistics.quantiles((a.cpu / b.cpu for a, b in rounds), n=4)
    return Ratio(median, low, high)


def missing() -> list[str]:
    """What the measurements need and this machine lacks."""
    lacks = [name for name in ("wrk", "taskset") if shutil.which(name) is None]
    return lacks if Path("/proc/self/stat").exists() else [*lacks, "/proc, which Linux has"]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_up(url: str) -> bool:
    """Whether it answers 200."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return int(answer.status) == 200
    except OSError:
        return False


@contextmanager
def running(
    command: list[str],
    url: str,
    environment: Mapping[str, str] | None = None,
    core: str | None = SERVER_CORE,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers at ``url``, while the block runs."""
    pinned = ["taskset", "-c", core] if core and shutil.which("taskset") else []
    process = subprocess.Popen(
        [*pinned, *command],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while not is_up(url):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"did not start: {' '.join(command)}")
            time.sleep(0.01)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of these processes so far."""
    total = 0.0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def resident_mb(pid: int) -> float:
    """Resident memory of a process in megabytes."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def press(server: Server, seconds: float) -> Measured:
    """Load a server with wrk, for whole seconds, and note what it did."""
    headers = [
        part for name, value in server.headers.items() for part in ("-H", f"{name}: {value}")
    ]
    before = cpu_seconds(server.pids)
    text = subprocess.run(
        [
            "taskset",
            "-c",
            CLIENT_CORE,
            "wrk",
            "-t1",
            f"-c{server.clients}",
            f"-d{seconds:.0f}s",
            "--latency",
            *headers,
            server.url,
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    spent = cpu_seconds(server.pids) - before
    found = re.search(r"(\d+) requests in ([\d.]+)(m?s)", text)
    latency = {
        share: float(number) * UNITS[unit]
        for share, number, unit in re.findall(r"\s(50|99)%\s+([\d.]+)(us|ms|s)", text)
    }
    errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", text)))
    requests = int(found[1]) if found else 0
    if not requests:
        raise RuntimeError(f"nothing was answered: {text}")
    run = Measured(
        requests / seconds,
        latency.get("50", 0),
        latency.get("99", 0),
        1e6 * spent / requests,
        errors,
    )
    server.runs.append(run)
    return run
