"""Fetching: from the collection's own host alone, over https, within limits; a clear word when it is down."""

from collections.abc import Callable

import httpx
import pytest

from app.domain.refusals import PageRefused
from app.sources.untc.addresses import is_of_the_collection, page_address
from app.sources.untc.decoding import LONGEST_PAGE
from app.sources.untc.fetching import fetch_page

PAGE = (
    "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-6&chapter=26&clang=_en"
)


def fetched(
    answer: Callable[[httpx.Request], httpx.Response],
) -> tuple[bytes, list[str], list[float]]:
    asked: list[str] = []
    pauses: list[float] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return answer(request)

    transport = httpx.MockTransport(handle)
    return fetch_page("xxvi-6", transport=transport, pause=pauses.append), asked, pauses


def test_a_number_has_its_address() -> None:
    assert page_address("XXVI-6") == PAGE


def test_a_page_is_fetched() -> None:
    content, asked, pauses = fetched(lambda _: httpx.Response(200, content=b"page"))
    assert (content, asked, pauses) == (b"page", [PAGE], [])


def test_a_redirect_within_the_collection_is_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/moved":
            return httpx.Response(200, content=b"page")
        return httpx.Response(302, headers={"Location": "/moved"})

    assert fetched(answer)[1] == [PAGE, "https://treaties.un.org/moved"]


@pytest.mark.parametrize(
    "address",
    ["http://treaties.un.org/", "https://treaties.un.org.example/", "https://127.0.0.1/", "https://treaties.un.org:8443/",
     "file:///etc/passwd", "https://treaties.un.org@example.org/", "https://x@treaties.un.org/", "//example.org/"],
)  # fmt: skip
def test_a_redirect_elsewhere_is_not_followed(address: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": address})

    with pytest.raises(PageRefused, match="not its own"):
        fetched(answer)
    assert asked == [PAGE]
    assert not is_of_the_collection(address)


def test_redirects_without_end_are_given_up() -> None:
    with pytest.raises(PageRefused, match="without end"):
        fetched(lambda _: httpx.Response(302, headers={"Location": PAGE}))


def test_a_failure_is_tried_again_and_then_told() -> None:
    answers = iter([httpx.Response(503), httpx.Response(200, content=b"page")])
    assert fetched(lambda _: next(answers))[0] == b"page"

    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("", request=request)

    with pytest.raises(
        PageRefused,
        match=r"does not give the page of XXVI-6 \(no answer in time\): try again later",
    ):
        fetched(down)
    with pytest.raises(PageRefused, match="status 404"):
        fetched(lambda _: httpx.Response(404))


def test_a_page_without_measure_is_given_up() -> None:
    with pytest.raises(PageRefused, match="more than"):
        fetched(lambda _: httpx.Response(200, content=b"x" * (LONGEST_PAGE + 1)))


def test_no_number_is_asked_for_that_the_collection_does_not_have() -> None:
    with pytest.raises(PageRefused, match="no number of the collection"):
        fetch_page("../../etc/passwd")
