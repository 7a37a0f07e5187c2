"""How many registers are held in memory: those asked for last, up to a number of claims in all of them together."""

from app.domain.register import Register

CLAIMS_HELD = (
    40_000  # about 50 MB; a register that is held no longer is built again from the tables
)


def newest(registers: dict[str, Register]) -> dict[str, Register]:
    """As many of the registers, by treaty id, as may be held: the last ones, and one at least."""
    held: dict[str, Register] = {}
    claims = 0
    for treaty_id in reversed(registers):
        claims += len(registers[treaty_id].claims)
        if held and claims > CLAIMS_HELD:
            break
        held[treaty_id] = registers[treaty_id]
    return dict(reversed(held.items()))
