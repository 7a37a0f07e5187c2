"""What sources say of a state beside its acts, question by question; weighed once for all days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.actions import Family
from app.domain.claims import Claim, ListContent, PositionContent, Subject
from app.domain.denials import lists_signing
from app.domain.statements import (
    LastWords,
    Statement,
    Weighed,
    last_words,
    uncontradicted,
    weigh,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of whether a state has signed, has consented, and is a party.

    ``parties`` are the statements that it is or is not a party, strongest first, ``party`` the same weighed.
    """

    signed: Weighed
    consented: Weighed
    party: LastWords
    parties: tuple[Statement, ...]


def spoken_of(state_id: str, statements: Sequence[Claim]) -> Spoken:
    """What the statements, positions and lists, say of the state; strongest first."""
    parties = tuple(_being_a_party(statements))
    return Spoken(
        weigh(list(_having_signed(state_id, statements))),
        weigh(list(_having_consented(state_id, statements, parties))),
        last_words(parties),
        parties,
    )


def _being_a_party(statements: Sequence[Claim]) -> Iterator[Statement]:
    for claim in statements:
        if isinstance(claim.content, PositionContent) and claim.content.subject is Subject.PARTY:
            yield claim, claim.content.value


def _having_signed(state_id: str, statements: Sequence[Claim]) -> Iterator[Statement]:
    for claim in statements:
        match claim.content:
            case PositionContent(subject=Subject.SIGNED, value=value):
                yield claim, value
            case ListContent() as listed if Family.SIGNATURE in listed.covers:
                if lists_signing(listed, state_id):
                    yield claim, True
                elif listed.complete:
                    yield claim, False


def _having_consented(
    state_id: str, statements: Sequence[Claim], parties: Sequence[Statement]
) -> Iterator[Statement]:
    # "Is not a party" leaves open whether an instrument lies with the depositary, so only "is" speaks here.
    joined = {claim.id for claim, value in uncontradicted(parties) if value}
    for claim in statements:
        match claim.content:
            case PositionContent() if claim.id in joined:
                yield claim, True
            case ListContent() as listed if Family.CONSENT in listed.covers:
                if listed.lists(state_id, Family.CONSENT):
                    yield claim, True
                elif listed.complete:
                    yield claim, False
