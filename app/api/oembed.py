"""The route of oEmbed (oembed.com, version 1.0): the address of one of our pages in, one bare frame out."""

import re
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.dependencies import ContextDependency, NowDependency, WriterDependency
from app.api.errors import problem_response
from app.api.page_answers import CARD_HEIGHT, CARD_WIDTH, MAP_HEIGHT, MAP_WIDTH, frame_code
from app.api.parameters import StrictRoute, read_day
from app.api.problem_types import ProblemType
from app.domain.errors import NotFound
from app.render.languages import Language
from app.services.moments import moment_of
from app.services.snapshots import id_meant
from app.services.standings import find_state

router = APIRouter(route_class=StrictRoute, include_in_schema=False)
_PAGE = re.compile(r"/(?:treaties/([^/]+)(?:/states/([^/]+))?|embed/([^/]+)/([^/]+))")
_SHOWN = {"lang": frozenset(Language), "theme": frozenset(("light", "dark", "auto"))}
_NOT_OURS = "No page or embed of this service has that address."
_ONLY_JSON = ProblemType("not-implemented", 501, "Not implemented", "Ask for format=json.")
Most = Annotated[int | None, Query(ge=1, le=10_000)]


@router.get("/oembed")
def read_oembed(
    context: ContextDependency,
    now: NowDependency,
    write: WriterDependency,
    url: Annotated[str, Query(max_length=2_000)],
    format: Annotated[str, Query(max_length=20)] = "json",
    maxwidth: Most = None,
    maxheight: Most = None,
) -> Response:
    """How to embed the page at ``url``: a card for a state, a map for a treaty."""
    if format != "json":
        return problem_response(_ONLY_JSON, "Only JSON is offered here.")
    links = context.links.absolute(write.request)
    try:
        parts = urlsplit(url)
    except ValueError:
        raise NotFound(_NOT_OURS) from None
    ours = urlsplit(context.links.base)
    found = _PAGE.fullmatch(parts.path.removeprefix(ours.path))
    foreign = bool(context.links.base) and parts.netloc != ours.netloc
    if found is None or foreign or parts.scheme not in {"http", "https"}:
        raise NotFound(_NOT_OURS)
    asked = dict(parse_qsl(parts.query))
    pinned = {name: asked[name] for name in ("as_of", "known_at") if name in asked}
    shown = {name: asked[name] for name in ("lang", "theme") if asked.get(name) in _SHOWN[name]}
    moment = moment_of(
        context.snapshots, read_day(pinned.get("as_of"), "as_of"), pinned.get("known_at"), now
    )
    named = found[1] or found[3]
    register = moment.snapshot.find_treaty(named)
    what = found[2] or found[4] or "map"
    title, width, height = register.treaty.title, MAP_WIDTH, MAP_HEIGHT
    if what not in {"map", "table"}:
        state = find_state(moment.snapshot, what)
        what, title = state.id, f"{state.name} · {title}"
        width, height = CARD_WIDTH, CARD_HEIGHT
    width, height = min(width, maxwidth or width), min(height, maxheight or height)
    frame = frame_code(
        links.to(f"/embed/{register.treaty.id}/{what}", **pinned, **shown), title, width, height
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Treaty Status",
        "provider_url": links.to("/"),
        "cache_age": 60,
        "html": frame,
        "width": width,
        "height": height,
    }
    by_id = id_meant(named) == register.treaty.id
    return write.json(answer, moment.about(register.treaty.id, by_id=by_id))
