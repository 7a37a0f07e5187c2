"""Whatever is written and by whom, each kept answer is what an application that keeps nothing says of it."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.domain.actions import ActionKind
from app.domain.commands import Command
from app.domain.publications import Source
from app.domain.treaties import Treaty
from app.main import create_app
from app.services.desk import Desk
from app.services.newest import Snapshots
from app.services.recording import record
from app.settings import Settings
from app.store.engine import make_engine, writing
from app.store.schema import upgrade
from tests.writing.newsroom import _LIST, MONITOR, Newsroom, _act, furnished, opened

PLAIN = {"Accept-Encoding": "identity"}
TREATY_IDS, STATES, SOURCES = ("ccm", "apmbc", "third"), ("FR", "VU", "CA"), ("untc2026", "paper")
ABOUT_ONE = [
    path.format(treaty=treaty)
    for treaty in ("ccm", "apmbc", "third", "XXVI-6", "XXVI-5")
    for path in (
        "/v1/treaties/{treaty}",
        "/v1/treaties/{treaty}/states?lang=fr",
        "/v1/treaties/{treaty}/states?fields=name,status,source,source_url",
        "/v1/treaties/{treaty}/states.csv",
        "/v1/treaties/{treaty}/states/France",
        "/v1/treaties/{treaty}/states/VU/history",
        "/v1/treaties/{treaty}/counts",
        "/v1/treaties/{treaty}/counts/series.csv",
        "/v1/treaties/{treaty}/claims",
        "/v1/treaties/{treaty}/claims.csv?source=paper",
        "/v1/treaties/{treaty}/changes",
        "/treaties/{treaty}",
        "/treaties/{treaty}/states/FRA",
        "/embed/{treaty}/map",
        "/embed/{treaty}/FR",
        "/embed/{treaty}/VU?known_at=3",
        "/embed/{treaty}/VU?as_of=2026-02-11&known_at=2026-02-11T12:00:00Z",
        "/v1/treaties/{treaty}/states/FR?known_at=4",
        "/v1/treaties/{treaty}/states/FR?as_of=2026-02-11&known_at=2026-02-11T12:00:00Z",
        "/badge/{treaty}/VU.svg",
        "/badge/{treaty}/FR.json",
        "/feeds/{treaty}.atom",
        "/oembed?url=http://testserver/treaties/{treaty}/states/FR",
    )
]
ABOUT_ALL = [
    "/",
    "/states/FR",
    "/v1/treaties",
    "/v1/treaties?q=mine",
    "/v1/states",
    "/v1/states/VU",
    "/?known_at=3",
    "/v1/treaties?known_at=5",
    "/v1/states/FR?as_of=2010-01-01&known_at=4",
    "/states/VU?as_of=2012-01-01",
    "/v1/states/New",
    "/v1/sources",
    "/v1/sources/paper",
    "/v1/resolve?q=Francia",
    "/v1/resolve?q=Vanuatuu",
    "/v1/revision",
    *(f"/v1/claims/claim-{number}" for number in range(3)),
]
QUESTIONS = ABOUT_ONE + ABOUT_ALL


@dataclass
class Watched:
    """A service that keeps its answers, another one on the same database, and what both are held against."""

    kept: Newsroom
    other: Newsroom
    behind: Any
    claims: int = 0

    def begin_anew(self) -> None:
        """Let what the kept answers are held against forget all that it knows."""
        context = self.behind.state.context
        engine, clock = context.desk._engine, self.kept.clock
        snapshots = Snapshots(engine, context.snapshots._table)
        self.behind.state.context = replace(
            context, snapshots=snapshots, desk=Desk(engine, snapshots, clock), clock=clock
        )

    def compare(self, paths: Iterable[str]) -> None:
        """Ask both, after the last change; what is kept twice, so that the second answer comes from the front."""
        self.begin_anew()
        begun = TestClient(self.behind.behind, raise_server_exceptions=False)
        for path in paths:
            fresh = begun.get(path, headers=PLAIN, follow_redirects=False)
            for _ in range(2):
                answer = self.kept.client.get(path, headers=PLAIN, follow_redirects=False)
                assert (answer.status_code, answer.text) == (fresh.status_code, fresh.text), path
                for header in ("etag", "cache-control", "content-language", "link"):
                    assert answer.headers.get(header) == fresh.headers.get(header), path


def say_joined(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """Somebody says that a state joined, in the next or an earlier claim."""
    watched.claims += 1
    body = {
        "id": f"claim-{watched.claims}",
        "type": "action",
        "treaty": TREATY_IDS[a % 3],
        "source": SOURCES[b % 2],
        "state": STATES[(a + b) % 3],
        "content": {"kind": "accession", "on": f"2011-0{1 + a % 9}-0{1 + b % 9}"},
        "override_reason": "A test.",
    }
    room.post("/v1/claims", body, key="proposer" if (a + b) % 4 == 3 else "publisher")


def say_signed(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """Somebody says that a state has not signed."""
    content = {"subject": "signed", "value": bool(a % 2)}
    room.post(
        "/v1/claims",
        {
            "type": "position", "treaty": TREATY_IDS[b % 3], "source": SOURCES[a % 2], "state": STATES[b % 3],
            "content": content,
        },
    )  # fmt: skip


def correct_claim(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A claim is corrected."""
    wrong = f"claim-{1 + a % max(1, watched.claims)}"
    found = room.get(f"/v1/claims/{wrong}")
    if found.status_code == 200:
        old = found.json()
        watched.claims += 1
        body = {
            "id": f"claim-{watched.claims}", "type": "action", "treaty": old["treaty"], "source": SOURCES[b % 2],
            "state": old["state"], "content": {"kind": "accession", "on": "2012-05-05"},
            "supersedes": wrong, "reason": "Read wrongly.", "override_reason": "A test.",
        }  # fmt: skip
        room.post("/v1/claims", body)


def review_claim(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A claim is published, rejected or retracted, if it can be."""
    act = ("publish", "reject", "retract", "retract")[b % 4]
    body = {"reason": "A test."} if act != "publish" else {"override_reason": "A test."}
    room.post(f"/v1/claims/claim-{1 + a % max(1, watched.claims)}/{act}", body)


def give_number(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A treaty is said to have a number, perhaps another one's."""
    content = {"term": "numbers", "value": {"untc": f"XXVI-{5 + a % 2}"}}
    sent = {
        "type": "term",
        "treaty": TREATY_IDS[b % 3],
        "source": SOURCES[b % 2],
        "content": content,
    }
    room.post("/v1/claims", sent)


def change_treaty(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A treaty is recorded, or has another title."""
    treaty_id = (*TREATY_IDS, "xxvi-5")[a % 4]
    if room.post("/v1/treaties", {"id": treaty_id, "title": "Mine Ban"}).status_code == 409:
        room.patch(f"/v1/treaties/{treaty_id}", {"short_title": f"mines {b}"}, If_Match="*")


def change_source(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A source has another name or another rank."""
    changed = {"publisher": f"Publisher {a}"} if b % 2 else {"rank": ("press", "monitor")[a % 2]}
    room.patch(f"/v1/sources/{(*SOURCES, 'uncited')[a % 3]}", changed, If_Match="*")


def change_state(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """A state is recorded, or has another name."""
    if a % 3:
        room.patch(f"/v1/states/{('FRA', 'VUT')[b % 2]}", {"name": f"Name {a}"}, If_Match="*")
    else:
        new = {"id": "NEW", "iso2": "QN", "m49": "999", "name": "New", "un_name": "New"}
        room.post("/v1/states", {**new, "kind": "un_member", "region": "Oceania"})


def import_page(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """The depositary's page of a treaty is imported, by another process and in one entry."""
    treaty_id = ("apmbc", "imported")[a % 2]
    watched.claims += 1
    made = Source(f"page-{watched.claims}", MONITOR.rank, "A page", None, None, MONITOR.as_of)
    signed = replace(
        _act("FRA", ActionKind.SIGNATURE, date(2008, 12, 3)),
        id=f"signed-{made.id}", treaty_id=treaty_id, source_id=made.id, as_of=made.as_of,
    )  # fmt: skip
    listed = replace(signed, id=f"list-{made.id}", state_id=None, content=_LIST)
    engine = make_engine(room.url)
    with writing(engine) as session:
        new = () if room.get(f"/v1/treaties/{treaty_id}").status_code == 200 else (treaty_id,)
        titled = tuple(Treaty(one, "An imported treaty") for one in new)
        command = Command(
            "importer", "import page", "A page.", (), titled, (made,), (signed, listed)
        )
        record(session, command, room.clock())
    engine.dispose()


def let_time_pass(watched: Watched, room: Newsroom, a: int, b: int) -> None:
    """Time passes."""


WRITES: Mapping[str, Callable[[Watched, Newsroom, int, int], None]] = {
    act.__name__: act
    for act in (
        say_joined,
        say_signed,
        correct_claim,
        review_claim,
        give_number,
        change_treaty,
        change_source,
        change_state,
        import_page,
        let_time_pass,
    )
}
STEPS = st.tuples(
    st.sampled_from(list(WRITES)),
    st.integers(0, 11),
    st.integers(0, 11),
    st.booleans(),  # by the other process
    st.sampled_from([0.001, 0.001, 20, 13 * 3_600]),  # seconds that pass before it
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A small record of two treaties, with keys."""
    file = tmp_path_factory.mktemp("kept") / "begun.db"
    url = f"sqlite:///{file}"
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    keys = furnished(url)
    room = opened(url, keys)
    for path, sent in (
        ("/v1/treaties", {"id": "apmbc", "title": "Mine Ban Convention"}),
        ("/v1/sources", {"id": "paper", "rank": "press"}),
        ("/v1/sources", {"id": "uncited", "rank": "press"}),
    ):
        assert room.post(path, sent).status_code == 201
    room.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]
    return file, keys


@contextmanager
def watched_on(begun: tuple[Path, dict[str, str]], folder: Path) -> Iterator[Watched]:
    """Services over a copy of the record."""
    file, keys = begun
    url = f"sqlite:///{shutil.copyfile(file, folder / 'record.db')}"
    kept, other = opened(url, keys), opened(url, keys)
    behind = create_app(Settings(database_url=url, log_level="error"), kept.clock)
    with ExitStack() as stack:
        stack.callback(behind.state.context.desk._engine.dispose)
        stack.enter_context(kept.client)
        stack.enter_context(other.client)
        yield Watched(kept, other, behind)


# A run takes a second, so a failure is shown as it was found and not made small.
@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=3, max_size=12), st.integers(0, 4))
def test_a_kept_answer_is_what_a_fresh_application_says(
    begun: tuple[Path, dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int, int, bool, float]],
    first: int,
) -> None:
    with watched_on(begun, tmp_path_factory.mktemp("run")) as watched:
        watched.compare(QUESTIONS[::2])
        for turn, (write, a, b, elsewhere, seconds) in enumerate(steps, start=first):
            for room in (watched.kept, watched.other):
                room.clock.forward(seconds=seconds)
            WRITES[write](watched, watched.other if elsewhere else watched.kept, a, b)
            watched.compare(QUESTIONS[turn % 7 :: 7])
        watched.compare(QUESTIONS[first::2])


def test_a_change_to_one_treaty_leaves_what_is_kept_of_others(
    begun: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    def hits() -> float:
        text = watched.kept.get("/metrics").text
        (line,) = (one for one in text.splitlines() if 'outcome="hits"' in one)
        return float(line.split()[-1])

    of_ccm = [path for path in ABOUT_ONE if "ccm" in path and path != "/treaties/ccm/states/FRA"]
    by_number = [path for path in ABOUT_ONE if "XXVI-6" in path]
    kept: Counter[str] = Counter()
    with watched_on(begun, tmp_path) as watched:
        for path in (*of_ccm, *by_number, *ABOUT_ALL):
            watched.kept.get(path)
        say_joined(watched, watched.other, 1, 0)
        for what, paths in {"ccm": of_ccm, "by number": by_number, "all": ABOUT_ALL}.items():
            for path in paths:
                before = hits()
                watched.kept.get(path)
                kept[what] += hits() > before
        assert kept == {"ccm": len(of_ccm), "by number": 0, "all": 0}
