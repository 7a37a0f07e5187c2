"""Each kind of match, and by what it was made."""

from datetime import date

import pytest

from app.domain.matches import MatchKind, Naming
from app.domain.named_places import NotAStateKind
from app.domain.names import NamesTable, build_name_index
from app.services.state_names import StateNames
from app.sources.seed_reference import read_states
from tests.seed.recorded import SEED


@pytest.mark.parametrize(
    ("text", "kind", "how"),
    [
        ("UA", MatchKind.EXACT, Naming.ISO_ALPHA_2),
        ("ukr", MatchKind.EXACT, Naming.ISO_ALPHA_3),
        ("804", MatchKind.EXACT, Naming.UN_M49),
        ("4", MatchKind.EXACT, Naming.UN_M49),
        ("Ukraine", MatchKind.EXACT, Naming.NAME_IN_THE_RECORD),
        ("Russian Federation", MatchKind.EXACT, Naming.NAME_IN_THE_RECORD),
        ("la République islamique d'Afghanistan", MatchKind.EXACT, Naming.UN_NAME),
        ("Afghanistan (l')", MatchKind.EXACT, Naming.UN_NAME),
        ("博茨瓦纳共和国", MatchKind.EXACT, Naming.UN_NAME),
        ("Sambia", MatchKind.ALIAS, Naming.COMMON_NAME),
        ("Holland", MatchKind.ALIAS, Naming.INFORMAL_NAME),
        ("UAE", MatchKind.ALIAS, Naming.ABBREVIATION),
        ("Naoero", MatchKind.ALIAS, Naming.VARIANT),
        ("Königreich Dänemark", MatchKind.ALIAS, Naming.FORMAL_NAME),
        ("Albanijos Respublika", MatchKind.ALIAS, Naming.FORMAL_NAME),
        ("ボツワナ共和国", MatchKind.ALIAS, Naming.FORMAL_NAME),
    ],
)
def test_a_match_says_by_what(names: StateNames, text: str, kind: MatchKind, how: Naming) -> None:
    match = names.resolve(text)
    assert match.matched_by is not None
    assert (match.kind, match.matched_by.how) == (kind, how)


@pytest.mark.parametrize(
    ("text", "state", "until"),
    [
        ("Swaziland", "SWZ", date(2018, 4, 18)),
        ("FYROM", "MKD", date(2019, 2, 11)),
        ("Former Yugoslav Republic of Macedonia", "MKD", date(2019, 2, 11)),
        ("Turkey", "TUR", date(2022, 5, 31)),
        ("Cape Verde", "CPV", date(2013, 10, 23)),
        ("Burma", "MMR", date(1989, 6, 17)),
        ("Zaire", "COD", date(1997, 5, 16)),
        ("Ceylon", "LKA", date(1972, 5, 21)),
        ("Upper Volta", "BFA", date(1984, 8, 3)),
        ("Western Samoa", "WSM", date(1997, 7, 3)),
    ],
)
def test_a_former_name_says_until_when_it_was_used(
    names: StateNames, text: str, state: str, until: date
) -> None:
    match = names.resolve(text)
    assert match.state_id == state
    assert match.matched_by is not None
    assert (match.matched_by.how, match.matched_by.name) == (Naming.FORMER_NAME, text)
    assert match.matched_by.until == until
    assert match.matched_by.note


@pytest.mark.parametrize(
    ("new", "state"),
    [
        ("Eswatini", "SWZ"),
        ("North Macedonia", "MKD"),
        ("Türkiye", "TUR"),
        ("Cabo Verde", "CPV"),
        ("Myanmar", "MMR"),
        ("Nauru", "NRU"),
    ],
)
def test_the_name_of_today_is_no_former_one(names: StateNames, new: str, state: str) -> None:
    match = names.resolve(new)
    assert (match.kind, match.state_id) == (MatchKind.EXACT, state)


@pytest.mark.parametrize(
    ("text", "territory", "state"),
    [
        ("Faroe Islands", "FRO", "DNK"),
        ("Îles Féroé", "FRO", "DNK"),
        ("Tokelau", "TKL", "NZL"),
        ("Aruba", "ABW", "NLD"),
        ("Hong Kong", "HKG", "CHN"),
        ("香港", "HKG", "CHN"),
        ("Macau", "MAC", "CHN"),
        ("GL", "GRL", "DNK"),
        ("Puerto Rico", "PRI", "USA"),
        ("Isle of Man", "IMN", "GBR"),
        ("England", "GB-ENG", "GBR"),
        ("Northern Ireland", "GB-NIR", "GBR"),
        ("Bonaire", "BES", "NLD"),
        ("Falkland Islands", "FLK", "GBR"),
        ("Islas Malvinas", "FLK", "GBR"),
    ],
)
def test_a_territory_never_is_its_state(
    names: StateNames, text: str, territory: str, state: str
) -> None:
    match = names.resolve(text)
    assert (match.kind, match.state_id) == (MatchKind.TERRITORY, None)
    assert match.territory is not None
    assert (match.territory.id, match.territory.state_id) == (territory, state)


@pytest.mark.parametrize(
    ("text", "named", "kind"),
    [
        ("Taiwan", "TWN", NotAStateKind.NOT_A_PARTICIPANT),
        ("TW", "TWN", NotAStateKind.NOT_A_PARTICIPANT),
        ("Republic of China", "TWN", NotAStateKind.NOT_A_PARTICIPANT),
        ("台湾", "TWN", NotAStateKind.NOT_A_PARTICIPANT),
        ("Kosovo", "XKX", NotAStateKind.NOT_A_PARTICIPANT),
        ("European Union", "EUE", NotAStateKind.ORGANIZATION),
        ("EU", "EUE", NotAStateKind.ORGANIZATION),
        ("Western Sahara", "ESH", NotAStateKind.NOT_A_PARTICIPANT),
        ("Antarctica", "ATA", NotAStateKind.NOT_A_PARTICIPANT),
        ("USSR", "SUN", NotAStateKind.FORMER_STATE),
        ("СССР", "SUN", NotAStateKind.FORMER_STATE),
        ("Soviet Union", "SUN", NotAStateKind.FORMER_STATE),
        ("Yugoslavia", "YUG", NotAStateKind.FORMER_STATE),
        ("Czechoslovakia", "CSK", NotAStateKind.FORMER_STATE),
        ("East Germany", "DDR", NotAStateKind.FORMER_STATE),
        ("Serbia and Montenegro", "SCG", NotAStateKind.FORMER_STATE),
    ],
)
def test_what_is_no_state_is_explained_and_not_matched(
    names: StateNames, text: str, named: str, kind: NotAStateKind
) -> None:
    match = names.resolve(text)
    assert (match.kind, match.state_id) == (MatchKind.NOT_A_PARTICIPANT, None)
    assert match.other is not None
    assert (match.other.id, match.other.kind) == (named, kind)
    assert match.other.explanation.endswith(".")
    assert not {"refused", "claims to be", "so-called"} & set(match.other.explanation.split())


@pytest.mark.parametrize(
    ("typo", "state"),
    [
        ("Ukrane", "UKR"),
        ("Untied States", "USA"),
        ("Afganistn", "AFG"),
        ("Kyrgystn", "KGZ"),
        ("Phillippines", "PHL"),
        ("Nigerria", "NGA"),
        ("Deutschlnd", "DEU"),
        ("Росия", "RUS"),
    ],
)
def test_a_typing_slip_is_never_resolved_and_the_state_is_first_among_the_suggestions(
    names: StateNames, typo: str, state: str
) -> None:
    match = names.resolve(typo)
    assert (match.kind, match.state_id) == (MatchKind.NONE, None)
    assert match.suggestions[0] == state
    assert len(match.suggestions) <= 5


def test_nonsense_has_no_suggestions(names: StateNames) -> None:
    assert names.resolve("qqqqqqqqqqqq").suggestions == ()


def test_without_a_table_the_record_and_the_two_shared_names_remain() -> None:
    index = build_name_index(read_states(SEED / "states.csv", "states.csv").values(), NamesTable())
    assert index.resolve("Ukraine").state_id == "UKR"
    assert index.resolve("Congo").kind is MatchKind.AMBIGUOUS
    assert index.resolve("Korea").kind is MatchKind.AMBIGUOUS
    assert index.resolve("Zaire").kind is MatchKind.NONE
