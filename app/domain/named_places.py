"""Names that are no state's: territories, those that are not among the participants, states that are no more."""

from dataclasses import dataclass
from enum import StrEnum


class NotAStateKind(StrEnum):
    """Why a name that people ask for is no state's."""

    NOT_A_PARTICIPANT = "not_a_participant"
    ORGANIZATION = "organization"
    FORMER_STATE = "former_state"


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with an ISO 3166-1 code, or a part of a state that people ask for.

    ``state_id`` is the state responsible for it in the United Nations' lists; ``note`` says what is to be said
    of that.
    """

    id: str
    iso2: str | None
    m49: str | None
    name: str
    state_id: str
    note: str | None


@dataclass(frozen=True, slots=True)
class FormerOrOther:
    """Something that is no state today. ``state_ids`` are those of the states in its place, of a former one."""

    id: str
    iso2: str | None
    m49: str | None
    name: str
    kind: NotAStateKind
    state_ids: tuple[str, ...]
    explanation: str
