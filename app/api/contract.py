"""The published contract: how each operation is documented, and the OpenAPI document made of it.

Examples are answers of this service to real questions, kept in ``examples/`` beside this module, one file an
operation and one a kind of error; a test replays each.
"""

from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import PlainTextResponse
from fastapi.routing import APIRoute

from app.api.errors import ALL_PROBLEMS, MEDIA_TYPE
from app.api.schemas.problems import ProblemResponse

EXAMPLES = Path(__file__).parent / "examples"
_DESCRIPTIONS = {
    401: "No key, or one that is wrong, expired or revoked.",
    403: "The key may not do this, or another person must.",
    412: "It has changed since you read it: its tag is none that `If-Match` names.",
    413: "The body is longer than 256,000 bytes.",
    415: "The body is of another media type, or compressed.",
    428: "If-Match is missing: say which version you changed.",
    304: "Not modified: the client's copy, named in `If-None-Match`, is still right.",
    400: "A parameter that the address does not know, or one given twice.",
    404: "The treaty, state, claim or source is not in the record.",
    409: "The name may mean several states; choose one of `candidates`. On writing also: recorded or decided already.",
    414: "The address is longer than this service reads.",
    422: "A value that the parameter cannot take.",
    500: "An error of ours.",
    503: "The database does not answer or holds no record yet; try again.",
}
_ALWAYS = (400, 414, 422, 500, 503)
TAGS = [
    {
        "name": "Status",
        "description": "Has this state signed, joined or left: as of any day, with the evidence.",
    },
    {"name": "Treaties", "description": "Treaties, their terms and counts."},
    {"name": "Record", "description": "States, sources, claims: what the answers are made of."},
    {
        "name": "Writing",
        "description": "Keys only. What is sent is checked against its form, the law and the record; nothing is "
        "overwritten, and each change is one entry of the audit.",
    },
    {"name": "Audit", "description": "Who changed what, and whether the record is whole."},
    {
        "name": "Service",
        "description": "The service itself: its revision, its health, its problems.",
    },
]
_ABOUT = """
Every answer has three axes (`signature`, `consent`, `force`), one derived word (`status`) and a `sentence` to print.
Nothing is guessed: what no source says is `null`, and only a complete list turns silence into "no".

* **Any day**: `as_of=2023-07-08`. **Any earlier state of our record**: `known_at=`.
* **Spreadsheets**: every list has a `.csv` twin.
* **Reading needs no key.** Errors are problem documents (RFC 9457) that say what to do.
"""


class CsvResponse(PlainTextResponse):
    """Names the media type of CSV in the contract."""

    media_type = "text/csv"


def name_of_operation(route: APIRoute) -> str:
    """A route's operation id, which clients are generated from: the name of its function, as ``listStandings``.

    Without underscores, which Swagger UI warns of in its links.
    """
    first, *others = route.name.split("_")
    return first + "".join(word.capitalize() for word in others)


def documented(model: type[Any] | None, *statuses: int) -> dict[str, Any]:
    """The keyword arguments that describe a route: its answer's model, or none for CSV, and its error answers."""
    responses: dict[int | str, dict[str, Any]] = {
        status: {
            "description": _DESCRIPTIONS[status],
            "content": {MEDIA_TYPE: {"schema": _PROBLEM}},
        }
        for status in sorted({*statuses, *_ALWAYS, 412})
    }
    responses[304] = {"description": _DESCRIPTIONS[304]}
    if model is None:
        return {
            "responses": responses,
            "response_model": None,
            "response_class": CsvResponse,
            "response_description": "The answer as CSV: UTF-8, a heading line, an empty cell for null.",
        }
    return {
        "responses": responses,
        "response_model": model,
        "response_description": "The answer.",
    }


_PROBLEM = {"$ref": "#/components/schemas/ProblemResponse"}


def install_contract(app: FastAPI) -> None:
    """Serve the OpenAPI document with real examples; it is made when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _make(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _make(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title="Treaty Status",
        version=app.version,
        summary="Which states have signed, joined or left a treaty, says who, as of when.",
        description=_ABOUT,
        routes=app.routes,
        tags=TAGS,
        license_info={
            "name": "Code: MIT. The record's facts: CC0-1.0, sources credited.",
            "identifier": "MIT",
        },
    )
    schemas = document["components"]["schemas"]
    problem = ProblemResponse.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"ProblemResponse": problem}
    for path in document["paths"].values():
        for operation in path.values():
            _divide_description(operation)
            _leave_unfilled(operation)
            _add_examples(operation)
    return document


def _divide_description(operation: dict[str, Any]) -> None:
    # A route's docstring begins with one sentence, which heads the operation; the rest describes it.
    heading, _, rest = operation["description"].partition("\n\n")
    operation["summary"] = heading.replace("\n", " ").removesuffix(".")
    operation["description"] = rest or heading


def _leave_unfilled(operation: dict[str, Any]) -> None:
    # A parameter that may be left out is null here, but no address can say null; and Swagger UI would send a default.
    for parameter in operation.get("parameters", []):
        schema = parameter["schema"]
        schema.pop("default", None)
        if "anyOf" in schema:
            (value,) = (kind for kind in schema.pop("anyOf") if kind != {"type": "null"})
            schema |= value


def _add_examples(operation: dict[str, Any]) -> None:
    own = EXAMPLES / f"{operation['operationId']}.json"
    for media in operation.get("requestBody", {}).get("content", {}).values():
        if own.exists() and "example" not in media:
            media["example"] = orjson.loads(own.read_bytes())["sent"]
    for status, response in operation["responses"].items():
        file = own if status in {"200", "201"} else EXAMPLES / f"problem-{status}.json"
        content = response.get("content", {})
        for media in content.values():
            if file.exists():
                media["example"] = orjson.loads(file.read_bytes())["answer"]


def problem_slugs() -> list[str]:
    """The last parts of all problem types, for the test that documents them."""
    return [problem.slug for problem in ALL_PROBLEMS]
