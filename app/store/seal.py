"""The seal of an audit entry: a hash over its canonical text and the hash before it.

Canonical text is JSON as RFC 8785 writes it, so anyone can recompute a seal in any language. Only
whole numbers, text, truth values, null, lists and mappings with ASCII keys are let in; for these,
sorting keys as Python does and as RFC 8785 does is the same thing.
"""

import hashlib
from typing import Any

import orjson

from app.domain.plain_parts import LARGEST_NUMBER

FIRST_PREVIOUS_HASH = "0" * 64
"""What the first entry has for the hash before it."""

_SCALARS = {str, bool, type(None)}
_CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_SUBCLASS


def canonical_json(value: Any) -> str:
    """The canonical text of a plain value.

    Raises:
        ValueError: a fraction, a number beyond 2**53 - 1, a key that is not ASCII text, a lone
            surrogate, or an object of another kind.
    """
    _check(value)
    return canonical_json_of_forms(value)


def canonical_json_of_forms(forms: Any) -> str:
    """The same of what plain forms alone make up: a form holds nothing that has no canonical text.

    Raises:
        ValueError: a lone surrogate, or values nested more than 200 deep.
    """
    try:
        return orjson.dumps(forms, option=_CANONICAL).decode()
    except orjson.JSONEncodeError as error:  # which is a TypeError
        raise ValueError(f"no canonical text: {error}") from None


def seal(
    *,
    number: int,
    at: str,
    actor: str,
    command: str,
    summary: str,
    changes: str,
    previous_hash: str,
) -> str:
    """SHA-256, in hexadecimal, of the canonical text of one audit entry without its own hash.

    ``at`` is a plain instant. ``changes`` is already canonical text and is set in as it stands: a
    single byte changed in it, even a space, gives another hash.
    """
    before, after = (
        canonical_json({"actor": actor, "at": at}),
        canonical_json(
            {
                "command": command,
                "number": number,
                "previous_hash": previous_hash,
                "summary": summary,
            }
        ),
    )
    text = f'{before[:-1]},"changes":{changes},{after[1:]}'
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check(value: Any) -> None:
    kind = type(value)
    if kind in _SCALARS:
        return
    if kind is int:
        if abs(value) > LARGEST_NUMBER:
            raise ValueError("a number that not every reader of JSON holds exactly")
    elif kind is list:
        for one in value:
            if type(one) is not str:
                _check(one)
    elif kind is dict:
        _check_keys(value)
        for one in value.values():
            if type(one) is not str:
                _check(one)
    else:
        raise ValueError(f"a {kind.__name__} has no canonical text")


def _check_keys(mapping: dict[Any, Any]) -> None:
    for key in mapping:
        if type(key) is not str or not key.isascii():
            raise ValueError("a key that is not ASCII text")
