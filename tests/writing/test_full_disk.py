"""A disk that is full: changes are refused and can be sent again, reading goes on, nothing needs a restart."""

from typing import Any

from sqlalchemy import event

from app.store.engine import Engine
from tests.writing.newsroom import RATIFICATION, Newsroom, problem

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
