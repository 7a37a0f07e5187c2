"""The depositary's own spellings are a vocabulary of their own, which an importer asks for by name."""

import pytest

from app.domain.errors import InvalidValue
from app.domain.matches import MatchKind
from app.domain.named_places import NotAStateKind
from app.domain.states import State
from app.services.state_names import StateNames
from app.sources.seed_reference import read_states
from tests.seed.recorded import SEED

STATES = read_states(SEED / "states.csv", "states.csv")


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: state.id)
def test_it_means_one_state_by_each_of_its_names(names: StateNames, state: State) -> None:
    assert names.in_depositary_spelling(state.un_name).state_id == state.id


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Congo", "COG"),
        ("Republic of Korea", "KOR"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Democratic Republic of the Congo", "COD"),
        ("Zaire", "COD"),
        ("Bahamas (The)", "BHS"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Netherlands", "NLD"),
        ("Turkey", "TUR"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Czech Republic", "CZE"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("Micronesia (Federated States of)", "FSM"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Venezuela", "VEN"),
        ("Bolivia", "BOL"),
        ("United Kingdom", "GBR"),
    ],
)
def test_earlier_and_shorter_spellings_are_known(names: StateNames, text: str, state: str) -> None:
    assert names.in_depositary_spelling(text).state_id == state


@pytest.mark.parametrize(
    ("text", "named", "kind"),
    [
        ("European Union", "EUE", NotAStateKind.ORGANIZATION),
        ("European Community", "EUE", NotAStateKind.ORGANIZATION),
        ("European Atomic Energy Community", "euratom", NotAStateKind.ORGANIZATION),
        ("International Atomic Energy Agency", "iaea", NotAStateKind.ORGANIZATION),
        ("World Health Organization", "world-health-organization", NotAStateKind.ORGANIZATION),
        ("Czechoslovakia", "CSK", NotAStateKind.FORMER_STATE),
        ("Yugoslavia (former)", "YUG", NotAStateKind.FORMER_STATE),
        ("Serbia and Montenegro", "SCG", NotAStateKind.FORMER_STATE),
        ("German Democratic Republic", "DDR", NotAStateKind.FORMER_STATE),
        ("Viet Nam (Republic of)", "VDR", NotAStateKind.FORMER_STATE),
        ("China (Republic of)", "TWN", NotAStateKind.NOT_A_PARTICIPANT),
    ],
)
def test_organizations_and_former_states_are_what_they_are(
    names: StateNames, text: str, named: str, kind: NotAStateKind
) -> None:
    match = names.in_depositary_spelling(text)
    assert match.other is not None
    assert (match.state_id, match.other.id, match.other.kind) == (None, named, kind)


@pytest.mark.parametrize("text", ["Total", "Participant", "Korea", "Ukrane", "Virgin Islands"])
def test_what_it_does_not_write_is_not_guessed(names: StateNames, text: str) -> None:
    match = names.in_depositary_spelling(text)
    assert match.kind in (MatchKind.NONE, MatchKind.AMBIGUOUS)
    assert (match.state_id, match.suggestions) == (None, ())


def test_what_cannot_be_a_name_is_refused(names: StateNames) -> None:
    with pytest.raises(InvalidValue, match="participant"):
        names.in_depositary_spelling("\0")
