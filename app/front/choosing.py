"""Choosing what to send of a finished answer: the coding that the client reads, and 304 for what it holds already."""

from datetime import datetime

from app.api.caching import until_midnight
from app.front.conditions import is_held, reads_gzip
from app.front.finished import NOTHING, Finished, Message, redated

Said = dict[bytes, bytes]
"""The headers of a request that the front reads, by name; one that is given twice is joined by a comma."""


def chosen(
    found: Finished, said: Said, now: datetime, last_seconds: datetime
) -> tuple[Message, Message]:
    """The two messages that answer; from ``last_seconds`` on the lifetime is made anew, so that midnight ends it."""
    coded, start = found.plain, None
    if said:
        if (
            found.zipped is not None
            and b"accept-encoding" in said
            and reads_gzip(said[b"accept-encoding"])
        ):
            coded = found.zipped
        if coded.tag and b"if-none-match" in said and is_held(said[b"if-none-match"], coded.tag):
            start, body = coded.unchanged, NOTHING
            found.sent_unchanged[0] += 1
    if start is None:
        start, body = coded.start, coded.body
        found.sent[0] += 1
    if now >= last_seconds and found.dated:
        start = redated(start, until_midnight(now).encode())
    return start, body
