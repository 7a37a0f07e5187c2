"""The audit at the endpoints: one entry a command, for keys; the proof that it is whole, for everyone."""

import hashlib

import pytest
import rfc8785
from sqlalchemy import text
from typer.testing import CliRunner

from app.cli import app
from app.store.engine import make_engine, writing
from tests.writing.newsroom import RATIFICATION, Newsroom, problem


def test_each_command_is_one_entry_with_who_and_what(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", RATIFICATION, key="proposer")
    newsroom.post("/v1/claims/ccm-untc2026-fra-ratification/publish")
    newsroom.patch("/v1/sources/untc2026", {"publisher": "United Nations"}, If_Match="*")
    entries = newsroom.get("/v1/audit", key="reader").json()["items"]
    told = [(entry["number"], entry["actor"], entry["command"]) for entry in entries]
    assert told == [
        (1, "seed", "seed"),
        (2, "proposer", "submit claim"),
        (3, "publisher", "publish claim"),
        (4, "publisher", "change source"),
    ]
    assert entries[3]["changed"] == {
        "claims": [],
        "sources": ["untc2026"],
        "states": [],
        "treaties": [],
    }
    hashes = [entry["hash"] for entry in entries]
    assert [entry["previous_hash"] for entry in entries] == ["0" * 64, *hashes[:-1]]


def test_the_audit_is_read_page_by_page(newsroom: Newsroom) -> None:
    for title in "abcde":
        newsroom.post("/v1/sources", {"rank": "press", "title": title})
    numbers, path = [], "/v1/audit?limit=2"
    while path:
        page = newsroom.get(path, key="reader")
        numbers += [entry["number"] for entry in page.json()["items"]]
        path = page.json()["links"]["next"]
        assert ("link" in page.headers) == bool(path)
    assert numbers == [1, 2, 3, 4, 5, 6]


def test_an_entrys_hash_can_be_recomputed_by_anyone(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", RATIFICATION | {"note": "Déposé à New York \u2014 \U0001f5ce"})
    entry = newsroom.get("/v1/audit/2", key="reader").json()
    sealed = {name: value for name, value in entry.items() if name not in ("hash", "changed")}
    instant = sealed["at"]
    sealed["at"] = instant if "." in instant else instant.replace("Z", ".000000Z")
    assert hashlib.sha256(rfc8785.dumps(sealed)).hexdigest() == entry["hash"]


def test_the_audit_is_for_keys(newsroom: Newsroom) -> None:
    for path in ("/v1/audit", "/v1/audit/1"):
        problem(newsroom.get(path), 401, "key-refused")
    problem(newsroom.get("/v1/audit/99", key="reader"), 404, "not-found")


def test_everyone_may_ask_whether_the_record_is_whole(newsroom: Newsroom) -> None:
    newsroom.post("/v1/claims", RATIFICATION)
    answer = newsroom.get("/v1/audit/verify").json()
    head = newsroom.get("/v1/audit/2", key="reader").json()["hash"]
    assert answer == {"ok": True, "entries": 2, "head": head, "problem": None}


def test_a_record_that_was_tampered_with_is_found_out(
    sqlite_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", sqlite_newsroom.url)
    sqlite_newsroom.post("/v1/claims", RATIFICATION)

    def verify() -> tuple[int, str]:
        result = CliRunner().invoke(app, ["audit", "verify"], catch_exceptions=False)
        return result.exit_code, result.stdout

    assert verify()[0] == 0
    engine = make_engine(sqlite_newsroom.url)
    with writing(engine) as session:
        session.connection().execute(text("DROP TRIGGER claims_refuses_update"))
        session.connection().execute(
            text("UPDATE claims SET state_id = 'VUT' WHERE state_id = 'FRA'")
        )
    engine.dispose()
    status, told = verify()
    assert status == 1
    assert "NOT whole: claims: a row is not what entry 1 recorded" in told
