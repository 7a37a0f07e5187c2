"""End notes: the dates of a withdrawal, the condition it is under, and what a note says of territories.

A note is followed only where it says plainly who gave notice when; what it leaves open stays null.
"""

import re
from collections.abc import Iterable, Mapping
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


def read_withdrawal(
    numbers: Iterable[str], notes: Mapping[str, str], as_of: date | None, *, left: bool
) -> Withdrawal | None:
    """The withdrawal that the notes of one row date, the last one where there are several; else null.

    ``left``: its consent stands in brackets, so that a note need not speak of a notification to be understood.
    """
    words = _LEAVING if left else _NOTICE
    found = [
        withdrawal
        for number in numbers
        if number in notes
        and (withdrawal := _in_note(number, notes[number], as_of, words)) is not None
    ]
    return max(found, key=lambda withdrawal: withdrawal.notified_on, default=None)


def is_territorial(note: str) -> bool:
    """Whether a note speaks of the territories that a participation extends to."""
    return bool(_TERRITORY.search(note)) and not _NOTICE.search(note)


def _in_note(
    number: str, note: str, as_of: date | None, words: re.Pattern[str]
) -> Withdrawal | None:
    sentences = [part for paragraph in note.splitlines() for part in _SENTENCE.split(paragraph)]
    notified_on: date | None = None
    notice = ""
    effective_on: date | None = None
    in_effect = False
    for sentence in sentences:
        effect = _effect_in(sentence)
        if _TAKEN_BACK.search(sentence):
            notified_on, effective_on = None, None
            continue
        on = _notice_in(sentence, words)
        if on is not None and (effect is None or on != effect[0]):
            notified_on, notice, effective_on, in_effect = on, sentence, None, False
        if notified_on is not None and effect is not None:
            effective_on, in_effect = effect
            notice = notice if sentence == notice else f"{notice}. {sentence}"
    if notified_on is None or (effective_on is not None and effective_on < notified_on):
        return None
    condition = _CONDITION.search(note)
    quote = notice if notice in note else note
    taken = in_effect or (
        condition is None and None not in (effective_on, as_of) and effective_on <= as_of  # type: ignore[operator]
    )
    return Withdrawal(
        notified_on, effective_on, taken, condition[0] if condition else None, quote, number
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
