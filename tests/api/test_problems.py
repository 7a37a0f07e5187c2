"""Problems: every error says what went wrong and what to do, and repeats nothing of what was sent."""

import pytest

from tests.api.reading import CCM, Reader, read_problem


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/v1/treaties/mine-ban", "unknown-treaty"),
        ("/v1/treaties/mine-ban/states/UA", "unknown-treaty"),
        (f"{CCM}/states/Atlantis", "unknown-state"),
        (f"{CCM}/states/Atlantis/history.csv", "unknown-state"),
        (f"{CCM}/claims?state=Atlantis", "unknown-state"),
        (f"{CCM}/claims?source=nobody", "unknown-source"),
        ("/v1/states/XX", "unknown-state"),
        ("/v1/sources/nobody", "unknown-source"),
        ("/v1/claims/none", "unknown-claim"),
        ("/problems/none", "not-found"),
        ("/v1", "not-found"),
        ("/v1/treaties/", "not-found"),
        ("/nowhere", "not-found"),
        ("/openapi.yaml", "not-found"),
    ],
)
def test_what_is_not_there_is_said_by_its_kind(reader: Reader, path: str, kind: str) -> None:
    assert reader.problem(path, 404)["type"] == f"/problems/{kind}"


def test_a_misspelt_state_is_answered_with_those_that_may_be_meant(reader: Reader) -> None:
    problem = reader.problem(f"{CCM}/states/Untied%20States", 404)
    assert "USA" in [suggestion["id"] for suggestion in problem["suggestions"]]
    for suggestion in problem["suggestions"]:
        assert reader.json(suggestion["link"])["state"]["id"] == suggestion["id"]


@pytest.mark.parametrize(
    ("name", "candidates"), [("Congo", {"COD", "COG"}), ("korea", {"PRK", "KOR"})]
)
def test_nobody_guesses_which_state_a_shared_name_means(
    reader: Reader, name: str, candidates: set[str]
) -> None:
    for path in (f"{CCM}/states/{name}", f"/v1/states/{name}", f"{CCM}/claims?state={name}"):
        problem = reader.problem(path, 409)
        assert {candidate["id"] for candidate in problem["candidates"]} == candidates


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_another_method_is_refused_with_those_that_are_allowed(reader: Reader, method: str) -> None:
    answer = reader.client.request(method, f"{CCM}/states")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert read_problem(answer)["type"] == "/problems/method-not-allowed"


def test_every_type_of_problem_is_explained_at_its_address(reader: Reader) -> None:
    paths = (
        f"{CCM}/states/Atlantis",
        f"{CCM}/states/Congo",
        f"{CCM}/states?xyzzy=1",
        f"{CCM}/states?q=a&q=b",
        f"{CCM}/states?as_of=never",
        f"{CCM}/states?as_of=2199-01-01",
        f"{CCM}/states?q={'x' * 4_001}",
        "/nowhere",
    )
    for path in paths:
        problem = reader.get(path).json()
        explained = reader.json(problem["type"])
        assert {explained[key] == problem[key] for key in ("title", "status", "advice")} == {True}


@pytest.mark.parametrize(
    "path",
    [
        "/{}",
        "/v1/treaties/{}",
        "/v1/treaties/{}/states",
        f"{CCM}/states/{{}}",
        "/v1/claims/{}",
        "/v1/sources/{}",
        "/problems/{}",
        f"{CCM}/states?{{}}=1",
        f"{CCM}/states?as_of={{}}",
        f"{CCM}/states?known_at={{}}",
        f"{CCM}/states?states=UA,{{}}",
        f"{CCM}/states?status={{}}",
        f"{CCM}/states?signed={{}}",
        f"{CCM}/states?region={{}}",
        f"{CCM}/states?sort={{}}",
        f"{CCM}/states?fields={{}}",
        f"{CCM}/states?lang={{}}",
        f"{CCM}/claims?limit={{}}",
        f"{CCM}/claims?cursor={{}}",
        f"{CCM}/claims?type={{}}",
        f"{CCM}/claims?state={{}}",
        f"{CCM}/claims?source={{}}",
    ],
)
def test_nothing_that_was_sent_is_repeated(reader: Reader, path: str) -> None:
    answer = reader.get(path.format("%3Cscript%3Exyzzy%3C%2Fscript%3E"))
    assert 400 <= answer.status_code < 500
    read_problem(answer)
    told = answer.text + str(answer.headers)
    assert "xyzzy" not in told
    assert "script" not in told
