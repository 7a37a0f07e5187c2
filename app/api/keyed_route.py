"""A route that asks for a key before it reads anything else, and for a body that is small, plain JSON, or a page.

The order is fixed: key (401), scope (403), then media type (415), length (413), JSON (400) and only then what the
address, the parameters and the body say (404, 422). The key is looked up in the database on every request.
"""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any, ClassVar

import orjson
from fastapi import Depends, Request, Response, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.types import Message

from app.api.dependencies import Context
from app.api.parameters import StrictRoute
from app.api.strict_json import read_strictly
from app.domain.keys import Key, Scope
from app.domain.refusals import NotJson, TooLarge, UnsupportedForm

LONGEST_BODY = 256_000  # bytes
LONGEST_PAGE = 16_000_000  # bytes
PAGE_FORMS = ("text/html", "application/xml", "text/xml", "text/csv")
_HAVE_BODIES = {"POST", "PATCH"}
_FORMS = {"application/json", "application/merge-patch+json"}

bearer = HTTPBearer(
    scheme_name="key",
    bearerFormat="treatystatus_<id>_<secret>",
    description="A key, made by whoever runs the service: `treaty-status keys create`. Reading needs none.",
    auto_error=False,
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]


class KeyedRoute(StrictRoute):
    """A route for keys of ``scope`` and wider; use ``route_for`` to name the scope."""

    scope: ClassVar[Scope]
    pages: ClassVar[bool] = False

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler behind the key and the body's form."""
        handle = super().get_route_handler()
        scope, read = self.scope, _read_page if self.pages else _read_body

        async def guarded(request: Request) -> Response:
            context: Context = request.app.state.context
            shown = _shown(request)
            request.state.key = await run_in_threadpool(context.desk.check_key, shown, scope)
            if request.method in _HAVE_BODIES:
                request = _with_body(request, await read(request))
            return await handle(request)

        return guarded


def route_for(scope: Scope, *, pages: bool = False) -> type[KeyedRoute]:
    """The route class for keys of that scope and wider; ``pages``: its bodies are pages, as they are."""
    name = f"{scope.capitalize()}{'Page' if pages else ''}Route"
    return type(name, (KeyedRoute,), {"scope": scope, "pages": pages})


def _key(request: Request, _documented: Bearer) -> Key:
    key = request.state.key
    assert isinstance(key, Key)  # noqa: S101 -- KeyedRoute puts it there
    return key


KeyDependency = Annotated[Key, Depends(_key)]


def _shown(request: Request) -> str | None:
    given = request.headers.getlist("authorization")
    scheme, _, text = (given[0] if len(given) == 1 else "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else None


async def _read_body(request: Request) -> bytes:
    sent = await _read_bytes(request, LONGEST_BODY)
    if not sent:
        return b""
    if _form_of(request) not in _FORMS:
        raise UnsupportedForm("The body must be application/json.")
    value = read_strictly(sent)
    if not isinstance(value, dict):
        raise NotJson("The body must be one JSON object.")
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


async def _read_page(request: Request) -> bytes:
    sent = await _read_bytes(request, LONGEST_PAGE)
    if _form_of(request) not in PAGE_FORMS:
        raise UnsupportedForm(f"The body must be a page: {', '.join(PAGE_FORMS)}.")
    return sent


async def _read_bytes(request: Request, longest: int) -> bytes:
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedForm("A compressed body is not read here.")
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit() or int(announced) > longest:
        raise TooLarge(f"A body may have {longest} bytes.")
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > longest:
            raise TooLarge(f"A body may have {longest} bytes.")
        parts.append(part)
    return b"".join(parts)


def _form_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _with_body(request: Request, body: bytes) -> Request:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    request.state.body = body
    return Request(request.scope, receive)
