"""The audit: who changed what, for the holders of keys; whether the record is whole, for everyone."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import ContextDependency, WriterDependency
from app.api.keyed_route import KeyDependency, route_for
from app.api.parameters import CursorParameter, LimitParameter, StrictRoute
from app.api.schemas.base import row_of
from app.api.schemas.changes import (
    EntryListResponse,
    EntryResponse,
    VerificationResponse,
    WholeEntryResponse,
)
from app.domain.keys import Scope
from app.services.audit import Audited, find_entry, page_of_entries

router = APIRouter()
_public, _keyed = (
    APIRouter(
        tags=["Audit"], route_class=route_class, generate_unique_id_function=name_of_operation
    )
    for route_class in (StrictRoute, route_for(Scope.READ))
)


@_public.get("/v1/audit/verify", **documented(VerificationResponse))
def verify_audit(context: ContextDependency, write: WriterDependency) -> Response:
    """Whether the record is as it was recorded.

    Every entry's seal is recomputed, and every row compared with its entry; once for each revision.
    """
    outcome = context.verifier.verification()
    return write.private(
        VerificationResponse(
            ok=outcome.ok, entries=outcome.entries, head=outcome.head, problem=outcome.problem
        )
    )


@_keyed.get("/v1/audit", **documented(EntryListResponse, 401, 403))
def list_entries(
    context: ContextDependency,
    write: WriterDependency,
    _key: KeyDependency,
    cursor: CursorParameter = None,
    limit: LimitParameter = 100,
) -> Response:
    """Who changed what, and when.

    One entry a command, oldest first, page by page. For keys.
    """
    page = page_of_entries(context.desk, cursor or 0, limit)
    next_page = None
    if page.next_after is not None:
        next_page = context.links.to("/v1/audit", cursor=page.next_after, limit=limit)
    body = EntryListResponse(
        items=[_entry(audited) for audited in page.entries],
        total=page.total,
        links=context.links.of_list(
            "/v1/audit", write.request.url.query, csv=False, next_page=next_page
        ),
    )
    return write.private(body, next_page)


@_keyed.get("/v1/audit/{number}", **documented(WholeEntryResponse, 401, 403, 404))
def read_entry(
    number: Annotated[
        int,
        Path(
            description="The entry's number, which is the revision.",
            ge=1,
            le=2**53,
            openapi_examples={"1": {"summary": "The first entry", "value": 1}},
        ),
    ],
    context: ContextDependency,
    write: WriterDependency,
    _key: KeyDependency,
) -> Response:
    """One entry with all that it changed.

    Its hash is the SHA-256 of its other members but `changed`, as RFC 8785 writes them, `at` to the microsecond.
    """
    audited = find_entry(context.desk, number)
    body = WholeEntryResponse(**row_of(_entry(audited)), changes=audited.changes)
    return write.private(body)


for _routes in (_public, _keyed):
    router.routes.extend(_routes.routes)


def _entry(audited: Audited) -> EntryResponse:
    entry = audited.entry
    return EntryResponse(
        number=entry.number,
        at=entry.at,
        actor=entry.actor,
        command=entry.command,
        summary=entry.summary,
        changed={
            kind: [image["id"] for image in images] for kind, images in audited.changes.items()
        },
        previous_hash=entry.previous_hash,
        hash=entry.hash,
    )
