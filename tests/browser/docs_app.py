"""A small service with the documentation page: one operation of each kind that the page has to show well."""

from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Path, Query
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from app.api.docs import docs_router

DESCRIPTION = """\
Which states have signed, joined or left a treaty, on any date, with the sources that say so.

Reading needs no key. Every answer says **on which day** (`as_of`) it holds and **what it rests on**.
"""


class StandingResponse(BaseModel):
    """One state's standing."""

    id: str = Field(examples=["UKR"])
    name: str = Field(examples=["Ukraine"])
    status: Literal["party", "signatory", "non_signatory", "unknown"]
    signed: bool | None


class StandingsResponse(BaseModel):
    """Several states' standings."""

    items: list[StandingResponse]
    total: int = Field(examples=[3])


class ClaimSubmission(BaseModel):
    """What a source says."""

    treaty: str = Field(examples=["ccm"])
    state: str = Field(examples=["VUT"])


class ProblemResponse(BaseModel):
    """An error, as RFC 9457 describes it."""

    type: str
    title: str
    status: int


def create_docs_app() -> FastAPI:
    """The service that the browser's tests open."""
    app = FastAPI(
        title="Treaty Status",
        version="0.1.0",
        summary="Every state's standing under a treaty.",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_tags=[
            {"name": "standings", "description": "Every state's status under a treaty."},
            {"name": "claims", "description": "What sources said."},
        ],
    )
    app.include_router(docs_router())
    key = APIKeyHeader(
        name="X-API-Key", description="A key with the scope of an editor.", auto_error=False
    )

    @app.get(
        "/v1/treaties/{treaty}/states",
        tags=["standings"],
        summary="Every state's status",
        operation_id="listStandings",
        responses={404: {"model": ProblemResponse, "description": "No such treaty"}},
    )
    def standings(
        treaty: Annotated[
            str,
            Path(
                description="The treaty's id.",
                openapi_examples={"ccm": {"summary": "Cluster munitions", "value": "ccm"}},
            ),
        ],
        states: Annotated[
            str | SkipJsonSchema[None], Query(description="Codes, separated by commas.")
        ] = None,
        status: Annotated[
            Literal["party", "signatory", "non_signatory"] | SkipJsonSchema[None],
            Query(description="Only this status."),
        ] = None,
    ) -> StandingsResponse:
        """The standing of **every state**, or of those that `states` names."""
        rows = [
            StandingResponse(
                id="RUS", name="Russian Federation", status="non_signatory", signed=False
            ),
            StandingResponse(id="UKR", name="Ukraine", status="non_signatory", signed=False),
            StandingResponse(
                id="USA", name="United States of America", status="non_signatory", signed=None
            ),
        ]
        return StandingsResponse(items=rows, total=len(rows))

    @app.get(
        "/v1/claims/{claim}",
        tags=["claims"],
        summary="One claim",
        operation_id="getClaim",
        deprecated=True,
    )
    def claim(claim: int) -> ClaimSubmission:
        return ClaimSubmission(treaty="ccm", state="VUT")

    @app.post(
        "/v1/claims",
        tags=["claims"],
        summary="Record a claim",
        operation_id="recordClaim",
        dependencies=[Depends(key)],
    )
    def record(submission: ClaimSubmission) -> ClaimSubmission:
        return submission

    @app.patch(
        "/v1/claims/{claim}",
        tags=["claims"],
        summary="Correct a claim",
        operation_id="correctClaim",
    )
    def correct(claim: int, submission: ClaimSubmission) -> ClaimSubmission:
        return submission

    @app.put(
        "/v1/claims/{claim}",
        tags=["claims"],
        summary="Replace a claim",
        operation_id="replaceClaim",
    )
    def replace(claim: int, submission: ClaimSubmission) -> ClaimSubmission:
        return submission

    @app.delete(
        "/v1/claims/{claim}",
        tags=["claims"],
        summary="Retract a claim",
        operation_id="retractClaim",
    )
    def retract(claim: int) -> None:
        return None

    return app
