"""Names that are none: refused in words, never resolved, never an accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidValue
from app.domain.matches import MatchKind
from app.services.state_names import StateNames

RIGHT_TO_LEFT_MARK, OVERRIDE, ZERO_WIDTH_SPACE = "\u200f", "\u202e", "\u200b"
JOINER, NON_JOINER = "\u200d", "\u200c"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\t",
        "\u00a0",
        "x" * 201,
        "Ukraine" * 1_500,
        "Ukraine\0",
        "Ukr\nine",
        "\ud800",
        "Ukraine\udfff",
        f"{RIGHT_TO_LEFT_MARK}Ukraine",
        f"{OVERRIDE}eniarkU",
        f"Ukr{ZERO_WIDTH_SPACE}aine",
        f"Ukr{JOINER}aine",
        f"{NON_JOINER}إيران",
        "\ue000",
        "\ufdd0",
    ],
)
def test_what_cannot_be_a_name_is_refused(names: StateNames, text: str) -> None:
    with pytest.raises(InvalidValue, match=r"^q: "):
        names.resolve(text, "q")


def test_a_name_of_two_hundred_characters_is_read(names: StateNames) -> None:
    assert names.resolve("x" * 200).kind is MatchKind.NONE


def test_joiners_stand_in_names_of_scripts_that_have_them(names: StateNames) -> None:
    assert names.resolve("بوسنی\u200cو هرزگوین").state_id in {"BIH", None}
    assert names.resolve("యునైటెడ్ కింగ్\u200cడమ్").state_id == "GBR"


@pytest.mark.parametrize(
    "text",
    ["Ukrаine", "Сuba", "Реru", "Ηaiti", "Ukraıne2", "Ｍali２", "М​alі".replace("\u200b", "")],
)
def test_letters_that_look_alike_are_not_taken_for_each_other(names: StateNames, text: str) -> None:
    assert names.resolve(text).state_id is None


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(names: StateNames, text: str) -> None:
    try:
        match = names.resolve(text)
    except InvalidValue:
        return
    assert (match.state_id is not None) == (match.kind in (MatchKind.EXACT, MatchKind.ALIAS))


@given(st.text(alphabet="abcdefghij '.-,()", max_size=40))
def test_texts_like_names_never_fail(names: StateNames, text: str) -> None:
    try:
        names.resolve(text)
    except InvalidValue:
        assert not text.strip()
