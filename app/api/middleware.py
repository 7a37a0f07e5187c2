"""Pure-ASGI layers around the application: length limits, HEAD, request ids, logs and headers on every answer."""

import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware

from app.api.errors import ALL_PROBLEMS, MEDIA_TYPE, problem_body
from app.api.parameters import MAX_PATH, MAX_QUERY
from app.logs import about_request, log_event, log_surprise

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

_PROBLEM = {problem.slug: problem for problem in ALL_PROBLEMS}
COMMON_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, X-Request-ID"),
)
_JOINERS = dict.fromkeys(map(ord, "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"))
_SURPRISE = "Something went wrong here; nothing was changed."
_DEFAULT_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")


class Frame:
    """The outermost layer: what is true of every answer, whatever made it.

    It refuses over-long or unprintable addresses before anything reads them, answers HEAD as GET without a body,
    makes a problem of what nobody expected, gives each request an id, and writes one log line when the answer has left.
    """

    def __init__(self, app: Asgi) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, started, status = uuid.uuid4().hex, time.perf_counter(), 0
        bodyless = scope["method"] == "HEAD"
        refusal = _refusal(scope)

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _with_common(message.get("headers", []), request_id)
            elif message["type"] == "http.response.body" and bodyless:
                message["body"] = b""
            await send(message)

        with about_request(request_id):
            try:
                if refusal is not None:
                    await _send_problem(framed, *refusal)
                else:
                    await self.app(
                        {**scope, "method": "GET"} if bodyless else scope, receive, framed
                    )
            except Exception:
                log_surprise("unexpected_error")
                if status:  # the answer has begun: nothing can be said any more
                    raise
                await _send_problem(framed, "internal-error", _SURPRISE)
            finally:
                log_event(
                    "request",
                    method=scope["method"],
                    path=scope["path"][:200],
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 2),
                )


class Preflights(CORSMiddleware):
    """Answers browsers that ask what a page elsewhere may send. What it may read `Frame` says, and of every answer.

    So no answer varies with ``Origin``: caches hold one for the pages of all newsrooms.
    """

    async def simple_response(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        request_headers: Headers,  # noqa: ARG002
    ) -> None:
        """Answer all other requests."""
        await self.app(scope, receive, send)


def _refusal(scope: Scope) -> tuple[str, str] | None:
    raw_path, query = scope.get("raw_path") or scope["path"].encode(), scope["query_string"]
    if len(raw_path) > MAX_PATH or len(query) > MAX_QUERY:
        return "address-too-long", f"A path may have {MAX_PATH} and a query {MAX_QUERY} characters."
    # Persian, Hindi and others are written with joiners, which are not printable by themselves.
    path = scope["path"].translate(_JOINERS)
    if not path.isprintable() or "\ufffd" in scope["path"]:
        return "invalid-value", "The path contains a character that no name or code has."
    return None


async def _send_problem(send: Send, slug: str, detail: str) -> None:
    body = problem_body(_PROBLEM[slug], detail)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": _PROBLEM[slug].status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _with_common(headers: list[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _ in headers}
    added = [header for header in (*COMMON_HEADERS, _DEFAULT_POLICY) if header[0] not in given]
    return [*headers, *added, (b"x-request-id", request_id.encode())]
