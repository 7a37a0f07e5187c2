"""The contract is whole, and every answer keeps to it."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from tests.api.examples import CHANGES, QUESTIONS, file_of
from tests.api.reading import CCM, CSV, JSON, PROBLEM, Reader

PREFILLED = {
    "treaty": "ccm",
    "state": "UA",
    "source": "untc2026",
    "claim": "ccm-article-ukr-signed",
    "slug": "ambiguous-name",
    "number": 1,
    "import": "0123456789abcdef",
}
VERBS = "list|read|create|change|publish|reject|retract|verify|resolve"
# Beside the examples' questions: each in a form that shows another part of the answers.
ASKED = [
    f"{CCM}/states",
    f"{CCM}/states?as_of=2008-01-01",
    f"{CCM}/states?as_of=2011-01-01",
    f"{CCM}/states?as_of=2031-01-01",
    f"{CCM}/states?lang=fr&known_at=2",
    f"{CCM}/states?fields=id,status,sentence,withdrawal_effective_on",
    f"{CCM}/states/LT?as_of=2024-10-01",
    f"{CCM}/states/PS",
    f"{CCM}/states/DK",
    f"{CCM}/states/CH?as_of=2012-08-01",
    f"{CCM}/states/UA?known_at=2",
    f"{CCM}/states/PS/history",
    f"{CCM}/states/UA/history",
    f"{CCM}/counts",
    f"{CCM}/counts/series",
    f"{CCM}/claims?limit=200",
    f"{CCM}/claims?type=list",
    f"{CCM}/claims?type=term",
    f"{CCM}/claims?type=declaration",
    "/v1/treaties",
    "/v1/treaties/47713?as_of=2010-01-01",
    "/v1/treaties/ccm?known_at=2",
    "/v1/states",
    "/v1/states/SS",
    "/v1/sources",
    "/v1/claims/ccm-article-count",
]


@pytest.fixture(scope="module")
def contract(reader: Reader) -> Any:
    return reader.json("/openapi.json")


@pytest.fixture(scope="module")
def closed(contract: Any) -> Any:
    """The contract, in which an object has no member that its schema does not name."""
    strict = deepcopy(contract)
    for schema in strict["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return strict


def operations(contract: Any) -> Iterator[tuple[str, Any]]:
    for path, methods in contract["paths"].items():
        for operation in methods.values():
            yield path, operation


def operation_for(contract: Any, path: str, method: str = "get") -> Any:
    """The operation whose path, with its parameters filled in, is the one asked; the most literal if several are."""
    asked = path.partition("?")[0].split("/")
    matching = []
    for template, methods in contract["paths"].items():
        operation = methods.get(method)
        parts = template.split("/")
        same = [a == b or b.startswith("{") for a, b in zip(asked, parts, strict=False)]
        if operation and len(parts) == len(asked) and all(same):
            matching.append((sum(part.startswith("{") for part in parts), template, operation))
    return min(matching, key=lambda found: found[:2])[2]


def test_it_is_openapi_31(contract: Any) -> None:
    assert contract["openapi"].startswith("3.1")
    validate(contract, cls=OpenAPIV31SpecValidator)


def test_every_operation_is_described(contract: Any) -> None:
    tags = {tag["name"] for tag in contract["tags"]}
    for path, operation in operations(contract):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["description"] != operation["summary"], path
        assert set(operation["tags"]) <= tags, path


def test_operations_are_named_for_generated_clients(contract: Any) -> None:
    names = [operation["operationId"] for _, operation in operations(contract)]
    assert len(set(names)) == len(names) >= 25
    assert [n for n in names if not re.fullmatch(f"({VERBS})([A-Z][a-z]+)+", n)] == []


def test_every_parameter_is_described_and_is_never_null(contract: Any) -> None:
    for path, operation in operations(contract):
        for parameter in operation.get("parameters", []):
            assert len(parameter["description"]) > 15, (path, parameter["name"])
            assert "anyOf" not in parameter["schema"], (path, parameter["name"])


def test_only_what_a_path_needs_is_filled_in_for_a_try(contract: Any) -> None:
    for path, operation in operations(contract):
        for parameter in operation.get("parameters", []):
            assert parameter["schema"].keys().isdisjoint({"default", "example", "examples"}), path
            values = [example["value"] for example in parameter.get("examples", {}).values()]
            needed = [PREFILLED[parameter["name"]]] if parameter["in"] == "path" else []
            assert values == needed, path


def test_every_answer_has_a_schema_and_a_real_example(contract: Any) -> None:
    for path, operation in operations(contract):
        (right,) = (s for s in operation["responses"] if s.startswith("2"))
        (media,) = operation["responses"][right]["content"].values()
        assert media["schema"], path
        assert media["example"], path
        assert operation["operationId"] in QUESTIONS.keys() | CHANGES.keys()


def test_every_change_asks_for_a_key_and_shows_what_to_send(contract: Any) -> None:
    assert contract["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            asks = operation.get("security") == [{"key": []}]
            assert asks or method == "get", path
            assert asks == ({"401", "403"} <= operation["responses"].keys()), path
            for media in operation.get("requestBody", {}).get("content", {}).values():
                assert "example" in media, path
                assert {"413", "415"} <= operation["responses"].keys(), path


@pytest.mark.parametrize("name", CHANGES)
def test_an_answer_to_a_change_keeps_to_its_schema(contract: Any, closed: Any, name: str) -> None:
    shown = orjson.loads(file_of(name).read_bytes())
    _, method, path, _ = CHANGES[name]
    operation = operation_for(closed, path, method.lower())
    status = str(shown["answer"].get("status")) if name.startswith("problem-") else None
    right = status or next(s for s in operation["responses"] if s.startswith("2"))
    (media,) = operation["responses"][right]["content"].values()
    Draft202012Validator({**media["schema"], "components": closed["components"]}).validate(
        shown["answer"]
    )


def test_every_error_answer_is_a_problem_with_an_example(contract: Any) -> None:
    for path, operation in operations(contract):
        errors = {s: r for s, r in operation["responses"].items() if s >= "400"}
        assert errors.keys() >= {"400", "422", "500", "503"}, path
        assert ("404" in errors) >= ("{" in path), path
        for status, response in errors.items():
            assert list(response["content"]) == [PROBLEM]
            assert response["content"][PROBLEM]["example"]["status"] == int(status)


@pytest.mark.parametrize("path", [*QUESTIONS.values(), *ASKED])
def test_an_answer_keeps_to_its_schema(reader: Reader, closed: Any, path: str) -> None:
    answer = reader.get(path)
    response = operation_for(closed, path)["responses"][str(answer.status_code)]
    media_type = answer.headers["content-type"]
    assert media_type in {JSON, CSV, PROBLEM}
    schema = response["content"][media_type.partition(";")[0]]["schema"]
    body = answer.text if media_type == CSV else answer.json()
    validator = Draft202012Validator(
        {**schema, "components": closed["components"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    validator.validate(body)


def test_the_examples_are_in_the_contract(contract: Any) -> None:
    example = contract["paths"]["/v1/treaties/{treaty}/states/{state}"]["get"]["responses"]["200"]
    assert example["content"][JSON]["example"]["state"]["id"] == "UKR"
    assert file_of("readStanding").exists()
