"""A newsroom at work: a small true record, a service over it, and keys to write with."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
from starlette.testclient import TestClient

from app.domain.actions import ActionKind, Family
from app.domain.claims import ActionContent, Claim, ListContent, TermContent
from app.domain.commands import Command
from app.domain.days import AsOf
from app.domain.keys import Scope
from app.domain.publications import Rank, Source
from app.domain.states import State, StateKind
from app.main import create_app
from app.services.keys import create_key, revoke_key
from app.services.recording import record
from app.settings import Settings
from app.store.engine import make_engine, writing
from tests.store.examples import CCM, DEPOSITARY, FRANCE, VANUATU

RECORDED_AT = datetime(2026, 2, 10, 9, tzinfo=UTC)
NOON = datetime(2026, 2, 11, 12, tzinfo=UTC)
PROBLEM = "application/problem+json"

CANADA = State("CAN", "CA", "124", "Canada", "Canada", StateKind.UN_MEMBER, "Americas")
LITHUANIA = State("LTU", "LT", "440", "Lithuania", "Lithuania", StateKind.UN_MEMBER, "Europe")
SOUTH_SUDAN = State(
    "SSD",
    "SS",
    "728",
    "South Sudan",
    "South Sudan",
    StateKind.UN_MEMBER,
    "Africa",
    eligible_from=date(2011, 7, 9),
    eligible_basis="UN membership",
)
USA = State(
    "USA", "US", "840", "United States", "United States of America", StateKind.UN_MEMBER, "Americas"
)
MONITOR = Source(
    "monitor2025",
    Rank.MONITOR,
    "Landmine and Cluster Munition Monitor",
    "Cluster Munition Monitor 2025",
    None,
    AsOf(date(2025, 9, 15), date(2025, 9, 15)),
)
_TERMS: Mapping[str, Mapping[str, Any]] = {
    "adoption": {"on": "2008-05-30", "place": "Dublin"},
    "signature": {"opens_on": "2008-12-03", "closes": "on_entry_into_force"},
    "accession": {"open": True},
    "entry_into_force": {"threshold": 30, "rule": "nth_month_after_deposit", "n": 6},
    "in_force": {"on": "2010-08-01"},
    "withdrawal": {"allowed": True, "months": 6, "condition": "no armed conflict"},
    "numbers": {"untc": "XXVI-6", "registration": "47713"},
}

_LIST = ListContent(
    complete=True,
    covers=frozenset({Family.SIGNATURE, Family.CONSENT, Family.WITHDRAWAL}),
    acts={
        "FRA": frozenset({ActionKind.SIGNATURE}),
        "LTU": frozenset({ActionKind.SIGNATURE, ActionKind.RATIFICATION}),
    },
)


def _act(state_id: str, kind: ActionKind, on: date) -> Claim:
    return Claim(
        f"{state_id.lower()}-{kind}", "ccm", "untc2026", state_id, ActionContent(kind, on),
        DEPOSITARY.as_of,
    )  # fmt: skip


SMALL_RECORD = Command(
    "seed",
    "seed",
    "Six states, two sources and a treaty with its terms.",
    states=(FRANCE, VANUATU, CANADA, LITHUANIA, SOUTH_SUDAN, USA),
    treaties=(CCM,),
    sources=(DEPOSITARY, MONITOR),
    claims=(
        *(
            Claim(
                f"term-{term}", "ccm", "untc2026", None, TermContent(term, value), DEPOSITARY.as_of
            )
            for term, value in _TERMS.items()
        ),
        Claim("list-2026", "ccm", "untc2026", None, _LIST, DEPOSITARY.as_of),
        _act("FRA", ActionKind.SIGNATURE, date(2008, 12, 3)),
        _act("LTU", ActionKind.SIGNATURE, date(2008, 12, 3)),
        _act("LTU", ActionKind.RATIFICATION, date(2011, 3, 24)),
    ),
)
RATIFICATION = {
    "type": "action",
    "treaty": "ccm",
    "source": "untc2026",
    "state": "FR",
    "content": {"kind": "ratification", "on": "2009-09-25"},
}
ACCESSION = {
    "type": "action",
    "treaty": "ccm",
    "source": "untc2026",
    "state": "Vanuatu",
    "content": {"kind": "accession", "on": "2025-09-05"},
}


class Clock:
    """An instant that passes only when it is told to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let so much time pass."""
        self.now += timedelta(**by)


@dataclass
class Newsroom:
    """A service and the people who write: a reader, a proposer, two publishers."""

    client: TestClient
    clock: Clock
    url: str
    keys: dict[str, str]

    def get(self, path: str, key: str | None = None, **headers: str) -> httpx2.Response:
        """An answer to GET."""
        return self.client.get(path, headers=self._headers(key, headers))

    def post(
        self, path: str, sent: Any = None, key: str | None = "publisher", **headers: str
    ) -> httpx2.Response:
        """An answer to POST."""
        return self.client.post(path, json=sent, headers=self._headers(key, headers))

    def patch(
        self, path: str, sent: Any, key: str | None = "publisher", **headers: str
    ) -> httpx2.Response:
        """An answer to PATCH; ``If_Match=`` names the version."""
        form = {"Content-Type": "application/merge-patch+json"}
        return self.client.patch(path, json=sent, headers=form | self._headers(key, headers))

    def standing(self, state: str, query: str = "") -> Any:
        """One state's standing under the Convention on Cluster Munitions."""
        answer = self.get(f"/v1/treaties/ccm/states/{state}{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def revision(self) -> int:
        """The number of the last change."""
        found: int = self.get("/v1/revision").json()["revision"]
        return found

    def catch_up(self, other: "Newsroom") -> None:
        """Wait until this service has heard of what the other one recorded: on SQLite it has, on PostgreSQL it will."""
        wanted, until = other.revision(), time.monotonic() + 30
        while self.revision() < wanted:
            assert self.url.startswith("postgresql"), "SQLite tells at once"
            assert time.monotonic() < until, "it never heard of it"
            time.sleep(0.002)

    def revoke(self, name: str) -> None:
        """Revoke the key of that name."""
        engine = make_engine(self.url)
        with writing(engine) as session:
            revoke_key(session, name, self.clock())
        engine.dispose()

    def _headers(self, key: str | None, headers: Mapping[str, str]) -> dict[str, str]:
        shown = {name.replace("_", "-"): value for name, value in headers.items()}
        if key is not None:
            shown["Authorization"] = f"Bearer {self.keys.get(key, key)}"
        return shown


def furnished(url: str) -> dict[str, str]:
    """Record the small record in a migrated database and make keys; gives the keys' texts by name."""
    engine = make_engine(url)
    texts = {}
    with writing(engine) as session:
        record(session, replace(SMALL_RECORD), RECORDED_AT)
        for name, scope in (
            ("reader", Scope.READ),
            ("proposer", Scope.PROPOSE),
            ("publisher", Scope.PUBLISH),
            ("colleague", Scope.PUBLISH),
            ("admin", Scope.ADMIN),
        ):
            _, texts[name] = create_key(session, name=name, scope=scope, now=RECORDED_AT)
        _, texts["expired"] = create_key(
            session,
            name="expired",
            scope=Scope.ADMIN,
            now=RECORDED_AT,
            expires_at=RECORDED_AT + timedelta(hours=1),
        )
        _, texts["second key"] = create_key(
            session, name="second key", owner="publisher", scope=Scope.PUBLISH, now=RECORDED_AT
        )
    engine.dispose()
    return texts


def opened(url: str, keys: dict[str, str], *, two_person: bool = False) -> Newsroom:
    """A service over a furnished database; close its client when done."""
    clock = Clock()
    app = create_app(Settings(database_url=url, two_person=two_person), clock)
    return Newsroom(TestClient(app, raise_server_exceptions=False), clock, url, keys)


def problem(answer: httpx2.Response, status: int, slug: str) -> Any:
    """The problem that a request ended in, of that status and type."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    body = answer.json()
    assert body["type"] == f"/problems/{slug}"
    return body
