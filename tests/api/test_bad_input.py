"""Bad input: whatever is sent, the answer is a problem of the sender's and repeats nothing."""

import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest

from tests.api.reading import CCM, PROBLEM, Reader, read_problem

# Percent-encoded, as they travel.
UNREADABLE = {
    "NUL": "%00",
    "a control character": "%07",
    "a line break": "UA%0D%0AX-Injected:%20yes",
    "delete": "%7F",
    "a C1 control": "%C2%85",
    "a lone surrogate": "%ED%A0%80",
    "no UTF-8": "%FF%FE",
    "half a character": "%C3",
    "an over-long form": "%C0%AF",
}
STRANGE = {
    "a bidirectional override": "%E2%80%AE" + quote("eniarkU"),
    "an isolate": "%E2%81%A6UA",
    "no width": "%E2%80%8B",
    "an emoji": quote("🇺🇦"),
    "markup": quote("<img src=x onerror=alert(1)>"),
    "SQL": quote("UA' OR '1'='1'; DROP TABLE states;--"),
    "a template": quote("{{7*7}}${7*7}%s%n"),
    "a path": quote("../../../../etc/passwd", safe=""),
    "a number too large": "9" * 400,
    "letters that combine": quote("Z" + "\u0351" * 150),
    "a long word": "a" * 190,
}
ANYWHERE = {**UNREADABLE, **STRANGE}
QUERIES = [
    f"{CCM}/states?states=",
    f"{CCM}/states?status=",
    f"{CCM}/states?signed=",
    f"{CCM}/states?region=",
    f"{CCM}/states?sort=",
    f"{CCM}/states?fields=",
    f"{CCM}/states?lang=",
    f"{CCM}/states.csv?as_of=",
    f"{CCM}/counts?known_at=",
    f"{CCM}/claims?state=",
    f"{CCM}/claims?type=",
    f"{CCM}/claims?source=",
    f"{CCM}/claims?cursor=",
    f"{CCM}/claims?limit=",
]
PATHS = ["/v1/treaties/{}", f"{CCM}/states/{{}}", "/v1/claims/{}", "/v1/sources/{}", "/{}"]


def refused(reader: Reader, path: str) -> None:
    answer = reader.get(path)
    assert 400 <= answer.status_code < 500, answer.text
    assert "x-injected" not in answer.headers
    read_problem(answer)


@pytest.mark.parametrize("text", ANYWHERE.values(), ids=ANYWHERE)
def test_in_a_path(on_each_engine: Reader, text: str) -> None:
    for path in PATHS:
        refused(on_each_engine, path.format(text))


@pytest.mark.parametrize("text", ANYWHERE.values(), ids=ANYWHERE)
def test_as_a_value(on_each_engine: Reader, text: str) -> None:
    for query in QUERIES:
        refused(on_each_engine, query + text)


@pytest.mark.parametrize("text", ANYWHERE.values(), ids=ANYWHERE)
def test_as_a_parameters_name(reader: Reader, text: str) -> None:
    refused(reader, f"{CCM}/states?{text}=1")


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_search_refuses_what_cannot_be_read(reader: Reader, text: str) -> None:
    for path in ("/v1/states?q=", "/v1/treaties?q=", f"{CCM}/states?q="):
        assert reader.problem(path + text, 422)["parameter"] == "q"


@pytest.mark.parametrize("name", ["an emoji", "no width", "markup", "SQL", "a template", "a path"])
def test_a_search_for_what_no_state_is_called_finds_none(reader: Reader, name: str) -> None:
    assert reader.json(f"/v1/states?q={STRANGE[name]}")["total"] == 0
    assert reader.json(f"{CCM}/states?q={STRANGE[name]}")["total"] == 0


@pytest.mark.parametrize("length", [4_001, 10_000, 30_000])
def test_an_address_that_is_too_long(reader: Reader, length: int) -> None:
    for path in (f"/{'a' * length}", f"{CCM}/states?q={'a' * length}", f"/?{'a&' * length}"):
        assert reader.problem(path, 414)["type"] == "/problems/address-too-long"


def test_a_long_value_within_a_short_address(reader: Reader) -> None:
    for parameter in ("as_of", "known_at", "states", "status", "region", "sort", "fields", "lang"):
        refused(reader, f"{CCM}/states?{parameter}={'2' * 3_900}")


def test_many_parameters(reader: Reader) -> None:
    refused(reader, f"{CCM}/states?{'&'.join(f'a{n}=1' for n in range(500))}")
    refused(reader, f"{CCM}/states?{'&' * 3_000}q=a&q=b")


class Wire:
    """A service in a process of its own, spoken to byte by byte."""

    def __init__(self, origin: str) -> None:
        parts = urlsplit(origin)
        self._address = (str(parts.hostname), parts.port)

    def say(self, request: bytes) -> bytes:
        """All that is answered until the other side closes."""
        with socket.create_connection(self._address, timeout=30) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65_536), b""))

    def get(self, target: bytes, *headers: bytes) -> tuple[int, bytes, bytes]:
        """The status, the head and the body of one answer."""
        lines = [b"GET " + target + b" HTTP/1.1", b"Host: localhost", *headers]
        answer = self.say(b"\r\n".join([*lines, b"Connection: close", b"", b""]))
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split(b" ", 2)[1]), head.lower(), body


@pytest.fixture
def wire(origin: str) -> Iterator[Wire]:
    wire = Wire(origin)
    yield wire
    assert wire.get(b"/healthz")[0] == 200  # whatever was sent, the service is still there


def test_the_process_serves_the_record(wire: Wire) -> None:
    status, head, body = wire.get(b"/v1/treaties/ccm/states?states=RU,UA,US&fields=id,signed")
    assert status == 200
    assert b"content-type: application/json" in head
    assert b"server:" not in head
    assert b'{"id":"UKR","signed":false}' in body


def test_the_process_answers_head_without_a_body(wire: Wire) -> None:
    answer = wire.say(
        b"HEAD /v1/treaties/ccm/states HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert b"etag:" in head.lower()
    assert int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]) > 100_000
    assert body == b""


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_paths_on_the_wire(wire: Wire, text: str) -> None:
    for path in (f"/v1/treaties/ccm/states/{text}", f"/{text}", f"/v1/states?q={text}"):
        status, head, _ = wire.get(path.encode())
        assert 400 <= status < 500, (path, status)
        assert b"content-type: " + PROBLEM.encode() in head
        assert b"\r\nx-injected" not in head


@pytest.mark.parametrize(
    "target",
    [
        b"/" + b"a" * 3_000,
        b"/v1/states?q=" + b"a" * 5_000,
        b"/v1/treaties/ccm/states/" + b"%00" * 900,
    ],
)
def test_long_addresses_on_the_wire(wire: Wire, target: bytes) -> None:
    status, head, _ = wire.get(target)
    assert status == 414
    assert b"content-type: " + PROBLEM.encode() in head


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /v1/states",
        b"GET  /v1/states HTTP/1.1",
        b"G\x00T /v1/states HTTP/1.1",
        b"GET /v1/states?q=\xff\xfe HTTP/1.1",
        b"GET /v1/states/\xe2\x80\xae HTTP/1.1",
        b"GET http://other.example/v1/states/XX HTTP/1.1",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"A" * 100_000,
    ],
)
def test_requests_that_are_none(wire: Wire, request_line: bytes) -> None:
    answer = wire.say(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer == b"" or 400 <= int(answer.split(b" ", 2)[1]) < 500, answer[:200]
    assert b"Traceback" not in answer


def test_one_bad_request_of_several_in_a_row_does_not_harm_the_others(wire: Wire) -> None:
    def request(path: bytes, closing: bytes = b"") -> bytes:
        return b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + closing + b"\r\n"

    answer = wire.say(
        request(b"/v1/revision")
        + request(b"/v1/states/%00")
        + request(b"/v1/revision", b"Connection: close\r\n")
    )
    assert [line.split(b" ")[1] for line in answer.split(b"HTTP/1.1")[1:]] == [
        b"200",
        b"422",
        b"200",
    ]
