"""Routes of a state's pages: under one treaty, and under all of them."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.dependencies import (
    ContextDependency,
    MomentDependency,
    NowDependency,
    RegisterDependency,
    StateDependency,
    WriterDependency,
)
from app.api.languages import TongueDependency
from app.api.links import Links, moment_asked
from app.api.page_answers import (
    CARD_HEIGHT,
    CARD_WIDTH,
    citations_of,
    element_code,
    frame_code,
    grouped_evidence,
    safe_url,
    show_page,
)
from app.api.page_routes import PageRoute
from app.domain.history import history
from app.domain.register import Register
from app.domain.states import State
from app.render.structured import standing_data
from app.services.overview import Overview
from app.services.standings import standing_of, states_in
from app.services.treaties import treaties_by_age

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/treaties/{treaty}/states/{state}")
def show_state(
    register: RegisterDependency,
    state: StateDependency,
    moment: MomentDependency,
    write: WriterDependency,
    tongue: TongueDependency,
    context: ContextDependency,
    now: NowDependency,
) -> Response:
    """One state under one treaty: its sentence, its axes, its timeline and who says so."""
    view = standing_of(moment, register, state, tongue.language)
    treaty_id, asked = register.treaty.id, moment_asked(moment) | tongue.query
    embedded = moment_asked(moment) | {"lang": tongue.language.value}
    treaty_page = f"/treaties/{treaty_id}"
    here = f"{treaty_page}/states/{state.id}"
    absolute = context.links.absolute(write.request)
    title = tongue.words.title_of_state(view.state, register.treaty)
    page, embed = absolute.to(here, **asked), f"/embed/{treaty_id}/{state.id}"
    known_at = moment.about(treaty_id).known_at.isoformat().replace("+00:00", "Z")
    pinned = absolute.to(
        embed, as_of=moment.day.isoformat(), known_at=known_at, lang=tongue.language.value
    )
    overview = Overview(moment.snapshot, moment.day)
    others = [
        {
            "title": tongue.words.heading(other.treaty),
            "page": _page_of(other, state, context.links, asked),
            "status": other.standing(state.id, moment.day).status,
        }
        for other in _in_order(overview.of_state(state.id), overview)
        if other.treaty.id != treaty_id
    ]
    return show_page(
        write,
        moment,
        tongue,
        "state.html",
        title=title,
        description=view.sentence or title,
        canonical=absolute.to(here),
        data=standing_data(
            register, state, view.standing, absolute.to(here), absolute.to(treaty_page)
        ),
        oembed=absolute.to("/oembed", url=page),
        view=view,
        heading=tongue.words.heading(register.treaty),
        here=here,
        treaty_page=context.links.to(treaty_page, **asked),
        badge=context.links.to(f"/badge/{treaty_id}/{state.id}.svg", **asked),
        links=context.links.of_standing(treaty_id, state.id, moment),
        events=history(register, state.id, moment.day),
        evidence=grouped_evidence(view, tongue.words),
        others=others,
        safe_url=safe_url,
        citations=citations_of(view, title, page, now.date()),
        embed_code=frame_code(absolute.to(embed, **embedded), title, CARD_WIDTH, CARD_HEIGHT),
        pinned_code=frame_code(pinned, title, CARD_WIDTH, CARD_HEIGHT),
        script_code=element_code(
            absolute, treaty_id, f'state="{state.iso2}"', tongue.language, page, title
        ),
    )


@router.get("/states/{state}")
def show_everywhere(
    state: StateDependency,
    moment: MomentDependency,
    write: WriterDependency,
    tongue: TongueDependency,
    context: ContextDependency,
) -> Response:
    """One state under every treaty: a sentence each."""
    overview = Overview(moment.snapshot, moment.day)
    views = [
        standing_of(moment, register, state, tongue.language)
        for register in _in_order(overview.of_state(state.id), overview)
    ]
    asked = moment_asked(moment) | tongue.query
    named = states_in(moment.snapshot, tongue.language)[state.id]
    return show_page(
        write,
        moment,
        tongue,
        "everywhere.html",
        title=f"{named.name} · Treaty Status",
        description=" ".join(view.sentence for view in views if view.sentence),
        canonical=context.links.absolute(write.request).to(f"/states/{state.id}"),
        state=named,
        standings=[
            {
                "view": view,
                "page": _page_of(view.register, state, context.links, asked),
                "title": tongue.words.heading(view.register.treaty),
            }
            for view in views
        ],
    )


def _in_order(registers: list[Register], overview: Overview) -> list[Register]:
    by_age = enumerate(treaties_by_age(overview))
    place = {outline.treaty.id: number for number, outline in by_age}
    return sorted(registers, key=lambda register: place[register.treaty.id])


def _page_of(register: Register, state: State, links: Links, asked: dict[str, str]) -> str:
    return links.to(f"/treaties/{register.treaty.id}/states/{state.id}", **asked)
