"""`make bench`: everything that can be measured in one run, printed and written into the README."""

import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.compare import compare
from tests.bench.growth import across_processes, growth, prepare, start
from tests.bench.load import Server
from tests.bench.report import table, write
from tests.bench.slow import slow


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(f"sqlite:///{folder / 'record.db'}")
        servers, rows = compare(folder)
        rows += [start(folder), across_processes(folder), *slow(folder), *growth(folder)]
    text = "\n\n".join(
        (
            f"Measured on {datetime.now(UTC).date()}, {platform.machine()}, Python {platform.python_version()}: "
            "server on one core, wrk with 32 clients on another, "
            "the servers compared in one run, shuffled; the rest measured after it; medians.",
            table(("what", "goal", "found"), rows),
            table(
                ("server", "requests/s", "p50 ms", "p99 ms", "CPU µs a request"),
                map(_line, servers),
            ),
        )
    )
    sys.stdout.write(text + "\n")
    write(text, "bench")


def _line(server: Server) -> tuple[str, ...]:
    numbers = (
        f"{server.median(what):.{digits}f}"
        for what, digits in (("rps", 0), ("p50", 2), ("p99", 2), ("cpu", 1))
    )
    return server.name, *numbers


if __name__ == "__main__":
    main()
