"""Worlds in the service's own words: the claims, the states and the register that a world amounts to."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    Content,
    ListContent,
    PositionContent,
    Subject,
    TermContent,
)
from app.domain.days import AsOf
from app.domain.folding import build_register
from app.domain.publications import Rank, Source
from app.domain.register import Register
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty
from tests.property.oracle_world import Acted, Laws, Listed, Said, Stood, World

TREATY = Treaty("treaty", "Convention on Oracles")
SOURCES = {rank.value: Source(rank.value, rank, f"The {rank}", None, None, AsOf()) for rank in Rank}


def register_of(world: World) -> Register:
    """The register that the service builds of a world."""
    return build_register(TREATY, 1, states_of(world), SOURCES, claims_of(world))


def states_of(world: World) -> dict[str, State]:
    """The states of a world."""
    return {
        name: State(
            name, name[:2], "000", f"{name}-land", name, StateKind.UN_MEMBER, eligible_from=first
        )
        for name, first in world.states.items()
    }


def claims_of(world: World) -> list[Claim]:
    """Every claim of a world, the terms first, in the order recorded."""
    spoken = sorted(world.said, key=lambda said: said.order)
    terms = list(_terms(world.laws))
    return [
        *(
            Claim(f"term-{place}", TREATY.id, "depositary", None, content, AsOf(), sequence=place)
            for place, content in enumerate(terms)
        ),
        *(_claim(said, len(terms)) for said in spoken),
    ]


def _claim(said: Said, before: int) -> Claim:
    state_id = said.state if isinstance(said, Acted | Stood) else None
    return Claim(
        f"said-{said.order}",
        TREATY.id,
        said.rank,
        state_id,
        _content(said),
        AsOf(said.earliest, said.latest),
        recorded_at=datetime.combine(said.recorded_on, time(12), UTC),
        sequence=before + said.order,
    )


def _content(said: Said) -> Content:
    match said:
        case Acted():
            return ActionContent(ActionKind(said.kind), said.on, said.effect)
        case Stood():
            return PositionContent(Subject(said.about), said.value)
        case Listed():
            return ListContent(
                said.complete,
                frozenset(map(Family, said.covers)),
                {name: frozenset(map(ActionKind, kinds)) for name, kinds in said.acts.items()},
            )
        case _:
            raise TypeError(said)


def _terms(laws: Laws) -> Iterable[TermContent]:
    values: dict[str, dict[str, Any]] = {
        "adoption": {"on": laws.adopted_on},
        "signature": {
            "opens_on": laws.opens_on,
            "closes": laws.closes,
            "closed_on": laws.closed_on,
        },
        "accession": {"open": True},
        "entry_into_force": {"threshold": laws.threshold, "rule": laws.rule, "n": laws.n},
        "in_force": {"on": laws.in_force_on},
        "withdrawal": {
            "allowed": laws.may_leave,
            "months": laws.leave_months,
            "days": laws.leave_days,
            "condition": laws.leave_condition,
        },
    }
    for name, value in values.items():
        known = {key: one for key, one in value.items() if one is not None}
        if known:
            yield TermContent(name, known)
