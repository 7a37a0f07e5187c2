"""Names whose meaning people dispute or share, each decided by hand and none taken for one of those who share it."""

import pytest

from app.domain.matches import MatchKind
from app.services.state_names import StateNames


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Dominicana", {"DMA", "DOM"}),
        ("Guiana", {"GUF", "GUY"}),
        ("British India", {"BGD", "IND", "PAK"}),
        ("German East Africa", {"BDI", "RWA", "TZA"}),
        ("Low Countries", {"BEL", "LUX", "NLD"}),
        ("Grenadines", {"GRD", "VCT"}),
        ("Nigeri", {"NER", "NGA"}),
        ("Nijeri", {"NER", "NGA"}),
        ("Korean", set()),
        ("Congolese", set()),
    ],
)
def test_what_several_share_is_none_of_them_alone(
    names: StateNames, text: str, candidates: set[str]
) -> None:
    match = names.resolve(text)
    assert match.kind is (MatchKind.AMBIGUOUS if candidates else MatchKind.NONE)
    assert (match.state_id, set(match.candidates)) == (None, candidates)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("De Swdan", "SSD"),
        ("Gweriniaeth De Swdan", "SSD"),
        ("Swdan", "SDN"),
        ("Dél-Szudán", "SSD"),
        ("Sudan del Sur", "SSD"),
        ("República Dominicana", "DOM"),
        ("British Guiana", "GUY"),
        ("Dutch Guiana", "SUR"),
        ("S. Korea", "KOR"),
        ("N. Korea", "PRK"),
        ("Korea S", "KOR"),
    ],
)
def test_a_word_that_tells_two_apart_is_never_left_out(
    names: StateNames, text: str, state: str
) -> None:
    assert names.resolve(text).state_id == state


@pytest.mark.parametrize(
    ("text", "near"),
    [("shine", "CHN"), ("cameron", "CMR"), ("equator", "ECU"), ("hindi", "IND"), ("Níjar", "NER"), ("swede", "SWE")],
)  # fmt: skip
def test_a_word_or_a_town_is_a_suggestion_at_most(names: StateNames, text: str, near: str) -> None:
    match = names.resolve(text)
    assert (match.kind, match.state_id) == (MatchKind.NONE, None)
    assert match.suggestions[0] == near


@pytest.mark.parametrize(
    "text",
    [
        *("mach", "togas", "tsadi", "nixer", "ngana", "maser", "pole", "stateside", "yamen", "opt", "Phil", "Emirate"),
        *("Saint-Domingue", "Bessarabia", "Isle de France", "Wales and England", "Swdan, De", "Columbia"),
    ],
)  # fmt: skip
def test_what_means_something_else_today_is_no_state(names: StateNames, text: str) -> None:
    assert names.resolve(text).state_id is None
