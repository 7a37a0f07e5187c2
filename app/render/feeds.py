"""Feeds as text: Atom 1.0 (RFC 4287) and JSON Feed 1.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from app.render.xml_text import escape_xml, legal_xml


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a lasting id (a URI), a title, a sentence, an address, and when it happened (UTC)."""

    id: str
    title: str
    text: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own addresses; ``updated`` is the instant of the last change to the record (UTC)."""

    id: str
    title: str
    page: str
    self: str
    updated: datetime
    entries: Sequence[Entry]


def write_atom(feed: Feed) -> str:
    """The feed as Atom."""
    entries = "".join(
        f"<entry><id>{escape_xml(entry.id)}</id><title>{escape_xml(entry.title)}</title>"
        f'<link href="{escape_xml(entry.url)}"/><updated>{_instant(entry.at)}</updated>'
        f"<summary>{escape_xml(entry.text)}</summary></entry>\n"
        for entry in feed.entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape_xml(feed.id)}</id><title>{escape_xml(feed.title)}</title>"
        f'<link rel="self" type="application/atom+xml" href="{escape_xml(feed.self)}"/>'
        f'<link rel="alternate" type="text/html" href="{escape_xml(feed.page)}"/>'
        f"<updated>{_instant(feed.updated)}</updated><author><name>Treaty Status</name></author>\n"
        f"{entries}</feed>\n"
    )


def write_json_feed(feed: Feed) -> str:
    """The feed as JSON Feed."""
    items = [
        {
            "id": entry.id,
            "url": entry.url,
            "title": legal_xml(entry.title),
            "content_text": legal_xml(entry.text),
            "date_published": _instant(entry.at),
        }
        for entry in feed.entries
    ]
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.self,
        "authors": [{"name": "Treaty Status"}],
        "language": "en",
        "items": items,
    }
    return orjson.dumps(body).decode()


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
