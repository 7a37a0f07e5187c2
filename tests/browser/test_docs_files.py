"""The documentation page's files over HTTP: policy, caching, coding, and working below a path."""

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from app.api.docs import SWAGGER_UI_VERSION, accepts_gzip, docs_router
from app.front.front import Front
from app.front.kept import Kept
from app.front.tally import Tally
from tests.front.front_alone import Record

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
VENDORED = f"/docs/static/swagger-ui-{SWAGGER_UI_VERSION}"
BUNDLE = f"{VENDORED}/swagger-ui-bundle.js"
CONTENT_TYPES = {
    "/docs": "text/html; charset=utf-8",
    "/docs/init.js": "text/javascript; charset=utf-8",
    "/docs/theme.css": "text/css; charset=utf-8",
    "/docs/favicon.svg": "image/svg+xml",
    "/favicon.ico": "image/vnd.microsoft.icon",
    BUNDLE: "text/javascript; charset=utf-8",
    f"{VENDORED}/swagger-ui.css": "text/css; charset=utf-8",
    f"{VENDORED}/swagger-ui-bundle.js.LICENSE.txt": "text/plain; charset=utf-8",
    f"{VENDORED}/LICENSE.txt": "text/plain; charset=utf-8",
    f"{VENDORED}/NOTICE.txt": "text/plain; charset=utf-8",
}


class Elements(HTMLParser):
    """Every element's name and attributes, in the order of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def links(self) -> list[str]:
        """The addresses that the page names."""
        return [
            address
            for _, attributes in self.found
            for name in ("href", "src")
            if (address := attributes.get(name)) is not None
        ]


def service() -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None)
    app.include_router(docs_router())
    return app


@pytest.fixture
def client() -> Iterator[TestClient]:
    record = Record()
    front = Front(
        service(), lambda: record, lambda: record, lambda: datetime.now(UTC), Kept(1_000), Tally()
    )
    with TestClient(front) as client:
        yield client


@pytest.fixture
def elements(client: TestClient) -> Elements:
    return Elements(client.get("/docs").text)


def test_the_page_allows_only_its_own_origin_and_nothing_inline(client: TestClient) -> None:
    answer = client.get("/docs")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_page_holds_no_inline_script_or_style(elements: Elements) -> None:
    assert [names for tag, names in elements.found if tag == "script" and "src" not in names] == []
    assert [tag for tag, _ in elements.found if tag == "style"] == []
    attributes = {name for _, names in elements.found for name in names}
    assert {name for name in attributes if name == "style" or name.startswith("on")} == set()


def test_the_page_names_its_language_its_title_and_a_main_part(elements: Elements) -> None:
    assert elements.found[0] == ("html", {"lang": "en"})
    assert {"title", "header", "main", "nav"} <= {tag for tag, _ in elements.found}


@pytest.mark.parametrize(("address", "content_type"), CONTENT_TYPES.items())
def test_a_file_says_what_it_is(client: TestClient, address: str, content_type: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", CONTENT_TYPES)
def test_only_an_address_with_a_version_is_kept_for_ever(client: TestClient, address: str) -> None:
    for_ever = "immutable" in client.get(address).headers["cache-control"]
    assert for_ever == (SWAGGER_UI_VERSION in address)


@pytest.mark.parametrize("address", CONTENT_TYPES)
def test_a_client_that_takes_gzip_gets_the_same_file_in_it(
    client: TestClient, address: str
) -> None:
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", address, headers={"Accept-Encoding": "br, gzip"}) as zipped:
        sent = b"".join(zipped.iter_raw())
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert zipped.headers["etag"] != plain.headers["etag"]
    assert int(zipped.headers["content-length"]) == len(sent)
    assert gzip.decompress(sent) == plain.content


def test_the_bundle_travels_at_a_third_of_its_size_or_less(client: TestClient) -> None:
    sizes = [
        int(client.get(BUNDLE, headers={"Accept-Encoding": coding}).headers["content-length"])
        for coding in ("gzip", "identity")
    ]
    assert sizes[0] * 3 < sizes[1]


@pytest.mark.parametrize(
    ("accept_encoding", "accepted"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("br, gzip;q=0.5", True),
        ("br, gzip ; q=0.001", True),
        ("*", True),
        ("br;q=1, *;q=0.1", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("identity", False),
    ],
)
def test_gzip_is_sent_only_to_those_who_take_it(accept_encoding: str, accepted: bool) -> None:
    assert accepts_gzip(accept_encoding) is accepted


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_file_that_the_client_holds_is_not_sent_again(client: TestClient, coding: str) -> None:
    asked = {"Accept-Encoding": coding}
    tag = client.get("/docs/theme.css", headers=asked).headers["etag"]
    again = client.get("/docs/theme.css", headers=asked | {"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    changed = client.get("/docs/theme.css", headers=asked | {"If-None-Match": '"other"'})
    assert changed.status_code == 200


@pytest.mark.parametrize("address", CONTENT_TYPES)
def test_head_answers_as_get_does_without_the_body(client: TestClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


@pytest.mark.parametrize(
    "address",
    [
        f"{VENDORED}/VENDORED.md",
        f"{VENDORED}/../docs/index.html",
        f"{VENDORED}/%2e%2e/%2e%2e/docs.py",
        "/docs/static/",
        "/docs/index.html",
    ],
)
def test_no_other_file_is_served(client: TestClient, address: str) -> None:
    assert client.get(address, follow_redirects=False).status_code == 404


def test_the_page_is_no_part_of_the_contract(client: TestClient) -> None:
    assert client.get("/openapi.json").json()["paths"] == {}


def test_every_link_of_the_page_works_below_a_path_too(elements: Elements) -> None:
    outer = Starlette(routes=[Mount("/behind/proxy", service())])
    files = [address for address in elements.links() if not address.startswith("v1/")]
    assert len(files) >= 6
    with TestClient(outer) as client:
        for address in files:
            assert client.get(urljoin("/behind/proxy/docs", address)).status_code == 200


def test_the_contract_is_asked_for_beside_the_page(client: TestClient) -> None:
    assert re.findall(r'\burl: "([^"]+)"', client.get("/docs/init.js").text) == ["openapi.json"]
