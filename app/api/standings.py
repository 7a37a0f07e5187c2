"""Routes of standings: every state of a treaty, one state, its timeline."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import (
    ContextDependency,
    RegisterDependency,
    StateDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.flat_rows import DEFAULT_COLUMNS, flat_row
from app.api.links import moment_asked
from app.api.list_of_states import ListOfStates
from app.api.parameters import LanguageParameter, StrictRoute
from app.api.schemas.base import row_of
from app.api.schemas.history import HistoryResponse
from app.api.schemas.standings import StandingListResponse, StandingResponse
from app.api.standing_answers import (
    event_answer,
    standing_answer,
    standing_row,
    state_ref,
    treaty_ref,
)
from app.domain.history import history
from app.services.standings import standing_of, standings_of_treaty

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Status"]
)
ListDependency = Annotated[ListOfStates, Depends()]
_EVENT_COLUMNS = ("on", "event", "status", "certainty", "text", "claims")


@router.get("/v1/treaties/{treaty}/states", **documented(StandingListResponse, 404))
def list_standings(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    asked: ListDependency,
    write: WriterDependency,
    context: ContextDependency,
) -> Response:
    """Every state's status under a treaty, or that of the states asked for.

    `?states=RU,UA,US` answers for three at once. All rows come in one answer. With `fields` the items are flat rows
    of those columns.
    """
    columns = asked.columns
    views = asked.select(standings_of_treaty(moment, register, asked.lang), moment)
    links = context.links.of_list(
        f"/v1/treaties/{register.treaty.id}/states", write.request.url.query
    )
    items = (
        [standing_row(view, context.links) for view in views]
        if columns is None
        else [flat_row(view, columns) for view in views]
    )
    body = StandingListResponse(
        items=items,
        total=len(items),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        links=links,
    )
    return write.json(body, moment)


@router.get("/v1/treaties/{treaty}/states.csv", **documented(None, 404))
def list_standings_csv(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    asked: ListDependency,
    write: WriterDependency,
) -> Response:
    """Every state's status as CSV.

    For spreadsheets: `IMPORTDATA` of this address with `?fields=name,status,signed` fills three columns.
    """
    columns = asked.columns or list(DEFAULT_COLUMNS)
    views = asked.select(standings_of_treaty(moment, register, asked.lang), moment)
    rows = [flat_row(view, columns) for view in views]
    return write.csv(columns, rows, moment, f"{register.treaty.id}-states-{moment.day}")


@router.get("/v1/treaties/{treaty}/states/{state}", **documented(StandingResponse, 404, 409))
def read_standing(
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    lang: LanguageParameter = "en",
) -> Response:
    """One state's status: has it signed, joined or left; since when; says who.

    Three axes (signature, consent, force), one derived word, a sentence to print, and every claim as evidence.
    """
    view = standing_of(moment, register, state, lang)
    body = standing_answer(view, context.links)
    return write.json(body, moment, Link=f'<{body.links.self}>; rel="canonical"')


@router.get("/v1/treaties/{treaty}/states/{state}/history", **documented(HistoryResponse, 404, 409))
def read_history(
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    lang: LanguageParameter = "en",
) -> Response:
    """One state's timeline.

    Its acts, when they took effect, what it declared and what other states said of it, up to `as_of`, oldest first.
    """
    items = [event_answer(event) for event in history(register, state.id, moment.day)]
    path = f"/v1/treaties/{register.treaty.id}/states/{state.id}/history"
    body = HistoryResponse(
        treaty=treaty_ref(register.treaty),
        state=state_ref(moment.snapshot.names.in_language(lang)[state.id]),
        items=items,
        total=len(items),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list(path, write.request.url.query),
    )
    here = context.links.to(path, **moment_asked(moment))
    return write.json(body, moment, Link=f'<{here}>; rel="canonical"')


@router.get(
    "/v1/treaties/{treaty}/states/{state}/history.csv",
    **documented(None, 404, 409),
)
def read_history_csv(
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
) -> Response:
    """One state's timeline as CSV.

    One line for each event; the ids of several claims are separated by semicolons.
    """
    rows = [row_of(event_answer(event)) for event in history(register, state.id, moment.day)]
    return write.csv(
        _EVENT_COLUMNS, rows, moment, f"{register.treaty.id}-{state.id}-history-{moment.day}"
    )
