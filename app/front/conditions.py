"""What a request says of the answer it can use: which codings it reads, and which answer it holds already."""

import re
from functools import lru_cache

from app.api.docs import accepts_gzip

_LONGEST_REMEMBERED = 200  # bytes; browsers send about 30
_TAG = rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")'
_TAGS = re.compile(rb"[ \t,]*" + _TAG + rb"(?:[ \t]*,[ \t,]*" + _TAG + rb")*[ \t,]*")
_EACH = re.compile(_TAG)


def reads_gzip(accept_encoding: bytes) -> bool:
    """Whether an ``Accept-Encoding`` allows gzip (RFC 9110 §12.5.3)."""
    if len(accept_encoding) > _LONGEST_REMEMBERED:
        return accepts_gzip(accept_encoding.decode("latin-1"))
    return _reads_gzip(accept_encoding)


@lru_cache(maxsize=256)
def _reads_gzip(accept_encoding: bytes) -> bool:
    return accepts_gzip(accept_encoding.decode("latin-1"))


def is_held(if_none_match: bytes, tag: bytes) -> bool:
    """Whether an ``If-None-Match`` names this tag, compared weakly, or is ``*`` (RFC 9110 §13.1.2).

    One that is not written as the grammar has it holds nothing: the answer is then sent whole.
    """
    if if_none_match == tag:
        return True
    if tag not in if_none_match:
        return if_none_match.strip() == b"*"
    if not _TAGS.fullmatch(if_none_match):
        return False
    return any(found == tag for found in _EACH.findall(if_none_match))
