"""Routes of feeds: one entry for each line of the public ledger, newest first.

A line is never changed or moved, so an entry's id, made of what the line tells, lasts; a correction is a new entry.
"""

import json
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.dependencies import ContextDependency, NowDependency, WriterDependency
from app.api.parameters import StrictRoute, TreatyPath
from app.domain.ledger import Line
from app.domain.register import Register
from app.render.feeds import Entry, Feed, write_atom, write_json_feed
from app.render.news import title_of_change, words_of_change
from app.services.changes import newest_changes
from app.services.moments import moment_of
from app.services.snapshots import id_meant

router = APIRouter(route_class=StrictRoute, include_in_schema=False)
ENTRIES = 50
_ATOM, _JSON = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"


@router.get("/feeds/{treaty}.atom")
def read_atom(
    treaty: TreatyPath, context: ContextDependency, now: NowDependency, write: WriterDependency
) -> Response:
    """The newest changes to a treaty's record, as Atom."""
    return _answer(treaty, context, now, write, "atom")


@router.get("/feeds/{treaty}.json")
def read_json_feed(
    treaty: TreatyPath, context: ContextDependency, now: NowDependency, write: WriterDependency
) -> Response:
    """The newest changes to a treaty's record, as JSON Feed."""
    return _answer(treaty, context, now, write, "json")


def _answer(
    treaty: str,
    context: ContextDependency,
    now: NowDependency,
    write: WriterDependency,
    form: str,
) -> Response:
    asked = moment_of(context.snapshots, None, None, now)
    register = asked.snapshot.find_treaty(treaty)
    moment = asked.about(register.treaty.id, by_id=id_meant(treaty) == register.treaty.id)
    lines, complete = newest_changes(context.desk, register.treaty.id, ENTRIES)
    links = context.links.absolute(write.request)
    page = f"/treaties/{register.treaty.id}"
    feed = Feed(
        _lasting(register.treaty.id),
        f"Treaty Status: {register.treaty.title}",
        links.to(page),
        links.to(f"/feeds/{register.treaty.id}.{form}"),
        lines[0].at if lines else moment.known_at,
        [_entry(line, register, links.to(_page_of(line, page))) for line in lines],
    )
    text, media_type = (
        (write_atom(feed), _ATOM) if form == "atom" else (write_json_feed(feed), _JSON)
    )
    if not complete:
        return Response(text, headers={"Cache-Control": "no-store"}, media_type=media_type)
    return write.text(text, moment, media_type)


def _page_of(line: Line, page: str) -> str:
    state = line.body.get("state")
    return f"{page}/states/{state}" if state else page


def _entry(line: Line, register: Register, url: str) -> Entry:
    told = (register.treaty.id, line.at.isoformat(), line.kind, line.body)
    return Entry(
        _lasting(json.dumps(told, sort_keys=True)),
        title_of_change(line, register.treaty, register.states),
        words_of_change(line, register.treaty, register.states),
        url,
        line.at,
    )


def _lasting(told: str) -> str:
    # Made of what is told alone, so two installations with one seed agree.
    return uuid5(NAMESPACE_URL, f"treaty-status:{told}").urn
