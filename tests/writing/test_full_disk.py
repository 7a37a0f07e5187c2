"""A disk that is full or read-only: changes are refused, reading goes on, and nothing needs a restart afterwards."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.store import sqlite
from app.store.engine import Engine, make_engine, reading, writing
from tests.writing.newsroom import RATIFICATION, Newsroom, furnished, opened, problem

PAGES_TO_SPARE = 4


def test_changes_wait_for_room_and_reading_goes_on(sqlite_newsroom: Newsroom) -> None:
    engine: Engine = sqlite_newsroom.client.app.state.context.desk._engine  # type: ignore[attr-defined]
    full = True

    def limit(connection: Any, _record: object, _proxy: object) -> None:
        cursor = connection.cursor()
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        spare = PAGES_TO_SPARE if full else 2**30
        cursor.execute(f"PRAGMA max_page_count = {pages + spare}")
        cursor.close()

    event.listen(engine, "checkout", limit)
    long = {"rank": "press", "note": "x" * 19_000 + "\n" + "y" * 900}
    answer = sqlite_newsroom.post("/v1/sources", long | {"id": "long"})
    fault = problem(answer, 503, "not-ready")
    assert answer.headers["retry-after"] == "5"
    assert "full" in fault["detail"]
    assert sqlite_newsroom.standing("FR")["status"] == "signatory"
    assert sqlite_newsroom.revision() == 1
    full = False
    assert sqlite_newsroom.post("/v1/sources", long | {"id": "long"}).status_code == 201
    assert sqlite_newsroom.post("/v1/claims", RATIFICATION).status_code == 201
    assert sqlite_newsroom.get("/v1/audit/verify").json()["ok"] is True


def test_a_read_only_disk_is_read_and_written_again_once_it_can_be(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = furnished(sqlite_url)
    assert not Path(sqlite_url.removeprefix("sqlite:///") + "-wal").exists()
    frozen = True
    monkeypatch.setattr(sqlite, "_is_frozen", lambda _file: frozen)
    room = opened(sqlite_url, keys)
    with room.client:
        for _ in range(2):
            answer = room.post("/v1/claims", RATIFICATION)
            fault = problem(answer, 503, "not-ready")
            assert (answer.headers["retry-after"], "read-only" in fault["detail"]) == ("5", True)
            assert room.standing("FR")["status"] == "signatory"
            assert room.get("/v1/treaties/ccm/changes").status_code == 200
            assert room.get("/readyz").status_code == 200
        frozen = False
        assert room.post("/v1/claims", RATIFICATION).status_code == 201
        assert room.standing("FR")["status"] == "party"
    room.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]


def test_a_log_on_a_read_only_disk_is_not_left_out(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = make_engine(sqlite_url)
    with writing(writer) as session:  # its connection stays open, and so does the log
        session.connection().exec_driver_sql("CREATE TABLE logged (x)")
    monkeypatch.setattr(sqlite, "_is_frozen", lambda _file: True)
    reader = make_engine(sqlite_url)
    with reading(reader) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM logged").scalar() == 0
    reader.dispose()
    writer.dispose()
