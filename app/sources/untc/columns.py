"""Columns by their heads, never by their place: which acts a column holds, and by which letters.

A head lists kinds of act, most with the letter that marks them in its cells: "Ratification, Acceptance(A),
Accession(a)". What carries no letter is what a date alone means. A treaty brings legends of its own; the words decide.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.actions import ActionKind

_WORDS: Mapping[str, ActionKind | None] = {
    "succession to signature": ActionKind.SUCCESSION_TO_SIGNATURE,
    "definitive signature": ActionKind.DEFINITIVE_SIGNATURE,
    "signature": ActionKind.SIGNATURE,
    "ratification": ActionKind.RATIFICATION,
    "acceptance": ActionKind.ACCEPTANCE,
    "approval": ActionKind.APPROVAL,
    "accession": ActionKind.ACCESSION,
    "adhesion": ActionKind.ACCESSION,
    "succession": ActionKind.SUCCESSION,
    "act of formal confirmation": ActionKind.FORMAL_CONFIRMATION,
    "formal confirmation": ActionKind.FORMAL_CONFIRMATION,
    "provisional application": ActionKind.PROVISIONAL_APPLICATION,
    "consent to be bound": ActionKind.CONSENT_TO_BE_BOUND,
    # Consent by silence or by joining another instrument: the Agreement on Part XI of the Law of the Sea, article 5;
    # the Single Convention on Narcotic Drugs as amended.
    "simplified procedure": ActionKind.CONSENT_TO_BE_BOUND,
    "participation": ActionKind.CONSENT_TO_BE_BOUND,
    "denunciation": ActionKind.WITHDRAWAL,
    "withdrawal": ActionKind.WITHDRAWAL,
    "notification": None,
}
# Letters that the collection uses throughout; a head's own legend goes before them.
_LETTERS: Mapping[str, ActionKind] = {
    "a": ActionKind.ACCESSION,
    "A": ActionKind.ACCEPTANCE,
    "AA": ActionKind.APPROVAL,
    "c": ActionKind.FORMAL_CONFIRMATION,
    "d": ActionKind.SUCCESSION,
    "n": ActionKind.PROVISIONAL_APPLICATION,
    "P": ActionKind.CONSENT_TO_BE_BOUND,
    "s": ActionKind.DEFINITIVE_SIGNATURE,
}
_PARTICIPANT = re.compile(
    r"(participants?|states?|part(y|ies)|contracting part(y|ies)|countr(y|ies))\b", re.IGNORECASE
)
_EFFECT = re.compile(
    r"(date of )?(entry into force|(date of )?effect\b|effective date)", re.IGNORECASE
)
_NOTE_NUMBERS = re.compile(r"(?<=[A-Za-z)])\s*\d+(\s*,\s*\d+)*\s*$")
_PARTS = re.compile(r"\s*(?:[,;/]|\band\b|\bor\b)\s*(?![^()]*\))", re.IGNORECASE)
# A letter stands after the words of a kind, or ends what is said of it; "article 7 (1) (b)" ends in none.
_LETTER = re.compile(r"(?<![\s)\d])\s*\(\s*([A-Za-z]{1,2})\s*\)(?:$|\s)")
_REASONS = re.compile(r"\bby virtue of\b", re.IGNORECASE)


class Role(StrEnum):
    """What a column is for."""

    PARTICIPANT = "participant"
    ACTS = "acts"
    EFFECT = "effect"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``legend`` maps letters to kinds, ``plain`` is the kind of a date without a letter.

    ``ambiguous``: several kinds have no letter. A kind that is null is no act of participation (a notification).
    """

    head: str
    role: Role
    legend: Mapping[str, ActionKind | None]
    plain: ActionKind | None = None
    ambiguous: bool = False

    @property
    def kinds(self) -> tuple[ActionKind, ...]:
        """The kinds of act that its cells may hold."""
        found = [*self.legend.values(), self.plain]
        return tuple(dict.fromkeys(kind for kind in found if kind is not None))

    def kind_of(self, letter: str) -> tuple[ActionKind | None, bool]:
        """The kind that a letter, or none, marks in this column; and whether that is known."""
        if letter in self.legend:
            return self.legend[letter], True
        if letter == "":
            return self.plain, not self.ambiguous
        kind = _LETTERS.get(letter)
        if letter == "d" and self.plain is ActionKind.SIGNATURE:
            return ActionKind.SUCCESSION_TO_SIGNATURE, True
        # The head may leave a letter out; one that the whole collection uses for consent is still known.
        known = kind is not None and any(k.family is kind.family for k in self.kinds)
        return kind, known


def read_column(head: str) -> Column:
    """A column from its head, in which blanks are single and notes are left out."""
    words = _NOTE_NUMBERS.sub("", " ".join(head.split())).strip()
    if _PARTICIPANT.match(words):
        # "Participation in the Convention …" is no participant's column, "Participant" is.
        return Column(words, Role.PARTICIPANT, {})
    if _EFFECT.match(words):
        return Column(words, Role.EFFECT, {})
    items = list(_items(words))
    if not items:
        return Column(words, Role.UNKNOWN, {})
    legend = {letter: kind for kind, letter in items if letter}
    plain = list(dict.fromkeys(kind for kind, letter in items if not letter))
    if plain:
        return Column(words, Role.ACTS, legend, plain[0], len(plain) > 1)
    kinds = set(legend.values())
    # A date alone under "Acceptance(A)" is an acceptance; under two lettered kinds it could be either.
    only = next(iter(kinds)) if len(kinds) == 1 else None
    return Column(words, Role.ACTS, legend, only, ambiguous=only is None)


def _items(words: str) -> Iterator[tuple[ActionKind | None, str]]:
    """The kinds that a head lists, each with its letter, "" for none."""
    reasons = False
    for position, part in enumerate(part for part in _PARTS.split(words) if part):
        found = _LETTER.search(part)
        letter = found[1] if found else ""
        phrase = part[: found.start()] if found else part
        name = _known_word(phrase)
        if name is None:
            continue
        # A lower-case word without a letter goes on with what was said before: "… or accession thereto".
        alone = phrase.lower() == name and not reasons
        if phrase[0].isupper() or letter or alone or position == 0:
            yield _WORDS[name], letter
        reasons = reasons or bool(_REASONS.search(phrase))


def _known_word(phrase: str) -> str | None:
    lowered = phrase.lower()
    return next((word for word in _WORDS if re.match(rf"{word}s?\b", lowered)), None)
