"""English: how days, states and acts are written in a sentence."""

from datetime import date

from app.domain.actions import ActionKind
from app.domain.states import State
from app.render.dates import day_in_words

# Names that a sentence writes otherwise than a list does.
_IN_A_SENTENCE = {
    "ARE": "the United Arab Emirates",
    "BHS": "the Bahamas",
    "CAF": "the Central African Republic",
    "COD": "the Democratic Republic of the Congo",
    "COG": "the Republic of the Congo",
    "COK": "the Cook Islands",
    "COM": "the Comoros",
    "DOM": "the Dominican Republic",
    "FSM": "the Federated States of Micronesia",
    "GBR": "the United Kingdom",
    "GMB": "the Gambia",
    "MDV": "the Maldives",
    "MHL": "the Marshall Islands",
    "NLD": "the Netherlands",
    "PHL": "the Philippines",
    "PSE": "the State of Palestine",
    "SLB": "the Solomon Islands",
    "USA": "the United States",
    "VAT": "the Holy See",
}

_PAST = {
    ActionKind.SIGNATURE: "signed it",
    ActionKind.SUCCESSION_TO_SIGNATURE: "succeeded to a signature",
    ActionKind.PROVISIONAL_APPLICATION: "notified provisional application",
    ActionKind.RATIFICATION: "ratified it",
    ActionKind.ACCEPTANCE: "accepted it",
    ActionKind.APPROVAL: "approved it",
    ActionKind.ACCESSION: "acceded to it",
    ActionKind.SUCCESSION: "succeeded to it",
    ActionKind.DEFINITIVE_SIGNATURE: "signed it definitively",
    ActionKind.FORMAL_CONFIRMATION: "formally confirmed it",
    ActionKind.CONSENT_TO_BE_BOUND: "consented to be bound by it",
    ActionKind.WITHDRAWAL: "gave notice of withdrawal",
    ActionKind.WITHDRAWAL_REVOCATION: "took back its notice of withdrawal",
}


def write_day(day: date) -> str:
    """A day in words: 3 February 2026."""
    return day_in_words(day, "en")


def name_in_sentence(state: State) -> str:
    """The state's name as it stands inside a sentence: "the United States"."""
    return _IN_A_SENTENCE.get(state.id, state.name)


def past_of(kind: ActionKind) -> str:
    """What a state did, with "it" for the treaty: "ratified it"."""
    return _PAST[kind]


def capitalised(sentence: str) -> str:
    """The sentence with its first letter raised."""
    return sentence[:1].upper() + sentence[1:]
