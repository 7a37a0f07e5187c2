"""End notes: the dates of a withdrawal, the condition it is under, territories, and what a participant told of itself.

A note is followed only where it says plainly who gave notice when; what it leaves open stays null.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.sources.untc.cells import days_in
from app.sources.untc.pages import Withdrawal

_NOTICE = re.compile(
    r"\b(notification|notice|instrument|communication) of (its )?(withdrawal|denunciation)\b",
    re.IGNORECASE,
)
# Enough only where brackets show that the participant has left.
_LEAVING = re.compile(r"\b(withdr[ae]w\w*|denounc\w+|denunciation)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?P<verb>took effect|takes effect|will take effect|taking effect|shall take effect|to take effect"
    r"|with effect|effective|became effective|entered into effect)\b(?P<between>[^.;]{0,90}?)$",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"took|became|entered", re.IGNORECASE)
_CONDITION = re.compile(r"subject to the condition[^.]*", re.IGNORECASE)
_CONSENT_REVOKED = re.compile(
    r"\b(withdr[ae]w\w*|revo[ck]\w+) (of )?((its|the|their) )?(instruments? of )?"
    r"(ratification|acceptance|approval|accession)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(withdrew|ha[sd] withdrawn|withdrawal of|revok\w+|rescind\w+|cancel\w+) (of )?(its|the|this|that|their) "
    r"[^.]{0,40}(notification|notice|decision|denunciation|instrument|withdrawal)",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"withdr[ae]w\w* (of )?((the|its|their|a|any) )?(\w+ )?(reservation|declaration|objection|signature)"
    r"|not (intend )?to become a party",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]”\"])\.\s+(?=[A-Z“\"(\[])")
_TERRITORY = re.compile(
    r"\b(territor(y|ies|ial)|extend(s|ed)?|extension|Kingdom in Europe|European part|Caribbean part"
    r"|Hong Kong|Macao|Faroe Islands|Greenland|Tokelau|Isle of Man|Guernsey|Jersey)\b"
)
_COMMUNICATION = re.compile(r"\bcommunication\b", re.IGNORECASE)


def read_withdrawals(
    numbers: Iterable[str], notes: Mapping[str, str], as_of: date | None, *, left: bool
) -> tuple[Withdrawal, ...]:
    """The withdrawals that the notes of one row date, in order; a participant may leave, join again and leave again.

    ``left``: its consent stands in brackets, so that a note need not speak of a notification to be understood.
    """
    words = _LEAVING if left else _NOTICE
    found = {
        withdrawal.notified_on: withdrawal
        for number in numbers
        for withdrawal in _in_note(number, notes.get(number, ""), as_of, words)
    }
    return tuple(found[on] for on in sorted(found))


def revokes_consent(numbers: Iterable[str], notes: Mapping[str, str]) -> bool:
    """Whether the notes of one row say that an instrument of consent was taken back, not that the treaty was left."""
    return any(_CONSENT_REVOKED.search(notes.get(number, "")) for number in numbers)


def is_territorial(note: str) -> bool:
    """Whether a note speaks of the territories that a participation extends to."""
    return bool(_TERRITORY.search(note)) and not _NOTICE.search(note)


def is_own_communication(note: str, participant: str) -> bool:
    """Whether a note hands on what this participant itself told the depositary, other than that it leaves.

    What another government said about it is not its own, though the note stands at its name.
    """
    opening = _SENTENCE.split(note.partition("\n")[0])[0]
    by = rf"\bGovernment of (the )?([A-Z]\w+ of (the )?)?{re.escape(participant)}\b"
    return bool(
        _COMMUNICATION.search(opening)
        and re.search(by, opening)
        and not _NOTICE.search(note)
        and not _CONSENT_REVOKED.search(note)
    )


@dataclass(slots=True)
class _Notice:
    on: date
    said: str
    effective_on: date | None = None
    in_effect: bool = False


def _in_note(
    number: str, note: str, as_of: date | None, words: re.Pattern[str]
) -> Iterator[Withdrawal]:
    condition = _CONDITION.search(note)
    notices: list[_Notice] = []
    for sentence in (part for line in note.splitlines() for part in _SENTENCE.split(line)):
        if _TAKEN_BACK.search(sentence):
            notices = notices[:-1]
            continue
        effect = _effect_in(sentence)
        on = _notice_in(sentence, words)
        if on is not None and (effect is None or on != effect[0]):
            notices.append(_Notice(on, sentence))
        if notices and effect is not None:
            last = notices[-1]
            last.effective_on, last.in_effect = effect
            last.said = last.said if sentence == last.said else f"{last.said}. {sentence}"
    for notice in notices:
        effective_on = notice.effective_on
        if effective_on is not None and effective_on < notice.on:
            continue
        passed = effective_on is not None and as_of is not None and effective_on <= as_of
        yield Withdrawal(
            notice.on,
            effective_on,
            notice.in_effect or (passed and condition is None),
            condition[0] if condition else None,
            notice.said if notice.said in note else note,
            number,
        )


def _notice_in(sentence: str, words: re.Pattern[str]) -> date | None:
    said = words.search(sentence)
    if said is None or _OTHER_THING.search(sentence):
        return None
    # "On 27 June 2025, the Government …": the first day of the sentence is the one on which notice was given.
    first = next(days_in(sentence), None)
    return first[1] if first and first[0] < said.end() + 60 else None


def _effect_in(sentence: str) -> tuple[date, bool] | None:
    for position, on in days_in(sentence):
        said = _EFFECT.search(sentence[:position])
        if said is not None:
            return on, bool(_TAKEN.search(said["verb"]))
    return None
