"""Routes that submit claims and review them: propose, publish, reject, retract."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import ContextDependency, RecordMomentDependency
from app.api.dependencies import WriterDependency as ReaderDependency
from app.api.handing_in import Writer, WriterDependency, written
from app.api.keyed_route import KeyDependency, route_for
from app.api.parameters import ClaimPath, CursorParameter, LimitParameter
from app.api.record_answers import claim_answer
from app.api.schemas.claim_submissions import ClaimFields, ClaimSubmission
from app.api.schemas.record import ClaimListResponse, ClaimResponse
from app.api.schemas.submissions import OverrideSubmission, ReasonSubmission
from app.domain.answers import Answer
from app.domain.claims import Claim, ClaimType, Review
from app.domain.days import AsOf
from app.domain.errors import InvalidRecord, NotFound, UnknownTreaty
from app.domain.keys import Scope
from app.domain.plain_claims import read_content
from app.services import reviewing
from app.services.desk import Change
from app.services.proposals import page_of_proposals
from app.services.snapshots import Snapshot
from app.services.standings import find_state
from app.services.submitting import RecordedClaim, submit_claim

router = APIRouter()
_proposing, _publishing, _reading = (
    APIRouter(
        tags=["Writing"],
        route_class=route_for(scope),
        generate_unique_id_function=name_of_operation,
    )
    for scope in (Scope.PROPOSE, Scope.PUBLISH, Scope.READ)
)


@_proposing.post("/v1/claims", **written(ClaimResponse, 201))
def create_claim(body: Annotated[ClaimSubmission, Body()], write: WriterDependency) -> Response:
    """Record what a source says.

    A publish key publishes at once; a propose key proposes, which readers do not see until it is published.

    A correction is a new claim that names the one it `supersedes`, with a `reason`.
    """
    return write.hand_in(
        lambda change: _answer(write, change, 201, submit_claim(change, _claim(body, change)))
    )


@_publishing.post("/v1/claims/{claim}/publish", **written(ClaimResponse, 200, 404))
def publish_claim(
    claim: ClaimPath, write: WriterDependency, body: OverrideSubmission | None = None
) -> Response:
    """Publish a proposal.

    What it corrects is superseded with it. The law is asked again, for the record may have changed.
    """
    override_reason = body.override_reason if body else None
    return write.hand_in(
        lambda change: _answer(
            write, change, 200, reviewing.publish_claim(change, claim, override_reason)
        )
    )


@_publishing.post("/v1/claims/{claim}/reject", **written(ClaimResponse, 200, 404))
def reject_claim(claim: ClaimPath, body: ReasonSubmission, write: WriterDependency) -> Response:
    """Reject a proposal.

    It stays in the record with the reason; readers never see it.
    """
    return write.hand_in(
        lambda change: _answer(
            write, change, 200, reviewing.reject_claim(change, claim, body.reason)
        )
    )


@_publishing.post("/v1/claims/{claim}/retract", **written(ClaimResponse, 200, 404))
def retract_claim(claim: ClaimPath, body: ReasonSubmission, write: WriterDependency) -> Response:
    """Take back what was published.

    It stays in the record with the reason, and no longer counts. What it had corrected counts again.
    """
    return write.hand_in(
        lambda change: _answer(
            write, change, 200, reviewing.retract_claim(change, claim, body.reason)
        )
    )


@_reading.get("/v1/proposals", **documented(ClaimListResponse, 401, 403))
def list_proposals(
    moment: RecordMomentDependency,
    read: ReaderDependency,
    context: ContextDependency,
    _key: KeyDependency,
    cursor: CursorParameter = None,
    limit: LimitParameter = 100,
    treaty: Annotated[
        str | None, Query(description="Only about this treaty.", max_length=200)
    ] = None,
) -> Response:
    """The claims that wait for review.

    In the order proposed, page by page. For keys; readers do not see them.
    """
    treaty_id = moment.snapshot.find_treaty(treaty).treaty.id if treaty is not None else None
    page = page_of_proposals(context.desk, treaty_id, cursor or 0, limit)
    next_page = None
    if page.next_after is not None:
        next_page = context.links.to(
            "/v1/proposals", treaty=treaty_id, cursor=page.next_after, limit=limit
        )
    body = ClaimListResponse(
        items=[claim_answer(claim, moment.snapshot.states) for claim in page.claims],
        total=page.total,
        known_at=moment.known_at,
        revision=moment.revision,
        links=context.links.of_list(
            "/v1/proposals", read.request.url.query, csv=False, next_page=next_page
        ),
    )
    return read.private(body, next_page)


for _routes in (_proposing, _publishing, _reading):
    router.routes.extend(_routes.routes)


def _claim(sent: ClaimFields, change: Change) -> Claim:
    snapshot = change.before
    treaty_id, state_id = _treaty_id(snapshot, sent.treaty), _state_id(snapshot, sent)
    source = snapshot.sources.get(sent.source)
    as_of = AsOf(sent.as_of_earliest, sent.as_of_latest, sent.as_of_note, sent.as_of_inferred)
    if source is not None and as_of == AsOf():
        as_of = source.as_of
    return Claim(
        id=sent.id or "",
        treaty_id=treaty_id,
        source_id=sent.source,
        state_id=state_id,
        content=_content(sent),
        as_of=as_of,
        locator=sent.locator,
        quote=sent.quote,
        note=sent.note,
        review=Review(sent.review),
        supersedes=sent.supersedes,
        reason=sent.reason,
        override_reason=sent.override_reason,
    )


def _content(sent: ClaimFields) -> Any:
    form = sent.model_dump(mode="json", include={"type", "content"})
    try:
        return read_content(ClaimType(form["type"]), form["content"])
    except InvalidRecord as error:
        raise InvalidRecord(f"content: {error}") from None


def _treaty_id(snapshot: Snapshot, text: str) -> str:
    try:
        return snapshot.find_treaty(text).treaty.id
    except UnknownTreaty as error:
        raise InvalidRecord(f"treaty: {error}") from None


def _state_id(snapshot: Snapshot, sent: ClaimFields) -> str | None:
    text = getattr(sent, "state", None)
    if text is None:
        return None
    try:
        return find_state(snapshot, text).id
    except NotFound as error:
        raise InvalidRecord(f"state: {error}") from None


def _answer(write: Writer, change: Change, status: int, recorded: RecordedClaim) -> Answer:
    claim = recorded.claim
    return write.answer(
        claim_answer(claim, change.before.states),
        status,
        path=f"/v1/claims/{claim.id}",
        version=claim.version,
        revision=recorded.entry.number,
        change=change,
    )
