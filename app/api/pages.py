"""Routes of the pages for people: the front page and a treaty; `state_pages` has those of a state."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from app.api.dependencies import (
    ContextDependency,
    RecordMomentDependency,
    RegisterDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.flat_rows import read_statuses, sort_views
from app.api.languages import TongueDependency
from app.api.links import moment_asked
from app.api.page_answers import (
    CARD_HEIGHT,
    CARD_WIDTH,
    MAP_HEIGHT,
    MAP_WIDTH,
    columns,
    element_code,
    frame_code,
    headline,
    show_page,
    treaty_map,
)
from app.api.page_routes import PageRoute
from app.render.curve import draw_curve
from app.render.saying import says
from app.render.structured import treaty_data
from app.render.terms_said import in_order
from app.services.counts import counts_of, series_of
from app.services.overview import Overview
from app.services.standings import (
    View,
    find_state,
    matching_states,
    standings_of_treaty,
)
from app.services.treaties import treaties_by_age

router = APIRouter(route_class=PageRoute, include_in_schema=False)
Words = Annotated[str | None, Query(max_length=200)]


@router.get("/")
def show_home(
    moment: RecordMomentDependency,
    write: WriterDependency,
    tongue: TongueDependency,
    context: ContextDependency,
    q: Words = None,
) -> Response:
    """The front page; with ``q`` the state that it names."""
    treaties = list(moment.snapshot.treaties)
    if q and q.strip() and treaties:
        state = find_state(moment.snapshot, q)
        under = f"/treaties/{treaties[0]}" if len(treaties) == 1 else ""
        to = context.links.to(f"{under}/states/{state.id}", **tongue.query)
        return RedirectResponse(to, 303, {"Cache-Control": "no-store"})
    overview, words = Overview(moment.snapshot, moment.day), tongue.words
    spans = {treaty_id: overview.span(treaty_id) for treaty_id in treaties}
    outlines = treaties_by_age(overview)
    shown: list[dict[str, object]] = [
        {
            "title": words.heading(outline.treaty),
            "page": context.links.to(f"/treaties/{outline.treaty.id}", **tongue.query),
            "counts": headline(spans[outline.treaty.id].counts, words),
            "map": None,
        }
        for outline in outlines
    ]
    record_line = ""
    if outlines:
        register = moment.snapshot.register(outlines[0].treaty.id)
        views = standings_of_treaty(moment, register, tongue.language)
        drawn = treaty_map(views, register, moment, context.links, tongue)
        shown[0] |= {"map": drawn.map, "by_status": drawn.counts}
        counted = counts_of(moment, register)
        record_line = words.record_line(counted.verified_on, counted.stale, whole=True)
    return show_page(
        write,
        moment,
        tongue,
        "home.html",
        title=words.text["home_title"],
        description=words.text["tagline"],
        canonical=context.links.absolute(write.request).to("/"),
        treaties=shown,
        record_line=record_line,
    )


@router.get("/treaties/{treaty}")
def show_treaty(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    tongue: TongueDependency,
    context: ContextDependency,
    q: Words = None,
    status: Words = None,
    region: Words = None,
    sort: Words = None,
) -> Response:
    """One treaty: its counts, its map, its curve, its table of states."""
    treaty_id, links = register.treaty.id, context.links
    here, api = f"/treaties/{treaty_id}", f"/v1/treaties/{treaty_id}"
    words = tongue.words
    views = standings_of_treaty(moment, register, tongue.language)
    counted, drawn = counts_of(moment, register), treaty_map(views, register, moment, links, tongue)
    asked = moment_asked(moment) | tongue.query
    absolute, title = links.absolute(write.request), words.heading(register.treaty)
    embedded = moment_asked(moment) | {"lang": tongue.language.value}
    filters = {"q": q or "", "status": status or "", "region": region or ""}
    page = absolute.to(here)
    embeds = [
        frame_code(
            absolute.to(f"/embed/{treaty_id}/map", **embedded),
            title,
            MAP_WIDTH,
            MAP_HEIGHT,
        ),
        frame_code(
            absolute.to(f"/embed/{treaty_id}/table", states="RU,UA,US", **embedded),
            title,
            CARD_WIDTH,
            CARD_HEIGHT,
        ),
    ]
    return show_page(
        write,
        moment,
        tongue,
        "treaty.html",
        title=words.title_of_treaty(register.treaty),
        description=words.description_of_treaty(register.treaty),
        canonical=page,
        data=treaty_data(
            register,
            moment.day,
            page,
            absolute.to(f"{api}/states.csv"),
            absolute.to(f"{api}/states"),
        ),
        oembed=absolute.to("/oembed", url=page),
        feeds=[
            {"type": "application/atom+xml", "href": links.to(f"/feeds/{treaty_id}.atom")},
            {"type": "application/feed+json", "href": links.to(f"/feeds/{treaty_id}.json")},
        ],
        heading=title,
        official_title=words.treaty(register.treaty),
        here=here,
        day=moment.day,
        asked_day=bool(moment_asked(moment)),
        projected=moment.projected,
        verified_on=counted.verified_on,
        stale=counted.stale,
        headline=headline(counted.counts, words),
        map=drawn.map,
        counts=drawn.counts,
        by_status=drawn.by_status,
        curve=draw_curve(series_of(moment, register), moment.day, words),
        filters=filters,
        regions=sorted({s.region for s in register.states.values() if s.region}),
        columns=columns(
            here, sort, {**asked, **{k: v for k, v in filters.items() if v}}, links, words
        ),
        views=sort_views(_matching(views, filters), sort or None),
        total=len(views),
        state_page=lambda state_id: links.to(f"{here}/states/{state_id}", **asked),
        terms=[
            says(claim, register.states, speaks=words.speaks)
            for claim in in_order(register.timeline.terms.claims)
        ],
        embeds=embeds,
        script_code=element_code(absolute, treaty_id, 'view="map"', tongue.language, page, title),
        downloads=[
            {"name": "CSV", "href": links.to(f"{api}/states.csv", **asked)},
            {"name": "JSON", "href": links.to(f"{api}/states", **asked)},
            {"name": "Atom", "href": links.to(f"/feeds/{treaty_id}.atom")},
            {"name": "JSON Feed", "href": links.to(f"/feeds/{treaty_id}.json")},
        ],
    )


def _matching(views: list[View], filters: dict[str, str]) -> list[View]:
    statuses = read_statuses(filters["status"] or None)
    named = matching_states(views[0].moment.snapshot, filters["q"]) if views else frozenset()
    return [
        view
        for view in views
        if (statuses is None or view.standing.status in statuses)
        and (not filters["region"] or view.state.region == filters["region"])
        and view.state.id in named
    ]
