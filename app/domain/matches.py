"""What a text turned out to mean, and by which of its codes and names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.named_places import FormerOrOther, Territory


class MatchKind(StrEnum):
    """How a text was resolved."""

    EXACT = "exact"
    ALIAS = "alias"
    AMBIGUOUS = "ambiguous"
    TERRITORY = "territory"
    NOT_A_PARTICIPANT = "not_a_participant"
    NONE = "none"


class Naming(StrEnum):
    """What kind of code or name it was."""

    ISO_ALPHA_2 = "iso_alpha_2"
    ISO_ALPHA_3 = "iso_alpha_3"
    UN_M49 = "un_m49"
    NAME_IN_THE_RECORD = "name_in_the_record"
    UN_NAME = "un_name"
    COMMON_NAME = "common_name"
    OTHER_NAME = "other_name"
    FORMER_NAME = "former"
    INFORMAL_NAME = "informal"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"
    FORMAL_NAME = "formal_name"


@dataclass(frozen=True, slots=True)
class MatchedBy:
    """By what a text was matched. A former name has the days it was used from and until, as far as they are known."""

    how: Naming
    name: str | None = None
    since: date | None = None
    until: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means: ``state_id`` for exact and alias, ``candidates`` for ambiguous, ``territory`` and ``other``
    for what is no state, ``suggestions`` for none.
    """

    kind: MatchKind
    state_id: str | None = None
    candidates: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    matched_by: MatchedBy | None = None
    territory: Territory | None = None
    other: FormerOrOther | None = None
