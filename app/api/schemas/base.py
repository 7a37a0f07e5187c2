"""The base of all wire models, and the small parts that many of them share."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any, TypeVar, dataclass_transform

from pydantic import ConfigDict, Field

Link = Annotated[
    str | None, Field(description="A path of this service, or null where it has no such page.")
]


Model = TypeVar("Model")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def wire(model: type[Model]) -> type[Model]:
    """Make a class a wire model: a dataclass, which is built and written many times faster than a Pydantic one.

    Type checkers hold it frozen; at run time it is not, which halves the time that building it takes. FastAPI
    documents it like any other; the contract tests hold every answer against that document. What Pydantic needs for
    that document is made with it and not before, for no answer passes through Pydantic.
    """
    wired = dataclass(slots=True, kw_only=True)(model)
    wired.__pydantic_config__ = ConfigDict(defer_build=True)  # type: ignore[attr-defined]
    return wired


def columns_of(model: type[Any], *without: str) -> tuple[str, ...]:
    """The names of a wire model's members, in order, as columns."""
    return tuple(field.name for field in fields(model) if field.name not in without)


def row_of(answer: Any) -> dict[str, Any]:
    """A wire model's own members by name."""
    return {field.name: getattr(answer, field.name) for field in fields(answer)}


AsOfDay = Annotated[date, Field(description="The legal day the answer speaks of.")]
KnownAt = Annotated[
    datetime,
    Field(
        description="The instant of our record: nothing recorded later is in this answer. Where none was asked, that "
        "of `revision`."
    ),
]
Revision = Annotated[
    int,
    Field(
        description="The number of the last change to what is shown: to the one treaty, with its claims, their sources "
        "and the states; to anything, where several treaties or the whole record are shown."
    ),
]


@wire
class TreatyRef:
    """Which treaty."""

    id: Annotated[
        str, Field(description="Our id of the treaty, as used in paths.", examples=["ccm"])
    ]
    title: Annotated[str, Field(examples=["Convention on Cluster Munitions"])]


@wire
class StateRef:
    """Which state."""

    id: Annotated[str, Field(description="ISO 3166-1 alpha-3.", examples=["UKR"])]
    iso2: Annotated[str, Field(description="ISO 3166-1 alpha-2.", examples=["UA"])]
    name: Annotated[str, Field(description="The common name in English.", examples=["Ukraine"])]
    kind: Annotated[
        str,
        Field(description="`un_member`, `observer` or `non_member_state`.", examples=["un_member"]),
    ]


@wire
class ListLinks:
    """Where this list is, and where it continues."""

    self: Annotated[str, Field(description="This answer's own address.")]
    csv: Annotated[str | None, Field(description="The same rows as CSV.")]
    next: Annotated[
        str | None, Field(description="The following page, or null on the last one.")
    ] = None
