"""Asking the application: once for all who ask the same at the same time; its answer is put together, sent and kept.

The application sees the question without what one asker alone says, so that its answer is the same for all of them.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.concurrency import run_in_threadpool

from app.api.caching import GROUND
from app.api.middleware import Asgi, Message, Receive, Scope, Send
from app.front.choosing import chosen, on_conditions
from app.front.conditions import Said
from app.front.finished import Answer, Finished, finish, is_worth_zipping, zip_body
from app.front.kept import Kept, Key, Record
from app.front.tally import Tally, template_of

_LONGEST = 4_000_000  # bytes of a body that is put together here before it leaves
_LONG = 16_000  # bytes; compressing more than this would hold up the others
_HANDED_ON = {b"accept-language", b"user-agent", b"accept"}


@dataclass(slots=True)
class Question:
    """What is asked for, by ``key``, and what one asker said with it."""

    key: Key
    said: Said
    scope: Scope
    receive: Receive
    send: Send

    async def answered(self, found: Finished, now: datetime, last_seconds: datetime) -> None:
        """Send a finished answer."""
        start, body = chosen(found, self.said, now, last_seconds)
        await self.send(start)
        await self.forward(body)

    async def forward(self, message: Message) -> None:
        """Send a message of the application's; to HEAD without the body, since it is always asked GET."""
        if self.scope["method"] == "HEAD" and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.send(message)

    def handed_on(self) -> Scope:
        """The request as the application is to see it: its query in the one form, no conditions and no codings."""
        headers = [(name, value) for name, value in self.scope["headers"] if name in _HANDED_ON]
        return {
            **self.scope,
            "method": "GET",
            "query_string": self.key[1],
            "headers": headers,
        }


class Asking:
    """Stands between the kept answers and the application; see `Front` for ``at_hand`` and ``find_out``."""

    def __init__(
        self,
        app: Asgi,
        at_hand: Callable[[], Record | None],
        find_out: Callable[[], Record],
        clock: Callable[[], datetime],
        kept: Kept,
        tally: Tally,
    ) -> None:
        self._app, self._at_hand, self._find_out, self._clock = app, at_hand, find_out, clock
        self._kept, self._tally = kept, tally
        self._underway: dict[object, asyncio.Future[Finished | None]] = {}

    async def answer(self, question: Question) -> None:
        """Answer from what is kept, if the query stands there in its one form, else from the application."""
        record, loop = await self._standing(), asyncio.get_running_loop()
        mark = (question.key, id(record), self._clock().date(), loop)
        other = self._underway.get(mark)
        if other is not None and record is not None:
            # It was asked when the record stood as it stood when this question came, and is true for it even if the
            # record has moved since.
            found = await asyncio.shield(other)
            if found is not None:
                self._tally.hits += 1
                await question.answered(found, self._clock(), self._kept.last_seconds)
                return
        if await self._answered_from_kept(question):
            return
        done: asyncio.Future[Finished | None] = loop.create_future()
        self._underway.setdefault(mark, done)
        try:
            await self._ask(question, record, done)
        finally:
            if self._underway.get(mark) is done:
                del self._underway[mark]
            if not done.done():
                done.set_result(None)

    async def _answered_from_kept(self, question: Question) -> bool:
        record, now = await self._standing(), self._clock()
        if record is None or not self._kept.turn(record, now):
            return False
        found = self._kept.shelf.get(question.key)
        if found is None:
            return False
        self._tally.hits += 1
        await question.answered(found, now, self._kept.last_seconds)
        return True

    async def _standing(self) -> Record | None:
        """The record as it stands; null where it cannot be read, which the application then says."""
        try:
            return self._at_hand() or await run_in_threadpool(self._find_out)
        except Exception:
            return None

    async def _ask(
        self, question: Question, record: Record | None, done: asyncio.Future[Finished | None]
    ) -> None:
        self._tally.misses += 1
        began, asked = self._clock(), question.handed_on()
        self._tally.underway += 1
        try:
            status, answer = await self._collected(question, asked)
        finally:
            self._tally.underway -= 1
        number = partial(self._tally.number, template_of(asked))
        if answer is None:
            number(status)[0] += 1
            return
        finished = finish(answer, await _zipped(answer), number)
        after, now = await self._standing(), self._clock()
        if record is not None and record is after and self._kept.turn(record, now):
            self._kept.keep(question.key, finished, record, began)
        done.set_result(finished)
        await question.answered(finished, now, self._kept.last_seconds)

    async def _collected(self, question: Question, asked: Scope) -> tuple[int, Answer | None]:
        """The status, and the answer if it may be kept; one that may not has been sent already."""
        answer: Answer | None = None
        status, sent = 500, False
        parts: list[bytes] = []

        async def leave(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await question.forward(message)

        leave_on_conditions = on_conditions(question.said, leave)

        async def collect(message: Message) -> None:
            nonlocal answer, sent
            if message["type"] == "http.response.start":
                answer = Answer(message["status"], list(message["headers"]), b"")
                sent = not answer.may_be_kept or answer.length > _LONGEST
            elif not sent:
                parts.append(message.get("body", b""))
            if sent:
                await leave_on_conditions(message)

        await self._app(asked, question.receive, collect)
        if answer is None or sent:
            return status, None
        answer.body = b"".join(parts)
        if answer.status == 200:  # where a thing is not found, another treaty may bring it
            answer.ground = asked.get(GROUND)
        return answer.status, answer


async def _zipped(answer: Answer) -> bytes | None:
    if not is_worth_zipping(answer):
        return None
    if len(answer.body) < _LONG:
        return zip_body(answer.body)
    return await run_in_threadpool(zip_body, answer.body)
