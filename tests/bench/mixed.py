"""`make load`: fifty readers and four writers for five minutes; errors, the slowest answers and how memory grew."""

import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.clients import READERS, WRITERS, press
from tests.bench.compare import COMMAND
from tests.bench.growth import prepare
from tests.bench.load import cpu_seconds, free_port, resident_mb, running
from tests.bench.report import table, write

WARM_UP_SECONDS, WHOLE_SECONDS = 20, 300.0


def main() -> None:
    """Load a service of its own and print what was met, after the whole time also into the README."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else WHOLE_SECONDS
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{Path(name) / 'record.db'}"
        key = prepare(url)
        port = free_port()
        settings = {"TREATY_STATUS_DATABASE_URL": url, "TREATY_STATUS_LOG_LEVEL": "error"}
        command = [COMMAND, "serve", "--port", str(port)]
        ready = f"http://127.0.0.1:{port}/readyz"
        with running(command, ready, settings, core=None) as process:
            press(port, key, WARM_UP_SECONDS)
            before, cpu = resident_mb(process.pid), cpu_seconds([process.pid])
            seen = press(port, key, seconds)
            grown = resident_mb(process.pid) - before
            busy = (cpu_seconds([process.pid]) - cpu) / seconds
    reads = statistics.quantiles((1_000 * one for one in seen.reads), n=100)
    writes = statistics.quantiles((1_000 * one for one in seen.writes), n=100)
    p99 = reads[98]
    pressed = f"{READERS} readers and {WRITERS} writers, {seconds:.0f} s"
    rows = [
        (f"{pressed}: p99 of {len(seen.reads)} reads", "< 250 ms", f"{p99:.0f} ms"),
        ("half of them within", "", f"{reads[49]:.1f} ms"),
        (f"p99 of {len(seen.writes)} writes among them", "", f"{writes[98]:.0f} ms"),
        ("errors", "0", str(len(seen.errors))),
        ("memory grew by", "< 20 MB", f"{grown:.1f} MB"),
        (
            "a core was busy with the service, with the clients",
            "",
            f"{busy:.0%}, {seen.cpu / seconds:.0%}",
        ),
    ]
    text = table(("what", "goal", "found"), rows)
    sys.stdout.write("\n".join((text, *seen.errors[:3], "")))
    if seconds >= WHOLE_SECONDS:
        write(text, "load")
    sys.exit(bool(seen.errors) or p99 >= 250 or grown >= 20)


if __name__ == "__main__":
    main()
