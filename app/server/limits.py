"""Limits on clients: how long each may take to send a request and to read an answer, and how long a head may be."""

from dataclasses import dataclass

LONGEST_HEAD = (
    32_768  # bytes; browsers send about 1,000, and common proxies take no more than this either
)
LEAST_READ = 16_384  # bytes that a client must take within `stalled_seconds`, as long as some are waiting for it


@dataclass(frozen=True, slots=True)
class Limits:
    """In seconds. A request has ``head_seconds`` for its head and ``request_seconds`` with its body, all in all."""

    head_seconds: float = 10.0
    request_seconds: float = 15.0
    stalled_seconds: float = 15.0
