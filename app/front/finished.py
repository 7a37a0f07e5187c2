"""Finished answers: bytes and headers made once in each coding, as the ASGI messages that send them.

An answer's ``ETag`` is the application's, with the coding at its end where that is not identity: each coding is a
representation of its own (RFC 9110 §8.8.3), and what stands before the first hyphen stays the row's version.
"""

import gzip
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from app.api.caching import DAYTIME_CACHE_CONTROL, is_dated

Headers = list[tuple[bytes, bytes]]
Message = MutableMapping[str, Any]

SHORTEST_ZIPPED = 500  # bytes; below, compressing saves no packet
# Bytes of the objects around the bytes, and of those of a second coding; measured with tracemalloc.
_OVERHEAD, _OVERHEAD_OF_ZIPPED = 2_500, 1_800
_REMADE = {b"content-length", b"etag", b"vary", b"cache-control", b"x-request-id"}
# Of no use without a page to leave: JSON and CSV have no links that are followed.
_FOR_PAGES = b"referrer-policy"
_UNCHANGED = {
    b"access-control-allow-origin",
    b"cache-control",
    b"etag",
    b"vary",
}  # RFC 9110 §15.4.5, and for other origins
NOTHING: Message = {"type": "http.response.body", "body": b""}


@dataclass(slots=True)
class Coded:
    """An answer in one coding. ``unchanged`` begins the 304 that tells a client to use what it holds."""

    tag: bytes
    start: Message
    body: Message
    unchanged: Message


@dataclass(slots=True)
class Finished:
    """One answer. ``dated``: its cache lifetime ends with the day, so that its header is made anew near midnight.

    ``sent``, ``sent_unchanged`` and ``refused`` are the counters of what leaves whole, with 304 and with 412;
    ``zipped`` is null where it would save nothing. ``ground`` is what it stands on; null is the whole record.
    """

    status: int
    plain: Coded
    zipped: Coded | None
    dated: bool
    size: int
    sent: list[int]
    sent_unchanged: list[int]
    refused: list[int]
    ground: object | None = None


@dataclass(slots=True)
class Answer:
    """What the application answered, and on which ground; null is the whole record."""

    status: int
    headers: Headers
    body: bytes
    ground: object | None = None

    def header(self, name: bytes) -> bytes:
        """The value of a header, empty where it has none."""
        return next((value for n, value in self.headers if n.lower() == name), b"")

    @property
    def length(self) -> int:
        """Bytes that it says it has; 0 where it does not say."""
        return int(self.header(b"content-length") or 0)

    @property
    def may_be_kept(self) -> bool:
        """Whether it is true as long as nothing is recorded and the day lasts: a public 200, or a 404.

        A 404 leaves with ``no-store`` all the same: here it goes with the first change, while a cache elsewhere would
        deny a new state or treaty for as long as it may keep anything.
        """
        if self.status == 404:
            return True
        cache_control = self.header(b"cache-control")
        return (
            self.status == 200
            and cache_control.startswith(b"public")
            and bool(self.header(b"etag"))
            and not self.header(b"content-encoding")
        )


def is_worth_zipping(answer: Answer) -> bool:
    """Whether the answer is sent in two codings; all that we keep is text."""
    return len(answer.body) >= SHORTEST_ZIPPED


def zip_body(body: bytes) -> bytes:
    """The body under gzip, the same bytes each time."""
    return gzip.compress(body, 6, mtime=0)


def finish(answer: Answer, zipped: bytes | None, number: Callable[[int], list[int]]) -> Finished:
    """The answer as it will be sent, plain and, where ``zipped`` is given, under gzip.

    ``number`` gives the counter of a status for answers such as this.
    """
    tag, cache_control = answer.header(b"etag"), answer.header(b"cache-control")
    common = [(n.lower(), value) for n, value in answer.headers if n.lower() not in _REMADE]
    if not answer.header(b"content-type").startswith(b"text/html"):
        common = [(n, value) for n, value in common if n != _FOR_PAGES]
    varies = [answer.header(b"vary"), b"Accept-Encoding" if zipped is not None else b""]
    if any(varies):
        common.append((b"vary", b", ".join(filter(None, varies))))
    dated = is_dated(cache_control)
    if cache_control:
        common.append((b"cache-control", DAYTIME_CACHE_CONTROL if dated else cache_control))
    plain = _coded(answer.status, common, answer.body, tag)
    coded = None
    if zipped is not None:
        own_tag = tag[:-1] + b'-gzip"' if tag else b""
        encoded = [*common, (b"content-encoding", b"gzip")]
        coded = _coded(answer.status, encoded, zipped, own_tag)
    size = len(answer.body) + _OVERHEAD
    if zipped is not None:
        size += len(zipped) + _OVERHEAD_OF_ZIPPED
    counters = number(answer.status), number(304), number(412)
    return Finished(answer.status, plain, coded, dated, size, *counters, answer.ground)


def redated(start: Message, cache_control: bytes) -> Message:
    """The same beginning of an answer with another cache lifetime."""
    headers = [(n, cache_control if n == b"cache-control" else v) for n, v in start["headers"]]
    return {**start, "headers": headers}


def _coded(status: int, common: Headers, body: bytes, tag: bytes) -> Coded:
    tags = [(b"etag", tag)] if tag else []
    return Coded(
        tag,
        _start(status, [(b"content-length", b"%d" % len(body)), *common, *tags]),
        {"type": "http.response.body", "body": body},
        begin_unchanged([*common, *tags]),
    )


def begin_unchanged(headers: Headers) -> Message:
    """The beginning of the 304 that stands for an answer with these headers."""
    return _start(304, [(n.lower(), value) for n, value in headers if n.lower() in _UNCHANGED])


def _start(status: int, headers: Headers) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}
