"""Submitting a claim: what it refers to is found, the law is asked, and it is recorded as published or proposed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.claims import (
    ActionContent,
    Claim,
    Content,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    PositionContent,
    Review,
    TermContent,
)
from app.domain.commands import Command, Entry
from app.domain.errors import InvalidRecord, UnknownClaim
from app.domain.folding import fold_in
from app.domain.ids import id_from
from app.domain.keys import Scope
from app.domain.law import broken_rule
from app.domain.refusals import AlreadyRecorded, LawBroken
from app.domain.register import Register
from app.render.saying import says
from app.services.desk import Change
from app.services.recording import record_after
from app.store.records import ids_beginning_with, read_claim, read_proposals, recorded_ids

_DECIDED = "The claim is {review}; only one that is {wanted} can be {verb}."


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """A claim in the version that a change left, with the entry that recorded it."""

    claim: Claim
    entry: Entry


def submit_claim(change: Change, claim: Claim) -> RecordedClaim:
    """Record a new claim; an empty id is made from what it is about.

    It is published at once by a key that may, and else proposed; proposed too where two persons are asked for.
    ``claim.review`` may ask for no more than a proposal.

    Raises:
        AlreadyRecorded: the record has a claim by that id, or what it corrects is corrected already.
        InvalidRecord: it breaks its form, refers to what is not recorded, or corrects without a reason.
        LawBroken: an act that the law does not allow, without ``override_reason``.
    """
    _check_references(change, claim)
    if not claim.id:
        claim = replace(claim, id=_made_id(change, claim))
    elif recorded_ids(change.session, "claims", [claim.id]):
        raise AlreadyRecorded("The record has a claim by that id already.")
    may_publish = change.key.scope.holds(Scope.PUBLISH) and not change.two_person
    wanted = claim.review if may_publish else Review.PROPOSED
    corrected = corrected_by(change, claim)
    context = [] if wanted is Review.PUBLISHED else read_proposals(change.session, claim.treaty_id)
    claim = replace(lawful(change, claim, corrected, context), review=wanted)
    claims = [claim]
    if corrected is not None and wanted is Review.PUBLISHED:
        claims.append(replace(corrected, review=Review.SUPERSEDED, reason=claim.reason))
    verb = "Published" if wanted is Review.PUBLISHED else "Proposed"
    return record_claims(change, "submit claim", verb, claims)


def record_claims(
    change: Change, name: str, verb: str, claims: list[Claim], about: str = ""
) -> RecordedClaim:
    """Record new versions of claims; the first is the one that the change is about."""
    first = claims[0]
    words = says(first, change.before.states)
    summary = f"{verb} {first.id}: {words}{about}"
    command = Command(change.key.name, name, summary, claims=claims)
    recorded = record_after(change.before, change.session, command, change.at)
    return RecordedClaim(recorded.images.claims[0], recorded.entry)


def find_in_review(change: Change, claim_id: str, wanted: Review, verb: str) -> Claim:
    """The claim by that id, if it stands where the change needs it to.

    Raises:
        UnknownClaim: the record has none.
        AlreadyRecorded: it stands elsewhere.
    """
    claim = read_claim(change.session, claim_id)
    if claim is None:
        raise UnknownClaim("No claim in the record has that id.")
    if claim.review is not wanted:
        raise AlreadyRecorded(_DECIDED.format(review=claim.review, wanted=wanted, verb=verb))
    return claim


def corrected_by(change: Change, claim: Claim) -> Claim | None:
    """The claim that this one corrects, or null.

    Raises:
        InvalidRecord: there is no such claim about this treaty, or no reason is given.
        AlreadyRecorded: it is corrected or retracted already.
    """
    if claim.supersedes is None:
        return None
    if claim.reason is None:
        raise InvalidRecord("reason: a correction says why")
    corrected = read_claim(change.session, claim.supersedes)
    if corrected is None or corrected.treaty_id != claim.treaty_id:
        raise InvalidRecord("supersedes: the record has no claim by that id about this treaty")
    if corrected.review is not Review.PUBLISHED:
        raise AlreadyRecorded(f"What it corrects is {corrected.review} already.")
    return corrected


def lawful(
    change: Change, claim: Claim, corrected: Claim | None, context: Iterable[Claim] = ()
) -> Claim:
    """The claim, with its ``override_reason`` kept only where it breaks a rule, which is then named in it.

    ``corrected`` is left out of the record that it is judged by; proposals in ``context`` count as published.

    Raises:
        LawBroken: it breaks a rule and no reason is given.
    """
    content = claim.content
    if not isinstance(content, ActionContent) or claim.state_id is None:
        return replace(claim, override_reason=None)
    register = _without(change, claim, corrected, context)
    broken = broken_rule(content, claim.state_id, register)
    if broken is None:
        return replace(claim, override_reason=None)
    rule, wrong = broken
    if claim.override_reason is None:
        raise LawBroken(rule, f"{content.kind.replace('_', ' ')} on {content.on}: {wrong}.")
    reason = claim.override_reason.removeprefix(f"{rule}: ")
    return replace(claim, override_reason=f"{rule}: {reason}")


def _without(
    change: Change, claim: Claim, corrected: Claim | None, context: Iterable[Claim]
) -> Register:
    register = change.before.register(claim.treaty_id)
    others = [
        replace(other, review=Review.PUBLISHED)
        for other in context
        if other.id != claim.id and other.state_id == claim.state_id
    ]
    if corrected is not None:
        others.append(replace(corrected, review=Review.SUPERSEDED))
    if not others:
        return register
    return fold_in(register, register.revision, others, register.states, register.sources)


def _check_references(change: Change, claim: Claim) -> None:
    before = change.before
    if claim.treaty_id not in before.treaties:
        raise InvalidRecord("treaty: the record has none by that id")
    if claim.source_id not in before.sources:
        raise InvalidRecord("source: the record has none by that id")
    content = claim.content
    named = set(content.acts) if isinstance(content, ListContent) else set()
    if isinstance(content, DeclarationContent) and content.about is not None:
        named.add(content.about)
        if content.kind is not DeclarationKind.COMMUNICATION:
            raise InvalidRecord("content.about: only a communication is about another state")
    if not named <= before.states.keys():
        raise InvalidRecord("content: names a state that the record does not have")


def _topic(content: Content) -> str:
    match content:
        case ActionContent() | DeclarationContent():
            return content.kind
        case PositionContent(subject=subject):
            return subject
        case TermContent(term=term):
            return term
        case _:
            return content.type


def _made_id(change: Change, claim: Claim) -> str:
    words = [claim.treaty_id, claim.source_id, claim.state_id or "", _topic(claim.content)]
    stem = "-".join(word for word in words if word)
    return id_from(stem, lambda s: ids_beginning_with(change.session, "claims", s), "claim")
