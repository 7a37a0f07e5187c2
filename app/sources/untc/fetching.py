"""Fetching a status page from the Treaty Collection: from its own host alone, within limits of size and time."""

import time
from collections.abc import Callable
from urllib.parse import urljoin

import httpx

from app.domain.refusals import PageRefused
from app.sources.untc.addresses import is_of_the_collection, page_address
from app.sources.untc.decoding import LONGEST_PAGE
from app.sources.untc.header import read_number

_LONGEST_WAIT = 90.0  # seconds for one page, redirects and all
_TIMEOUT = httpx.Timeout(30, connect=10)
_MOST_REDIRECTS = 5
_PAUSES = (1.0, 3.0)  # seconds between attempts
_WORTH_RETRYING = {429, 500, 502, 503, 504}
_HEADERS = {"Accept": "text/html, application/xml;q=0.9", "User-Agent": "treaty-status"}


def fetch_page(
    number: str,
    *,
    tell: Callable[[str], None] = lambda _: None,
    transport: httpx.BaseTransport | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> bytes:
    """The bytes of the status page of a number such as "XXVI-6"; ``tell`` is given lines on progress.

    Raises:
        PageRefused: no such number, or the collection does not give the page; the message says what to do.
    """
    known = read_number(number)
    if known is None:
        raise PageRefused(f"{number!r} is no number of the collection, such as XXVI-6")
    address = page_address(known)
    with httpx.Client(timeout=_TIMEOUT, transport=transport, headers=_HEADERS) as client:
        for attempt, wait in enumerate((*_PAUSES, None), start=1):
            tell(
                f"asking treaties.un.org for {known}"
                + (f", attempt {attempt}" if attempt > 1 else "")
            )
            try:
                return _get(client, address, tell)
            except _Unanswered as error:
                if wait is None:
                    raise PageRefused(
                        f"treaties.un.org does not give the page of {known} ({error}): try again later, "
                        "or save the page in a browser and give it with --file"
                    ) from None
                pause(wait)
    raise AssertionError("unreachable")


class _Unanswered(Exception):
    """What another attempt may mend."""


def _get(client: httpx.Client, address: str, tell: Callable[[str], None]) -> bytes:
    until = time.monotonic() + _LONGEST_WAIT
    for _ in range(_MOST_REDIRECTS + 1):
        if not is_of_the_collection(address):
            raise PageRefused(
                "the collection leads to an address that is not its own; nothing is fetched there"
            )
        try:
            with client.stream("GET", address) as response:
                if response.is_redirect:
                    address = urljoin(address, response.headers["location"])
                    continue
                if response.status_code in _WORTH_RETRYING:
                    raise _Unanswered(f"status {response.status_code}")
                if response.status_code != 200:
                    raise PageRefused(f"treaties.un.org answers with status {response.status_code}")
                return _body(response, until, tell)
        except httpx.TimeoutException:
            raise _Unanswered("no answer in time") from None
        except httpx.HTTPError as error:
            raise _Unanswered(type(error).__name__) from None
    raise PageRefused("treaties.un.org leads from address to address without end")


def _body(response: httpx.Response, until: float, tell: Callable[[str], None]) -> bytes:
    parts: list[bytes] = []
    length = told = 0
    for part in response.iter_bytes():
        parts.append(part)
        length += len(part)
        if length > LONGEST_PAGE:
            raise PageRefused(f"the page has more than {LONGEST_PAGE:,} bytes")
        if time.monotonic() > until:
            raise _Unanswered("the page comes too slowly")
        if length - told > 500_000:
            told = length
            tell(f"{length:,} bytes so far")
    return b"".join(parts)
