"""The protocol of the server: uvicorn's, with deadlines for what it receives and stricter about what a request is.

uvicorn has no deadline for a request and none for a client that does not read. Here each request has one from its first
byte on, which no further byte puts off, and an answer must be taken at a least speed. How long a connection is kept for
a next request is uvicorn's setting, but it is the sweeper that sees to it and not a timer for each answer.
"""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.api.errors import HEAD_TOO_LONG, MALFORMED, MEDIA_TYPE, TOO_SLOW, problem_body
from app.api.problem_types import ProblemType
from app.server.limits import LEAST_READ, LONGEST_HEAD, Limits
from app.server.sweeping import Sweeper

_FIRST_BYTES = 10  # a method and a space: two spaces among them are no request line


class _Refused(Exception):
    """Raised within the parser, which then stops."""


class GuardedProtocol(HttpToolsProtocol):
    """One connection. Use `guarded` to make the class for given limits."""

    limits: ClassVar[Limits]
    sweeper: ClassVar[Sweeper]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin: the first request is waited for from now on."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._began: float | None = self.loop.time()
        self._idle_since: float | None = None
        self._in_head, self._head_bytes, self._chunk = True, 0, 0
        self._hosts = 0
        self._refusal = MALFORMED
        self._waiting, self._waiting_since = 0, 0.0
        self._closed_at: float | None = None
        self.sweeper.add(self, self.loop)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self.sweeper.remove(self)
        super().connection_lost(exc)

    # What follows runs for every request. It calls uvicorn's class by name, since `super()` takes three times as long.

    def data_received(self, data: bytes) -> None:
        """Read what came; a request begins with its first byte."""
        if self._began is None:
            self._began, self._idle_since = self.loop.time(), None
        if self._in_head and not self._head_bytes and data.find(b"  ", 0, _FIRST_BYTES) >= 0:
            self.send_400_response("")
            return
        self._chunk = len(data)
        HttpToolsProtocol.data_received(self, data)
        if self._began is not None and self._in_head and not self.transport.is_closing():
            # How much of a first chunk belongs to an earlier request is not known.
            self._head_bytes += len(data) if self._head_bytes else 1
            if self._head_bytes > LONGEST_HEAD:
                self._refuse(HEAD_TOO_LONG)

    def on_message_begin(self) -> None:
        """A request begins, maybe in the same bytes in which the last one ended."""
        if self._began is None:
            self._began = self.loop.time()
        HttpToolsProtocol.on_message_begin(self)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take one header; as uvicorn does it, and the Hosts are counted."""
        name = name.lower()
        if name == b"host":
            self._hosts += 1
        elif name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Refuse a head that is too long, of another version or without its one Host (RFC 9112 §3.2)."""
        if self._head_bytes + self._chunk > LONGEST_HEAD:
            length = len(self.url) + sum(len(n) + len(v) + 4 for n, v in self.headers)
            if length > LONGEST_HEAD:
                self._refusal = HEAD_TOO_LONG
                raise _Refused
        version = self.parser.get_http_version()
        if self._hosts > 1 or (version != "1.0" and (version != "1.1" or not self._hosts)):
            raise _Refused
        self._in_head = False
        HttpToolsProtocol.on_headers_complete(self)

    def on_message_complete(self) -> None:
        """The request is here; what comes next is the head of another one."""
        self._began = None
        self._in_head, self._head_bytes, self._hosts = True, 0, 0
        HttpToolsProtocol.on_message_complete(self)

    def on_response_complete(self) -> None:
        """The answer has left: begin the next one, or wait for a request, for so long as the sweeper lets us."""
        if self.pipeline:
            super().on_response_complete()
            return
        self.server_state.total_requests += 1
        if not self.transport.is_closing():
            self.flow.resume_reading()
            self._idle_since = self.loop.time()

    def send_400_response(self, _msg: str) -> None:
        """Say what is wrong with a request that cannot be read, and close."""
        self._refuse(self._refusal)

    def close_if_late(self, now: float) -> None:
        """Close if the request has taken too long to come, or the answer too long to be read."""
        if self.transport.is_closing():
            self._closed_at = self._closed_at or now
            if now - self._closed_at > self.limits.stalled_seconds:
                self.transport.abort()
            return
        if self._is_stalled(now):
            self.transport.abort()
        elif self._is_idle(now):
            self.transport.close()
        elif self._began is not None:
            limits = self.limits
            allowed = limits.head_seconds if self._in_head else limits.request_seconds
            if now - self._began > allowed:
                self._end_late_request()

    def _is_idle(self, now: float) -> bool:
        if self._idle_since is None or self._began is not None or self._waiting:
            return False
        return now - self._idle_since > self.timeout_keep_alive

    def _end_late_request(self) -> None:
        if self._in_head and not self._head_bytes:
            self.transport.close()  # a connection without a request
        elif self._has_begun_to_answer():
            self.transport.abort()
        else:
            self._refuse(TOO_SLOW)

    def _has_begun_to_answer(self) -> bool:
        cycle = self.cycle
        return cycle is not None and cycle.response_started and not cycle.response_complete

    def _is_stalled(self, now: float) -> bool:
        waiting = self.transport.get_write_buffer_size()
        if not waiting or self._waiting - waiting >= LEAST_READ or waiting > self._waiting:
            self._waiting, self._waiting_since = waiting, now
            return False
        return now - self._waiting_since > self.limits.stalled_seconds

    def _refuse(self, problem: ProblemType) -> None:
        if not self._has_begun_to_answer():
            body = problem_body(problem, f"{problem.title}.")
            head = (
                f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
                "cache-control: no-store\r\nconnection: close\r\n\r\n"
            )
            self.transport.write(STATUS_LINE[problem.status] + head.encode() + body)
        self.transport.close()


def guarded(limits: Limits) -> type[GuardedProtocol]:
    """The protocol under these limits."""
    return type("Guarded", (GuardedProtocol,), {"limits": limits, "sweeper": Sweeper()})
