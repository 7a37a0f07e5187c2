"""What a command must satisfy to be recorded: its form, and the rules of sources, claims and reviews."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any, TypeVar

from app.domain.claims import (
    ActionContent,
    Claim,
    ClaimType,
    DeclarationContent,
    DeclarationKind,
    Review,
    TermContent,
)
from app.domain.commands import Command
from app.domain.errors import InvalidRecord
from app.domain.plain import SOURCE, STATE, TREATY
from app.domain.plain_claims import plain_claim
from app.domain.plain_parts import TEXT
from app.domain.publications import Source
from app.domain.states import State
from app.domain.term_claims import read_term
from app.domain.treaties import Treaty
from app.services.correction import check_corrections
from app.services.earlier import Earlier, states_named
from app.store.engine import Session
from app.store.records import Kind

T = TypeVar("T", Treaty, State, Source, Claim)
Images = list[dict[str, Any]]

_ABOUT_A_STATE = {ClaimType.ACTION, ClaimType.POSITION, ClaimType.DECLARATION}
_NEEDS_A_REASON = {Review.REJECTED, Review.RETRACTED}
# What a new version of a claim may say anew; what its source says stays, for a correction is a new claim.
_OURS = {"review", "reason", "note", "override_reason"}
_MAY_CHANGE = {*_OURS, "version", "recorded_at", "revision", "sequence"}


def imaged(command: Command) -> dict[Kind, list[dict[str, Any]]]:
    """The plain forms of all that a command changes, by kind.

    Raises:
        InvalidRecord: the command says nothing, names a thing twice, or a thing breaks its form.
    """
    for key in ("actor", "name", "summary"):
        try:
            TEXT.plain(getattr(command, key))
        except InvalidRecord as error:
            raise _named("command", key, error) from None
    images: dict[Kind, list[dict[str, Any]]] = {
        "treaties": _forms("treaty", TREATY.plain, command.treaties),
        "states": _forms("state", STATE.plain, command.states),
        "sources": _forms("source", SOURCE.plain, command.sources),
        "claims": _forms("claim", plain_claim, command.claims),
    }
    if not any(images.values()):
        raise InvalidRecord("the command changes nothing")
    return images


def admit(session: Session, command: Command, claims: Images, day: date, earlier: Earlier) -> None:
    """Refuse a command that the record may not take in on that day.

    ``claims`` are the plain forms, ``earlier`` the record before the command.

    Raises:
        InvalidRecord: with the first thing that is wrong, named.
    """
    _check_changes("treaty", earlier.treaties, command.treaties)
    _check_changes("state", earlier.states, command.states)
    _check_changes("source", earlier.sources, command.sources)
    before = {c.id: earlier.claims[c.id] for c in command.claims if c.id in earlier.claims}
    treaties = earlier.treaties.keys() | {treaty.id for treaty in command.treaties}
    states = earlier.states.keys() | {state.id for state in command.states}
    sources = dict(earlier.sources) | {source.id: source for source in command.sources}
    for claim, image in zip(command.claims, claims, strict=True):
        try:
            _check_form(claim)
            if claim.id in before:
                _check_new_version(plain_claim(before[claim.id]), image)
            else:
                _check_references(claim, treaties, states, sources)
                _check_source(claim, sources[claim.source_id], day)
        except InvalidRecord as error:
            raise _named("claim", claim.id, error) from None
    check_corrections(session, command.claims, before)


def _forms(word: str, plain: Callable[[T], dict[str, Any]], things: Iterable[T]) -> Images:
    forms = []
    for thing in things:
        try:
            forms.append(plain(thing))
        except InvalidRecord as error:
            raise _named(word, thing.id, error) from None
    if len({thing.id for thing in things}) < len(forms):
        times = Counter(thing.id for thing in things)
        repeated = next(thing_id for thing_id, n in times.items() if n > 1)
        raise InvalidRecord(f"{word} {repeated}: named twice in one command")
    return forms


def _check_changes(word: str, before: Mapping[str, T], things: Sequence[T]) -> None:
    same = next((thing for thing in things if before.get(thing.id) == thing), None)
    if same is not None:
        raise InvalidRecord(f"{word} {same.id}: is recorded like this already")


def _check_form(claim: Claim) -> None:
    content = claim.content
    if (content.type in _ABOUT_A_STATE) != (claim.state_id is not None):
        raise InvalidRecord(
            "an action, a position or a declaration names its state, other types name none"
        )
    if claim.review in _NEEDS_A_REASON and claim.reason is None:
        raise InvalidRecord("what is rejected or retracted keeps the reason")
    if isinstance(content, TermContent):
        read_term(content.term, content.value)
    if (
        isinstance(content, DeclarationContent)
        and content.about is not None
        and content.kind is not DeclarationKind.COMMUNICATION
    ):
        raise InvalidRecord("only a communication is about another state")


def _check_new_version(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    changed = {key for key in new if old[key] != new[key]}
    if changed - _MAY_CHANGE:
        raise InvalidRecord(
            "what it says stays as recorded; a correction is a new claim that supersedes it"
        )
    if not changed & _OURS:
        raise InvalidRecord("is recorded like this already")


def _check_references(
    claim: Claim, treaties: Set[str], states: Set[str], sources: Mapping[str, Source]
) -> None:
    if claim.treaty_id not in treaties:
        raise InvalidRecord(f"no treaty {claim.treaty_id}")
    if claim.source_id not in sources:
        raise InvalidRecord(f"no source {claim.source_id}")
    if isinstance(claim.content, ActionContent) and claim.state_id in states:
        return  # as nearly all of a page's claims; an action names no other state
    for state_id in states_named(claim):
        if state_id not in states:
            raise InvalidRecord(f"no state {state_id}")


def _check_source(claim: Claim, source: Source, day: date) -> None:
    if claim.quote is not None and source.text_sha256 is None:
        raise InvalidRecord(
            f"a quote needs the text it is from; source {source.id} has no text_sha256"
        )
    if isinstance(claim.content, (ActionContent, DeclarationContent)):
        said, published = claim.as_of.latest, source.as_of.latest
        # What is undated was published at the latest when it was recorded.
        last_day = min(said or published or day, published or said or day)
        if claim.content.on > last_day:
            raise InvalidRecord(
                f"dated {claim.content.on}, after its source, which speaks as of {last_day}"
            )


def _named(word: str, thing_id: str, error: InvalidRecord) -> InvalidRecord:
    return InvalidRecord(f"{word} {thing_id}: {error}")
