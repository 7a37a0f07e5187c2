"""Peers without a framework's habits: raw ASGI with finished bytes, and a careful async route on raw sqlite3.

`PEER_BODY` names a file with the bytes that both send: our own answer, so that all send as much.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.responses import Response

BODY = Path(os.environ["PEER_BODY"]).read_bytes() if "PEER_BODY" in os.environ else b"{}"
_START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(BODY)).encode()),
    ],
}
_REST = {"type": "http.response.body", "body": BODY}


async def raw(scope: Any, _receive: Any, send: Any) -> None:
    """The least that an ASGI application can do."""
    if scope["type"] == "http":
        await send(_START)
        await send(_REST)


tuned = FastAPI()
_ANSWER = orjson.loads(BODY)


def _connection() -> sqlite3.Connection:
    return sqlite3.connect(os.environ.get("TUTORIAL_DATABASE", "tutorial.db"))


@tuned.get("/states/{iso2}")
async def read_state(iso2: str) -> Response:
    """One state by one prepared statement on a connection that stays open, written by orjson."""
    global _open
    if _open is None:
        _open = _connection()
    rows = _open.execute(
        "SELECT s.id, s.name, a.kind, a.'on' FROM state s LEFT JOIN action a ON a.state_id = s.id"
        " WHERE s.iso2 = ? ORDER BY a.'on'",
        (iso2,),
    ).fetchall()
    if not rows:
        return Response(status_code=404)
    answer = _ANSWER | {
        "id": rows[0][0],
        "name": rows[0][1],
        "actions": [{"kind": kind, "on": on} for _, _, kind, on in rows if kind],
    }
    return Response(orjson.dumps(answer), media_type="application/json")


_open: sqlite3.Connection | None = None
