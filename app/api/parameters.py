"""Query parameters: their forms and descriptions, and a route class that refuses those a path does not know."""

import unicodedata
from collections.abc import Callable, Coroutine
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query as QueryField
from fastapi.routing import APIRoute
from pydantic.json_schema import SkipJsonSchema

from app.domain.days import parse_day
from app.domain.errors import InvalidRecord, InvalidValue, RepeatedParameter, UnknownParameter

MAX_PATH, MAX_QUERY = 2_000, 4_000
# What a parameter is when it is left out: the contract does not offer it as a value.
Absent = SkipJsonSchema[None]


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
            nearest = next(iter(get_close_matches(name.lower(), known, n=1, cutoff=0.5)), None)
            takes = f"It takes {', '.join(known)}." if known else "It takes none."
            meant = f" Did you mean {nearest}?" if nearest else ""
            raise UnknownParameter(
                f"This address does not know that parameter.{meant} {takes}", nearest
            )
        if names.count(name) > 1:
            raise RepeatedParameter(f"The parameter {name} is given more than once.", name)
        if not _is_readable(request.query_params[name]):
            raise InvalidValue(f"{name}: it contains a character that cannot be read.", name)


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


def _as_of(
    as_of: Annotated[
        str | Absent,
        Query(
            description="The legal day to answer for, such as `2023-07-08`; today (UTC) if left out. It may lie up to "
            "five years ahead; the answer is then marked `projected`.",
            json_schema_extra={"format": "date"},
        ),
    ] = None,
) -> date | None:
    return read_day(as_of, "as_of")


AsOfParameter = Annotated[date | None, Depends(_as_of)]
KnownAtParameter = Annotated[
    str | Absent,
    Query(
        description="Answer from our record as it was then: an instant with its zone, such as `2026-11-22T09:30:00Z`, "
        "or a revision number, such as `2`. Alone it also sets `as_of` to its UTC date.",
    ),
]
LanguageParameter = Annotated[
    Literal["en", "fr", "es", "ar", "zh", "ru"],
    Query(
        description="The language of sentences; one is null where no translation exists yet.",
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
CursorParameter = Annotated[
    int | Absent,
    Query(description="Where the page begins: follow `links.next`.", ge=0, le=2**53),
]
LimitParameter = Annotated[int, Query(description="Items on a page.", ge=1, le=200)]
