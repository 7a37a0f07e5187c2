"""The contract's examples of changes, made one after another by a service over a fresh seed."""

from collections.abc import Iterator, Mapping
from typing import Any

from starlette.testclient import TestClient

from app.domain.keys import Scope
from app.main import create_app
from app.services.keys import create_key
from app.settings import Settings
from app.store.engine import make_engine, writing
from tests.api.examples import CHANGES, SAID
from tests.api.reading import NOON

_WRITERS = {"reader": Scope.READ, "proposer": Scope.PROPOSE, "publisher": Scope.PUBLISH}
_TO_REJECT = SAID | {
    "type": "action",
    "state": "France",
    "content": {"kind": "signature", "on": "1949-11-28"},
}


def changed_examples(url: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each example of a change by its name: the request, what was sent with it, and the answer."""
    keys = _keys(url)
    app = create_app(Settings(database_url=url, log_level="error"), lambda: NOON)
    handed_in = ""
    with TestClient(app) as client:
        for name, (writer, method, path, sent) in CHANGES.items():
            if name == "rejectClaim":
                client.post("/v1/claims", json=_TO_REJECT, headers=_headers(keys, "proposer"))
            headers = _headers(keys, writer)
            if method == "PATCH" and name != "problem-428":
                headers["If-Match"] = '"7-0"' if name == "problem-412" else "*"
            path = path.replace("IMPORT", handed_in)
            if isinstance(sent, str):
                headers["Content-Type"] = "text/csv"
                answer = client.request(method, path, content=sent, headers=headers)
                handed_in = answer.json()["id"]
            elif isinstance(sent, bytes):
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                answer = client.request(method, path, content=sent, headers=headers)
            else:
                answer = client.request(method, path, json=sent, headers=headers)
            shown: dict[str, Any] = {"request": f"{method} {path}"}
            if not name.startswith("problem-"):
                assert answer.is_success, answer.text
                shown |= {"sent": sent or {}}
            yield name, {**shown, "answer": answer.json()}
    app.state.context.desk._engine.dispose()


def _keys(url: str) -> Mapping[str, str]:
    engine = make_engine(url)
    with writing(engine) as session:
        made = {
            name: create_key(session, name=name, scope=scope, now=NOON)[1]
            for name, scope in _WRITERS.items()
        }
    engine.dispose()
    return made


def _headers(keys: Mapping[str, str], writer: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {keys[writer]}"} if writer in keys else {}
