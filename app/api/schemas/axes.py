"""Wire models of the three axes of a standing, each with what it rests on."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.api.schemas.base import wire
from app.domain.actions import ActionKind
from app.domain.standing import Basis, Certainty, Rule

ValueBasis = Annotated[
    Basis,
    Field(
        description="`stated` by a source, `derived` by the rule named, `absent_from_complete_list` (a complete list "
        "names every participant and not this state), or `not_recorded`: then the value is null."
    ),
]
ValueRule = Annotated[
    Rule | None, Field(description="The rule by which it was derived, or why it is null.")
]
ValueClaims = Annotated[
    list[str], Field(description="The ids of the claims it rests on, strongest first.")
]


@wire
class SignatureResponse:
    """Has it signed, and may a state still sign. True for ever once signed, false for states that only acceded."""

    signed: Annotated[bool | None, Field(description="null: the record does not say.")]
    signed_on: Annotated[date | None, Field(description="The day it signed.")]
    open: Annotated[bool | None, Field(description="Whether a state may sign on this day.")]
    closed_on: Annotated[
        date | None, Field(description="The first day on which signature is impossible.")
    ]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class ConsentResponse:
    """Has it expressed consent to be bound, by which act, deposited when. Stays true after a withdrawal."""

    expressed: Annotated[bool | None, Field(description="null: the record does not say.")]
    act: Annotated[ActionKind | None, Field(description="The act of the latest consent.")]
    deposited_on: Annotated[date | None, Field(description="The day its instrument was deposited.")]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class WithdrawalResponse:
    """Notice of withdrawal. Until it takes effect the state is bound."""

    notified_on: date
    effective_on: Annotated[
        date | None, Field(description="The first day on which it is no longer bound.")
    ]
    certainty: Annotated[
        Certainty, Field(description="`confirmed` once a source says that it took effect.")
    ]
    condition: Annotated[
        str | None, Field(description="What may delay the effect although the time has run.")
    ]
    claims: list[str]


@wire
class ForceResponse:
    """Is it bound on this day, since when, and is it leaving."""

    bound: Annotated[bool | None, Field(description="Whether the treaty binds it on this day.")]
    since: Annotated[
        date | None, Field(description="The day its consent takes effect; it may lie ahead.")
    ]
    withdrawal: WithdrawalResponse | None
    deposits_needed: Annotated[
        int | None, Field(description="While the treaty waits for deposits: how many.")
    ]
    deposits_so_far: Annotated[
        int | None, Field(description="While the treaty waits for deposits: how many so far.")
    ]
    basis: ValueBasis
    rule: ValueRule
    claims: ValueClaims


@wire
class ProvisionalResponse:
    """Provisional application until the treaty enters into force for the state."""

    since: date
    ends_on: date | None
    scope: Annotated[str | None, Field(description="The part of the treaty that is applied.")]
    claims: list[str]
