"""What a request says of the answer it can use: which codings it reads, and on which conditions it wants it.

Conditions are those of RFC 9110 §13, in the order of its §13.2.2. ``If-Unmodified-Since`` and ``If-Modified-Since`` are
not read, since no answer here has a date of modification (§13.1.3, §13.1.4); neither is ``Range`` with ``If-Range``,
which a server may leave alone (§14.2): a part of a status is of use to nobody.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.api.docs import accepts_gzip

_LONGEST_REMEMBERED = 200  # bytes; browsers send about 30
_TAG = rb'((?:W/)?"[\x21\x23-\x7e\x80-\xff]*")'
_TAGS = re.compile(rb"[ \t,]*" + _TAG + rb"(?:[ \t]*,[ \t,]*" + _TAG + rb")*[ \t,]*")
_EACH = re.compile(_TAG)

Said = Mapping[bytes, bytes]
"""The headers of a request that the front reads, by name; one that is given twice is joined by a comma."""


def status_of(said: Said, tag: bytes) -> int:
    """The status of an answer to GET or HEAD that would be 200; its ``ETag`` is ``tag``, empty where it has none.

    That is 412 if it is not the one that the client means, 304 if the client has it already, else 200.
    """
    if b"if-match" in said and not _is_meant(said[b"if-match"], tag):
        return 412
    held = said.get(b"if-none-match")
    if held is not None and tag and (held == tag or _is_held(held, tag)):
        return 304
    return 200


def reads_gzip(accept_encoding: bytes) -> bool:
    """Whether an ``Accept-Encoding`` allows gzip (RFC 9110 §12.5.3)."""
    if len(accept_encoding) > _LONGEST_REMEMBERED:
        return accepts_gzip(accept_encoding.decode("latin-1"))
    return _reads_gzip(accept_encoding)


@lru_cache(maxsize=256)
def _reads_gzip(accept_encoding: bytes) -> bool:
    return accepts_gzip(accept_encoding.decode("latin-1"))


def _is_held(if_none_match: bytes, tag: bytes) -> bool:
    # Compared weakly (§13.1.2); one that is not written as the grammar has it holds nothing: the answer is sent whole.
    return any(found.removeprefix(b"W/") == tag for found in _listed(if_none_match, tag))


def _is_meant(if_match: bytes, tag: bytes) -> bool:
    # Compared strongly (§13.1.1); one that is not written as the grammar has it means nothing that there is.
    return any(found == tag for found in _listed(if_match, tag))


def _listed(written: bytes, tag: bytes) -> list[bytes]:
    """The tags that a header lists if ``tag`` may be among them; ``*`` lists every tag there is."""
    if written.strip() == b"*":
        return [tag]
    if not tag or tag not in written or not _TAGS.fullmatch(written):
        return []
    return _EACH.findall(written)
