"""Routes of treaties: the list, one with its terms and counts, the counts of a day and over time."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import (
    ContextDependency,
    MomentDependency,
    RegisterDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.parameters import StrictRoute
from app.api.schemas.base import row_of
from app.api.schemas.treaties import (
    CountsResponse,
    SeriesResponse,
    TreatyListResponse,
    TreatyResponse,
)
from app.api.standing_answers import treaty_ref
from app.api.treaty_answers import (
    claimed_count_answer,
    counts_answer,
    point_answer,
    point_values,
    terms_answer,
    treaty_row,
)
from app.domain.counts import MEASURES
from app.services.counts import claimed_counts, counts_of, series_of
from app.services.overview import Overview
from app.services.treaties import find_treaties

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Treaties"]
)
WordsParameter = Annotated[
    str | None, Query(description="An id, a number or words of the title.", max_length=200)
]
_TREATY_COLUMNS = (
    "id",
    "title",
    "short_title",
    "untc_number",
    "registration",
    "in_force_on",
    "as_of",
)
_MEASURES = (*(measure.name for measure in MEASURES), "denominator")


@router.get("/v1/treaties", **documented(TreatyListResponse))
def list_treaties(
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    q: WordsParameter = None,
) -> Response:
    """The treaties in the record.

    `q` looks for an id, a number or words of the title.
    """
    found = find_treaties(Overview(moment.snapshot, moment.day), q)
    items = [treaty_row(outline, moment, context.links) for outline in found]
    body = TreatyListResponse(
        items=items,
        total=len(items),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list("/v1/treaties", write.request.url.query),
    )
    return write.json(body, moment)


@router.get("/v1/treaties.csv", **documented(None))
def list_treaties_csv(
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    q: WordsParameter = None,
) -> Response:
    """The treaties as CSV.

    One line for each treaty that `q` finds, or for all.
    """
    rows = [
        row_of(treaty_row(outline, moment, context.links))
        for outline in find_treaties(Overview(moment.snapshot, moment.day), q)
    ]
    return write.csv(_TREATY_COLUMNS, rows, moment, f"treaties-{moment.day}")


@router.get("/v1/treaties/{treaty}", **documented(TreatyResponse, 404))
def read_treaty(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
) -> Response:
    """One treaty: its terms and its counts.

    The terms are those that decide a state's status: who may sign until when, when consent takes effect, how a state
    leaves. A term that no source states is null.
    """
    view = counts_of(moment, register)
    body = TreatyResponse(
        **row_of(treaty_row(register, moment, context.links)),
        terms=terms_answer(register, moment),
        counts=counts_answer(view.counts, register.treaty.id, moment, context.links),
        by_status={status.value: number for status, number in view.counts.by_status.items()},
    )
    return write.json(body, moment, moment.snapshot.version("treaties", register.treaty.id))


@router.get("/v1/treaties/{treaty}/counts", **documented(CountsResponse, 404))
def read_counts(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
) -> Response:
    """How many states have signed, joined or left.

    Each count comes with its definition and the address of the list of its members; statuses sum to the denominator.
    Beside them the numbers that sources give, each compared with ours on its own day.
    """
    view = counts_of(moment, register)
    body = CountsResponse(
        treaty=treaty_ref(register.treaty),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        projected=moment.projected,
        counts=counts_answer(view.counts, register.treaty.id, moment, context.links),
        by_status={status.value: number for status, number in view.counts.by_status.items()},
        claims=[
            claimed_count_answer(claim, compared, register)
            for claim, compared in claimed_counts(moment, register)
        ],
        verified_on=view.verified_on,
        stale=view.stale,
        links=context.links.of_list(
            f"/v1/treaties/{register.treaty.id}/counts", write.request.url.query
        ),
    )
    return write.json(body, moment)


@router.get("/v1/treaties/{treaty}/counts.csv", **documented(None, 404))
def read_counts_csv(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
) -> Response:
    """How many states have signed, joined or left, as CSV.

    One count a line, with its definition and the address of the list of its members.
    """
    counts = counts_answer(
        counts_of(moment, register).counts, register.treaty.id, moment, context.links
    )
    rows = [
        {"count": name, "as_of": moment.day, **row_of(answer)} for name, answer in counts.items()
    ]
    columns = ("count", "value", "as_of", "definition", "members_url")
    return write.csv(columns, rows, moment, f"{register.treaty.id}-counts-{moment.day}")


@router.get("/v1/treaties/{treaty}/counts/series", **documented(SeriesResponse, 404))
def read_series(
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    write: WriterDependency,
    context: ContextDependency,
) -> Response:
    """The counts over time.

    One point for each day on which one of them changes, up to `as_of`; each holds until the next.
    """
    items = [point_answer(counts) for counts in series_of(moment, register)]
    body = SeriesResponse(
        treaty=treaty_ref(register.treaty),
        items=items,
        total=len(items),
        as_of=moment.day,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list(
            f"/v1/treaties/{register.treaty.id}/counts/series", write.request.url.query
        ),
    )
    return write.json(body, moment)


@router.get("/v1/treaties/{treaty}/counts/series.csv", **documented(None, 404))
def read_series_csv(
    register: RegisterDependency, moment: TreatyMomentDependency, write: WriterDependency
) -> Response:
    """The counts over time as CSV.

    One line for each day on which a count changes.
    """
    rows = [{"on": counts.day, **point_values(counts)} for counts in series_of(moment, register)]
    return write.csv(("on", *_MEASURES), rows, moment, f"{register.treaty.id}-series-{moment.day}")
