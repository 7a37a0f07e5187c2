"""Reading a body as JSON strictly: what cannot be stored and shown faithfully is refused, text becomes NFC.

RFC 8259 leaves open what a repeated key, a huge number or a lone surrogate means; here each is an error. Nothing that
was sent is repeated in an error's words.
"""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any, NoReturn

from app.domain.errors import InvalidRecord, InvalidValue
from app.domain.plain_parts import LARGEST_NUMBER, check_characters
from app.domain.refusals import NotJson

DEEPEST = 12  # levels; a list of acts by state needs five
_LONGEST_NUMBER = 17  # characters; no number that fits has more


def read_strictly(body: bytes) -> Any:
    """The value of a JSON text, its text in Unicode's form NFC.

    Raises:
        NotJson: not UTF-8, not JSON, NaN or infinity, a key given twice, or nested too deeply.
        InvalidValue: a number that is not whole or too large, or a character that cannot be kept.
    """
    try:
        value = json.loads(
            body.decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=_refuse_fraction,
            parse_int=_read_number,
            object_pairs_hook=_read_object,
        )
    except RecursionError:
        raise NotJson("The body is nested too deeply.") from None
    except ValueError:
        raise NotJson("The body is not JSON in UTF-8.") from None
    return _normalised(value, 1)


def _normalised(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise NotJson("The body is nested too deeply.")
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return [_normalised(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {_text(key): _normalised(one, depth + 1) for key, one in value.items()}
    return value


def _text(text: str) -> str:
    try:
        return unicodedata.normalize("NFC", check_characters(text))
    except InvalidRecord as error:
        raise InvalidValue(f"A text {error}.", "body") from None


def _read_object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson("The body gives a member twice.")
    return found


def _read_number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER or abs(int(text)) > LARGEST_NUMBER:
        raise InvalidValue("A number is larger than every reader of JSON holds exactly.", "body")
    return int(text)


def _refuse_fraction(_text: str) -> NoReturn:
    raise InvalidValue("A number is not whole; nothing here takes such a one.", "body")


def _refuse_constant(_text: str) -> NoReturn:
    raise NotJson("The body holds NaN or an infinity, which JSON does not have.")
