"""Parameters: one that is not known, is given twice or cannot be read is refused, with what would be right."""

from datetime import date

import pytest

from tests.api.reading import CCM, Reader

PATHS = [
    f"{CCM}/states",
    f"{CCM}/states.csv",
    f"{CCM}/states/UA",
    f"{CCM}/states/UA/history",
    f"{CCM}/counts",
    f"{CCM}/counts/series.csv",
    f"{CCM}/claims",
    CCM,
    "/v1/treaties",
    "/v1/states",
    "/v1/states/UA",
    "/v1/sources",
    "/v1/sources/article",
    "/v1/claims/ccm-article-count",
    "/v1/revision",
    "/healthz",
    "/readyz",
    "/problems/not-found",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parameter_is_refused_everywhere(reader: Reader, path: str) -> None:
    problem = reader.problem(f"{path}?xyzzy=1", 400)
    assert problem["type"] == "/problems/unknown-parameter"
    assert "xyzzy" not in str(problem)


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("asof", "as_of"),
        ("as-of", "as_of"),
        ("As_Of", "as_of"),
        ("date", "as_of"),
        ("Country", "states"),
        ("xyzzy", None),
        ("state", "states"),
        ("field", "fields"),
        ("knownat", "known_at"),
        ("language", "lang"),
    ],
)
def test_the_nearest_name_is_suggested(reader: Reader, given: str, nearest: str | None) -> None:
    problem = reader.problem(f"{CCM}/states?{given}=x", 400)
    assert problem.get("nearest") == nearest


@pytest.mark.parametrize("query", ["as_of=2023-07-08&as_of=2023-07-08", "q=a&status=party&q=b"])
def test_a_parameter_given_twice_is_refused(reader: Reader, query: str) -> None:
    problem = reader.problem(f"{CCM}/states?{query}", 400)
    assert problem["type"] == "/problems/repeated-parameter"
    assert problem["parameter"] == query.partition("=")[0]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("signed=yes", "signed"),
        ("bound=True", "bound"),
        ("consented=", "consented"),
        ("eligible=unknown", "eligible"),
        ("status=parties", "status"),
        ("status=", "status"),
        ("region=Atlantis", "region"),
        ("sort=colour", "sort"),
        ("sort=--name", "sort"),
        ("fields=name,colour", "fields"),
        ("fields=name,name", "fields"),
        ("fields=", "fields"),
        ("lang=de", "lang"),
        ("lang=EN", "lang"),
        (f"q={'x' * 201}", "q"),
        (f"states={','.join(['UA'] * 251)}", "states"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_parameters_name(
    reader: Reader, query: str, parameter: str
) -> None:
    problem = reader.problem(f"{CCM}/states?{query}", 422)
    named = problem.get("parameter") or problem["errors"][0]["parameter"]
    assert named == parameter
    assert parameter in problem["detail"]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "cursor=-1", "cursor=1e9", "type=x", "review=all"]
)
def test_pages_are_asked_for_in_whole_numbers(reader: Reader, query: str) -> None:
    assert reader.problem(f"{CCM}/claims?{query}", 422)["errors"]


@pytest.mark.parametrize(
    "day",
    [
        "2023-02-30",
        "2023-02-29",
        "2023-13-01",
        "2023-00-10",
        "2023-7-8",
        "20230708",
        "2023-07",
        "2023",
        "08.07.2023",
        "07/08/2023",
        "2023-W27-6",
        "2023-189",
        "2023-07-08T00:00:00Z",
        "2023-07-08T24:00:00Z",
        "24:00",
        "%202023-07-08",
        "2023-07-08%20",
        "-2023-07-08",
        "+2023-07-08",
        "٢٠٢٣-٠٧-٠٨",
        "２０２３-07-08",
        "0000-00-00",
        "1799-12-31",
        "2201-01-01",
        "10000-01-01",
        "today",
        "null",
        "",
    ],
)
def test_a_day_is_written_in_one_way_and_exists(reader: Reader, day: str) -> None:
    problem = reader.problem(f"{CCM}/states/UA?as_of={day}", 422)
    assert (problem["parameter"], problem["title"]) == ("as_of", "Invalid value")


@pytest.mark.parametrize("day", ["1800-01-01", "2024-02-29", "2031-11-24"])
def test_any_day_from_1800_to_five_years_ahead_is_answered(reader: Reader, day: str) -> None:
    answer = reader.standing("UA", day)
    assert answer["as_of"] == day
    assert answer["projected"] == (date.fromisoformat(day) > date(2026, 11, 24))


def test_a_day_more_than_five_years_ahead_is_refused(reader: Reader) -> None:
    problem = reader.problem(f"{CCM}/states/UA?as_of=2031-11-25", 422)
    assert problem["type"] == "/problems/outside-the-record"


@pytest.mark.parametrize(
    "instant",
    [
        "2026-11-22T09:30:00",
        "2026-11-22",
        "2026-11-22T09:30Z",
        "2026-11-22T24:00:00Z",
        "2026-02-30T09:30:00Z",
        "2026-W47-7T09:30:00Z",
        "2026-11-22T09:30:00+00:00",  # an unescaped plus sign is a space
        "20261122T093000.000Z",
        "2026-11-22T09:30:00%2B25:00",
        "2026-11-22T09:30:61Z",
        "9999999999",
        "-1",
        "2.0",
        "",
    ],
)
def test_known_at_is_an_instant_with_its_zone_or_a_revision(reader: Reader, instant: str) -> None:
    problem = reader.problem(f"{CCM}/states/UA?known_at={instant}", 422)
    assert (problem["parameter"], problem["type"]) == ("known_at", "/problems/invalid-value")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Ukraine has neither signed nor joined the Convention on Cluster Munitions"),
        ("fr", "Ukraine\u00a0: cet État n’a pas signé le traité et n’a pas consenti à être lié"),
        ("es", "Ucrania: este Estado no ha firmado el tratado ni ha consentido en obligarse"),
        ("ar", "لم توقّع هذه الدولة على المعاهدة ولم تعرب عن رضاها بالالتزام بها"),
        ("zh", "乌克兰：该国既未签署该条约，也未同意受其约束"),
        ("ru", "Украина: государство не подписало договор и не выразило согласия"),
    ],
)
def test_a_sentence_is_said_in_the_language_asked(reader: Reader, lang: str, said: str) -> None:
    assert said in reader.json(f"{CCM}/states/UA?lang={lang}")["sentence"]


@pytest.mark.parametrize("state", ["UA", "ua", "UKR", "ukr", "804", "Ukraine", "UKRAINE", "%20UA"])
def test_a_state_is_found_by_any_code_or_name(reader: Reader, state: str) -> None:
    answer = reader.get(f"{CCM}/states/{state}")
    assert answer.json()["state"]["id"] == "UKR"
    assert answer.headers["link"] == f'<{CCM}/states/UKR>; rel="canonical"'
    dated = reader.get(f"{CCM}/states/{state}?as_of=2023-07-08")
    assert dated.headers["link"] == f'<{CCM}/states/UKR?as_of=2023-07-08>; rel="canonical"'
