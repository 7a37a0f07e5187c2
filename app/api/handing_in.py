"""How a route hands a change in at the desk: its idempotency key, its If-Match, and its answer."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
from fastapi import Depends, Header, Request
from fastapi.responses import Response

from app.api.caching import Validity
from app.api.contract import documented
from app.api.dependencies import Context, ContextDependency
from app.api.keyed_route import KeyDependency
from app.domain.answers import Answer, Repeat
from app.domain.errors import InvalidValue
from app.domain.keys import Key
from app.domain.refusals import VersionMismatch, VersionMissing
from app.services.desk import Change

_KEY_FORM = re.compile(r"[\x21-\x7e]{1,255}")
_TAG = re.compile(r'"([0-9]{1,9})-[^"]*"')
RepeatHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Of your choosing, up to 255 characters. The same request with the same key is carried out once, "
        "and answered the same for a week.",
    ),
]
IfMatchHeader = Annotated[
    str | None,
    Header(
        alias="If-Match", description="The ETag of the version you read, or `*`. Without it 428."
    ),
]


@dataclass(frozen=True, slots=True)
class Writer:
    """One request of one writer."""

    request: Request
    context: Context
    key: Key
    repeat: Repeat | None

    def hand_in(self, act: Callable[[Change], Answer]) -> Response:
        """Carry the change out, commit it, and only then give its answer."""
        answer = self.context.desk.change(self.key, self.repeat, act)
        headers = {"Cache-Control": "no-store", **answer.headers}
        return Response(answer.body, answer.status, headers, "application/json")

    def answer(
        self, model: object, status: int, *, path: str, version: int, revision: int, change: Change
    ) -> Answer:
        """The answer to a change: the thing as it is now, where it is, and its ETag."""
        etag = Validity(revision, self.context.release, change.at.date(), change.at, version).etag
        headers = {"ETag": etag}
        if status == 201:
            headers["Location"] = self.context.links.to(path)
        return Answer(status, headers, orjson.dumps(model, option=orjson.OPT_UTC_Z).decode())


def _writer(
    request: Request,
    context: ContextDependency,
    key: KeyDependency,
    repeat_key: RepeatHeader = None,
) -> Writer:
    return Writer(request, context, key, _repeat(request, repeat_key))


WriterDependency = Annotated[Writer, Depends(_writer)]


def _patcher(request: Request, context: ContextDependency, key: KeyDependency) -> Writer:
    return Writer(request, context, key, None)


PatcherDependency = Annotated[Writer, Depends(_patcher)]


def _if_match(if_match: IfMatchHeader = None) -> int | None:
    """The version that the writer has seen; null for any."""
    if if_match is None:
        raise VersionMissing("A change says which version it was made from.")
    if if_match.strip() == "*":
        return None
    tags = [_TAG.fullmatch(tag.strip()) for tag in if_match.split(",")]
    if len(tags) != 1 or tags[0] is None:
        raise VersionMismatch("If-Match takes one ETag, as the answer to GET gives it.")
    return int(tags[0][1])


SeenVersion = Annotated[int | None, Depends(_if_match)]


def written(model: type[Any], status: int, *others: int) -> dict[str, Any]:
    """The keyword arguments that describe a route for writing: ``status`` with ``model``, and its error answers."""
    about = documented(model, 401, 403, 409, 413, 415, *others)
    responses = about["responses"]
    for of_reading in {304, 412}.difference(others):
        del responses[of_reading]
    headers = {"ETag": {"description": "Its version.", "schema": {"type": "string"}}}
    if status == 201:
        headers["Location"] = {"description": "Where it is.", "schema": {"type": "string"}}
    responses[status] = {"headers": headers, "description": "The answer."}
    return {**about, "status_code": status}


def _repeat(request: Request, key: str | None) -> Repeat | None:
    if key is None:
        return None
    if not _KEY_FORM.fullmatch(key):
        raise InvalidValue(
            "Idempotency-Key: 1 to 255 printable ASCII characters, no space.", "Idempotency-Key"
        )
    asked = (
        f"{request.method} {request.url.path}?{request.url.query}\n".encode() + request.state.body
    )
    return Repeat(key, hashlib.sha256(asked).hexdigest())
