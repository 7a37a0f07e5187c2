"""The front: the first question at an address goes through the application, the next ones get its finished bytes.

Pure ASGI, and outside everything else. An answer is kept only if the record stood where it stood before the
application was asked and after it had answered: what was computed from one revision is never given out under another.
Kept answers bear no request id and leave no line in the log; they are counted instead.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

from app.api.middleware import Asgi, Message, Receive, Scope, Send
from app.front.addresses import one_form
from app.front.asking import Asking, Question
from app.front.choosing import chosen, on_conditions
from app.front.conditions import Said
from app.front.finished import NOTHING
from app.front.kept import Kept, Record
from app.front.tally import Tally, template_of
from app.render.languages import preferred_language

_FILES = (
    "/docs",
    "/assets/",
    "/favicon.ico",
)  # made once elsewhere, and the same whatever is recorded
_READ_HERE = {
    b"accept-encoding",
    b"accept-language",
    b"if-none-match",
    b"if-match",
    b"authorization",
}


class Front:
    """Stands before an application.

    ``at_hand`` gives the record as it stands, the same object as long as nothing is recorded, or null where that cannot
    be known at once; ``find_out`` then gives it, in a thread.
    """

    def __init__(
        self,
        app: Asgi,
        at_hand: Callable[[], Record | None],
        find_out: Callable[[], Record],
        clock: Callable[[], datetime],
        kept: Kept,
        tally: Tally,
    ) -> None:
        self._app, self._at_hand, self._clock = app, at_hand, clock
        self._kept, self._tally = kept, tally
        self._asking = Asking(app, at_hand, find_out, clock, kept, tally)
        self._looked_in: asyncio.AbstractEventLoop | None = None
        self._record: Record | None = None
        self._now = clock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection. A kept answer is sent from here: each call that it does without counts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            if name in _READ_HERE:
                said[name] = said[name] + b", " + value if name in said else value
        method, path, query = scope["method"], scope["path"], scope["query_string"]
        if (method != "GET" and method != "HEAD") or b"authorization" in said:
            await self._pass(said, scope, receive, send)
            return
        server = scope["server"]
        if isinstance(server, list):  # ASGI allows it; uvicorn gives a tuple
            server = tuple(server)
        loop = asyncio.get_running_loop()
        if self._looked_in is not loop:
            self._look(loop)
        language = _language_of(path, said) if b"accept-language" in said else "en"
        found = None
        if self._record is not None:
            found = self._kept.shelf.get((path, query, scope["scheme"], server, language))
        if found is not None:
            self._tally.hits += 1
            start, body = chosen(found, said, self._now, self._kept.last_seconds)
            await send(start)
            await send(body if method == "GET" else NOTHING)
            return
        formed = one_form(query)
        if formed is None or path.startswith(_FILES):
            await self._pass(said, scope, receive, send)
            return
        key = (path, formed, scope["scheme"], server, language)
        await self._asking.answer(Question(key, said, scope, receive, send))

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """See how the record stands, once for all requests whose bytes had been read by now.

        A loop does things in the order in which they are put to it. What is put to it here comes before every request
        that is read from now on, and so each of those makes us look again.
        """
        self._looked_in = loop
        loop.call_soon(self._look_again)
        self._record, self._now = self._at_hand(), self._clock()
        if self._record is not None:
            self._kept.turn(self._record, self._now)

    def _look_again(self) -> None:
        self._looked_in = None

    async def _pass(self, said: Said, scope: Scope, receive: Receive, send: Send) -> None:
        """Leave a request to the application, as it came."""
        self._tally.passed += 1
        self._tally.underway += 1
        status, bodyless = 500, scope["method"] == "HEAD"

        async def seen(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send({**message, "body": b""} if bodyless and "body" in message else message)

        reads = bodyless or scope["method"] == "GET"
        try:
            await self._app(scope, receive, on_conditions(said, seen) if reads else seen)
        finally:
            self._tally.underway -= 1
            self._tally.number(template_of(scope), status)[0] += 1


def _language_of(path: str, said: Said) -> str:
    if path.startswith("/v1/"):
        return "en"
    return preferred_language(said[b"accept-language"].decode("latin-1"))
