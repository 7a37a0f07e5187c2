"""Wire models of treaties, states and sources as writers send them: every member checked, none unknown let in."""

from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.domain.publications import Rank
from app.domain.states import StateKind


class Submission(BaseModel):
    """The base: a member that is not known is an error, and nothing is converted from another kind of value."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@cache
def member_names() -> frozenset[str]:
    """The names of all members of all submissions."""
    every, names = [Submission], set()
    while every:
        model = every.pop()
        names |= set(model.model_fields)
        every += model.__subclasses__()
    return frozenset(names)


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError("a day is written YYYY-MM-DD, for example 2023-07-08")
    try:
        return parse_day(value)
    except InvalidRecord as error:
        raise ValueError(str(error)) from None


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Passage = Annotated[str, Field(min_length=1, max_length=20_000)]
Reason = Annotated[
    str, Field(min_length=1, max_length=2_000, description="Why; it stays in the record.")
]
Id = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._:~-]*$",
        max_length=200,
        description="Left out, it is made from what the thing says.",
    ),
]
TreatyId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9][a-z0-9._:~-]*$",
        max_length=200,
        description="Ours, in small letters, as it will stand in paths. Left out, it is made from the title.",
        examples=["apmbc"],
    ),
]


class TreatyPatch(Submission):
    """Members of a treaty to change; null where a value is taken back."""

    title: Annotated[Words | None, Field(examples=["Mine Ban Convention"])] = None
    short_title: Annotated[
        Words | None, Field(description="The name newsrooms use.", examples=["landmine ban"])
    ] = None


class TreatySubmission(TreatyPatch):
    """A treaty. All else about it, its terms too, is said by claims."""

    id: TreatyId | None = None
    title: Annotated[Words, Field(examples=["Mine Ban Convention"])]


class StatePatch(Submission):
    """Members of a state to change."""

    iso2: Annotated[
        str | None, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.", examples=["SS"])
    ] = None
    m49: Annotated[
        str | None, Field(pattern="^[0-9]{3}$", description="UN M49.", examples=["728"])
    ] = None
    name: Annotated[Words | None, Field(description="The common name in English.")] = None
    un_name: Annotated[Words | None, Field(description="The name the UN uses.")] = None
    kind: StateKind | None = None
    region: Words | None = None
    sub_region: Words | None = None
    eligible_from: Annotated[
        Day | None, Field(description="The first day it could take part, where that is recent.")
    ] = None
    eligible_basis: Words | None = None


class StateSubmission(StatePatch):
    """A state."""

    id: Annotated[
        str, Field(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3.", examples=["SSD"])
    ]
    iso2: Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["SS"])]
    m49: Annotated[str, Field(pattern="^[0-9]{3}$", examples=["728"])]
    name: Annotated[Words, Field(examples=["South Sudan"])]
    un_name: Annotated[Words, Field(examples=["South Sudan"])]
    kind: StateKind = StateKind.UN_MEMBER


class AsOfSubmission(Submission):
    """The day, or the span of days, that a text speaks of."""

    as_of_earliest: Annotated[
        Day | None, Field(description="The first day its text may speak of.")
    ] = None
    as_of_latest: Annotated[
        Day | None, Field(description="The last day; both are given, or neither.")
    ] = None
    as_of_note: Words | None = None
    as_of_inferred: Annotated[
        StrictBool, Field(description="True where the source prints no date and it was concluded.")
    ] = False


class SourcePatch(AsOfSubmission):
    """Members of a source to change; null where a value is taken back."""

    rank: Annotated[
        Rank | None, Field(description="How much it weighs: depositary, official, monitor, press.")
    ] = None
    publisher: Words | None = None
    title: Words | None = None
    url: Annotated[
        str | None,
        Field(
            pattern=r"^https?://[^\s<>\"\\^`{|}]+$", max_length=2_000, description="http(s) only."
        ),
    ] = None
    group: Annotated[
        Words | None, Field(description="Publishers that are one house share a group.")
    ] = None
    note: Passage | None = None
    text_sha256: Annotated[
        str | None,
        Field(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256 of the whole text; a claim can quote only a source that has it.",
        ),
    ] = None


class SourceSubmission(SourcePatch):
    """A publication that makes claims. What is not known of it is left out."""

    id: Id | None = None
    rank: Rank


class OverrideSubmission(Submission):
    """What may be said when a proposal is published."""

    override_reason: Annotated[
        Reason | None,
        Field(
            description="Why an act is recorded that breaks a rule of the law; shown in evidence."
        ),
    ] = None


class ReasonSubmission(Submission):
    """Why."""

    reason: Reason
