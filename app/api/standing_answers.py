"""Standings as wire models."""

from app.api.links import Links
from app.api.schemas.axes import (
    ConsentResponse,
    ForceResponse,
    ProvisionalResponse,
    SignatureResponse,
    WithdrawalResponse,
)
from app.api.schemas.base import StateRef, TreatyRef, row_of
from app.api.schemas.history import EventResponse
from app.api.schemas.standings import (
    CommunicationResponse,
    DeclarationResponse,
    EvidenceResponse,
    StandingResponse,
    StandingRow,
)
from app.domain.claims import Claim, DeclarationContent
from app.domain.evidence import Evidence, evidence_for
from app.domain.history import Event, Happening
from app.domain.standing import ConsentAxis, ForceAxis, Provisional, SignatureAxis, Withdrawal
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.saying import says
from app.services.standings import View


def treaty_ref(treaty: Treaty) -> TreatyRef:
    """Which treaty."""
    return TreatyRef(id=treaty.id, title=treaty.title)


def state_ref(state: State) -> StateRef:
    """Which state."""
    return StateRef(id=state.id, iso2=state.iso2, name=state.name, kind=state.kind.value)


def standing_row(view: View, links: Links) -> StandingRow:
    """One standing without evidence, as in lists."""
    moment, standing, record = view.moment, view.standing, view.register.records[view.state.id]
    day = standing.day
    return StandingRow(
        treaty=treaty_ref(view.register.treaty),
        state=state_ref(view.state),
        as_of=day,
        known_at=moment.known_at,
        revision=moment.revision,
        projected=moment.projected,
        status=standing.status,
        signature=_signature(standing.signature),
        consent=_consent(standing.consent),
        force=_force(standing.force),
        joining=standing.joining,
        provisional=_provisional(standing.provisional),
        sentence=view.sentence,
        do_not_say=list(view.do_not_say),
        declarations=[
            _declaration(c, c.content) for c in record.declarations if _made_by_then(c, view)
        ],
        communications=[
            _communication(c, c.content) for c in record.communications if _made_by_then(c, view)
        ],
        verified_on=view.verified_on,
        stale=view.stale,
        links=links.of_standing(view.register.treaty.id, view.state.id, moment),
    )


def standing_answer(view: View, links: Links) -> StandingResponse:
    """One standing with its evidence."""
    evidence = [_evidence(item, view) for item in evidence_for(view.register, view.standing)]
    return StandingResponse(**row_of(standing_row(view, links)), evidence=evidence)


def event_answer(event: Event) -> EventResponse:
    """One line of a timeline."""
    name = (
        event.act.value if event.happening is Happening.ACT and event.act else event.happening.value
    )
    return EventResponse(
        on=event.on,
        event=name,
        text=event.text,
        status=event.status,
        certainty=event.certainty,
        claims=_ids(event.claims),
    )


def _made_by_then(claim: Claim, view: View) -> bool:
    return isinstance(claim.content, DeclarationContent) and claim.content.on <= view.standing.day


def _ids(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


def _signature(axis: SignatureAxis) -> SignatureResponse:
    return SignatureResponse(
        signed=axis.signed,
        signed_on=axis.signed_on,
        open=axis.open,
        closed_on=axis.closed_on,
        basis=axis.grounds.basis,
        rule=axis.grounds.rule,
        claims=_ids(axis.grounds.claims),
    )


def _consent(axis: ConsentAxis) -> ConsentResponse:
    return ConsentResponse(
        expressed=axis.expressed,
        act=axis.act,
        deposited_on=axis.deposited_on,
        basis=axis.grounds.basis,
        rule=axis.grounds.rule,
        claims=_ids(axis.grounds.claims),
    )


def _force(axis: ForceAxis) -> ForceResponse:
    return ForceResponse(
        bound=axis.bound,
        since=axis.since,
        withdrawal=_withdrawal(axis.withdrawal),
        deposits_needed=axis.deposits_needed,
        deposits_so_far=axis.deposits_so_far,
        basis=axis.grounds.basis,
        rule=axis.grounds.rule,
        claims=_ids(axis.grounds.claims),
    )


def _withdrawal(withdrawal: Withdrawal | None) -> WithdrawalResponse | None:
    if withdrawal is None:
        return None
    return WithdrawalResponse(
        notified_on=withdrawal.notified_on,
        effective_on=withdrawal.effective_on,
        certainty=withdrawal.certainty,
        condition=withdrawal.condition,
        claims=_ids(withdrawal.claims),
    )


def _provisional(provisional: Provisional | None) -> ProvisionalResponse | None:
    if provisional is None:
        return None
    return ProvisionalResponse(
        since=provisional.since,
        ends_on=provisional.ends_on,
        scope=provisional.scope,
        claims=_ids(provisional.claims),
    )


def _declaration(claim: Claim, content: object) -> DeclarationResponse:
    assert isinstance(content, DeclarationContent)  # noqa: S101 -- the record sorts claims by their content
    return DeclarationResponse(
        claim=claim.id,
        kind=content.kind,
        title=content.title,
        text=content.text,
        on=content.on,
        territory=content.territory,
        applies=content.applies,
        reference=content.reference,
        note=claim.note,
        source=claim.source_id,
    )


def _communication(claim: Claim, content: object) -> CommunicationResponse:
    assert isinstance(content, DeclarationContent)  # noqa: S101 -- the record sorts claims by their content
    return CommunicationResponse(
        claim=claim.id,
        by=claim.state_id,
        text=content.text,
        on=content.on,
        reference=content.reference,
        note=claim.note,
        source=claim.source_id,
    )


def _evidence(item: Evidence, view: View) -> EvidenceResponse:
    claim, source = item.claim, view.register.source_of(item.claim)
    return EvidenceResponse(
        claim=claim.id,
        source=source.id,
        publisher=source.publisher,
        rank=source.rank,
        type=claim.content.type,
        says=says(claim, view.register.states, view.state.id),
        quote=claim.quote,
        locator=claim.locator,
        url=source.url,
        as_of=claim.as_of.latest,
        as_of_note=claim.as_of.note,
        recorded_at=claim.recorded_at,
        override_reason=claim.override_reason,
        agrees=item.agrees,
    )
