"""One table: what goes wrong → the problem a client reads (RFC 9457). Nothing a client sent is echoed."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from app.api.problem_types import TOO_LARGE, WRITE_PROBLEMS, ProblemType
from app.api.schemas.submissions import member_names
from app.domain.errors import (
    AmbiguousName,
    FormerState,
    InvalidRequest,
    InvalidValue,
    NotAParticipant,
    NotFound,
    NotReady,
    OutsideTheRecord,
    RepeatedParameter,
    TerritoryNamed,
    TreatyStatusError,
    UnknownClaim,
    UnknownParameter,
    UnknownSource,
    UnknownState,
    UnknownTreaty,
)
from app.domain.refusals import KeyRefused, LawBroken, StillRunning

MEDIA_TYPE = "application/problem+json"


PROBLEMS: Mapping[type[Exception], ProblemType] = {
    UnknownTreaty: ProblemType(
        "unknown-treaty", 404, "Unknown treaty", "List the treaties at /v1/treaties."
    ),
    UnknownState: ProblemType(
        "unknown-state",
        404,
        "Unknown state",
        "Give an ISO code, an M49 number or a name; see /v1/states.",
    ),
    TerritoryNamed: ProblemType(
        "territory",
        404,
        "A territory",
        "Ask for the state responsible for it; `treaties` says what was declared of the territory.",
    ),
    FormerState: ProblemType(
        "former-state", 404, "A former state", "Ask for a state of today; see `states`."
    ),
    NotAParticipant: ProblemType(
        "not-a-participant", 404, "Not a participant", "See /v1/states for those that are."
    ),
    UnknownClaim: ProblemType(
        "unknown-claim", 404, "Unknown claim", "Follow the ids in an answer's claims."
    ),
    UnknownSource: ProblemType(
        "unknown-source", 404, "Unknown source", "List the sources at /v1/sources."
    ),
    NotFound: ProblemType("not-found", 404, "Not found", "See the paths at /docs."),
    AmbiguousName: ProblemType(
        "ambiguous-name",
        409,
        "Ambiguous name",
        "Choose one of the candidates and ask again with its code.",
    ),
    UnknownParameter: ProblemType(
        "unknown-parameter", 400, "Unknown parameter", "Remove it or correct its name; see /docs."
    ),
    RepeatedParameter: ProblemType(
        "repeated-parameter", 400, "Repeated parameter", "Give each parameter once."
    ),
    OutsideTheRecord: ProblemType(
        "outside-the-record",
        422,
        "Outside the record",
        "Ask for a day or an instant the record can speak of.",
    ),
    InvalidValue: ProblemType(
        "invalid-value", 422, "Invalid value", "Correct the value; see /docs."
    ),
    InvalidRequest: ProblemType(
        "invalid-request", 400, "Invalid request", "Correct the request; see /docs."
    ),
    **WRITE_PROBLEMS,
    NotReady: ProblemType("not-ready", 503, "Not ready", "Try again in a few seconds."),
}
MALFORMED = ProblemType("malformed-request", 400, "Not a request of HTTP", "Send HTTP/1.1.")
PRECONDITION_FAILED = ProblemType(
    "precondition-failed",
    412,
    "Precondition failed",
    "Ask without If-Match, or with the ETag of the newest answer.",
)
TOO_SLOW = ProblemType("too-slow", 408, "The request did not arrive in time", "Send it at once.")
HEAD_TOO_LONG = ProblemType("head-too-long", 431, "The head is too long", "Send fewer headers.")
_BY_STATUS = {
    404: PROBLEMS[NotFound],
    408: TOO_SLOW,
    431: HEAD_TOO_LONG,
    405: ProblemType(
        "method-not-allowed",
        405,
        "Method not allowed",
        "Use one of the methods in the Allow header.",
    ),
    413: TOO_LARGE,
    414: ProblemType("address-too-long", 414, "Address too long", "Ask for fewer things at once."),
    500: ProblemType(
        "internal-error",
        500,
        "Internal error",
        "It is ours to mend; the request id helps us find it.",
    ),
    503: PROBLEMS[NotReady],
}
ALL_PROBLEMS: tuple[ProblemType, ...] = tuple(
    {
        problem.slug: problem
        for problem in (*PROBLEMS.values(), *_BY_STATUS.values(), MALFORMED, PRECONDITION_FAILED)
    }.values()
)


def problem_of(error: Exception) -> ProblemType:
    """The row of the table for an error: its own class's, else its nearest ancestor's."""
    for kind in type(error).__mro__:
        if kind in PROBLEMS:
            return PROBLEMS[kind]
    return _BY_STATUS[500]


def problem_body(problem: ProblemType, detail: str, **members: Any) -> bytes:
    """The problem as JSON: type, title, status, detail, what to do, and members of its own."""
    return orjson.dumps(
        {
            "type": f"/problems/{problem.slug}",
            "title": problem.title,
            "status": problem.status,
            "detail": detail,
            "advice": problem.advice,
            **{name: value for name, value in members.items() if value is not None},
        }
    )


def problem_response(
    problem: ProblemType, detail: str, headers: Mapping[str, str] | None = None, **members: Any
) -> Response:
    """A problem as a response that no cache keeps."""
    return Response(
        problem_body(problem, detail, **members),
        problem.status,
        {"Cache-Control": "no-store", **(headers or {})},
        MEDIA_TYPE,
    )


def install_error_handlers(app: FastAPI) -> None:
    """Make every error of the application leave as a problem."""
    app.add_exception_handler(TreatyStatusError, _on_refusal)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)


def _on_refusal(_request: Request, error: Exception) -> Response:
    members: dict[str, Any] = {}
    match error:
        case TreatyStatusError(members=told) if told is not None:
            members = dict(told)
        case UnknownParameter(parameter=parameter, nearest=nearest):
            members = {"parameter": parameter, "nearest": nearest}
        case InvalidRequest(parameter=parameter):
            members = {"parameter": parameter}
        case UnknownState(suggestions=suggestions) if suggestions:
            members = {"suggestions": _mentions(suggestions)}
        case AmbiguousName(candidates=candidates):
            members = {"candidates": _mentions(candidates)}
        case KeyRefused():
            return problem_response(problem_of(error), str(error), {"WWW-Authenticate": "Bearer"})
        case LawBroken(rule=rule):
            members = {"rule": rule}
        case StillRunning():
            return problem_response(problem_of(error), str(error), {"Retry-After": "1"})
        case NotReady():
            return problem_response(problem_of(error), str(error), {"Retry-After": "5"})
        case _:
            pass
    return problem_response(problem_of(error), str(error), **members)


def _mentions(ids: Sequence[str]) -> list[dict[str, str]]:
    return [{"id": state_id, "link": f"/v1/states/{state_id}"} for state_id in ids]


def _on_invalid(_request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    faults = [{"parameter": _place(fault), "message": _message(fault)} for fault in problems]
    detail = "; ".join(f"{fault['parameter']}: {fault['message']}" for fault in faults[:5])
    return problem_response(
        PROBLEMS[InvalidValue], detail or "A value has the wrong form.", errors=faults
    )


def _place(fault: Mapping[str, Any]) -> str:
    # In a body only the names of our own members are said back, never a key that a client made up.
    where, *parts = fault["loc"]
    known = member_names() if where == "body" else {str(part) for part in parts}
    said = [str(part) for part in parts if isinstance(part, int) or part in known]
    return ".".join(said) or str(where)


def _message(fault: Mapping[str, Any]) -> str:
    # Pydantic's own messages describe what is expected; the one on a union's tag alone has the input in it.
    if fault.get("type") == "union_tag_invalid":
        return f"Input should be one of {fault.get('ctx', {}).get('expected_tags')}"
    if fault.get("type") == "extra_forbidden":
        return "A member that is not known here"
    return str(fault.get("msg", "wrong form"))


def _on_http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    problem = _BY_STATUS.get(status, _BY_STATUS[500] if status >= 500 else PROBLEMS[InvalidRequest])
    details = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
    }
    headers = error.headers if isinstance(error, HTTPException) else None
    return problem_response(problem, details.get(status, problem.title), headers)
