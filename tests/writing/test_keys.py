"""Keys: every write asks for one that holds and reaches far enough, before it looks at anything else."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.domain.keys import Scope
from app.store.engine import make_engine, reading
from app.store.keys import read_keys
from tests.writing.newsroom import RATIFICATION, Newsroom, problem

SENT: list[Any] = [RATIFICATION, {}, {"nonsense": 1}, "[", b"\xff\xfe", b"x" * 300_000]
WRONG = "treatystatus_000000000000_" + "A" * 43
REFUSED_KEYS = [None, "", "Bearer", "expired", WRONG, "revoked", "reader" + "x", "\u00e9"]


def write_operations(newsroom: Newsroom) -> Iterator[tuple[str, str]]:
    document = newsroom.get("/openapi.json").json()
    for path, operations in document["paths"].items():
        for method in operations:
            if method in {"post", "patch", "put", "delete"}:
                yield method, path


def send(newsroom: Newsroom, method: str, path: str, key: str | None, sent: Any) -> Any:
    headers = {"Content-Type": "application/json"}
    if key is not None:
        shown = newsroom.keys.get(key, key)
        headers["Authorization"] = f"Bearer {shown}" if key != "Bearer" else "Bearer"
    content = sent if isinstance(sent, str | bytes) else None
    body = {"content": content} if content is not None else {"json": sent}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return newsroom.client.request(method, path, headers=raw, **body)


def test_every_write_is_refused_without_a_key_that_holds(newsroom: Newsroom) -> None:
    newsroom.keys["revoked"] = newsroom.keys["colleague"]
    newsroom.revoke("colleague")
    before = newsroom.revision()
    operations = list(write_operations(newsroom))
    assert len(operations) >= 10
    for method, template in operations:
        path = re.sub(r"\{.*\}", "nowhere", template)
        for key in REFUSED_KEYS:
            answer = send(newsroom, method, path, key, SENT[0])
            problem(answer, 401, "key-refused")
            assert answer.headers["www-authenticate"] == "Bearer"
        for sent in SENT:
            problem(send(newsroom, method, path, "expired", sent), 401, "key-refused")
        problem(send(newsroom, method, path, "reader", SENT[1]), 403, "scope-missing")
    assert newsroom.revision() == before


def test_a_propose_key_only_proposes(newsroom: Newsroom) -> None:
    before = newsroom.revision()
    for method, path in write_operations(newsroom):
        if path != "/v1/claims":
            answer = send(newsroom, method, path.replace("{", "").replace("}", ""), "proposer", {})
            problem(answer, 403, "scope-missing")
    assert newsroom.revision() == before


def test_a_key_that_is_revoked_or_expires_stops_at_once(newsroom: Newsroom) -> None:
    assert newsroom.get("/v1/proposals", key="reader").status_code == 200
    newsroom.revoke("reader")
    problem(newsroom.get("/v1/proposals", key="reader"), 401, "key-refused")
    problem(newsroom.get("/v1/proposals"), 401, "key-refused")


def test_two_authorizations_are_none(sqlite_newsroom: Newsroom) -> None:
    shown = ("Authorization", f"Bearer {sqlite_newsroom.keys['admin']}")
    answer = sqlite_newsroom.client.get("/v1/proposals", headers=[shown, shown])
    problem(answer, 401, "key-refused")


def test_scopes_hold_those_before_them() -> None:
    held = {scope: [other for other in Scope if scope.holds(other)] for scope in Scope}
    assert held[Scope.READ] == [Scope.READ]
    assert held[Scope.PUBLISH] == [Scope.READ, Scope.PROPOSE, Scope.PUBLISH]
    assert held[Scope.ADMIN] == list(Scope)


def test_no_secret_is_kept_or_logged(
    sqlite_newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    key = sqlite_newsroom.keys["publisher"]
    answer = sqlite_newsroom.post("/v1/claims", RATIFICATION)
    assert answer.status_code == 201
    secret = key.rpartition("_")[2] if "_" not in key[26:] else key[26:]
    file = sqlite_newsroom.url.removeprefix("sqlite:///")
    for suffix in ("", "-wal"):
        with open(file + suffix, "rb") as kept:
            assert secret.encode() not in kept.read()
    logged = capsys.readouterr()
    assert secret not in logged.out + logged.err + answer.text


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_keys_are_made_listed_and_revoked_at_a_prompt(
    sqlite_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", sqlite_newsroom.url)
    status, text, errors = run("keys", "create", "--name", "Desk of data", "--scope", "propose")
    assert (status, errors) == (0, "")
    assert text.startswith("treatystatus_")
    assert sqlite_newsroom.get("/v1/proposals", key=text.strip()).status_code == 200
    assert run("keys", "create", "--name", "Desk of data", "--scope", "read")[0] == 1
    listed = run("keys", "list")[1]
    assert "Desk of data\tDesk of data\tpropose" in listed
    assert text.strip().rpartition("_")[2] not in listed
    assert run("keys", "revoke", "Desk of data") == (0, "", "")
    assert "revoked" in run("keys", "list")[1]
    problem(sqlite_newsroom.get("/v1/proposals", key=text.strip()), 401, "key-refused")
    assert run("keys", "revoke", "nobody")[0] == 1


def test_a_key_expires_on_the_first_moment_of_its_day(
    sqlite_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", sqlite_newsroom.url)
    made = ("keys", "create", "--name", "guest", "--scope", "read")
    assert run(*made, "--expires", "2020-01-01")[0] == 1
    assert run(*made, "--expires", "tomorrow")[0] == 1
    assert run(*made, "--expires", "2199-01-01")[0] == 0
    engine = make_engine(sqlite_newsroom.url)
    with reading(engine) as session:
        guest = next(key for key in read_keys(session) if key.name == "guest")
    engine.dispose()
    assert guest.expires_at is not None
    assert guest.holds_at(guest.expires_at - timedelta(microseconds=1))
    assert not guest.holds_at(guest.expires_at)
