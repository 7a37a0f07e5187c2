"""Routes of the record itself: states, sources, claims, the revision."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from app.api.contract import documented
from app.api.dependencies import (
    ContextDependency,
    MomentDependency,
    RecordMomentDependency,
    RegisterDependency,
    StateDependency,
    WriterDependency,
)
from app.api.parameters import CursorParameter, LanguageParameter, LimitParameter, StrictRoute
from app.api.record_answers import claim_answer, source_answer, state_row
from app.api.schemas.base import columns_of, row_of
from app.api.schemas.record import (
    ClaimListResponse,
    ClaimResponse,
    RevisionResponse,
    SourceListResponse,
    SourceResponse,
    StateListResponse,
    StateRow,
)
from app.api.schemas.standings import StateStandingsResponse
from app.api.standing_answers import standing_row, state_ref
from app.domain.claims import ClaimType
from app.domain.names import normalise_name
from app.services.claims import find_claim, find_source, page_of_claims
from app.services.standings import find_state, standings_of_state

router = APIRouter(route_class=StrictRoute, tags=["Record"])
IdPath = Annotated[str, Path(description="Its id, as other answers give it.", max_length=200)]
WordsParameter = Annotated[
    str | None, Query(description="Words that the name contains.", max_length=200)
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
) -> Response:
    """The states of this record with their codes, names and regions."""
    items = _states(moment, q)
    links = context.links.of_list("/v1/states", write.request.url.query)
    snapshot = moment.snapshot
    body = StateListResponse(
        items=items,
        total=len(items),
        known_at=moment.known_at,
        revision=snapshot.revision,
        links=links,
    )
    return write.json(body, moment)


@router.get("/v1/states.csv", **documented(None, media_type="text/csv"))
def list_states_csv(
    moment: RecordMomentDependency, write: WriterDependency, q: WordsParameter = None
) -> Response:
    """The same states as CSV."""
    return write.csv(_STATE_COLUMNS, [row_of(row) for row in _states(moment, q)], moment, "states")


@router.get("/v1/states/{state}", **documented(StateStandingsResponse, 404, 409))
def read_state(
    state: StateDependency,
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    lang: LanguageParameter = "en",
) -> Response:
    """One state with its names, its region and its standing in every treaty of the record."""
    items = [standing_row(view, context.links) for view in standings_of_state(moment, state, lang)]
    path = f"/v1/states/{state.id}"
    body = StateStandingsResponse(
        state=state_ref(state),
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
        revision=moment.snapshot.revision,
        links=context.links.of_list(path, write.request.url.query, csv=False),
    )
    version = moment.snapshot.version("states", state.id)
    return write.json(body, moment, version, Link=f'<{context.links.to(path)}>; rel="canonical"')


@router.get("/v1/sources", **documented(SourceListResponse))
def list_sources(
    moment: RecordMomentDependency, write: WriterDependency, context: ContextDependency
) -> Response:
    """The publications that the record is made from, with how much each weighs."""
    items = [source_answer(source) for source in moment.snapshot.sources.values()]
    body = SourceListResponse(
        items=items,
        total=len(items),
        known_at=moment.known_at,
        revision=moment.snapshot.revision,
        links=context.links.of_list("/v1/sources", write.request.url.query),
    )
    return write.json(body, moment)


@router.get("/v1/sources.csv", **documented(None, media_type="text/csv"))
def list_sources_csv(moment: RecordMomentDependency, write: WriterDependency) -> Response:
    """The same publications as CSV."""
    rows = [row_of(source_answer(source)) for source in moment.snapshot.sources.values()]
    return write.csv(_SOURCE_COLUMNS, rows, moment, "sources")


@router.get("/v1/sources/{source}", **documented(SourceResponse, 404))
def read_source(
    source: IdPath, moment: RecordMomentDependency, write: WriterDependency
) -> Response:
    """One publication."""
    found = find_source(moment.snapshot, source)
    return write.json(source_answer(found), moment, moment.snapshot.version("sources", found.id))


StateFilter = Annotated[
    str | None, Query(description="Only about this state: a code or a name.", max_length=200)
]
TypeFilter = Annotated[
    ClaimType | None, Query(alias="type", description="Only this type of claim.")
]
SourceFilter = Annotated[
    str | None, Query(description="Only by this source: its id.", max_length=200)
]
ReviewFilter = Annotated[Literal["published"], Query(description="Where they stand in review.")]


@router.get("/v1/treaties/{treaty}/claims", **documented(ClaimListResponse, 404, 409))
def list_claims(
    register: RegisterDependency,
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    state: StateFilter = None,
    claim_type: TypeFilter = None,
    source: SourceFilter = None,
    review: ReviewFilter = "published",  # noqa: ARG001 -- readers see what is published
    cursor: CursorParameter = None,
    limit: LimitParameter = 100,
) -> Response:
    """What sources said, in the order recorded, page by page."""
    page = page_of_claims(
        register,
        state_id=find_state(moment.snapshot, state).id if state is not None else None,
        claim_type=claim_type,
        source_id=find_source(moment.snapshot, source).id if source is not None else None,
        after=cursor or 0,
        limit=limit,
    )
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
        revision=moment.snapshot.revision,
        links=context.links.of_list(path, write.request.url.query, next_page=next_page),
    )
    headers = {"Link": f'<{next_page}>; rel="next"'} if next_page else {}
    return write.json(body, moment, 0, **headers)


@router.get("/v1/treaties/{treaty}/claims.csv", **documented(None, 404, 409, media_type="text/csv"))
def list_claims_csv(
    register: RegisterDependency,
    moment: MomentDependency,
    write: WriterDependency,
    state: StateFilter = None,
    claim_type: TypeFilter = None,
    source: SourceFilter = None,
    review: ReviewFilter = "published",  # noqa: ARG001 -- readers see what is published
) -> Response:
    """All that match, as CSV."""
    page = page_of_claims(
        register,
        state_id=find_state(moment.snapshot, state).id if state is not None else None,
        claim_type=claim_type,
        source_id=find_source(moment.snapshot, source).id if source is not None else None,
        after=0,
        limit=len(register.claims),
    )
    rows = [row_of(claim_answer(claim, register.states)) for claim in page.claims]
    return write.csv(_CLAIM_COLUMNS, rows, moment, f"{register.treaty.id}-claims")


@router.get("/v1/claims/{claim}", **documented(ClaimResponse, 404))
def read_claim(claim: IdPath, moment: RecordMomentDependency, write: WriterDependency) -> Response:
    """One claim: what one source said, where, and when it was recorded."""
    found, register = find_claim(moment, claim)
    return write.json(claim_answer(found, register.states), moment, found.version)


@router.get("/v1/revision", **documented(RevisionResponse), tags=["Service"])
def read_revision(moment: RecordMomentDependency, write: WriterDependency) -> Response:
    """The number and the instant of the last change to the record."""
    return write.json(
        RevisionResponse(revision=moment.snapshot.revision, at=moment.snapshot.at), moment
    )


def _states(moment: RecordMomentDependency, q: str | None) -> list[StateRow]:
    words = normalise_name(q or "")
    return [
        state_row(state)
        for state in moment.snapshot.states.values()
        if not words
        or words in normalise_name(state.name)
        or words in normalise_name(state.un_name)
    ]
