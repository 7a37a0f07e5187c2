"""`make bench`: everything that can be measured in one run, printed and written into the README."""

import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from tests.bench.compare import NGINX, ROUNDS, compare
from tests.bench.growth import across_processes, growth, prepare, start
from tests.bench.load import Server, missing
from tests.bench.report import table, write
from tests.bench.slow import slow

Result = TypeVar("Result")


def main() -> None:
    """Measure and write; whatever ends it, the servers and files that it made go with it."""
    if lacks := missing():
        raise SystemExit(f"make bench needs {' and '.join(lacks)} (on Debian: apt install wrk)")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit("ended"))
    with tempfile.TemporaryDirectory(prefix="treaty-status-bench-") as name:
        folder = Path(name)
        prepare(f"sqlite:///{folder / 'record.db'}")
        servers, rows = _told("the service and its peers", lambda: compare(folder))
        rows.append(_told("how it starts", lambda: start(folder)))
        rows.append(_told("two processes", lambda: across_processes(folder)))
        rows += _told("slow clients", lambda: slow(folder))
        rows += _told("growth", lambda: growth(folder))
    parts = [
        f"Measured on {datetime.now(UTC).date()}, {platform.machine()}, Python {platform.python_version()}: "
        "server on one core, wrk with 32 clients on another. "
        f"The servers were compared in {ROUNDS} shuffled rounds: ratios are of the CPU a request costs in the same "
        "round, the median and in brackets the middle half; the rest was measured after it, medians. "
        "Two equals show the noise." + ("" if NGINX else " There was no nginx to compare with."),
        table(("what", "goal", "found"), rows),
        table(
            ("server", "requests/s", "p50 ms", "p99 ms", "CPU µs a request"), map(_line, servers)
        ),
    ]
    text = "\n\n".join(parts)
    sys.stdout.write(text + "\n")
    write(text, "bench")


def _told(what: str, measure: Callable[[], Result]) -> Result:
    sys.stderr.write(f"{what}: ")
    sys.stderr.flush()
    began = time.monotonic()
    found = measure()
    sys.stderr.write(f"{time.monotonic() - began:.0f} s\n")
    return found


def _line(server: Server) -> tuple[str, ...]:
    numbers = (
        f"{server.median(what):.{digits}f}"
        for what, digits in (("rps", 0), ("p50", 2), ("p99", 2), ("cpu", 1))
    )
    return server.name, *numbers


if __name__ == "__main__":
    main()
