"""Clients of `make load`: fifty readers and four writers, each with a connection and a mind of its own.

They have processes of their own and do little for an answer but read it, so that what is timed is the service and not
the queue of a busy client.
"""

import asyncio
import json
import random
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

READERS, WRITERS, READING_PROCESSES = 50, 4, 2
STATES = ("UA", "US", "RU", "FR", "LT", "AF", "CU", "NG", "IN", "BR")
CCM = "/v1/treaties/ccm"


@dataclass
class Seen:
    """What clients saw: seconds of answers, and the errors; and the seconds of CPU they took for it."""

    reads: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu: float = 0.0

    def add(self, other: "Seen") -> None:
        """What others saw too."""
        self.reads += other.reads
        self.writes += other.writes
        self.errors += other.errors
        self.cpu += other.cpu


class Connection:
    """One client's connection, opened anew where it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, body: bytes = b"", key: str = ""
    ) -> tuple[int, bytes]:
        """The status and the body of the answer.

        Raises:
            OSError, EOFError, TimeoutError: none came, or not a whole one.
        """
        sent = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n"
        if body:
            sent += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nAuthorization: Bearer {key}\r\n"
        try:
            async with asyncio.timeout(30):
                return await self._exchanged(f"{sent}\r\n".encode() + body)
        except BaseException:
            self.close()
            raise

    async def _exchanged(self, sent: bytes) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(sent)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0])
        return int(head[9:12]), await reader.readexactly(length)

    def close(self) -> None:
        """Close it; the next question opens another."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


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


async def _read(port: int, until: float, seen: Seen) -> None:
    connection = Connection(port)
    while time.monotonic() < until:
        path = _path()
        began = time.perf_counter()
        try:
            status, _ = await connection.ask("GET", path)
            if status != 200:
                seen.errors.append(f"{status} {path}")
        except (OSError, EOFError) as error:
            seen.errors.append(f"{type(error).__name__} {path}")
        seen.reads.append(time.perf_counter() - began)
        await asyncio.sleep(random.random() * 0.2)
    connection.close()


async def _write(port: int, until: float, seen: Seen, key: str) -> None:
    connection = Connection(port)
    while time.monotonic() < until:
        sent = {
            "treaty": "ccm",
            "source": "untc2026",
            "type": "position",
            "state": random.choice(("RU", "UA", "US")),
            "content": {"subject": "signed", "value": False},
            "locator": f"{random.getrandbits(64):x}",
        }
        began = time.perf_counter()
        try:
            status, body = await connection.ask(
                "POST", "/v1/claims", json.dumps(sent).encode(), key
            )
            if status != 201:
                seen.errors.append(f"{status} POST {body[:80]!r}")
        except (OSError, EOFError) as error:
            seen.errors.append(f"{type(error).__name__} POST")
        seen.writes.append(time.perf_counter() - began)
        await asyncio.sleep(2)
    connection.close()


def _clients(port: int, key: str, readers: int, writers: int, seconds: float) -> Seen:
    """So many clients, for so long; in a process of its own."""
    seen, before = Seen(), time.process_time()

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(
            *(_read(port, until, seen) for _ in range(readers)),
            *(_write(port, until, seen, key) for _ in range(writers)),
        )

    asyncio.run(all_of_them())
    seen.cpu = time.process_time() - before
    return seen


def press(port: int, key: str, seconds: float) -> Seen:
    """What all clients saw."""
    seen = Seen()
    share = READERS // READING_PROCESSES
    groups = [(share, 0)] * READING_PROCESSES + [(0, WRITERS)]
    with ProcessPoolExecutor(len(groups), get_context("spawn")) as processes:
        for group in [processes.submit(_clients, port, key, *its, seconds) for its in groups]:
            seen.add(group.result())
    return seen
