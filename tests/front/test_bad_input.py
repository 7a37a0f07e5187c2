"""Floods, and headers that are badly written or ask for what is not given: on the wire, also through nginx."""

import itertools
import re
from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.api.serving import serving
from tests.front.test_nginx import nginx_before

UKRAINE = "/v1/treaties/ccm/states/UA"
PLAIN = {"Accept-Encoding": "identity"}
KEPT_MB = 1
BAD_TAGS = [
    b"", b"*,", b"0", b'"', b'"open', b"W/", b"w/\"a\"", b'"a" "b"', b"," * 8_000, b'"a",' * 5_000, b"\xff\xfe\x80",
    b'"\x80"', b"null", b"W/*", b'"*"', b"**", b'"a";q=1',
]  # fmt: skip
BAD_DATES = [
    "",
    "yesterday",
    "0",
    "-1",
    "Thu, 99 Nov 2026 99:99:99 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "9" * 9_000,
]
BAD_RANGES = ["", "bytes", "bytes=", "bytes=-", "bytes=0-0", "bytes=5-1", "bytes=-0", "bytes=0-,1-,2-", "lines=1-2",
              "bytes=" + "0-1," * 2_000, "bytes=99999999999999999999-", "bytes=0-10"]  # fmt: skip
BAD_ACCEPTS = ["", "*/*;q=x", "a/b," * 4_000, "/", "text/html;" * 2_000, "image/png;q=0", "\xe9"]
BAD_CODINGS = [
    "",
    "gzip;q=",
    "gzip;q=x",
    "gzip" * 3_000,
    "br;q=1,",
    ";;,,",
    "gzip;q=0, *;q=0",
    "identity;q=0",
]
BAD_LANGUAGES = ["", "fr;q=", "xx-" * 3_000, "fr;q=9", "*", ",,;q", "fr;q=0," * 1_000, "\xe9"]


@pytest.fixture(scope="module")
def origin(seeded_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TREATY_STATUS_KEPT_ANSWERS_MB", str(KEPT_MB))
        with serving(seeded_url, tmp_path_factory.mktemp("bad") / "log") as origin:
            yield origin


@pytest.fixture(scope="module")
def client(origin: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=origin, trust_env=False, headers=PLAIN) as client:
        yield client


@pytest.fixture(scope="module")
def through_nginx(origin: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("nginx")
    with nginx_before(origin.removeprefix("http://"), folder) as client:
        client.headers.update(PLAIN)
        yield client


def tag_of(client: httpx.Client, path: str) -> bytes:
    return client.get(path).headers["etag"].encode()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_if_match_is_heeded_whether_the_answer_is_kept_new_or_passed_on(
    client: httpx.Client, method: str
) -> None:
    tag = tag_of(client, UKRAINE)
    new = (
        f"{UKRAINE}?as_of=2020-02-{day:02}" for day in itertools.count(1 if method == "GET" else 15)
    )
    passed = {"Authorization": "Bearer x"}
    for named, status in (
        (tag, 200),
        (b"*", 200),
        (b'"a", ' + tag, 200),
        (b'"a"', 412),
        (b"W/" + tag, 412),
    ):
        for path, headers in ((UKRAINE, {}), (UKRAINE, passed)):
            answer = client.request(method, path, headers=headers | {"If-Match": named.decode()})
            assert answer.status_code == status, (named, headers)
        if status == 412:
            answer = client.request(method, next(new), headers={"If-Match": named.decode()})
            assert answer.status_code == 412
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "etag" not in answer.headers
            assert bool(answer.content) == (method == "GET")
    zipped = client.get(UKRAINE, headers={"Accept-Encoding": "gzip", "If-Match": tag.decode()})
    assert zipped.status_code == 412  # the tag of another representation


@pytest.mark.parametrize(
    "path", ["/v1/treaties/ccm/states/XX", "/nowhere", f"{UKRAINE}?x=1", "/v1/states/Congo"]
)
def test_conditions_are_not_asked_of_what_is_no_success(client: httpx.Client, path: str) -> None:
    status = client.get(path).status_code
    for condition in ("If-Match", "If-None-Match"):
        for value in ("*", '"a"'):
            assert client.get(path, headers={condition: value}).status_code == status


def test_conditions_and_their_answers_are_counted(client: httpx.Client) -> None:
    def counted() -> int:
        found = re.search(
            r'requests_total\{route="/v1/treaties/\{treaty\}/states/\{state\}",status="412"\} (\d+)',
            client.get("/metrics").text,
        )
        return int(found[1]) if found else 0

    before = counted()
    for headers in ({}, {"Authorization": "Bearer x"}):
        client.get(UKRAINE, headers={"If-Match": '"a"', **headers})
    client.get(f"{UKRAINE}?as_of=2021-03-04", headers={"If-Match": '"a"'})
    assert counted() == before + 3


@pytest.mark.parametrize("value", BAD_TAGS)
def test_tags_that_are_none_mean_nothing(client: httpx.Client, value: bytes) -> None:
    whole = client.get(UKRAINE).content
    for path in (UKRAINE, f"{UKRAINE}?as_of=2024-05-06"):
        assert client.get(path, headers=[(b"If-Match", value)]).status_code == 412
        answer = client.get(path, headers=[(b"If-None-Match", value)])
        assert answer.status_code == 200
        assert path != UKRAINE or answer.content == whole


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("If-Modified-Since", BAD_DATES),
        ("If-Unmodified-Since", BAD_DATES),
        ("Range", BAD_RANGES),
        ("If-Range", [*BAD_DATES, '"a"', "W/", "*"]),
        ("Accept", BAD_ACCEPTS),
        ("Accept-Encoding", BAD_CODINGS),
        ("Accept-Language", BAD_LANGUAGES),
    ],
)
@pytest.mark.parametrize("path", [UKRAINE, "/readyz", "/docs", "/treaties/ccm"])
def test_what_asks_for_nothing_that_is_given_gets_the_whole_answer(
    client: httpx.Client, header: str, values: list[str], path: str
) -> None:
    whole = client.get(path)
    for value in values:
        headers = [(header.encode(), value.encode("latin-1"))]
        if header == "If-Range":
            headers.append((b"Range", b"bytes=0-9"))
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.content) == (200, whole.content), value[:80]
        assert "content-range" not in answer.headers


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("If-None-Match", [value.decode("latin-1") for value in BAD_TAGS]),
        ("If-Match", ["*"]),
        ("If-Modified-Since", BAD_DATES),
        ("Range", BAD_RANGES),
        ("If-Range", ['"a"', "yesterday"]),
        ("Accept", BAD_ACCEPTS),
        ("Accept-Encoding", BAD_CODINGS),
        ("Accept-Language", BAD_LANGUAGES),
        ("Origin", [f"https://{number}.example" for number in range(20)]),
    ],
)
def test_nginx_too_gives_the_whole_answer_and_asks_the_service_no_more_than_once(
    through_nginx: httpx.Client, header: str, values: list[str]
) -> None:
    whole = through_nginx.get(UKRAINE)
    through_nginx.get(UKRAINE, headers={"Accept-Encoding": "gzip"})
    for value in values:
        # nginx may reset a connection on which it has refused something.
        headers = [(header.encode(), value.encode("latin-1")), (b"Connection", b"close")]
        answer = through_nginx.get(UKRAINE, headers=headers)
        if len(value) > 8_100:  # a line that nginx does not read
            assert answer.status_code == 400
        else:
            assert (answer.status_code, answer.content) == (200, whole.content), value[:80]
            assert answer.headers["x-cache"] == "HIT", value[:80]


def test_nginx_heeds_if_match_too(through_nginx: httpx.Client) -> None:
    tag = tag_of(through_nginx, UKRAINE).decode()
    for named, status in ((tag, 200), ("*", 200), ('"a"', 412), (f"W/{tag}", 412)):
        headers = {"If-Match": named, "Connection": "close"}
        assert through_nginx.get(UKRAINE, headers=headers).status_code == status


def test_a_flood_takes_no_more_memory_than_it_may_and_no_reader_notices(
    client: httpx.Client,
) -> None:
    def metric(name: str) -> float:
        found = re.search(rf"^{re.escape(name)} (\S+)$", client.get("/metrics").text, flags=re.M)
        return float(found[1]) if found else 0.0

    def flood(number: int) -> None:
        path, headers = FLOOD[number % len(FLOOD)](number)
        answer = client.get(path, headers=headers)
        assert answer.status_code < 500
        if number % 50 == 0:
            assert client.get(UKRAINE).status_code == 200

    for number in range(1_500):
        flood(number)
    resident = metric("process_resident_memory_bytes")
    for number in range(1_500, 4_500):
        flood(number)
    assert metric("process_resident_memory_bytes") - resident < 4_000_000
    assert metric("treaty_status_front_bytes") <= KEPT_MB * 1_000_000
    hits = metric(HITS)
    assert client.get(UKRAINE).status_code == 200
    assert metric(HITS) == hits + 1
    assert len(client.get("/metrics").text.splitlines()) < 150  # no number for an address made up


HITS = 'treaty_status_front_requests_total{outcome="hits"}'
FLOOD: list[Callable[[int], tuple[str, dict[str, str]]]] = [
    lambda n: (f"/v1/treaties/ccm/states/nobody-{n}", {}),
    lambda n: (f"{UKRAINE}?buster={n}", {}),
    lambda n: (f"/{n}/{n}", {}),
    lambda n: (f"{UKRAINE}?as_of=20{n % 16 + 10}-{n % 12 + 1:02}-{n % 28 + 1:02}", {}),
    lambda n: ("/treaties/ccm", {"Accept-Language": f"x{n}," * 4_000}),
    lambda n: (UKRAINE, {"Accept-Encoding": f"x{n}," * 1_500, "Accept": f"a/{n}," * 1_500}),
    lambda n: (UKRAINE, {"If-None-Match": f'"{n}",' * 1_500, "Range": f"bytes={n}-"}),
    lambda n: (f"/v1/resolve?q=Utopia%20{n}", {}),
    lambda n: (f"/treaties/ccm?q={n}", {}),
]
