"""Slow and unreadable clients, on the wire, against the service in a process of its own with short deadlines."""

import os
import socket
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.settings import PREFIX
from tests.api.serving import serving

SHORT = {"HEAD_SECONDS": "1", "REQUEST_SECONDS": "2", "STALLED_SECONDS": "2"}
LONG_ENOUGH = 30  # seconds, in which a connection without a deadline is still open
GET = b"GET /v1/revision HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /v1/claims HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
LIST = b"GET /v1/treaties/ccm/states HTTP/1.1\r\nHost: localhost\r\n\r\n"

OPENINGS: dict[str, bytes] = {
    "says nothing": b"",
    "half a line": b"GET /v1/rev",
    "empty lines": b"\r\n",
    "half a head": GET,
    "a body that does not come": POST + b"Content-Length: 100\r\n\r\n{",
    "a chunk that does not come": POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    "a second request that does not come": GET + b"\r\n" + GET,
    "does not read": LIST * 40,
}
DRIPS = {
    "half a line": b"a",
    "empty lines": b"\r\n",
    "half a head": b"A: b\r\n",
    "a body that does not come": b" ",
}


@pytest.fixture(scope="module")
def port(seeded_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    patched = pytest.MonkeyPatch()
    for name, value in SHORT.items():
        patched.setitem(os.environ, f"{PREFIX}{name}", value)
    with serving(seeded_url, tmp_path_factory.mktemp("slow") / "log") as origin:
        patched.undo()
        yield int(origin.rsplit(":", 1)[1])


def connect(port: int, *, small: bool = False) -> socket.socket:
    made = socket.socket()
    if small:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    made.settimeout(LONG_ENOUGH)
    made.connect(("127.0.0.1", port))
    return made


def is_closed_by_the_other_side(client: socket.socket, drip: bytes = b"") -> bool:
    """Whether it comes to an end; meanwhile ``drip`` is sent ten times a second."""
    until = time.monotonic() + LONG_ENOUGH
    client.settimeout(0.1)
    while time.monotonic() < until:
        try:
            if drip:
                client.sendall(drip)
            if not client.recv(65_536):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def test_a_client_that_stops_or_drips_is_let_go(port: int) -> None:
    def is_let_go(kind: str, drip: bytes) -> bool:
        with connect(port, small=kind == "does not read") as client:
            client.sendall(OPENINGS[kind])
            if kind == "does not read":
                time.sleep(4)
            return is_closed_by_the_other_side(client, drip)

    kinds = [(kind, b"") for kind in OPENINGS] + list(DRIPS.items())
    with ThreadPoolExecutor(len(kinds)) as pool:
        let_go = list(pool.map(is_let_go, *zip(*kinds, strict=True)))
    assert [kind for kind, gone in zip(kinds, let_go, strict=True) if not gone] == []


def test_a_connection_is_kept_for_a_next_request_longer_than_proxies_keep_it_and_then_closed(
    port: int,
) -> None:
    with connect(port) as client:
        for _ in range(2):
            client.sendall(GET + b"\r\n")
            answer = b""
            while not answer.endswith(b"}"):
                answer += client.recv(65_536)
            client.settimeout(4.2)  # the nginx example uses one again for at most four seconds
            with pytest.raises(TimeoutError):
                client.recv(1)
        client.sendall(GET + b"\r\n")
        assert is_closed_by_the_other_side(client)


@pytest.mark.parametrize("kind", ["half a line", "half a head", "a body that does not come"])
def test_who_is_late_with_a_request_is_told(port: int, kind: str) -> None:
    assert _say(port, OPENINGS[kind])[-1] in {b"408", b"401"}


def test_many_slow_clients_take_nothing_from_an_honest_one(port: int) -> None:
    slow = [connect(port, small=True) for _ in range(20) for _ in OPENINGS]
    for number, client in enumerate(slow):
        client.sendall(list(OPENINGS.values())[number % len(OPENINGS)][:20_000])
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: _status(port), range(100)))
    assert answers == [200] * 100
    for client in slow:
        client.close()


def _status(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/treaties/ccm/states/UA") as answer:
        status: int = answer.status
        return status


def _say(port: int, request: bytes) -> list[bytes]:
    """The status codes of all answers to what is said at once."""
    with connect(port) as client:
        client.sendall(request)
        answer = b""
        while part := client.recv(65_536):
            answer += part
    return [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /v1/revision HTTP/1.1\r\n\r\n", b"400"),
        (b"GET /v1/revision HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"400"),
        (b"GET /v1/revision\r\nHost: a\r\n\r\n", b"400"),
        (b"GET /v1/revision HTTP/2.0\r\nHost: a\r\n\r\n", b"400"),
        (b"GET  /v1/revision HTTP/1.1\r\nHost: a\r\n\r\n", b"400"),
        (GET + b"A: " + b"b" * 40_000 + b"\r\n\r\n", b"431"),
        (GET + b"".join(b"A%d: b\r\n" % n for n in range(4_000)) + b"\r\n", b"431"),
        (GET + b" folded: x\r\n\r\n", b"400"),
        (GET + b"bad name: x\r\n\r\n", b"400"),
        (GET + b"A: \x00\r\n\r\n", b"400"),
        (POST + b"Content-Length: 5, 6\r\n\r\nabcde", b"400"),
        (POST + b"Content-Length: -1\r\n\r\n", b"400"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nz\r\n", b"400"),
        (POST + b"Transfer-Encoding: gzip, chunked, gzip\r\n\r\nab", b"400"),
    ],
)
def test_a_head_that_is_none_is_refused_and_the_connection_closed(
    port: int, head: bytes, status: bytes
) -> None:
    assert _say(port, head)[-1:] == [status]


@pytest.mark.parametrize(
    "framing",
    [
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n0\r\n\r\n",
    ],
)
def test_a_request_hidden_in_another_is_never_answered(port: int, framing: bytes) -> None:
    hidden = GET + b"Connection: close\r\n\r\n"
    assert _say(port, POST + framing + hidden) in ([b"400"], [b"401"])


def test_a_hundred_requests_at_once_are_answered_in_their_order(port: int) -> None:
    asked = GET + b"\r\n"
    closing = GET + b"Connection: close\r\n\r\n"
    assert _say(port, asked * 99 + closing) == [b"200"] * 100


def test_a_long_head_is_read_up_to_its_limit(port: int) -> None:
    head = GET + b"Accept: " + b"a/b," * 7_000 + b"\r\nConnection: close\r\n\r\n"
    assert _say(port, head) == [b"200"]
