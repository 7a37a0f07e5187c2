"""The force axis: is the state bound on this day, since when, and is it leaving.

Convention on Cluster Munitions: article 17 (entry into force), article 20 (withdrawal: six months after the
depositary receives the notice, or when an armed conflict the state is in has ended, if that is later).
"""

from dataclasses import replace
from datetime import date

from app.domain.actions import ActionKind
from app.domain.consent import Cycle, last_cycle
from app.domain.entry_into_force import Timeline
from app.domain.settlement import Act, StateRecord, surely_gone_on
from app.domain.standing import Basis, Certainty, ConsentAxis, ForceAxis, Grounds, Rule, Withdrawal
from app.domain.statements import last_words


def force_on(record: StateRecord, timeline: Timeline, consent: ConsentAxis, day: date) -> ForceAxis:
    """The force axis of one state on one day, given its consent axis on that day."""
    cycle = last_cycle(record, day)
    if cycle is None or cycle.consent is None:
        bond = _without_act(record, timeline, consent, day)
    else:
        bond = _with_act(record, cycle.consent, timeline, day)
    if cycle is None or cycle.withdrawal is None:
        return bond
    return _leaving(bond, cycle, withdrawal_of(cycle.withdrawal, timeline), day)


def effect_of_consent(act: Act, timeline: Timeline, seen_on: date) -> date | None:
    """The day a consent takes effect, as far as it could be known on ``seen_on``; null where it could not.

    A source's own date is followed, else the treaty's rule, never before the treaty's entry into force. A
    succession takes effect only on a date that a source gives.
    """
    if timeline.awaits_deposits(seen_on):
        return None
    if act.effective_on is not None or act.kind is ActionKind.SUCCESSION:
        return act.effective_on
    by_rule, in_force_on = (
        timeline.terms.entry_into_force.effect_of(act.on),
        timeline.in_force_on(seen_on),
    )
    if by_rule is None or in_force_on is None:
        return None
    return max(by_rule, in_force_on)


def withdrawal_of(act: Act, timeline: Timeline) -> Withdrawal:
    """What a notice of withdrawal brings, and how certain that is.

    A projected effect under a condition is confirmed only by a claim made on or after its day.
    """
    term = timeline.terms.withdrawal
    effective_on = act.effective_on or term.effect_of(act.on)
    certain = surely_gone_on(act, timeline.terms) is not None
    certainty = Certainty.CONFIRMED if certain else Certainty.PROJECTED
    # What might have delayed it is told only while it still may.
    condition = None if certain else term.condition
    return Withdrawal(act.on, effective_on, certainty, condition, act.claims)


def _with_act(record: StateRecord, act: Act, timeline: Timeline, day: date) -> ForceAxis:
    since = effect_of_consent(act, timeline, day)
    if since is not None and since == act.effective_on:
        return ForceAxis(since <= day, since, None, Grounds(Basis.STATED, act.claims))
    if since is not None:
        return ForceAxis(
            since <= day, since, None, Grounds(Basis.DERIVED, act.claims, Rule.ENTRY_INTO_FORCE)
        )
    if timeline.awaits_deposits(day):
        grounds = Grounds(Basis.DERIVED, act.claims, Rule.TREATY_NOT_YET_IN_FORCE)
        if not timeline.all_recorded:
            return ForceAxis(False, None, None, grounds)
        threshold = timeline.terms.entry_into_force.threshold
        return ForceAxis(False, None, None, grounds, threshold, timeline.deposits_by(day))
    # Where no date of effect can be known, a source that speaks of the state after its act may say that it is bound.
    since_then = [
        (claim, value)
        for claim, value in record.spoken.parties
        if claim.as_of.earliest is not None and claim.as_of.earliest >= act.on
    ]
    bound, grounds = last_words(since_then).on(day)
    if bound is None:
        grounds = Grounds(Basis.NOT_RECORDED, act.claims, Rule.DATE_OF_EFFECT_NOT_RECORDED)
    return ForceAxis(bound, None, None, grounds)


def _without_act(
    record: StateRecord, timeline: Timeline, consent: ConsentAxis, day: date
) -> ForceAxis:
    if consent.expressed is False:
        basis = consent.grounds.basis
        grounds = Grounds(
            basis, consent.grounds.claims, consent.grounds.rule or Rule.NO_CONSENT_NO_BOND
        )
        return ForceAxis(False, None, None, grounds)
    if consent.expressed and timeline.awaits_deposits(day):
        grounds = Grounds(Basis.DERIVED, consent.grounds.claims, Rule.TREATY_NOT_YET_IN_FORCE)
        return ForceAxis(False, None, None, grounds)
    if consent.grounds.rule is Rule.WITHDRAWAL_FOLLOWS_CONSENT:
        return ForceAxis(True, None, None, consent.grounds)
    bound, grounds = record.spoken.party.on(day)
    if bound is None and consent.expressed:
        grounds = Grounds(
            Basis.NOT_RECORDED, consent.grounds.claims, Rule.DATE_OF_EFFECT_NOT_RECORDED
        )
    return ForceAxis(bound, None, None, grounds)


def _leaving(bond: ForceAxis, cycle: Cycle, withdrawal: Withdrawal, day: date) -> ForceAxis:
    claims = withdrawal.claims
    gone_on = withdrawal.effective_on if withdrawal.certainty is Certainty.CONFIRMED else None
    if bond.since is not None and gone_on is not None and gone_on <= bond.since:
        bond = replace(bond, since=None)  # it leaves before the treaty could bind it
    if bond.bound is False and (gone_on is None or day < gone_on):
        return replace(bond, withdrawal=withdrawal)
    if withdrawal.effective_on is None:
        grounds = Grounds(Basis.NOT_RECORDED, claims, Rule.WITHDRAWAL_DATE_NOT_RECORDED)
        return ForceAxis(None, bond.since, withdrawal, grounds)
    if day < withdrawal.effective_on:
        return replace(bond, withdrawal=withdrawal)
    if withdrawal.certainty is Certainty.CONFIRMED:
        basis = Basis.STATED if withdrawal.effective_on == _stated(cycle) else Basis.DERIVED
        return ForceAxis(
            False, bond.since, withdrawal, Grounds(basis, claims, Rule.WITHDRAWAL_EFFECT)
        )
    grounds = Grounds(Basis.NOT_RECORDED, claims, Rule.WITHDRAWAL_UNCONFIRMED)
    return ForceAxis(None, bond.since, withdrawal, grounds)


def _stated(cycle: Cycle) -> date | None:
    return cycle.withdrawal.effective_on if cycle.withdrawal else None
