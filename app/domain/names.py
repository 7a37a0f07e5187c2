"""Find the state that a code or a name means, and never guess.

Codes are ISO 3166-1 alpha-2 and alpha-3 and UN M49; names are the ones the record holds. Case, accents, punctuation
and a leading article do not matter. A name that several states share is ambiguous, whoever uses it for one of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from app.domain.states import State


class MatchKind(StrEnum):
    """How a text was resolved."""

    EXACT = "exact"
    ALIAS = "alias"
    AMBIGUOUS = "ambiguous"
    TERRITORY = "territory"
    NOT_A_PARTICIPANT = "not_a_participant"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means: ``state_id`` for exact and alias, ``candidates`` for ambiguous, ``suggestions`` for none."""

    kind: MatchKind
    state_id: str | None = None
    candidates: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


# Names that people use for either of two states; whoever uses one for one of them, nobody guesses which is meant.
SHARED_NAMES: Mapping[str, tuple[str, ...]] = {"Congo": ("COD", "COG"), "Korea": ("KOR", "PRK")}

_MARKS = re.compile(r"[^\w\s]|_")


def normalise_name(text: str) -> str:
    """The form under which names are compared: no case, accents, punctuation or leading article."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("&", " and ")
    words = _MARKS.sub(" ", letters.replace("'", "").replace("’", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The codes and names of all states, ready for look-ups; build it with ``build_name_index``."""

    codes: Mapping[str, str]
    names: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def resolve(self, text: str) -> Match:
        """The state that a code or name means, or why none can be named."""
        code = text.strip().upper()
        if code.isascii() and code.isdigit():
            code = code.zfill(3)
        if code in self.codes:
            return Match(MatchKind.EXACT, self.codes[code])
        name = normalise_name(text)
        if name in self.ambiguous:
            return Match(MatchKind.AMBIGUOUS, candidates=self.ambiguous[name])
        if name in self.names:
            return Match(MatchKind.EXACT, self.names[name])
        near = get_close_matches(name, self.names, n=5, cutoff=0.7)
        return Match(
            MatchKind.NONE, suggestions=tuple(dict.fromkeys(self.names[key] for key in near))
        )


def build_name_index(
    states: Iterable[State], shared_names: Mapping[str, Sequence[str]] = SHARED_NAMES
) -> NameIndex:
    """An index of the states' codes and names; ``shared_names`` maps names to the ids of the states that share them."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for state in states:
        codes |= dict.fromkeys((state.id, state.iso2, state.m49), state.id)
        names |= dict.fromkeys(
            (normalise_name(state.name), normalise_name(state.un_name)), state.id
        )
    shared = {normalise_name(name): tuple(candidates) for name, candidates in shared_names.items()}
    return NameIndex(codes, names, shared)
