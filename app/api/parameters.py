"""Query parameters: their forms and descriptions, and a route class that refuses those a path does not know."""

import re
import unicodedata
from collections.abc import Callable, Coroutine
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query as QueryField
from fastapi.routing import APIRoute

from app.domain.days import parse_day
from app.domain.errors import InvalidRecord, InvalidValue, RepeatedParameter, UnknownParameter

MAX_PATH, MAX_QUERY = 2_000, 4_000
# What people write who mean one of ours that is spelt quite differently.
_OTHER_WORDS = {
    **dict.fromkeys(("date", "day", "on"), "as_of"),
    **dict.fromkeys(("country", "countries"), "states"),
    **dict.fromkeys(("columns", "select"), "fields"),
    **dict.fromkeys(("order", "order_by"), "sort"),
    "search": "q",
}
# RFC 3339 §5.6, or a number that every database can compare with a revision.
_KNOWN_AT = re.compile(
    r"[0-9]{1,9}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class StrictRoute(APIRoute):
    """A route that refuses unknown and repeated query parameters instead of ignoring them."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler behind the check."""
        handle = super().get_route_handler()
        fields = get_flat_params(self.dependant)
        known = sorted(
            {field.alias for field in fields if isinstance(field.field_info, QueryField)}
        )

        async def checked(request: Request) -> Response:
            _check_names(request, known)
            return await handle(request)

        return checked


def _check_names(request: Request, known: list[str]) -> None:
    names = [name for name, _ in request.query_params.multi_items()]
    for name in names:
        if name not in known:
            # The name itself is not repeated to the client: only the known name most like it.
            nearest = _nearest(name.lower(), known)
            takes = f"It takes {', '.join(known)}." if known else "It takes none."
            meant = f" Did you mean {nearest}?" if nearest else ""
            raise UnknownParameter(
                f"This address does not know that parameter.{meant} {takes}", nearest
            )
        if names.count(name) > 1:
            raise RepeatedParameter(f"The parameter {name} is given more than once.", name)
        if not _is_readable(request.query_params[name]):
            raise InvalidValue(f"{name}: it contains a character that cannot be read.", name)


def _nearest(name: str, known: list[str]) -> str | None:
    if _OTHER_WORDS.get(name) in known:
        return _OTHER_WORDS[name]
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.5)), None)


def _is_readable(text: str) -> bool:
    # Control characters, and what is left of bytes that are not UTF-8.
    return not any(
        unicodedata.category(character) in ("Cc", "Cs") or character == "\ufffd"
        for character in text
    )


def read_day(text: str | None, parameter: str) -> date | None:
    """A day given as a parameter.

    Raises:
        InvalidValue: it is not written ``YYYY-MM-DD`` or does not exist.
    """
    if text is None:
        return None
    try:
        return parse_day(text)
    except InvalidRecord as error:
        raise InvalidValue(f"{parameter}: {error}", parameter) from None


async def _as_of(
    as_of: Annotated[
        str | None,
        Query(
            description="The legal day to answer for, such as `2023-07-08`; today (UTC) if left out. It may lie up to "
            "five years ahead; the answer is then marked `projected`.",
            json_schema_extra={"format": "date"},
        ),
    ] = None,
) -> date | None:
    return read_day(as_of, "as_of")


AsOfParameter = Annotated[date | None, Depends(_as_of)]


async def _known_at(
    known_at: Annotated[
        str | None,
        Query(
            description="Answer from our record as it was then: an instant with its zone, such as "
            "`2026-11-22T09:30:00Z`, or a revision number, such as `2`. Alone it also sets `as_of` to its UTC date.",
        ),
    ] = None,
) -> str | None:
    if known_at is not None and not _KNOWN_AT.fullmatch(known_at):
        raise InvalidValue(
            "known_at: give an RFC 3339 instant with zone, such as 2026-11-22T09:30:00Z (a plus sign is written %2B), "
            "or a revision number.",
            "known_at",
        )
    return known_at


KnownAtParameter = Annotated[str | None, Depends(_known_at)]
LanguageParameter = Annotated[
    Literal["en", "fr", "es", "ar", "zh", "ru"],
    Query(
        description="The language of sentences and of the names of states, English if left out. "
        "Sentences in other languages are our own, unofficial translation.",
    ),
]
TreatyPath = Annotated[
    str,
    Path(
        description="Our id, the UN Treaty Collection's number or the registration number: `ccm`, `XXVI-6` and "
        "`47713` are one treaty.",
        max_length=200,
        openapi_examples={"ccm": {"summary": "Convention on Cluster Munitions", "value": "ccm"}},
    ),
]
StatePath = Annotated[
    str,
    Path(
        description="An ISO 3166-1 or UN M49 code or a name: `UA`, `UKR`, `804` and `Ukraine` are one state.",
        max_length=200,
        openapi_examples={"UA": {"summary": "Ukraine", "value": "UA"}},
    ),
]
SourcePath = Annotated[
    str,
    Path(
        description="A source's id, as other answers give it.",
        max_length=200,
        openapi_examples={"untc2026": {"summary": "The depositary", "value": "untc2026"}},
    ),
]
ClaimPath = Annotated[
    str,
    Path(
        description="A claim's id, as other answers give it.",
        max_length=200,
        openapi_examples={
            "ccm-article-ukr-signed": {
                "summary": "What the article says of Ukraine",
                "value": "ccm-article-ukr-signed",
            }
        },
    ),
]
CursorParameter = Annotated[
    int | None, Query(description="Where the page begins: follow `links.next`.", ge=0, le=2**53)
]
LimitParameter = Annotated[
    int, Query(description="Items on a page: 100 if left out.", ge=1, le=200)
]
