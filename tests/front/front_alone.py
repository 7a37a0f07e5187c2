"""A front before an application of the test's own, so that a test decides what happens while an answer is made."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, TypeVar

from app.api.caching import GROUND, until_midnight
from app.front.front import Front
from app.front.kept import Kept
from app.front.tally import Tally

Result = TypeVar("Result")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def finished(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine returns, run in a thread of its own: in the main one the browser tests keep a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


_ORDER = count()


class Record:
    """A record that holds some grounds."""

    def __init__(self, *grounds: object) -> None:
        self.order, self.grounds = next(_ORDER), grounds

    def holds(self, ground: object) -> bool:
        return ground in self.grounds


@dataclass
class Sent:
    """An answer as the server would have sent it."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Alone:
    """The front, the record it looks at, its clock, and the application behind it.

    ``grounds`` are what its answers say that they stand on, by path.
    """

    def __init__(self, limit: int = 1_000_000) -> None:
        self.record: Record | None = Record()
        self.grounds: dict[str, object] = {}
        self.now = NOON
        self.asked: list[dict[str, Any]] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        self.status, self.cache_control, self.body = 200, "", b"an answer"
        self.kept, self.tally = Kept(limit), Tally()
        self.front = Front(
            self._answer,
            lambda: self.record,
            self.find_out,
            lambda: self.now,
            self.kept,
            self.tally,
        )

    def find_out(self) -> Record:
        """The record, where it cannot be known at once."""
        if self.record is None:
            raise LookupError
        return self.record

    async def get(self, path: str, query: str = "", method: str = "GET", **headers: str) -> Sent:
        """Ask the front."""
        sent = Sent()

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                sent.status = message["status"]
                sent.headers = {n.decode(): v.decode() for n, v in message["headers"]}
            else:
                sent.body += message["body"]

        named = [(n.lower().replace("_", "-").encode(), v.encode()) for n, v in headers.items()]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "scheme": "http",
            "server": ("127.0.0.1", 8000),
            "headers": named,
        }
        await self.front(scope, receive, send)
        return sent

    def ask(self, path: str, query: str = "", method: str = "GET", **headers: str) -> Sent:
        """The same from outside a loop."""
        return finished(self.get(path, query, method, **headers))

    async def _answer(self, scope: Any, _receive: Any, send: Any) -> None:
        self.asked.append(dict(scope))
        body = self.body
        if scope["path"] in self.grounds:
            scope[GROUND] = self.grounds[scope["path"]]
        if self.meanwhile is not None:
            await self.meanwhile()
        lifetime = self.cache_control or until_midnight(self.now)
        headers = [
            (b"content-length", str(len(body)).encode()),
            (b"etag", b'"0-tag"'),
            (b"cache-control", lifetime.encode()),
            (b"x-request-id", b"1"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
