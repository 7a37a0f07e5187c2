"""Routes of the record itself: states, sources, claims."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import (
    ContextDependency,
    MomentDependency,
    RecordMomentDependency,
    RegisterDependency,
    StateDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.list_of_claims import ListOfClaims
from app.api.parameters import (
    ClaimPath,
    CursorParameter,
    LanguageParameter,
    LimitParameter,
    SourcePath,
    StrictRoute,
)
from app.api.record_answers import claim_answer, source_answer, state_row
from app.api.schemas.base import columns_of, row_of
from app.api.schemas.record import (
    ClaimListResponse,
    ClaimResponse,
    SourceListResponse,
    SourceResponse,
    StateListResponse,
    StateRow,
)
from app.api.schemas.standings import StateStandingsResponse
from app.api.standing_answers import standing_row, state_ref
from app.services.claims import find_claim, find_source
from app.services.standings import matching_states, standings_of_state

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Record"]
)
WordsParameter = Annotated[
    str | None,
    Query(
        description="Words that its name contains, in one of the six languages of the UN.",
        max_length=200,
    ),
]
_STATE_COLUMNS = columns_of(StateRow)
_SOURCE_COLUMNS = columns_of(SourceResponse)
_CLAIM_COLUMNS = columns_of(ClaimResponse, "content")


@router.get("/v1/states", **documented(StateListResponse))
def list_states(
    moment: RecordMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    q: WordsParameter = None,
    lang: LanguageParameter = "en",
) -> Response:
    """The states of the record, with their codes, names and regions.

    Every member of the United Nations, the Holy See, the State of Palestine, the Cook Islands and Niue.
    """
    items = _states(moment, q, lang)
    links = context.links.of_list("/v1/states", write.request.url.query)
    body = StateListResponse(
        items=items,
        total=len(items),
        known_at=moment.known_at,
        revision=moment.revision,
        links=links,
    )
    return write.json(body, moment)


@router.get("/v1/states.csv", **documented(None))
def list_states_csv(
    moment: RecordMomentDependency,
    write: WriterDependency,
    q: WordsParameter = None,
    lang: LanguageParameter = "en",
) -> Response:
    """The states of the record as CSV.

    One line for each state that `q` finds, or for all.
    """
    rows = [row_of(row) for row in _states(moment, q, lang)]
    return write.csv(_STATE_COLUMNS, rows, moment, "states")


@router.get("/v1/states/{state}", **documented(StateStandingsResponse, 404, 409))
def read_state(
    state: StateDependency,
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    lang: LanguageParameter = "en",
) -> Response:
    """One state and its standing in every treaty.

    Its codes, names and region, and under each treaty of the record what one state's status says, without evidence.
    """
    items = [standing_row(view, context.links) for view in standings_of_state(moment, state, lang)]
    path = f"/v1/states/{state.id}"
    body = StateStandingsResponse(
        state=state_ref(moment.snapshot.names.in_language(lang)[state.id]),
        m49=state.m49,
        un_name=state.un_name,
        region=state.region,
        sub_region=state.sub_region,
        eligible_from=state.eligible_from,
        eligible_basis=state.eligible_basis,
        items=items,
        total=len(items),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list(path, write.request.url.query, csv=False),
    )
    version = moment.snapshot.version("states", state.id)
    return write.json(body, moment, version, Link=f'<{context.links.to(path)}>; rel="canonical"')


@router.get("/v1/sources", **documented(SourceListResponse))
def list_sources(
    moment: RecordMomentDependency, write: WriterDependency, context: ContextDependency
) -> Response:
    """The publications that the record is made from.

    `rank` says how much each weighs: where two differ, the depositary's record decides.
    """
    items = [source_answer(source) for source in moment.snapshot.sources.values()]
    body = SourceListResponse(
        items=items,
        total=len(items),
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list("/v1/sources", write.request.url.query),
    )
    return write.json(body, moment)


@router.get("/v1/sources.csv", **documented(None))
def list_sources_csv(moment: RecordMomentDependency, write: WriterDependency) -> Response:
    """The publications as CSV.

    One line for each.
    """
    rows = [row_of(source_answer(source)) for source in moment.snapshot.sources.values()]
    return write.csv(_SOURCE_COLUMNS, rows, moment, "sources")


@router.get("/v1/sources/{source}", **documented(SourceResponse, 404))
def read_source(
    source: SourcePath, moment: RecordMomentDependency, write: WriterDependency
) -> Response:
    """One publication.

    What is not known of it is null, its publisher and its address included.
    """
    found = find_source(moment.snapshot, source)
    return write.json(source_answer(found), moment, moment.snapshot.version("sources", found.id))


ClaimsDependency = Annotated[ListOfClaims, Depends()]


@router.get("/v1/treaties/{treaty}/claims", **documented(ClaimListResponse, 404, 409))
def list_claims(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    asked: ClaimsDependency,
    cursor: CursorParameter = None,
    limit: LimitParameter = 100,
) -> Response:
    """What sources said.

    In the order recorded, page by page: follow `links.next` or the `Link` header until there is none.
    """
    page = asked.page(register, moment, cursor or 0, limit)
    path = f"/v1/treaties/{register.treaty.id}/claims"
    following = (
        write.request.url.include_query_params(cursor=page.next_after).query
        if page.next_after
        else None
    )
    next_page = f"{context.links.base}{path}?{following}" if following else None
    body = ClaimListResponse(
        items=[claim_answer(claim, register.states) for claim in page.claims],
        total=page.total,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list(path, write.request.url.query, next_page=next_page),
    )
    headers = {"Link": f'<{next_page}>; rel="next"'} if next_page else {}
    return write.json(body, moment, 0, **headers)


@router.get("/v1/treaties/{treaty}/claims.csv", **documented(None, 404, 409))
def list_claims_csv(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    asked: ClaimsDependency,
) -> Response:
    """What sources said, as CSV.

    All claims that match, in one answer.
    """
    page = asked.page(register, moment, 0, len(register.claims))
    rows = [row_of(claim_answer(claim, register.states)) for claim in page.claims]
    return write.csv(_CLAIM_COLUMNS, rows, moment, f"{register.treaty.id}-claims")


@router.get("/v1/claims/{claim}", **documented(ClaimResponse, 404))
def read_claim(
    claim: ClaimPath, moment: RecordMomentDependency, write: WriterDependency
) -> Response:
    """One claim.

    What one source said, where it says so, and when it was recorded.
    """
    found, register = find_claim(moment, claim)
    about = moment.about(register.treaty.id)
    return write.json(claim_answer(found, register.states), about, found.version)


def _states(moment: RecordMomentDependency, q: str | None, language: str) -> list[StateRow]:
    named = matching_states(moment.snapshot, q)
    states = moment.snapshot.names.in_language(language).values()
    return [state_row(state) for state in states if state.id in named]
