"""Whether a treaty was said to apply to a territory: what the state responsible for it declared, and nothing else."""

from dataclasses import dataclass
from datetime import date

from app.domain.claims import Claim, DeclarationContent
from app.domain.register import Register


@dataclass(frozen=True, slots=True)
class TerritorialApplication:
    """What was last declared by the day asked. ``applies`` is null where the declaration does not say."""

    applies: bool | None
    on: date
    claims: tuple[Claim, ...]


def application_to(
    register: Register, territory_id: str, day: date
) -> TerritorialApplication | None:
    """What the record holds on a territory by that day, from the newest declaration; null where it is silent."""
    said = [
        (claim.content, claim)
        for record in register.records.values()
        for claim in record.declarations
        if isinstance(claim.content, DeclarationContent)
        and claim.content.territory == territory_id
        and claim.content.on <= day
    ]
    if not said:
        return None
    newest = max(content.on for content, _ in said)
    latest = [(content, claim) for content, claim in said if content.on == newest]
    verdicts = {content.applies for content, _ in latest}
    return TerritorialApplication(
        verdicts.pop() if len(verdicts) == 1 else None,
        newest,
        tuple(claim for _, claim in latest),
    )
