"""The timeline of one state: its acts, what they brought about and what was said, by day."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.actions import ActionKind
from app.domain.claims import Claim, DeclarationContent
from app.domain.consent import cycles
from app.domain.force import effect_of_consent, withdrawal_of
from app.domain.register import Register
from app.domain.standing import Certainty, Status
from app.domain.status import standing_on


class Happening(StrEnum):
    """What an event of a timeline is."""

    ACT = "act"
    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL_TAKES_EFFECT = "withdrawal_takes_effect"
    DECLARATION = "declaration"
    COMMUNICATION = "communication"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline. ``status`` is the state's status at the end of that day.

    ``certainty``: projected for an effect that has not come, or not surely come, by the day asked.
    """

    on: date
    happening: Happening
    act: ActionKind | None
    text: str | None
    status: Status
    certainty: Certainty
    claims: tuple[Claim, ...]


def history(register: Register, state_id: str, day: date) -> list[Event]:
    """The events known on ``day``, ascending: acts up to it, and the effects that follow from them."""
    record, timeline = register.records[state_id], register.timeline
    acts = [act for act in record.acts if act.on <= day]
    found: list[
        tuple[date, Happening, ActionKind | None, str | None, Certainty, tuple[Claim, ...]]
    ] = [
        (act.on, Happening.ACT, act.kind, act.scope, Certainty.CONFIRMED, act.claims)
        for act in acts
    ]
    for cycle in cycles(acts):
        effect = effect_of_consent(cycle.consent, timeline, day) if cycle.consent else None
        leaving = withdrawal_of(cycle.withdrawal, timeline) if cycle.withdrawal else None
        left_on = leaving.effective_on if leaving else None
        if cycle.consent and effect and (left_on is None or effect < left_on):
            certainty = Certainty.CONFIRMED if effect <= day else Certainty.PROJECTED
            found.append(
                (effect, Happening.ENTRY_INTO_FORCE, None, None, certainty, cycle.consent.claims)
            )
        if leaving and left_on:
            certainty = leaving.certainty if left_on <= day else Certainty.PROJECTED
            found.append(
                (left_on, Happening.WITHDRAWAL_TAKES_EFFECT, None, None, certainty, leaving.claims)
            )
    for claims, happening in (
        (record.declarations, Happening.DECLARATION),
        (record.communications, Happening.COMMUNICATION),
    ):
        for claim in claims:
            if isinstance(claim.content, DeclarationContent) and claim.content.on <= day:
                found.append(
                    (
                        claim.content.on,
                        happening,
                        None,
                        claim.content.text,
                        Certainty.CONFIRMED,
                        (claim,),
                    )
                )
    state, ahead = register.states[state_id], replace(record, acts=tuple(acts))
    return [
        Event(
            on,
            happening,
            act,
            text,
            # What follows after the day asked rests on the acts known by then.
            standing_on(state, record if on <= day else ahead, timeline, on).status,
            certainty,
            claims,
        )
        for on, happening, act, text, certainty, claims in sorted(found, key=lambda event: event[0])
    ]
