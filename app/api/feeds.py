"""Routes of feeds: one entry for each dated act and each day of effect that has come, newest first.

An entry's id is made of the treaty, the state, what happened and on which day, so that it lasts: a correction of the
day is a new entry. Entries will follow the ledger of changes once there is one.
"""

from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.dependencies import (
    RecordMomentDependency,
    WriterDependency,
)
from app.api.links import Links
from app.api.parameters import StrictRoute, TreatyPath
from app.domain.history import Happening
from app.domain.register import Register
from app.render.english import write_day
from app.render.feeds import Entry, Feed, write_atom, write_json_feed
from app.render.phrases import event_line
from app.services.happenings import StateEvent, newest_events
from app.services.moments import Moment

router = APIRouter(route_class=StrictRoute, include_in_schema=False)
ENTRIES = 50


@router.get("/feeds/{treaty}.atom")
def read_atom(
    treaty: TreatyPath, moment: RecordMomentDependency, write: WriterDependency
) -> Response:
    """The newest happenings under a treaty, as Atom."""
    feed = _feed(moment.snapshot.find_treaty(treaty), moment, write, "atom")
    return write.text(write_atom(feed), moment, "application/atom+xml; charset=utf-8")


@router.get("/feeds/{treaty}.json")
def read_json_feed(
    treaty: TreatyPath, moment: RecordMomentDependency, write: WriterDependency
) -> Response:
    """The newest happenings under a treaty, as JSON Feed."""
    feed = _feed(moment.snapshot.find_treaty(treaty), moment, write, "json")
    return write.text(write_json_feed(feed), moment, "application/feed+json; charset=utf-8")


def _feed(register: Register, moment: Moment, write: WriterDependency, form: str) -> Feed:
    links, treaty = write.context.links.absolute(write.request), register.treaty
    entries = [_entry(item, register, links) for item in newest_events(moment, register, ENTRIES)]
    return Feed(
        _lasting(treaty.id),
        f"Treaty Status: {treaty.title}",
        links.to(f"/treaties/{treaty.id}"),
        links.to(f"/feeds/{treaty.id}.{form}"),
        moment.snapshot.at.astimezone(UTC),
        entries,
    )


def _entry(item: StateEvent, register: Register, links: Links) -> Entry:
    state, event, treaty = item.state, item.event, register.treaty
    what = (
        event.act.value if event.act and event.happening is Happening.ACT else event.happening.value
    )
    said = event_line(event)
    # One day may hold two communications about one state: the text tells them apart.
    told = (
        event.text or ""
        if event.happening in (Happening.DECLARATION, Happening.COMMUNICATION)
        else ""
    )
    return Entry(
        _lasting(treaty.id, state.id, what, event.on.isoformat(), told),
        f"{state.name}: {said[:1].lower()}{said[1:]}" if not told else f"{state.name}: {said}",
        f"{treaty.title}, {write_day(event.on)}. {state.name}: {said}.",
        links.to(f"/treaties/{treaty.id}/states/{state.id}"),
        datetime.combine(event.on, time(), UTC),
    )


def _lasting(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'treaty-status:' + '/'.join(parts))}"
