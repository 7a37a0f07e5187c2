"""Treaties as readers look for them."""

from app.domain.name_forms import normalise_name
from app.domain.register import Register
from app.services.snapshots import Snapshot


def find_treaties(snapshot: Snapshot, words: str | None) -> list[Register]:
    """The treaties whose id, number, registration or title contains the words; all without any."""
    registers = [snapshot.register(treaty_id) for treaty_id in sorted(snapshot.treaties)]
    if not words or not words.strip():
        return registers
    wanted, within = words.strip().casefold(), normalise_name(words)
    return [
        register
        for register in registers
        if wanted in _numbers(register) or (within and within in normalise_name(_titles(register)))
    ]


def treaties_by_age(snapshot: Snapshot) -> list[Register]:
    """All treaties, those first of which the record spoke first."""
    return sorted(find_treaties(snapshot, None), key=_first_revision)


def _first_revision(register: Register) -> int:
    latest = register.revision + 1
    return min((claim.revision for claim in register.claims.values()), default=latest)


def _numbers(register: Register) -> set[str]:
    terms = register.timeline.terms
    return {
        text.casefold()
        for text in (register.treaty.id, terms.untc_number, terms.registration)
        if text
    }


def _titles(register: Register) -> str:
    return f"{register.treaty.title} {register.treaty.short_title or ''}"
