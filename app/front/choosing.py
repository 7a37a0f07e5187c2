"""Choosing what to send: the coding that the client reads, 304 for what it holds, 412 for what it does not mean."""

from datetime import datetime

from app.api.caching import until_midnight
from app.api.errors import PRECONDITION_FAILED, problem_response
from app.api.middleware import COMMON_HEADERS, Message, Send
from app.front.conditions import Said, reads_gzip, status_of
from app.front.finished import NOTHING, Finished, begin_unchanged, redated

_CONDITIONS = {b"if-match", b"if-none-match"}
_REFUSAL = problem_response(PRECONDITION_FAILED, "If-Match names no tag that this answer has.")
_REFUSED: tuple[Message, Message] = (
    {
        "type": "http.response.start",
        "status": _REFUSAL.status_code,
        "headers": [*_REFUSAL.raw_headers, *COMMON_HEADERS],
    },
    {"type": "http.response.body", "body": _REFUSAL.body},
)


def chosen(
    found: Finished, said: Said, now: datetime, last_seconds: datetime
) -> tuple[Message, Message]:
    """The two messages that answer; from ``last_seconds`` on the lifetime is made anew, so that midnight ends it."""
    coded = found.plain
    start, body, counter = coded.start, coded.body, found.sent
    if said:
        if (
            found.zipped is not None
            and b"accept-encoding" in said
            and reads_gzip(said[b"accept-encoding"])
        ):
            coded = found.zipped
            start, body = coded.start, coded.body
        if found.status == 200 and (status := status_of(said, coded.tag)) != 200:
            if status == 412:
                found.refused[0] += 1
                return _REFUSED
            start, body, counter = coded.unchanged, NOTHING, found.sent_unchanged
    counter[0] += 1
    if now >= last_seconds and found.dated:
        start = redated(start, until_midnight(now).encode())
    return start, body


def on_conditions(said: Said, send: Send) -> Send:
    """A ``send`` for an answer that is not kept, which holds to the same conditions."""
    if _CONDITIONS.isdisjoint(said):
        return send
    whole = True

    async def sending(message: Message) -> None:
        nonlocal whole
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = message["headers"]
            tag = next((value for name, value in headers if name.lower() == b"etag"), b"")
            status = status_of(said, tag)
            whole = status == 200
            if not whole:
                for part in _REFUSED if status == 412 else (begin_unchanged(headers), NOTHING):
                    await send(part)
        if whole:
            await send(message)

    return sending
