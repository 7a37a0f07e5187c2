"""Wire model of a problem (RFC 9457)."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.domain.standing import Status


class Mention(BaseModel):
    """One that may have been meant; an address about one treaty says its status there."""

    model_config = ConfigDict(extra="allow")

    id: str
    link: str
    name: str = ""
    kind: Annotated[str, Field(description="Of a state its kind, or `territory`.")] = ""
    statuses: Annotated[dict[str, Status], Field(description="By the id of the treaty.")] = {}


class Fault(BaseModel):
    """One wrong value."""

    parameter: str
    message: str


class ProblemResponse(BaseModel):
    """What went wrong and what to do. Members beside the first five depend on the type."""

    model_config = ConfigDict(extra="allow")

    type: Annotated[str, Field(description="The kind of problem; the address explains it.")]
    title: str
    status: int
    detail: str
    advice: Annotated[str, Field(description="What to do.")]
    parameter: Annotated[str, Field(description="The parameter that is wrong.")] = ""
    nearest: Annotated[str, Field(description="The known parameter most like the one given.")] = ""
    candidates: Annotated[
        list[Mention], Field(description="The states that share an ambiguous name.")
    ] = []
    suggestions: Annotated[list[Mention], Field(description="States with a similar name.")] = []
    territory: Annotated[
        dict[str, Any], Field(description="The territory that was named, as /v1/resolve tells it.")
    ] = {}
    not_a_participant: Annotated[
        dict[str, Any], Field(description="What was named, as /v1/resolve tells it.")
    ] = {}
    errors: Annotated[list[Fault], Field(description="Every wrong value.")] = []
