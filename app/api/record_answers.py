"""States, sources and claims as wire models."""

from collections.abc import Mapping

from app.api.schemas.record import ClaimResponse, SourceResponse, StateRow
from app.domain.claims import Claim
from app.domain.plain_claims import plain_content
from app.domain.publications import Source
from app.domain.states import State
from app.render.saying import says


def state_row(state: State) -> StateRow:
    """A state in a list."""
    return StateRow(
        id=state.id,
        iso2=state.iso2,
        m49=state.m49,
        name=state.name,
        un_name=state.un_name,
        kind=state.kind.value,
        region=state.region,
        sub_region=state.sub_region,
        eligible_from=state.eligible_from,
        eligible_basis=state.eligible_basis,
    )


def source_answer(source: Source) -> SourceResponse:
    """A publication."""
    return SourceResponse(
        id=source.id,
        rank=source.rank,
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        as_of_earliest=source.as_of.earliest,
        as_of_latest=source.as_of.latest,
        as_of_note=source.as_of.note,
        as_of_inferred=source.as_of.inferred,
        group=source.group,
        note=source.note,
        text_sha256=source.text_sha256,
    )


def claim_answer(claim: Claim, states: Mapping[str, State]) -> ClaimResponse:
    """A claim with its parsed values."""
    return ClaimResponse(
        id=claim.id,
        treaty=claim.treaty_id,
        state=claim.state_id,
        source=claim.source_id,
        type=claim.content.type,
        says=says(claim, states),
        content=plain_content(claim.content),
        quote=claim.quote,
        locator=claim.locator,
        note=claim.note,
        as_of_earliest=claim.as_of.earliest,
        as_of_latest=claim.as_of.latest,
        as_of_note=claim.as_of.note,
        as_of_inferred=claim.as_of.inferred,
        review=claim.review,
        supersedes=claim.supersedes,
        reason=claim.reason,
        override_reason=claim.override_reason,
        version=claim.version,
        recorded_at=claim.recorded_at,
        revision=claim.revision,
    )
