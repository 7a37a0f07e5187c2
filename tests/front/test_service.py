"""The front before the real service: what is written is read at once, and what is asked badly fills nothing."""

import gc
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.domain.keys import Scope
from app.main import create_app
from app.services.keys import create_key
from app.settings import Settings
from app.store.engine import make_engine, writing
from tests.api.reading import CCM, NOON

UKRAINE = f"{CCM}/states/UA"


class Service:
    """The service over a file of its own, in this process."""

    def __init__(self, client: TestClient, url: str) -> None:
        self.client, self.url = client, url

    def metric(self, name: str) -> float:
        """A number of `/metrics`, 0 where it is not there yet."""
        text = self.client.get("/metrics").text
        found = re.search(rf"^treaty_status_{re.escape(name)} (\S+)$", text, flags=re.M)
        return float(found[1]) if found else 0.0

    def outcome(self, word: str) -> float:
        """How many requests the front dealt with in that way."""
        return self.metric(f'front_requests_total{{outcome="{word}"}}')


@pytest.fixture
def service(seeded_file: Path, tmp_path: Path) -> Iterator[Service]:
    url = f"sqlite:///{shutil.copyfile(seeded_file, tmp_path / 'record.db')}"
    with TestClient(
        create_app(Settings(database_url=url, log_level="error"), lambda: NOON)
    ) as client:
        yield Service(client, url)
        client.app.state.context.snapshots._engine.dispose()  # type: ignore[attr-defined]


def test_the_collector_that_rests_while_the_service_starts_works_once_it_serves(
    seeded_url: str,
) -> None:
    gc.disable()
    try:
        with TestClient(create_app(Settings(database_url=seeded_url, log_level="error"))):
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "path",
    [
        UKRAINE, f"{CCM}/states.csv?fields=name,status", f"{CCM}/counts", "/", "/treaties/ccm", "/embed/ccm/UA",
        "/badge/ccm/UA.svg", "/feeds/ccm.atom", "/v1/revision", "/v1/states/nowhere", "/treaties/nowhere",
        f"{UKRAINE}?as_of=2023-07-08&known_at=2",
    ],
)  # fmt: skip
def test_the_second_answer_comes_from_the_front_and_is_the_first(
    service: Service, path: str
) -> None:
    first = service.client.get(path)
    hits = service.outcome("hits")
    second = service.client.get(path)
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second.headers == first.headers
    assert service.outcome("hits") == hits + 1


def test_a_change_is_read_at_once_by_whoever_made_it(service: Service) -> None:
    engine = make_engine(service.url)
    with writing(engine) as session:
        _, key = create_key(session, name="desk", scope=Scope.PUBLISH, now=NOON)
    engine.dispose()
    name = service.client.get("/v1/treaties/ccm").json()["title"]
    for number in range(20):
        title = f"{name} ({number})"
        assert service.client.get("/v1/treaties/ccm").status_code == 200
        answer = service.client.patch(
            "/v1/treaties/ccm",
            json={"title": title},
            headers={"Authorization": f"Bearer {key}", "If-Match": "*"},
        )
        assert answer.status_code == 200
        assert service.client.get("/v1/treaties/ccm").json()["title"] == title
        assert service.client.get("/treaties/ccm").text.count(title) > 0
    assert service.outcome("hits") == 20


def test_what_is_asked_badly_fills_nothing(service: Service) -> None:
    service.client.get(UKRAINE)
    bytes_kept, answers = service.metric("front_bytes"), service.metric("front_answers")
    for number in range(50):
        assert service.client.get(f"{UKRAINE}?buster={number}").status_code == 400
        assert service.client.get(f"{UKRAINE}?as_of={number}").status_code == 422
        assert service.client.get(f"{UKRAINE}?lang=en&lang=en{number}").status_code == 400
        assert service.client.get(f"{UKRAINE}?{number}=\xff").status_code in {400, 422}
    assert service.metric("front_bytes") == bytes_kept
    assert service.metric("front_answers") == answers


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=0-10"},
        {"Range": "bytes=,,,--1"},
        {"If-Range": '"0-x"', "Range": "bytes=5-"},
        {"Accept": "a/b," * 3_000},
        {"Accept": "image/png;q=0"},
        {"Accept-Language": "xx," * 3_000},
        {"If-Modified-Since": "yesterday"},
        {"If-None-Match": '"' * 1_000},
        {"If-None-Match": '"unclosed'},
        {"Cache-Control": "no-cache, no-store, max-age=0"},
    ],
)
def test_a_header_that_asks_for_nothing_we_have_gets_the_whole_answer(
    service: Service, headers: dict[str, str]
) -> None:
    whole = service.client.get(UKRAINE)
    answer = service.client.get(UKRAINE, headers=headers)
    assert (answer.status_code, answer.content) == (200, whole.content)
    assert "accept-ranges" not in answer.headers


def test_requests_are_counted_by_the_template_of_their_route(service: Service) -> None:
    for path in (UKRAINE, f"{CCM}/states/FR", UKRAINE, f"{UKRAINE}?x=1", "/nowhere", "/no/where"):
        service.client.get(path)
    tag = service.client.get(UKRAINE).headers["etag"]
    service.client.get(UKRAINE, headers={"If-None-Match": tag})
    template = "/v1/treaties/{treaty}/states/{state}"
    assert service.metric(f'requests_total{{route="{template}",status="200"}}') == 4
    assert service.metric(f'requests_total{{route="{template}",status="304"}}') == 1
    assert service.metric(f'requests_total{{route="{template}",status="400"}}') == 1
    assert service.metric('requests_total{route="unmatched",status="404"}') == 2


def test_absolute_links_are_those_of_the_address_that_was_asked(service: Service) -> None:
    for base in ("http://testserver", "https://testserver", "http://other:81", "http://testserver"):
        text = service.client.get(f"{base}/treaties/ccm").text
        host = base if ":81" in base else f"{base}:{443 if 'https' in base else 80}"
        assert f"{host}/treaties/ccm" in text
