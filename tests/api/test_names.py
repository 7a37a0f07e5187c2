"""Names over HTTP: any spelling finds its state, what is shared is never chosen, what is no state has no status."""

from typing import Any
from urllib.parse import quote

import pytest

from app.domain.standing import Status
from tests.api.reading import CCM, Reader

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
STATUSES = {status.value for status in Status}
GERMANY = {
    "en": "Germany",
    "fr": "Allemagne",
    "es": "Alemania",
    "ar": "ألمانيا",
    "zh": "德国",
    "ru": "Германия",
}


def resolved(reader: Reader, text: str, **more: str) -> Any:
    query = "".join(f"&{name}={value}" for name, value in more.items())
    return reader.json(f"/v1/resolve?q={quote(text, safe='')}{query}")


@pytest.mark.parametrize(
    "text",
    [
        *("UA", "ukr", "804", "Ukraine", "UKRAINE", " ukraine ", "the Ukraine", "L'Ukraine", "Ukraine!"),
        *("Україна", "乌克兰", "أوكرانيا", "Украина", "Ucrania", "Oekraïne", "Ukrayna", "यूक्रेन", "უკრაინა"),
    ],
)  # fmt: skip
def test_a_state_is_asked_for_by_any_of_its_names(reader: Reader, text: str) -> None:
    path = f"{CCM}/states/{quote(text.strip(), safe='')}"
    answer = reader.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"]["id"] == "UKR"
    assert answer.headers["link"] == f'<{CCM}/states/UKR>; rel="canonical"'
    assert reader.json(f"/v1/states/{quote(text.strip(), safe='')}")["state"]["id"] == "UKR"
    history = reader.get(f"{CCM}/states/{quote(text.strip(), safe='')}/history")
    assert history.headers["link"] == f'<{CCM}/states/UKR/history>; rel="canonical"'
    assert resolved(reader, text)["state"]["id"] == "UKR"


def test_several_are_asked_for_by_names_of_any_language(reader: Reader) -> None:
    names = quote("Russland,Украина,Estados Unidos,Korea (Republic of),Birmania")
    items = reader.items(f"{CCM}/states?states={names}&fields=id")
    assert [item["id"] for item in items] == ["RUS", "UKR", "USA", "KOR", "MMR"]
    refused = reader.problem(f"{CCM}/states?states=UA,Congo", 422)
    assert "number 2 of 2" in refused["detail"]
    for wrong in ("UA,Aruba", "UA,Taiwan", "UA,USSR", "UA,Ukrane"):
        reader.problem(f"{CCM}/states?states={wrong}", 422)


@pytest.mark.parametrize("name", ["Congo", "刚果", "Kongo", "Конго"])
def test_a_shared_name_is_answered_with_those_who_share_it(reader: Reader, name: str) -> None:
    problem = reader.problem(f"{CCM}/states/{quote(name)}", 409)
    assert problem["type"] == "/problems/ambiguous-name"
    assert {one["id"]: one["statuses"] for one in problem["candidates"]} == {
        "COD": {"ccm": "signatory"},
        "COG": {"ccm": "party"},
    }
    for one in problem["candidates"]:
        answer = reader.json(one["link"])
        assert (answer["state"]["id"], answer["status"]) == (one["id"], one["statuses"]["ccm"])
    assert resolved(reader, name)["match"] == "ambiguous"
    assert resolved(reader, name)["state"] is None


def test_those_who_share_a_name_are_told_as_of_the_day_asked(reader: Reader) -> None:
    problem = reader.problem(f"{CCM}/states/Congo?as_of=2010-01-01", 409)
    assert {one["id"]: one["statuses"]["ccm"] for one in problem["candidates"]} == {
        "COD": "signatory",
        "COG": "signatory",
    }
    assert all(one["link"].endswith("?as_of=2010-01-01") for one in problem["candidates"])


def test_an_unknown_name_is_answered_with_suggestions_and_is_never_taken_for_one(
    reader: Reader,
) -> None:
    problem = reader.problem(f"{CCM}/states/Ukrane", 404)
    assert problem["type"] == "/problems/unknown-state"
    assert problem["suggestions"][0]["id"] == "UKR"
    assert problem["suggestions"][0]["statuses"] == {"ccm": "non_signatory"}
    answer = resolved(reader, "Ukrane")
    assert (answer["match"], answer["state"]) == ("none", None)
    assert answer["suggestions"][0]["id"] == "UKR"


def statuses_in(value: Any) -> set[str]:
    """The words for a status that stand anywhere in an answer."""
    match value:
        case dict():
            return set().union(*map(statuses_in, value.values()))
        case list():
            return set().union(*map(statuses_in, value))
        case str() if value in STATUSES:
            return {value}
        case _:
            return set()


@pytest.mark.parametrize(
    ("name", "territory", "state"),
    [
        ("Faroe Islands", "FRO", "DNK"),
        ("Tokelau", "TKL", "NZL"),
        ("Aruba", "ABW", "NLD"),
        ("Hong Kong", "HKG", "CHN"),
        ("GL", "GRL", "DNK"),
        ("Гибралтар", "GIB", "GBR"),
        ("Scotland", "GB-SCT", "GBR"),
    ],
)
def test_a_territory_names_its_state_and_has_no_status(
    reader: Reader, name: str, territory: str, state: str
) -> None:
    for path in (f"{CCM}/states/{quote(name)}", f"/v1/states/{quote(name)}"):
        problem = reader.problem(path, 404)
        assert problem["type"] == "/problems/territory"
        told = problem["territory"]
        assert (told["id"], told["responsible_state"]["id"]) == (territory, state)
        assert statuses_in(problem) == set()
    answer = resolved(reader, name)
    assert (answer["match"], answer["state"]) == ("territory", None)
    assert answer["territory"]["id"] == territory
    assert statuses_in(answer) == set()
    for applied in answer["territory"]["treaties"]:
        assert (applied["applies"] is None) == (applied["since"] is None)
        assert applied["applies"] is None or applied["claims"]


def test_whether_a_treaty_applies_to_a_territory_is_what_was_declared(reader: Reader) -> None:
    told = {
        name: resolved(reader, name)["territory"]["treaties"][0] for name in ("Tokelau", "Aruba")
    }
    assert told["Aruba"]["applies"] is None
    for name, applied in told.items():
        if applied["applies"] is not None:
            claim = reader.json(f"/v1/claims/{applied['claims'][0]}")["content"]
            assert (claim["applies"], claim["on"]) == (applied["applies"], applied["since"]), name


@pytest.mark.parametrize(
    ("name", "kind", "problem_type"),
    [
        ("Taiwan", "not_a_participant", "not-a-participant"),
        ("Kosovo", "not_a_participant", "not-a-participant"),
        ("European Union", "organization", "not-a-participant"),
        ("USSR", "former_state", "former-state"),
        ("Yugoslavia", "former_state", "former-state"),
        ("Czechoslovakia", "former_state", "former-state"),
    ],
)
def test_what_is_no_state_is_explained_neutrally(
    reader: Reader, name: str, kind: str, problem_type: str
) -> None:
    problem = reader.problem(f"{CCM}/states/{quote(name)}", 404)
    assert problem["type"] == f"/problems/{problem_type}"
    answer = resolved(reader, name)
    assert (answer["match"], answer["state"]) == ("not_a_participant", None)
    told = answer["not_a_participant"]
    assert (told["kind"], told["explanation"]) == (kind, problem["detail"])
    assert bool(told["states"]) == (kind == "former_state")


@pytest.mark.parametrize(
    ("name", "state", "how", "until"),
    [
        ("Swaziland", "SWZ", "former", "2018-04-18"),
        ("Zaire", "COD", "former", "1997-05-16"),
        ("Burma", "MMR", "former", "1989-06-17"),
        ("Turkey", "TUR", "former", "2022-05-31"),
        ("Türkiye", "TUR", "name_in_the_record", None),
        ("Naoero", "NRU", "variant", None),
        ("Nauru", "NRU", "name_in_the_record", None),
        ("Holland", "NLD", "informal", None),
    ],
)
def test_the_answer_says_by_what_it_matched(
    reader: Reader, name: str, state: str, how: str, until: str | None
) -> None:
    answer = resolved(reader, name)
    assert answer["state"]["id"] == state
    assert (answer["matched_by"]["how"], answer["matched_by"]["until"]) == (how, until)
    assert answer["link"] == f"/v1/states/{state}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_given_in_each_language_and_found_in_all(reader: Reader, language: str) -> None:
    name, lang = GERMANY[language], f"lang={language}"
    assert reader.json(f"{CCM}/states/DE?{lang}")["state"]["name"] == name
    assert reader.json(f"{CCM}/states/DE/history?{lang}")["state"]["name"] == name
    assert reader.json(f"/v1/states/DE?{lang}")["state"]["name"] == name
    assert resolved(reader, "DE", lang=language)["state"]["name"] == name
    assert reader.items(f"{CCM}/states?states=DE&fields=name&{lang}") == [{"name": name}]
    assert reader.rows(f"{CCM}/states.csv?states=DE&fields=name&{lang}") == [{"name": name}]
    rows = {row["id"]: row["name"] for row in reader.items(f"/v1/states?{lang}")}
    assert rows["DEU"] == name
    assert len(set(rows.values())) == len(rows)
    for path in (f"/v1/states?q={quote(name)}", f"{CCM}/states?fields=id&q={quote(name)}"):
        assert [item["id"] for item in reader.items(path)] == ["DEU"]
    problem = reader.problem(f"{CCM}/states/Germny?{lang}", 404)
    assert name in [one["name"] for one in problem["suggestions"]]


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 201, "x" * 3_900, "%00", "Ukraine%00", "%ED%A0%80", "%E2%80%8FUkraine", "Ukr%E2%80%8Baine", "%20"),
        "%E2%80%AEeniarkU",
    ],
)  # fmt: skip
def test_what_cannot_be_a_name_is_refused_in_words(reader: Reader, text: str) -> None:
    for path in (f"/v1/resolve?q={text}", f"{CCM}/states?states={text}"):
        answer = reader.get(path)
        assert 400 <= answer.status_code < 500, answer.text
    answer = reader.get(f"{CCM}/states/{text}")
    assert 400 <= answer.status_code < 500, answer.text
    reader.problem("/v1/resolve?q=", 422)
    reader.problem("/v1/resolve", 422)


@pytest.mark.parametrize("text", ["Frаnce", "Сuba", "Ρeru", "Мali", "Iгaq"])
def test_letters_that_look_alike_never_make_a_state(reader: Reader, text: str) -> None:
    assert resolved(reader, text)["match"] == "none"
    reader.problem(f"{CCM}/states/{quote(text)}", 404)


@pytest.mark.parametrize("form", ["/treaties/ccm/states/{}", "/embed/ccm/{}", "/badge/ccm/{}.svg"])
def test_pages_cards_and_badges_are_asked_for_by_name_too(reader: Reader, form: str) -> None:
    for name, status in (("Германия", 200), ("Congo", 409), ("Aruba", 404), ("USSR", 404)):
        answer = reader.get(form.format(quote(name)))
        assert answer.status_code == status, (name, answer.status_code)
    if not form.startswith("/badge"):
        assert "/COD" in reader.get(form.format("Congo")).text
        assert "/UKR" in reader.get(form.format("USSR")).text
