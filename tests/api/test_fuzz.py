"""Requests made up from the contract: no error of ours, no answer that the contract does not describe."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.schemas import OpenApiSchema

from app.main import create_app
from app.settings import Settings
from tests.api.examples import QUESTIONS
from tests.api.reading import NOON

EXAMPLES = 8  # requests of each kind to each operation; before a release, a thousand
WITHOUT_PARAMETERS = {"readHealth", "readReadiness"}  # nothing about them can be wrong
CASES = [
    (name, kind)
    for name in QUESTIONS
    for kind in GenerationMode
    if not name.startswith("problem-")
    and not (name in WITHOUT_PARAMETERS and kind is GenerationMode.NEGATIVE)
]
# Values that fit a schema may still be refused: the contract cannot say which states there are.
LEFT_OUT = {"positive_data_acceptance", "max_response_time"}
TOO_LONG = 414  # refused before it is read, which this check does not take for a refusal


@pytest.fixture(scope="module")
def contract(seeded_sqlite: str) -> Iterator[OpenApiSchema]:
    app = create_app(Settings(database_url=seeded_sqlite, log_level="error"), lambda: NOON)
    yield schemathesis.openapi.from_asgi("/openapi.json", app)
    app.state.context.snapshots._engine.dispose()


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_made_up_requests(contract: OpenApiSchema, name: str, kind: GenerationMode) -> None:
    operation = contract.find_operation_by_id(name)

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(generation_mode=kind))
    def ask(case: schemathesis.Case[Any]) -> None:
        answer = case.call()
        besides = {"negative_data_rejection"} if answer.status_code == TOO_LONG else set()
        leave_out = LEFT_OUT | besides
        checks = [
            c for c in CHECKS.get_all() if not isinstance(c, type) and c.__name__ not in leave_out
        ]
        case.validate_response(answer, checks=checks)

    ask()
