"""The status of a state towards a treaty on one day: a function of its record, the terms and the day."""

from datetime import date

from app.domain.actions import ActionKind
from app.domain.consent import consent_on, cycles
from app.domain.entry_into_force import Timeline
from app.domain.force import effect_of_consent, force_on
from app.domain.settlement import StateRecord
from app.domain.signature import signature_on
from app.domain.standing import (
    Basis,
    Certainty,
    ConsentAxis,
    ForceAxis,
    Grounds,
    Provisional,
    Rule,
    SignatureAxis,
    Standing,
    Status,
)
from app.domain.states import State


def standing_on(state: State, record: StateRecord, timeline: Timeline, day: date) -> Standing:
    """The standing of one state on one day; acts after that day are not visible."""
    before = _before(state, timeline, day)
    if before is not None:
        return _not_applicable(state, timeline, day, before)
    signature = signature_on(record, timeline, day)
    consent = consent_on(record, day)
    force = force_on(record, timeline, consent, day)
    status = _status(signature, consent, force, day)
    return Standing(
        state.id,
        day,
        status,
        signature,
        consent,
        force,
        _joining(status, signature, timeline, day),
        None if force.bound or status is Status.WITHDRAWN else _provisional(record, timeline, day),
    )


def _before(state: State, timeline: Timeline, day: date) -> Rule | None:
    if not state.could_take_part_on(day):
        return Rule.BEFORE_STATEHOOD
    adopted_on = timeline.terms.adopted_on
    return Rule.BEFORE_ADOPTION if adopted_on is not None and day < adopted_on else None


def _not_applicable(state: State, timeline: Timeline, day: date, rule: Rule) -> Standing:
    grounds = Grounds(Basis.DERIVED, (), rule)
    return Standing(
        state.id,
        day,
        Status.NOT_APPLICABLE,
        SignatureAxis(
            False, None, timeline.signature_open(day), timeline.signature_closed_on(day), grounds
        ),
        ConsentAxis(False, None, None, grounds),
        ForceAxis(False, None, None, grounds),
        None,
        None,
    )


def _status(signature: SignatureAxis, consent: ConsentAxis, force: ForceAxis, day: date) -> Status:
    leaving = force.withdrawal
    if leaving is not None and _has_left(leaving.effective_on, leaving.certainty, day):
        return Status.WITHDRAWN
    if leaving is not None and force.bound is not False:
        return Status.WITHDRAWING
    if force.bound:
        return Status.PARTY
    if consent.expressed:
        return Status.CONTRACTING
    if consent.expressed is False and signature.signed is not None:
        return Status.SIGNATORY if signature.signed else Status.NON_SIGNATORY
    return Status.UNKNOWN


def _has_left(effective_on: date | None, certainty: Certainty, day: date) -> bool:
    return effective_on is not None and effective_on <= day and certainty is Certainty.CONFIRMED


def _joining(
    status: Status, signature: SignatureAxis, timeline: Timeline, day: date
) -> ActionKind | None:
    opens_on = timeline.terms.signature.opens_on
    if opens_on is not None and day < opens_on:
        return None
    match status:
        case Status.SIGNATORY:
            return ActionKind.RATIFICATION
        case Status.NON_SIGNATORY if signature.open:
            return ActionKind.SIGNATURE
        case Status.NON_SIGNATORY | Status.WITHDRAWN if timeline.terms.accession_open:
            return ActionKind.ACCESSION
        case _:
            return None


def _provisional(record: StateRecord, timeline: Timeline, day: date) -> Provisional | None:
    act = next(
        (a for a in record.acts if a.kind is ActionKind.PROVISIONAL_APPLICATION and a.on <= day),
        None,
    )
    if act is None:
        return None
    since = act.effective_on or act.on
    visible = cycles([act for act in record.acts if act.on <= day])
    effects = [effect_of_consent(c.consent, timeline, day) for c in visible if c.consent]
    # The first entry into force after its beginning ends it, for good.
    ends_on = min((effect for effect in effects if effect and effect >= since), default=None)
    if ends_on is not None and ends_on <= day:
        return None
    return Provisional(since, ends_on, act.scope, act.claims)
