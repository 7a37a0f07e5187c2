"""The logs: an entry for each request, in one form for machines or for eyes, which no client can forge."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.api.middleware import Frame
from app.logs import about_request, adopt_standard_logs, configure_logs

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    loggers = [logging.getLogger(), logging.getLogger("treaty_status")]
    before = [(logger.handlers, logger.level, logger.propagate) for logger in loggers]
    yield
    for logger, (handlers, level, propagate) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def client() -> TestClient:
    app = FastAPI()

    @app.get("/works")
    def works() -> str:
        return "yes"

    @app.get("/breaks")
    def breaks() -> str:
        raise RuntimeError("broken inside")

    app.add_middleware(Frame)
    return TestClient(app)


def entries(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_an_entry_carries_the_id_of_its_answer(capsys: Capture) -> None:
    configure_logs("info", "json")
    answer = client().get("/works")
    (entry,) = entries(capsys.readouterr().out)
    assert entry.pop("ms") >= 0
    assert entry.pop("timestamp").endswith("Z")
    assert entry == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "path": "/works",
        "status": 200,
        "request_id": answer.headers["X-Request-ID"],
    }


def test_what_nobody_expected_is_told_to_the_log_alone(capsys: Capture) -> None:
    configure_logs("info", "json")
    answer = client().get("/breaks")
    surprise, request = entries(capsys.readouterr().out)
    assert (surprise["event"], surprise["level"]) == ("unexpected_error", "error")
    assert surprise["exception"].endswith("RuntimeError: broken inside")
    assert surprise["request_id"] == request["request_id"] == answer.headers["X-Request-ID"]
    assert request["status"] == 500
    assert "broken inside" not in answer.text


def test_libraries_write_in_the_same_form_beside_it(capsys: Capture) -> None:
    adopt_standard_logs("warning", "json")
    with about_request("abc"):
        logging.getLogger("some_library").warning("%d things", 3)
        logging.getLogger("some_library").info("not asked for")
    (entry,) = entries(capsys.readouterr().err)
    assert (entry["event"], entry["level"], entry["request_id"]) == ("3 things", "warning", "abc")


def test_below_its_level_nothing_is_written(capsys: Capture) -> None:
    configure_logs("error", "json")
    client().get("/works")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["console", "json"])
def test_what_a_client_sends_never_looks_like_another_entry(capsys: Capture, form: str) -> None:
    configure_logs("info", form)
    client().get("/a%0Ainfo%20status=200%1B[2J")
    written = capsys.readouterr().out
    assert written.count("\n") == 1
    assert "\x1b[2J" not in written
    assert "status" in written


def test_a_line_for_eyes_has_the_facts_after_the_event(capsys: Capture) -> None:
    configure_logs("info", "console")
    client().get("/works")
    (line,) = capsys.readouterr().out.splitlines()
    plain = "".join(part.partition("m")[2] for part in f"m{line}".split("\x1b["))
    assert "[info     ] request" in plain
    assert "method=GET path=/works status=200" in plain
