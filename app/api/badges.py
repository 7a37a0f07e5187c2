"""Routes of badges: a small SVG, and the same for the Shields endpoint."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.dependencies import (
    RegisterDependency,
    StateDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.languages import AskedTongueDependency, Tongue
from app.api.page_routes import SVG, SVG_POLICY, BadgeRoute
from app.api.parameters import StrictRoute
from app.domain.register import Register
from app.domain.states import State
from app.render.badge import draw_badge, shields_badge
from app.services.moments import Moment
from app.services.standings import states_in

router = APIRouter(route_class=BadgeRoute, include_in_schema=False)
shields_router = APIRouter(route_class=StrictRoute, include_in_schema=False)


def _label(register: Register, state: State, tongue: Tongue, moment: Moment) -> str:
    name = states_in(moment.snapshot, tongue.language)[state.id].name
    return f"{name} · {tongue.words.heading(register.treaty)}"


@router.get("/badge/{treaty}/{state}.svg")
def read_badge(
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    tongue: AskedTongueDependency,
) -> Response:
    """One state's status as a badge."""
    status = register.standing(state.id, moment.day).status
    text = draw_badge(
        _label(register, state, tongue, moment), status, moment.day.isoformat(), tongue.words
    )
    return write.text(text, moment, SVG, policy=SVG_POLICY, language=tongue.language)


@shields_router.get("/badge/{treaty}/{state}.json")
def read_shields_badge(
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    tongue: AskedTongueDependency,
) -> Response:
    """One state's status for the endpoint badge of shields.io."""
    status = register.standing(state.id, moment.day).status
    return write.json(
        shields_badge(_label(register, state, tongue, moment), status, tongue.words), moment
    )
