"""Routes of importing: a depositary's page in, what it would change out, then published."""

from datetime import date
from typing import Annotated

import orjson
from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import Response

from app.api.contract import name_of_operation
from app.api.handing_in import Writer, WriterDependency, written
from app.api.keyed_route import PAGE_FORMS, route_for
from app.api.parameters import read_day
from app.api.schemas.base import StateRef, TreatyRef
from app.api.schemas.imports import (
    AcceptSubmission,
    ImportResponse,
    PageChangeResponse,
    PageFindingResponse,
    PageTotalResponse,
    PageTotalsResponse,
    VerifiedResponse,
)
from app.domain.answers import Answer
from app.domain.keys import Scope
from app.services.differences import Change as PageChange
from app.services.differences import Difference
from app.services.importing import Report
from app.services.page_desk import Handed, hand_in_page, publish_page
from app.services.page_treaty import Asked

router = APIRouter()
_pages, _publishing = (
    APIRouter(
        tags=["Writing"],
        route_class=route_for(Scope.PUBLISH, pages=pages),
        generate_unique_id_function=name_of_operation,
    )
    for pages in (True, False)
)
# What a page begins with; of a table the contract shows a whole one.
_EXAMPLES = {
    "text/html": {
        "example": '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en">…</html>'
    },
    **{
        form: {"example": '<?xml version="1.0" encoding="ISO-8859-1"?><Document>…</Document>'}
        for form in ("application/xml", "text/xml")
    },
}
_PAGE = {
    "requestBody": {
        "required": True,
        "description": "The page as it is, up to 16,000,000 bytes.",
        "content": {
            form: {"schema": {"type": "string"}} | _EXAMPLES.get(form, {}) for form in PAGE_FORMS
        },
    }
}
ImportPath = Annotated[
    str,
    Path(
        alias="import",
        description="The id of a page handed in.",
        max_length=200,
        openapi_examples={
            "id": {"summary": "As POST /v1/imports gives it", "value": "0123456789abcdef"}
        },
    ),
]


@_pages.post("/v1/imports", openapi_extra=_PAGE, **written(ImportResponse, 201))
def create_import(
    request: Request,
    write: WriterDependency,
    number: Annotated[
        str | None,
        Query(
            description="The number it must be of, such as `XXVI-6`; for a table, the number it is of.",
            max_length=30,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        Query(
            description="The day that a table without one speaks of.",
            json_schema_extra={"format": "date"},
        ),
    ] = None,
    treaty: Annotated[
        str | None,
        Query(
            description="The treaty's id; a new treaty gets its number.",
            pattern=r"^[a-z0-9][a-z0-9-]*$",
            max_length=80,
        ),
    ] = None,
    title: Annotated[
        str | None,
        Query(description="The title of a new treaty, where the page has none.", max_length=500),
    ] = None,
) -> Response:
    """Look at a depositary's page before it changes anything.

    A status page of the UN Treaty Collection (HTML or XML), or a table of participants (CSV), is read whole and
    compared with the record: the answer says what publishing it would change, and what keeps it from being published.
    """
    day: date | None = read_day(as_of, "as_of")
    asked = Asked(None, number, day, treaty, title)
    page: bytes = request.state.body
    return write.hand_in(lambda change: _answer(write, hand_in_page(change, page, asked), 201))


@_publishing.post("/v1/imports/{import}/publish", **written(ImportResponse, 200, 404))
def publish_import(
    import_id: ImportPath,
    write: WriterDependency,
    body: Annotated[AcceptSubmission | None, Body()] = None,
) -> Response:
    """Record what a page says, in one entry.

    It is compared anew with the record as it stands. A page with findings is refused unless their codes are accepted.
    Publishing it twice records nothing more.
    """
    accept = body.accept if body else []
    return write.hand_in(
        lambda change: _answer(write, publish_page(change, import_id, accept), 200)
    )


for _routes in (_pages, _publishing):
    router.routes.extend(_routes.routes)


def _answer(write: Writer, handed: Handed, status: int) -> Answer:
    headers = {}
    if status == 201:
        headers["Location"] = write.context.links.to(f"/v1/imports/{handed.id}/publish")
    body = orjson.dumps(import_answer(handed), option=orjson.OPT_UTC_Z).decode()
    return Answer(status, headers, body)


def import_answer(handed: Handed) -> ImportResponse:
    """What a page changes, as it goes over the wire."""
    report, page = handed.report, handed.report.page
    numbers, totals = report.comparison.numbers, page.totals
    return ImportResponse(
        id=handed.id,
        treaty=TreatyRef(id=report.treaty.id, title=report.treaty.title),
        is_new=report.is_new,
        number=page.number,
        source=report.source.id,
        as_of=page.as_of,
        added=numbers[Difference.ADDED],
        unchanged=numbers[Difference.UNCHANGED],
        changed=numbers[Difference.CHANGED],
        vanished=numbers[Difference.VANISHED],
        verified_on=VerifiedResponse(before=report.verified_before, after=report.verified_after),
        totals=PageTotalsResponse(
            signatories=PageTotalResponse(
                declared=totals.declared_signatories, read=totals.signatories
            ),
            parties=PageTotalResponse(declared=totals.declared_parties, read=totals.parties),
        ),
        participants=report.participants,
        changes=[_change(report, change) for change in report.comparison.changes],
        findings=[
            PageFindingResponse(code=one.code, place=one.place, message=one.message)
            for one in report.findings
        ],
        notices=list(report.notices),
        claims=len(report.claims),
        published=handed.entry.number if handed.entry else None,
    )


def _change(report: Report, change: PageChange) -> PageChangeResponse:
    state = report.states.get(change.state_id or "")
    shown = None
    if state is not None:
        shown = StateRef(id=state.id, iso2=state.iso2, name=state.name, kind=state.kind)
    return PageChangeResponse(
        difference=change.difference,
        state=shown,
        field=str(change.field),
        before=change.before,
        after=change.after,
        quote=change.quote,
        row=change.row,
    )
