"""The contract's examples are answers that the service gives."""

import shutil
from pathlib import Path

import orjson
import pytest
from starlette.testclient import TestClient

from app.api.contract import EXAMPLES
from app.main import create_app
from app.settings import Settings
from tests.api.changing import changed_examples
from tests.api.conftest import MakeService
from tests.api.examples import CHANGES, QUESTIONS, example, file_of
from tests.api.reading import CCM, NOON, Reader

# What no short question brings about: each has a test of its own below.
FAILURES = {"problem-414", "problem-500", "problem-503"}


def shown(name: str) -> dict[str, object]:
    answer = orjson.loads(file_of(name).read_bytes())["answer"]
    assert isinstance(answer, dict)
    return answer


def test_every_example_has_a_question() -> None:
    assert {
        file.stem for file in EXAMPLES.glob("*.json")
    } == QUESTIONS.keys() | CHANGES.keys() | FAILURES


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_example_is_what_the_service_answers(reader: Reader, name: str) -> None:
    # Whoever changed an answer on purpose runs `python -m tests.api.write_examples`.
    assert orjson.loads(file_of(name).read_bytes()) == example(reader, QUESTIONS[name])


def test_the_examples_of_changes_are_what_the_service_answers(
    seeded_sqlite_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "record.db"
    shutil.copyfile(seeded_sqlite_file, file)
    answered = dict(changed_examples(f"sqlite:///{file}"))
    assert answered.keys() == CHANGES.keys()
    kept = {name: orjson.loads(file_of(name).read_bytes()) for name in CHANGES}
    assert kept == answered


def test_the_status_of_an_error_example_is_that_of_its_file() -> None:
    every = QUESTIONS.keys() | CHANGES.keys() | FAILURES
    names = [name for name in every if name.startswith("problem-")]
    assert {name: f"problem-{shown(name)['status']}" for name in names} == {n: n for n in names}


def test_an_address_that_is_too_long_is_answered_as_shown(reader: Reader) -> None:
    assert reader.problem(f"{CCM}/states?states={'RU,' * 1_400}", 414) == shown("problem-414")


def test_a_database_without_a_schema_is_answered_as_shown(
    make_service: MakeService, tmp_path: Path
) -> None:
    reader = make_service(f"sqlite:///{tmp_path}/empty.db", NOON)
    assert reader.problem(f"{CCM}/states/UA", 503) == shown("problem-503")


def test_an_error_of_ours_is_answered_as_shown(
    seeded_sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def surprise(*_: object) -> None:
        raise RuntimeError("a password: hunter2")

    app = create_app(Settings(database_url=seeded_sqlite), lambda: NOON)
    client = TestClient(app)
    monkeypatch.setattr("app.api.standing_answers.evidence_for", surprise)
    answer = client.get(f"{CCM}/states/UA")
    assert (answer.status_code, answer.json()) == (500, shown("problem-500"))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-request-id"]
    assert answer.headers["access-control-allow-origin"] == "*"
