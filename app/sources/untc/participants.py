"""Participants by their names: states of the record, organizations, former states, territories; never a guess.

The names table knows the depositary's spellings, of today and of older pages. An organization that it does not know is
still told from a state by its name; nothing else is told from a name alone.
"""

import re
from collections.abc import Callable

from app.domain.errors import InvalidValue
from app.domain.matches import Match, MatchKind
from app.domain.named_places import NotAStateKind
from app.sources.untc.pages import Participant, ParticipantKind

Find = Callable[[str], Match]
"""What a text in the depositary's spelling means."""

_OF_AN_ORGANIZATION = re.compile(
    r"\b(organi[sz]ation|communit(y|ies)|union|agency|bank|fund|council|authority|corporation|commission|association"
    r"|league|institute|court|committee|conference|centre|center|secretariat|programme)\b",
    re.IGNORECASE,
)
_OF_A_STATE = re.compile(
    r"\b(republics?|kingdom|federation of|states? of|union of)\b", re.IGNORECASE
)
_NOTE_NUMBERS = re.compile(r"\s*\(?\d+(?:\s*,\s*\d+)*\)?\s*$")
_FORMER = re.compile(r"\s*\(\s*former(ly)?\s*\)|^former\s+", re.IGNORECASE)
_KINDS = {
    NotAStateKind.ORGANIZATION: ParticipantKind.ORGANIZATION,
    NotAStateKind.FORMER_STATE: ParticipantKind.FORMER_STATE,
}


def find_participant(name: str, find: Find) -> Participant:
    """The participant of that name, without the numbers of notes glued to it."""
    shown = _NOTE_NUMBERS.sub("", name).strip(" *")
    plain = _FORMER.sub("", shown).strip()
    for text in dict.fromkeys((shown, plain)):
        try:
            match = find(text)
        except InvalidValue:
            continue
        # "Yugoslavia (former)" is no state of today, whatever "Yugoslavia" may mean.
        if match.state_id is not None and text == shown:
            return Participant(shown, ParticipantKind.STATE, match.state_id)
        if match.other is not None and match.other.kind in _KINDS:
            return Participant(shown, _KINDS[match.other.kind])
        if match.kind is MatchKind.TERRITORY:
            return Participant(shown, ParticipantKind.TERRITORY)
    if _OF_AN_ORGANIZATION.search(shown) and not _OF_A_STATE.search(shown):
        return Participant(shown, ParticipantKind.ORGANIZATION)
    return Participant(shown, ParticipantKind.UNKNOWN)
