"""The law that an act must satisfy to be recorded without a reason: one function for each rule.

Each takes the act and the situation it falls into and gives null, or a sentence that says what is wrong. Rules follow
the Vienna Convention on the Law of Treaties (VCLT, 1969) and the treaty's own terms; where a term is not recorded, a
rule that needs it is silent. Reality breaks such rules at times, so a writer may give a reason instead.
"""

from bisect import insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.actions import ActionKind, Family
from app.domain.claims import ActionContent
from app.domain.entry_into_force import Timeline
from app.domain.force import effect_of_consent
from app.domain.register import Register
from app.domain.settlement import Act
from app.domain.standing import Standing, Status
from app.domain.states import State

_OF_SIGNATORIES = {ActionKind.RATIFICATION, ActionKind.ACCEPTANCE, ActionKind.APPROVAL}
_SIGNING = {ActionKind.SIGNATURE, ActionKind.DEFINITIVE_SIGNATURE}


@dataclass(frozen=True, slots=True)
class Situation:
    """The state's standing on the day of the act, as recorded without it, and the treaty's timeline."""

    state: State
    standing: Standing
    timeline: Timeline


Rule = Callable[[ActionContent, Situation], str | None]


def act_is_by_a_state(act: ActionContent, situation: Situation) -> str | None:
    """A state acts from the day on which it can take part."""
    if situation.state.could_take_part_on(act.on):
        return None
    return f"it could take part only from {situation.state.eligible_from} on"


def act_follows_adoption(act: ActionContent, situation: Situation) -> str | None:
    """No act before the text is adopted (VCLT 9)."""
    adopted_on = situation.timeline.terms.adopted_on
    if adopted_on is None or act.on >= adopted_on:
        return None
    return f"the treaty was adopted on {adopted_on}"


def ratification_needs_signature(act: ActionContent, situation: Situation) -> str | None:
    """Ratification, acceptance and approval confirm a signature (VCLT 14)."""
    if act.kind not in _OF_SIGNATORIES or situation.standing.signature.signed:
        return None
    return f"{act.kind} is for signatories, and no signature is recorded up to {act.on}"


def accession_is_without_signature(act: ActionContent, situation: Situation) -> str | None:
    """A state whose signature stands ratifies; accession is for the others (VCLT 15), and for those that left."""
    standing = situation.standing
    signed = standing.signature.signed and standing.status is not Status.WITHDRAWN
    if act.kind is not ActionKind.ACCESSION or not signed:
        return None
    return f"it signed on {standing.signature.signed_on or 'an earlier day'}, so it ratifies"


def signature_is_within_its_time(act: ActionContent, situation: Situation) -> str | None:
    """A treaty is open for signature from one day to another, as its terms say."""
    if act.kind not in _SIGNING or situation.timeline.signature_open(act.on) is not False:
        return None
    closed_on = situation.timeline.signature_closed_on(act.on)
    if closed_on is not None and act.on >= closed_on:
        return f"signature closed on {closed_on}"
    return f"signature opened on {situation.timeline.terms.signature.opens_on}"


def bond_is_not_before_its_deposit(act: ActionContent, _situation: Situation) -> str | None:
    """Consent binds from its deposit at the earliest (VCLT 24); a succession may reach back."""
    if act.effective_on is None or act.effective_on >= act.on:
        return None
    if act.kind is ActionKind.SUCCESSION:
        return None
    return f"its effect on {act.effective_on} would lie before the act on {act.on}"


def withdrawal_needs_a_bond(act: ActionContent, situation: Situation) -> str | None:
    """Only a state that is bound can withdraw (VCLT 54), and only where the treaty lets it (VCLT 56)."""
    if act.kind is not ActionKind.WITHDRAWAL:
        return None
    if situation.timeline.terms.withdrawal.allowed is False:
        return "the treaty allows no withdrawal"
    standing = situation.standing
    if standing.force.bound or (standing.force.bound is None and standing.consent.expressed):
        return None
    return f"it is not recorded as bound on {act.on}"


def revocation_precedes_effect(act: ActionContent, situation: Situation) -> str | None:
    """A notice may be taken back only before it takes effect (VCLT 68)."""
    standing = situation.standing
    if act.kind is not ActionKind.WITHDRAWAL_REVOCATION or standing.status is not Status.WITHDRAWN:
        return None
    leaving = standing.force.withdrawal
    return f"the notice took effect on {leaving.effective_on if leaving else 'an earlier day'}"


def effect_follows_the_terms(act: ActionContent, situation: Situation) -> str | None:
    """A date of effect is the one that the terms give; a condition may put off that of a withdrawal."""
    if act.effective_on is None or act.kind is ActionKind.SUCCESSION:
        return None
    terms = situation.timeline.terms
    if act.kind is ActionKind.WITHDRAWAL:
        by_terms = terms.withdrawal.effect_of(act.on)
        later = terms.withdrawal.condition is not None
        right = by_terms is None or act.effective_on == by_terms
        if right or (by_terms is not None and later and act.effective_on > by_terms):
            return None
        return f"by the terms the notice takes effect on {by_terms}"
    if act.kind.family is not Family.CONSENT:
        return None
    by_rule = effect_of_consent(
        Act(act.kind, act.on, None, False, None, ()), _with_deposit(act, situation), act.on.max
    )
    if by_rule is None or by_rule == act.effective_on:
        return None
    return f"by the terms it takes effect on {by_rule}"


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        act_is_by_a_state,
        act_follows_adoption,
        ratification_needs_signature,
        accession_is_without_signature,
        signature_is_within_its_time,
        bond_is_not_before_its_deposit,
        withdrawal_needs_a_bond,
        revocation_precedes_effect,
        effect_follows_the_terms,
    )
}
"""The rules by the names that answers give them."""


def broken_rule(act: ActionContent, state_id: str, register: Register) -> tuple[str, str] | None:
    """The first rule that the act breaks, as its name and a sentence; null where it breaks none.

    ``register`` holds the record without the act.
    """
    situation = Situation(
        register.states[state_id], register.standing(state_id, act.on), register.timeline
    )
    for name, rule in RULES.items():
        wrong = rule(act, situation)
        if wrong is not None:
            return name, wrong
    return None


def _with_deposit(act: ActionContent, situation: Situation) -> Timeline:
    # Its own deposit may be the one that brings the treaty into force.
    deposits = list(situation.timeline.deposits)
    if not situation.standing.consent.expressed:
        insort(deposits, act.on)
    return Timeline(situation.timeline.terms, deposits)
