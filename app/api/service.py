"""Routes of the service itself: its revision, is it alive, is it ready, what its problems mean."""

from typing import Annotated

import orjson
from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import ContextDependency, RecordMomentDependency, WriterDependency
from app.api.errors import ALL_PROBLEMS
from app.api.parameters import StrictRoute
from app.api.schemas.record import RevisionResponse
from app.api.schemas.service import HealthResponse, ProblemTypeResponse
from app.domain.errors import NotFound

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Service"]
)
_NO_STORE = {"Cache-Control": "no-store"}


@router.get("/v1/revision", **documented(RevisionResponse))
def read_revision(moment: RecordMomentDependency, write: WriterDependency) -> Response:
    """The last change to the record.

    Its number and its instant. An answer changes only when this number does, or at midnight UTC; that a write is seen
    here means that every answer shows it. An answer about one treaty says which change was the last to that treaty.
    """
    return write.json(RevisionResponse(revision=moment.revision, at=moment.snapshot.at), moment)


@router.get("/healthz", **documented(HealthResponse))
def read_health() -> Response:
    """Whether the process is alive.

    It asks nothing of the database.
    """
    return _json(HealthResponse(status="ok"))


@router.get("/readyz", **documented(HealthResponse))
def read_readiness(context: ContextDependency) -> Response:
    """Whether the service can answer.

    The database is there and holds a record; otherwise the answer is 503.
    """
    context.snapshots.latest()
    return _json(HealthResponse(status="ok"))


@router.get("/problems/{slug}", **documented(ProblemTypeResponse, 404))
def read_problem_type(
    slug: Annotated[
        str,
        Path(
            description="The end of a problem's type.",
            max_length=100,
            openapi_examples={
                "ambiguous-name": {"summary": "Ambiguous name", "value": "ambiguous-name"}
            },
        ),
    ],
) -> Response:
    """What a kind of problem means.

    The `type` of every error answer leads here.
    """
    for problem in ALL_PROBLEMS:
        if problem.slug == slug:
            body = ProblemTypeResponse(
                type=f"/problems/{problem.slug}",
                title=problem.title,
                status=problem.status,
                advice=problem.advice,
            )
            return _json(body)
    raise NotFound("There is no kind of problem by that name.")


def _json(body: object) -> Response:
    return Response(orjson.dumps(body), headers=_NO_STORE, media_type="application/json")
