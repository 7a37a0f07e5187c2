"""The public ledger of a treaty: what was published, corrected, retracted, and which dates have come."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import ContextDependency, WriterDependency
from app.api.parameters import CursorParameter, LimitParameter, StrictRoute, TreatyPath
from app.api.schemas.changes import ChangeListResponse, ChangeResponse
from app.api.standing_answers import treaty_ref
from app.domain.ledger import Line
from app.services.changes import page_of_changes
from app.services.moments import moment_of
from app.services.snapshots import id_meant

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Treaties"]
)


@router.get("/v1/treaties/{treaty}/changes", **documented(ChangeListResponse, 404))
def list_changes(
    treaty: TreatyPath,
    write: WriterDependency,
    context: ContextDependency,
    cursor: CursorParameter = None,
    limit: LimitParameter = 100,
) -> Response:
    """What changed for readers of a treaty.

    Oldest first, page by page; nothing in it is ever changed or moved.

    Keep `cursor` and ask again from there: nothing is lost or told twice, however long you were away. A day that
    comes (a treaty enters into force for a state) is a line of its own, at 00:00 UTC, unless it lay in the past when
    the act was recorded; then the publication says `already_in_effect`.
    """
    asked = moment_of(context.snapshots, None, None, context.clock())
    found = asked.snapshot.find_treaty(treaty).treaty
    moment = asked.about(found.id, by_id=id_meant(treaty) == found.id)
    page = page_of_changes(context.desk, found.id, cursor or 0, limit)
    path = f"/v1/treaties/{found.id}/changes"
    next_page = None
    if page.more:
        next_page = context.links.to(path, cursor=page.cursor, limit=limit)
    body = ChangeListResponse(
        treaty=treaty_ref(found),
        items=[_change(line) for line in page.lines],
        total=page.total,
        cursor=page.cursor,
        revision=moment.revision,
        links=context.links.of_list(path, write.request.url.query, csv=False, next_page=next_page),
    )
    if not page.complete:
        return write.private(body, next_page)
    headers = {"Link": f'<{next_page}>; rel="next"'} if next_page else {}
    return write.json(body, moment, 0, **headers)


def _change(line: Line) -> ChangeResponse:
    body = line.body
    return ChangeResponse(
        cursor=line.position,
        kind=line.kind,
        at=line.at,
        revision=line.revision,
        on=line.day,
        state=body.get("state"),
        claims=body["claims"],
        before=body.get("before"),
        after=body.get("after"),
        reason=body.get("reason"),
        already_in_effect=body.get("already_in_effect"),
    )
