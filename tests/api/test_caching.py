"""Caching: validators, how long an answer may be kept, HEAD, and what other origins may read."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.conftest import MakeService
from tests.api.reading import CCM, NOON, Reader

ANSWERS = [
    f"{CCM}/states",
    f"{CCM}/states.csv",
    f"{CCM}/states/UA",
    f"{CCM}/states/UA/history",
    f"{CCM}/counts",
    f"{CCM}/counts/series",
    f"{CCM}/claims",
    "/v1/states/UA",
    "/v1/sources.csv",
    "/v1/revision",
]
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_that_the_client_holds_is_not_sent_again(reader: Reader, path: str) -> None:
    first = reader.get(path)
    tag = first.headers["etag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = reader.get(path, {"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert reader.get(path, {"If-None-Match": '"other"'}).content == first.content


def test_the_validator_changes_with_the_day_and_with_the_record(
    make_service: MakeService, seeded_sqlite: str, article_sqlite: str
) -> None:
    def tag(url: str, now: datetime) -> str:
        return str(make_service(url, now).get(f"{CCM}/states/UA").headers["etag"])

    assert tag(seeded_sqlite, NOON) == tag(seeded_sqlite, NOON + timedelta(hours=11))
    assert tag(seeded_sqlite, NOON) != tag(seeded_sqlite, NOON + timedelta(hours=12))
    assert tag(seeded_sqlite, NOON) != tag(article_sqlite, NOON)


@pytest.mark.parametrize(
    ("time", "cache_control"),
    [
        ("12:00:00", "public, max-age=60, stale-while-revalidate=29"),
        ("23:58:30", "public, max-age=60, stale-while-revalidate=29"),
        ("23:58:50", "public, max-age=60, stale-while-revalidate=10"),
        ("23:59:00", "public, max-age=60, stale-while-revalidate=0"),
        ("23:59:30", "public, max-age=30, stale-while-revalidate=0"),
        ("23:59:59", "public, max-age=1, stale-while-revalidate=0"),
        ("23:59:59.5", "public, max-age=0, stale-while-revalidate=0"),
        ("00:00:00", "public, max-age=60, stale-while-revalidate=29"),
    ],
)
def test_no_cache_keeps_an_answer_past_midnight(
    make_service: MakeService, seeded_sqlite: str, time: str, cache_control: str
) -> None:
    now = datetime.fromisoformat(f"2026-11-24T{time}").replace(tzinfo=UTC)
    answer = make_service(seeded_sqlite, now).get(f"{CCM}/states/UA")
    assert answer.headers["cache-control"] == cache_control


def test_a_day_of_an_earlier_record_may_be_kept_for_ever(
    make_service: MakeService, seeded_sqlite: str
) -> None:
    asked = f"{CCM}/states/UA?as_of=2023-07-08&known_at="
    reader = make_service(seeded_sqlite, NOON)
    for known_at in ("2", "3", "2026-11-22T09:30:00Z", "2026-11-24T11:00:00Z"):
        assert reader.get(asked + known_at).headers["cache-control"] == IMMUTABLE
    later = make_service(seeded_sqlite, NOON + timedelta(days=3))
    for known_at in ("2", "2026-11-24T11:00:00Z"):
        first, again = reader.get(asked + known_at), later.get(asked + known_at)
        assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])


@pytest.mark.parametrize(
    "query",
    [
        "as_of=2023-07-08",
        # A change that is being recorded this very moment may still bear that instant.
        "as_of=2023-07-08&known_at=2026-11-24T12:00:00Z",
        "as_of=2023-07-08&known_at=2026-11-24T11:59:30Z",
    ],
)
def test_what_may_still_change_is_kept_for_a_minute(reader: Reader, query: str) -> None:
    answer = reader.get(f"{CCM}/states/UA?{query}")
    assert answer.headers["cache-control"].startswith("public, max-age=60,")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", f"{CCM}/states/XX", "/v1/revision?x=1"])
def test_errors_and_health_are_never_kept(reader: Reader, path: str) -> None:
    assert reader.get(path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", [*ANSWERS, "/healthz", f"{CCM}/states/XX", "/nowhere", "/docs"])
def test_head_answers_as_get_does_without_the_body(reader: Reader, path: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    head, get = reader.client.head(path, headers=plain), reader.get(path, plain)
    assert (head.status_code, head.content) == (get.status_code, b"")
    of_its_own = {"x-request-id"}
    assert {k: v for k, v in head.headers.items() if k not in of_its_own} == {
        k: v for k, v in get.headers.items() if k not in of_its_own
    }
    assert int(head.headers["content-length"]) == len(get.content)


@pytest.mark.parametrize("path", [f"{CCM}/states/UA", f"{CCM}/states/XX", "/nowhere"])
@pytest.mark.parametrize("origin", [None, "https://news.example", "null"])
def test_any_page_may_read_any_answer(reader: Reader, path: str, origin: str | None) -> None:
    answer = reader.get(path, {"Origin": origin} if origin else None)
    assert answer.headers["access-control-allow-origin"] == "*"
    exposed = answer.headers["access-control-expose-headers"].split(", ")
    assert {"ETag", "Link"} <= set(exposed)
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" not in answer.headers.get("vary", "")


def test_a_page_may_ask_with_a_validator_of_its_own(reader: Reader) -> None:
    asked = {
        "Origin": "https://news.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    answer = reader.client.options(f"{CCM}/states/UA", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "if-none-match" in answer.headers["access-control-allow-headers"].lower()


@pytest.mark.parametrize("path", [f"{CCM}/states/UA", f"{CCM}/states/XX", "/nowhere"])
def test_every_answer_forbids_what_an_answer_never_needs(reader: Reader, path: str) -> None:
    headers = reader.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/v1/revision?x=1", f"{CCM}/states/Congo", "/healthz"])
def test_an_answer_of_which_the_log_has_a_line_bears_its_id(reader: Reader, path: str) -> None:
    assert len(reader.get(path).headers["x-request-id"]) == 32
