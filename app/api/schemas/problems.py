"""Wire model of a problem (RFC 9457)."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Mention(BaseModel):
    """A state that may have been meant."""

    id: str
    link: str


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
    errors: Annotated[list[Fault], Field(description="Every wrong value.")] = []
