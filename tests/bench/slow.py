"""Four hundred slow sockets of five kinds, and an honest reader among them."""

import socket
import statistics
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from tests.bench.compare import COMMAND, ONE, Row
from tests.bench.growth import prepare
from tests.bench.load import free_port, running

SOCKETS, LONGEST_SECONDS = 400, 25
_HEAD = b"POST /v1/claims HTTP/1.1\r\nHost: a\r\n"
KINDS: list[tuple[bytes, bytes]] = [
    (b"", b""),  # idle
    (b"GET /v1/rev", b"a"),  # a line that drips
    (_HEAD, b"A: b\r\n"),  # a head that drips
    (
        _HEAD + b"Content-Type: application/json\r\nContent-Length: 9999\r\n\r\n{",
        b" ",
    ),  # a body that drips
    (b"GET /v1/treaties/ccm/states HTTP/1.1\r\nHost: a\r\n\r\n" * 30, b""),  # nothing is read
]


def slow(folder: Path) -> list[Row]:
    """How long the slow ones are let stay, and what they cost the honest one."""
    url = f"sqlite:///{folder / 'slow.db'}"
    prepare(url)
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    settings = {"TREATY_STATUS_DATABASE_URL": url, "TREATY_STATUS_LOG_LEVEL": "error"}
    with running([COMMAND, "serve", "--port", str(port)], origin + ONE, settings) as process:
        taken: list[float] = []
        stop = threading.Event()
        reader = threading.Thread(target=_read, args=(origin + ONE, taken, stop))
        before = _open_sockets(process.pid)
        began = time.monotonic()
        sockets = [_open(port, number) for number in range(SOCKETS)]
        reader.start()
        try:
            closed = _wait(sockets, process.pid, before, began)
        finally:
            stop.set()
            reader.join()
    errors = sum(1 for one in taken if one < 0)
    p99 = statistics.quantiles([1_000 * one for one in taken if one >= 0], n=100)[98]
    return [
        (f"{SOCKETS} slow sockets of five kinds: all closed within", "≤ 20 s", f"{closed:.0f} s"),
        (f"honest reader among them: p99, errors of {len(taken)}", "< 500 ms, 0", f"{p99:.0f} ms, {errors}"),
    ]  # fmt: skip


def _open(port: int, number: int) -> socket.socket:
    made = socket.socket()
    opening, _ = KINDS[number % len(KINDS)]
    if number % len(KINDS) == 4:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    made.connect(("127.0.0.1", port))
    made.setblocking(False)
    made.send(opening[:60_000]) if opening else None
    return made


def _open_sockets(pid: int) -> int:
    """How many the service holds open; whether a client has noticed that its own is closed does not count."""
    held = 0
    for file in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            held += str(file.readlink()).startswith("socket:")
    return held


def _wait(sockets: list[socket.socket], pid: int, before: int, began: float) -> float:
    while time.monotonic() - began < LONGEST_SECONDS:
        for number, one in enumerate(sockets):
            with suppress(OSError):
                one.send(KINDS[number % len(KINDS)][1])
        if _open_sockets(pid) <= before + 1:  # the honest reader's
            for one in sockets:
                one.close()
            return time.monotonic() - began
        time.sleep(0.5)
    return float("inf")


def _read(url: str, taken: list[float], stop: threading.Event) -> None:
    while not stop.is_set():
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                answer.read()
            taken.append(time.perf_counter() - began)
        except OSError:
            taken.append(-1)
        time.sleep(0.02)
