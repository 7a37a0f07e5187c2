"""The names that are most dangerous to get wrong: each is decided, and none is guessed."""

import pytest

from app.domain.matches import MatchKind
from app.services.state_names import StateNames


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Uk", "GBR"),
        ("UK", "GBR"),
        ("uk", "GBR"),
        ("U.K.", "GBR"),
        ("ua", "UKR"),
        ("America", "USA"),
        ("the US", "USA"),
        ("U. S. A.", "USA"),
        ("Niger", "NER"),
        ("The Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Georgia", "GEO"),
        ("Republic of Georgia", "GEO"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Ireland", "IRL"),
        ("Republic of Ireland", "IRL"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Dominican Rep.", "DOM"),
        ("Samoa", "WSM"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("Dél-Szudán", "SSD"),
        ("Dél-szudáni Köztársaság", "SSD"),
        ("Mali", "MLI"),
        ("Malawi", "MWI"),
        ("Austria", "AUT"),
        ("Australia", "AUS"),
        ("Slovakia", "SVK"),
        ("Slovenia", "SVN"),
        ("Iran", "IRN"),
        ("Iraq", "IRQ"),
        ("Mauritania", "MRT"),
        ("Mauritius", "MUS"),
        ("Áo", "AUT"),
        ("AO", "AGO"),
        ("nga", "NGA"),
        ("NGA", "NGA"),
        ("Macedonia", "MKD"),
        ("Micronesia", "FSM"),
        ("China", "CHN"),
        ("People's Republic of China", "CHN"),
        ("Palestine", "PSE"),
        ("Vatican", "VAT"),
        ("NA", "NAM"),
    ],
)
def test_a_name_means_this_state_and_no_other(names: StateNames, text: str, state: str) -> None:
    assert names.resolve(text).state_id == state


@pytest.mark.parametrize(
    ("text", "states"),
    [
        *((text, {"COD", "COG"}) for text in ("Congo", "the Congo", "CONGO", "Kongo", "Конго", "刚果", "剛果")),
        *((text, {"COD", "COG"}) for text in ("الكونغو", "コンゴ", "콩고", "कांगो", "קונגו", "Κονγκό", "კონგო")),
        *((text, {"KOR", "PRK"}) for text in ("Korea", "Corea", "Corée", "Kórea", "Корея", "كوريا", "Korea!")),
        *((text, {"KOR", "PRK"}) for text in ("Κορέα", "कोरिया", "קוריאה", "เกาหลี", "Coreia", "Koreja")),
        ("Nga", {"NGA", "RUS"}),
        ("Ao", {"AGO", "AUT"}),
        ("Virgin Islands", {"VGB", "VIR"}),
        ("St. Martin", {"MAF", "SXM"}),
        ("Kata", {"QAT", "TCD"}),
        ("Toga", {"TGO", "TON"}),
    ],
)  # fmt: skip
def test_a_shared_name_is_ambiguous_in_any_language(
    names: StateNames, text: str, states: set[str]
) -> None:
    match = names.resolve(text)
    assert (match.kind, match.state_id) == (MatchKind.AMBIGUOUS, None)
    assert set(match.candidates) == states


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Congo, Republic of", "COG"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Republik Kongo", "COG"),
        ("Demokratische Republik Kongo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("DR Congo", "COD"),
        ("R.D.C.", "COD"),
        ("Korea, Republic of", "KOR"),
        ("Korea (Democratic People's Republic of)", "PRK"),
        ("Rep. of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("N. Korea", "PRK"),
        ("대한민국", "KOR"),
        ("朝鲜", "PRK"),
    ],
)
def test_a_longer_name_says_which_of_the_two(names: StateNames, text: str, state: str) -> None:
    assert names.resolve(text).state_id == state


@pytest.mark.parametrize(
    "text",
    [
        *("State of Georgia", "Georgia, USA", "Islamic State of Iraq", "Kingdom of Georgia", "Kurdistan", "Tibet"),
        *("Texas", "New Mexico", "New Jersey", "Michael Jordan", "Jordan River", "guinea pig", "Paris", "Moscow"),
        *("Kyiv", "Washington", "Quebec", "Catalonia", "Crimea", "Gaza", "male", "man", "islands", "republic"),
        *("kingdom", "united", "states united arab", "American", "French", "the", "of", "Ukrane", "Untied States"),
        *("Ukrаine", "Мali", "Атлантида", "xyzzy", "?", "-", "🇺🇦"),
    ],
)  # fmt: skip
def test_what_is_no_name_of_a_state_matches_none(names: StateNames, text: str) -> None:
    match = names.resolve(text)
    assert (match.kind, match.state_id) == (MatchKind.NONE, None)
