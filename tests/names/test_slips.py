"""A slip of a finger never makes one state of another: it means none, with the one meant among the suggestions."""

import unicodedata
from collections.abc import Iterator

import pytest

from app.domain.matches import MatchKind
from app.domain.name_forms import normalise_name
from app.domain.names import NamesTable
from app.services.state_names import StateNames
from app.sources.names_folder import LANGUAGES
from app.sources.names_lookalikes import lookalikes
from app.sources.seed_reference import read_states
from tests.seed.recorded import SEED

STATES = read_states(SEED / "states.csv", "states.csv")
# Names one letter apart that are both real, in a language of many readers: (what was meant, what is written).
REAL_NAMES = {
    *[("GMB", "zambia"), ("GMB", "sambia"), ("ZMB", "gambia"), ("GMB", "zambie"), ("ZMB", "gambie")],
    *[("IRN", "iraq"), ("IRN", "irak"), ("IRQ", "iran"), ("IRQ", "irao"), ("CHL", "chine"), ("CHN", "chile")],
    *[("IRL", "iceland"), ("ISL", "ireland"), ("IRL", "islanda"), ("IRL", "izlanda"), ("IRL", "islande")],
    *[("ISL", "irlande"), ("ISL", "irlandia"), ("ISL", "irlanda")],
    *[("GMB", "замбия"), ("ZMB", "гамбия"), ("IRQ", "иран"), ("IRN", "ирак"), ("IRL", "исландия")],
    *[("ISL", "ирландия"), ("PRK", "кнр"), ("ALB", "المانيا"), ("DEU", "البانيا"), ("ALB", "اسبانيا")],
    *[("GMB", "زامبيا"), ("ZMB", "غامبيا"), ("GIN", "كينيا"), ("KEN", "غينيا"), ("LBY", "ليبريا")],
    *[("NLD", "بولندا"), ("POL", "هولندا"), ("ISL", "ايرلندا"), ("IRL", "ايسلندا"), ("GUY", "غانا")],
    *[("GHA", "غيانا"), ("ESP", "البانيا"), ("CAN", "كنيا"), ("MLI", "مالت"), ("MLI", "مالزي"), ("GHA", "гаяна")],
}  # fmt: skip


def slips(name: str, letters: str) -> Iterator[str]:
    """The name with one letter left out, doubled, changed with its neighbour, or another one in or before its place."""
    for place, letter in enumerate(name):
        before, after = name[:place], name[place + 1 :]
        yield before + after
        yield before + letter + letter + after
        yield before + after[:1] + letter + after[1:]
        yield from (before + other + rest for other in letters for rest in (after, letter + after))
    yield from (name + other for other in letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_never_makes_another_state(names: StateNames, language: str) -> None:
    called = "".join(names.table.languages[state_id][language] for state_id in STATES).lower()
    letters = "" if language == "zh" else "".join(sorted({*called, *" -'"}))
    wrong = set()
    for state_id in STATES:
        name = names.table.languages[state_id][language]
        if unicodedata.name(name[0]).startswith(
            "CJK"
        ):  # a sign is a word, and another one another word
            continue
        for slip in slips(name, letters):
            found = names.recognise(slip).state_id
            if found not in (None, state_id):
                wrong.add((state_id, normalise_name(slip)))
    assert wrong - REAL_NAMES == set()


@pytest.mark.parametrize(
    ("slip", "first"),
    [("Nigera", "NGA"), ("oland", "POL"), ("omania", "ROU"), ("Slovekia", "SVN"), ("ugana", "UGA")],
)
def test_a_name_of_few_readers_yields_to_a_slip_of_one_of_many(
    names: StateNames, slip: str, first: str
) -> None:
    match = names.resolve(slip)
    assert (match.kind, match.state_id) == (MatchKind.NONE, None)
    assert match.suggestions[0] == first
    assert names.table.lookalikes[slip.lower()][-1] in match.suggestions


def test_lookalikes_are_no_names(table: NamesTable) -> None:
    assert table.lookalikes
    assert not table.lookalikes.keys() & table.names.keys()


def test_only_names_of_few_readers_yield() -> None:
    known = {"nigeria": frozenset({"NGA"}), "niger": frozenset({"NER"}), "iran": frozenset({"IRN"})}
    known |= {"iraq": frozenset({"IRQ"})}
    names = {"nigera": "NER", "niger": "NER", "nigeria": "NGA", "iran": "IRN", "iraq": "IRQ"}
    assert lookalikes(names | {"nigerija": "NGA"}, known) == {"nigera": ("NGA", "NER")}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("E. Guinea", "GIN"),
        ("E. Samoa", "WSM"),
        ("E Sudan", "SDN"),
        ("Sudan S", "SDN"),
        ("W. Guinea", "GIN"),
        ("N. Sudan", "SSD"),
        ("sad", "USA"),
        ("сад", "USA"),
        ("el", "GRC"),
        ("Ir an", "IND"),
        ("Republic of Malti", "MLT"),
        ("Republic of Belaus", "PLW"),
        ("Islamic Republic of Iraq", "IRN"),
        ("Democratic Republic of Guinea", "GIN"),
        ("Kingdom of Austria", "AUS"),
    ],
)
def test_what_only_looks_like_a_name_is_not_that_state(
    names: StateNames, text: str, wrong: str
) -> None:
    assert names.resolve(text).state_id != wrong
