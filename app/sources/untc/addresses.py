"""Addresses of the Treaty Collection: of a status page as people read it, and which hosts are the collection's."""

from urllib.parse import quote, urlsplit

from app.sources.untc.header import chapter_of

HOSTS = frozenset({"treaties.un.org"})


def page_address(number: str) -> str:
    """The address of the status page of a number such as "XXVI-6"."""
    return (
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY"
        f"&mtdsg_no={quote(number)}&chapter={chapter_of(number)}&clang=_en"
    )


def is_of_the_collection(address: str) -> bool:
    """Whether an address is of the collection itself: https, one of its hosts, the usual port."""
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and parts.hostname in HOSTS and port in (None, 443) and not (
        parts.username or parts.password
    )  # fmt: skip
