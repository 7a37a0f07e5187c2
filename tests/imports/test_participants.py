"""Participants: today's spellings and earlier ones, organizations, former states and territories; none is guessed."""

import pytest

from app.domain.states import State
from app.sources.untc.pages import ParticipantKind as K
from app.sources.untc.participants import Find, find_participant

STATES = {
    "Bolivia (Plurinational State of)": "BOL",
    "Cape Verde": "CPV",
    "Congo": "COG",
    "Cook Islands": "COK",
    "Cote d'Ivoire": "CIV",
    "Côte d'Ivoire 11": "CIV",
    "Czech Republic": "CZE",
    "Democratic Republic of the Congo": "COD",
    "Eswatini": "SWZ",
    "Holy See": "VAT",
    "Iran (Islamic Republic of)": "IRN",
    "Libyan Arab Jamahiriya": "LBY",
    "Micronesia (Federated States of)": "FSM",
    "Moldova": "MDA",
    "Netherlands (Kingdom of the)": "NLD",
    "Niger": "NER",
    "Nigeria": "NGA",
    "Republic of Korea": "KOR",
    "State of Palestine": "PSE",
    "Swaziland": "SWZ",
    "The former Yugoslav Republic of Macedonia5": "MKD",
    "Turkey": "TUR",
    "United Kingdom of Great Britain and Northern Ireland 2,3": "GBR",
    "Venezuela (Bolivarian Republic of)": "VEN",
    "Yemen1,35": "YEM",
}
OTHERS = {
    "European Union": K.ORGANIZATION,
    "European Community": K.ORGANIZATION,
    "International Atomic Energy Agency": K.ORGANIZATION,
    "Food and Agriculture Organization of the United Nations": K.ORGANIZATION,
    "Yugoslavia (former)": K.FORMER_STATE,
    "Serbia and Montenegro": K.FORMER_STATE,
    "Czechoslovakia": K.FORMER_STATE,
    "German Democratic Republic 4": K.FORMER_STATE,
    "Union of Soviet Socialist Republics": K.FORMER_STATE,
    "Hong Kong, China": K.TERRITORY,
    "Faroe Islands": K.TERRITORY,
    "Ruritania": K.UNKNOWN,
    "Republic of the Union Bank": K.UNKNOWN,
    "Nigerr": K.UNKNOWN,
    "": K.UNKNOWN,
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_found_by_the_spellings_of_pages(name: str, find: Find) -> None:
    found = find_participant(name, find)
    assert (found.kind, found.state_id) == (K.STATE, STATES[name])


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_state_becomes_none(name: str, find: Find) -> None:
    found = find_participant(name, find)
    assert (found.kind, found.state_id) == (OTHERS[name], None)


def test_every_name_at_the_united_nations_is_found(states: list[State], find: Find) -> None:
    assert [s.id for s in states if find_participant(s.un_name, find).state_id != s.id] == []
