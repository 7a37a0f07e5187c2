"""Query parameters: their forms and descriptions, and a route class that refuses those a path does not know."""

import unicodedata
from collections.abc import Callable, Coroutine
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query as QueryField
from fastapi.routing import APIRoute

from app.domain.days import parse_day
from app.domain.errors import InvalidRecord, InvalidValue, RepeatedParameter, UnknownParameter

MAX_PATH, MAX_QUERY = 2_000, 4_000


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
        str | None,
        Query(
            description="The legal day to answer for, `YYYY-MM-DD`; today (UTC) if left out. Up to five years ahead, "
            "then marked `projected`.",
            examples=["2023-07-08"],
        ),
    ] = None,
) -> date | None:
    return read_day(as_of, "as_of")


AsOfParameter = Annotated[date | None, Depends(_as_of)]
KnownAtParameter = Annotated[
    str | None,
    Query(
        description="Answer from our record as it was then: an RFC 3339 instant with zone, or a revision number. Alone "
        "it also sets `as_of` to its UTC date.",
        examples=["2026-11-22T09:30:00Z", "2"],
    ),
]
LanguageParameter = Annotated[
    str,
    Query(
        description="Language of the sentence: `en`, `fr`, `es`, `ar`, `zh` or `ru`. A sentence is null where no "
        "translation exists yet.",
        pattern="^(en|fr|es|ar|zh|ru)$",
    ),
]
TreatyPath = Annotated[
    str,
    Path(
        description="Our id, the UN Treaty Collection's number or the registration number.",
        examples=["ccm", "XXVI-6", "47713"],
        max_length=200,
    ),
]
StatePath = Annotated[
    str,
    Path(
        description="ISO 3166-1 alpha-2 or alpha-3, UN M49, or a name.",
        examples=["UA", "UKR", "804", "Ukraine"],
        max_length=200,
    ),
]
CursorParameter = Annotated[
    int | None, Query(description="Where the page begins: follow `links.next`.", ge=0, le=2**53)
]
LimitParameter = Annotated[int, Query(description="Items on a page.", ge=1, le=200)]
