"""The seed as a register, without a database: its commands' claims in the order in which they are recorded."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from app.domain.claims import Claim
from app.domain.commands import Command
from app.domain.folding import build_register
from app.domain.register import Register

SEED = Path(__file__).resolve().parents[2] / "seed"


def as_is(claim: Claim) -> Claim:
    """The claim as the seed has it."""
    return claim


def register_of(
    commands: Iterable[Command], told: Callable[[Claim], Claim] = as_is, treaty_id: str = "ccm"
) -> Register:
    """The register of one treaty in these commands; ``told`` may change what its claims say."""
    commands = list(commands)
    claims = [
        replace(told(claim), recorded_at=command.recorded_at, revision=revision)
        for revision, command in enumerate(commands, start=1)
        for claim in command.claims
        if claim.treaty_id == treaty_id
    ]
    states = sorted(
        (s for command in commands for s in command.states), key=lambda state: state.name
    )
    (treaty,) = (t for command in commands for t in command.treaties if t.id == treaty_id)
    return build_register(
        treaty,
        len(commands),
        {state.id: state for state in states},
        {source.id: source for command in commands for source in command.sources},
        [replace(claim, sequence=sequence) for sequence, claim in enumerate(claims, start=1)],
    )
