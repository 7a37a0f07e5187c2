"""What routes are handed: the moment a question is about, and how its answer is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

import orjson
from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from app.api.caching import GROUND, Validity, answer
from app.api.links import Links
from app.api.name_answers import Naming
from app.api.parameters import AsOfParameter, KnownAtParameter, StatePath, TreatyPath
from app.domain.errors import TreatyStatusError, UnknownTreaty
from app.domain.register import Register
from app.domain.states import State
from app.render.csv_text import write_csv
from app.services.desk import Desk
from app.services.moments import Moment, moment_at, moment_of
from app.services.newest import Snapshots
from app.services.overview import OneTreaty, Overview
from app.services.snapshots import id_meant
from app.services.standings import find_state
from app.services.verification import Verifier

Clock = Callable[[], datetime]
# A change that is being recorded bears an instant of a few seconds ago; after a minute none can still come.
_SETTLED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole application shares: the record, the clock, the links, the release."""

    snapshots: Snapshots
    clock: Clock
    links: Links
    release: str
    desk: Desk
    verifier: Verifier


# What does not wait for the database is `async`, and so stays off the thread pool: a hop costs more than the work.
async def _context(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)  # noqa: S101 -- create_app puts it there
    return context


ContextDependency = Annotated[Context, Depends(_context)]


async def _now(context: ContextDependency) -> datetime:
    return context.clock()


# The clock is read once a request: at midnight an answer and its validator must speak of the same day.
NowDependency = Annotated[datetime, Depends(_now)]


async def _moment(
    context: ContextDependency,
    now: NowDependency,
    as_of: AsOfParameter,
    known_at: KnownAtParameter,
) -> Moment:
    if known_at is None and (snapshot := context.snapshots.at_hand()) is not None:
        return moment_at(snapshot, as_of, now)
    return await run_in_threadpool(moment_of, context.snapshots, as_of, known_at, now)


async def _moment_of_record(
    context: ContextDependency, now: NowDependency, known_at: KnownAtParameter
) -> Moment:
    return await _moment(context, now, None, known_at)


MomentDependency = Annotated[Moment, Depends(_moment)]
RecordMomentDependency = Annotated[Moment, Depends(_moment_of_record)]


async def _register(treaty: TreatyPath, moment: MomentDependency) -> Register:
    found = moment.snapshot.register_at_hand(treaty)
    if found is None:
        found = await run_in_threadpool(moment.snapshot.find_treaty, treaty)
    return found


async def _state(
    request: Request, state: StatePath, moment: MomentDependency, context: ContextDependency
) -> State:
    try:
        return find_state(moment.snapshot, state)
    except TreatyStatusError as error:
        told = await run_in_threadpool(_told, error, request, moment, context)
        raise told from None


def _told(
    error: TreatyStatusError, request: Request, moment: Moment, context: Context
) -> TreatyStatusError:
    """The error with those who may have been meant: their statuses, and where the same question is asked of them."""
    asked, language = request.path_params.get("treaty"), request.query_params.get("lang", "en")
    snapshot = moment.snapshot
    if asked is None:
        overview = Overview(snapshot, moment.day)
        return Naming(moment, overview, context.links, language=language).told(error)
    try:
        register = snapshot.find_treaty(asked)
    except UnknownTreaty as unknown:
        return unknown
    path = f"/v1/treaties/{register.treaty.id}/states/{{state}}"
    return Naming(moment, OneTreaty(register), context.links, path, language).told(error)


RegisterDependency = Annotated[Register, Depends(_register)]
StateDependency = Annotated[State, Depends(_state)]


async def _moment_of_treaty(
    treaty: TreatyPath, register: RegisterDependency, moment: MomentDependency
) -> Moment:
    return moment.about(register.treaty.id, by_id=id_meant(treaty) == register.treaty.id)


# For answers that show the one treaty of their path, and nothing of any other.
TreatyMomentDependency = Annotated[Moment, Depends(_moment_of_treaty)]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes answers as JSON or CSV, with their validators."""

    request: Request
    context: Context
    now: datetime

    def json(self, model: object, moment: Moment, row_version: int = 0, **headers: str) -> Response:
        """A wire model as JSON; ``row_version`` is that of the one thing it shows, 0 for anything else."""
        body = orjson.dumps(model, option=orjson.OPT_UTC_Z)
        return self._answer(body, moment, "application/json", headers, row_version)

    def private(self, model: object, next_page: str | None = None) -> Response:
        """A wire model for the holder of a key, which no cache keeps."""
        headers = {"Cache-Control": "no-store"}
        if next_page is not None:
            headers["Link"] = f'<{next_page}>; rel="next"'
        body = orjson.dumps(model, option=orjson.OPT_UTC_Z)
        return Response(body, headers=headers, media_type="application/json")

    def csv(
        self,
        columns: Sequence[str],
        rows: Iterable[Mapping[str, object]],
        moment: Moment,
        name: str,
    ) -> Response:
        """Rows as CSV that a browser saves under ``name``."""
        headers = {"Content-Disposition": f'inline; filename="{name}.csv"'}
        return self._answer(write_csv(columns, rows), moment, "text/csv; charset=utf-8", headers)

    def text(
        self,
        text: str,
        moment: Moment,
        media_type: str,
        *,
        live: bool = False,
        policy: str | None = None,
        language: str = "en",
        negotiated: bool = False,
    ) -> Response:
        """A page, card, badge or feed; ``live``: it also tells what the newest record says, whatever was asked.

        ``negotiated``: the language may follow from what the reader's browser prefers.
        """
        validity = Validity(
            self._revision(moment, live=live),
            self.context.release,
            self.now.date() if live else moment.today,
            self.now,
            language=language,
        )
        headers = {"Content-Language": language}
        if negotiated:
            headers["Vary"] = "Accept-Language"
        if policy is not None:
            headers["Content-Security-Policy"] = policy
        return answer(text.encode(), validity, media_type, **headers)

    def _answer(
        self,
        body: bytes,
        moment: Moment,
        media_type: str,
        headers: Mapping[str, str],
        row_version: int = 0,
    ) -> Response:
        settled = self.now - moment.known_at > _SETTLED_AFTER
        validity = Validity(
            self._revision(moment),
            self.context.release,
            moment.today,
            self.now,
            row_version,
            immutable=moment.pinned and settled,
        )
        return answer(body, validity, media_type, **headers)

    def _revision(self, moment: Moment, *, live: bool = False) -> int:
        """The revision that the validator is made of; what it stands on is told to the front with it."""
        self.request.scope[GROUND] = moment.ground
        if moment.ground is None:
            return (moment.newest if live else moment.snapshot).revision
        return moment.ground.revision if live else moment.revision


async def _writer(request: Request, context: ContextDependency, now: NowDependency) -> Writer:
    return Writer(request, context, now)


WriterDependency = Annotated[Writer, Depends(_writer)]
