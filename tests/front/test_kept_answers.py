"""What the front keeps, for whom, and until when."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from app.front.kept import Kept
from tests.front.front_alone import NOON, Alone, Record, finished

LONG = b"the same words again and again, " * 100


def test_the_application_is_asked_once() -> None:
    alone = Alone()
    first, again = alone.ask("/a", "b=1"), alone.ask("/a", "b=1")
    assert (first.status, first.body, first.headers) == (200, b"an answer", again.headers)
    assert again.body == first.body
    assert len(alone.asked) == 1
    assert "x-request-id" not in first.headers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a=1&b=2", "b=2&a=1"),
        ("q=C%C3%B4te", "q=%43%c3%b4te"),
        ("q=a+b", "q=a%20b"),
        ("states=RU,UA", "states=RU%2CUA"),
        ("a=1", "&a=1&&"),
    ],
)
def test_queries_that_mean_the_same_are_one(one: str, other: str) -> None:
    alone = Alone()
    alone.ask("/a", one)
    alone.ask("/a", other)
    alone.ask("/a", one)
    assert len(alone.asked) == 1
    assert len(alone.kept.shelf) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("a=1", "a=2"), ("a=1", "b=1"), ("a=1&a=2", "a=2&a=1"), ("a=", "a"), ("a=1", "A=1"), ("", "a=")],
)  # fmt: skip
def test_queries_that_may_mean_something_else_are_two(one: str, other: str) -> None:
    alone = Alone()
    alone.ask("/a", one)
    alone.ask("/a", other)
    assert len(alone.asked) == (1 if (one, other) == ("a=", "a") else 2)


def test_a_path_is_one_however_it_is_written_and_another_path_is_another() -> None:
    alone = Alone()
    for path in ("/a", "/A", "/a/", "/a"):
        alone.ask(path)
    assert len(alone.asked) == 3


@pytest.mark.parametrize(
    ("status", "cache_control"),
    [
        (200, "no-store"),
        (200, "private, max-age=60"),
        (303, ""),
        (400, "no-store"),
        (409, "no-store"),
        (422, "no-store"),
        (500, "no-store"),
        (503, "no-store"),
    ],
)
def test_errors_and_what_is_not_public_are_not_kept(status: int, cache_control: str) -> None:
    alone = Alone()
    alone.status, alone.cache_control = status, cache_control
    for _ in range(2):
        assert alone.ask("/a").status == status
    assert len(alone.asked) == 2
    assert len(alone.kept.shelf) == 0


def test_what_is_not_found_is_kept_here_and_nowhere_else() -> None:
    alone = Alone()
    alone.status, alone.cache_control = 404, "no-store"
    for _ in range(2):
        assert alone.ask("/a").headers["cache-control"] == "no-store"
    assert len(alone.asked) == 1


def test_nothing_that_comes_with_a_key_is_kept_or_answered_from_here() -> None:
    alone = Alone()
    alone.ask("/a", Authorization="Bearer x")
    assert len(alone.kept.shelf) == 0
    alone.ask("/a")
    alone.ask("/a", Authorization="Bearer x")
    assert len(alone.asked) == 3


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "OPTIONS"])
def test_only_reading_is_answered_from_here(method: str) -> None:
    alone = Alone()
    alone.ask("/a")
    alone.ask("/a", method=method)
    assert [scope["method"] for scope in alone.asked] == ["GET", method]


def test_the_application_does_not_see_who_asks() -> None:
    alone = Alone()
    alone.ask(
        "/a", Host="evil.example", Cookie="a=b", Range="bytes=0-1", If_None_Match="*", Origin="x"
    )
    assert alone.asked[0]["headers"] == []


def test_head_is_answered_as_get_without_the_body() -> None:
    alone = Alone()
    head, get, again = (
        alone.ask("/a", method="HEAD"),
        alone.ask("/a"),
        alone.ask("/a", method="HEAD"),
    )
    assert (head.status, head.headers, head.body) == (200, get.headers, b"")
    assert (again.headers, again.body) == (get.headers, b"")
    assert len(alone.asked) == 1
    alone.status = 422
    assert alone.ask("/b", method="HEAD").body == b""


def test_an_answer_of_before_a_change_is_never_given_after_it() -> None:
    alone = Alone()
    alone.ask("/a")
    alone.record, alone.body = Record(), b"a new answer"
    assert alone.ask("/a").body == b"a new answer"
    assert alone.ask("/a").body == b"a new answer"
    assert len(alone.asked) == 2


def test_a_change_takes_away_what_stands_on_what_it_moved_and_nothing_else() -> None:
    alone = Alone()
    moved, stays = object(), object()
    alone.record = Record(moved, stays)
    alone.grounds = {"/moved": moved, "/stays": stays, "/whole": None, "/never": object()}
    paths = ("/moved", "/stays", "/whole", "/never", "/says-nothing")
    for path in paths:
        alone.ask(path)
    alone.record, alone.body = Record(stays, object()), b"a new answer"
    told = {path: alone.ask(path).body for path in paths}
    assert told.pop("/stays") == b"an answer"
    assert set(told.values()) == {b"a new answer"}
    alone.record = Record()
    assert alone.ask("/stays").body == b"a new answer"


def test_what_is_not_found_goes_with_each_change_whatever_it_stands_on() -> None:
    alone = Alone()
    ground = object()
    alone.record, alone.grounds, alone.status = Record(ground), {"/a": ground}, 404
    alone.ask("/a")
    alone.record, alone.status = Record(ground), 200
    assert alone.ask("/a").status == 200


def test_a_day_takes_away_what_its_changes_left() -> None:
    alone = Alone()
    ground = object()
    alone.record, alone.grounds = Record(ground), {"/a": ground}
    alone.ask("/a")
    alone.now += timedelta(days=1)
    alone.ask("/a")
    alone.record, alone.now = Record(ground), alone.now + timedelta(days=1)
    alone.ask("/a")
    assert len(alone.asked) == 3


def test_what_is_kept_never_turns_back_to_an_earlier_record() -> None:
    kept = Kept(1_000_000)
    earlier, later = Record(), Record()
    assert kept.turn(earlier, NOON)
    assert kept.turn(later, NOON)
    assert not kept.turn(earlier, NOON)
    assert not kept.turn(earlier, NOON + timedelta(days=1))
    assert kept.turn(later, NOON + timedelta(days=1))


def test_an_answer_during_which_the_record_changed_is_not_kept() -> None:
    alone = Alone()

    async def write() -> None:
        alone.record, alone.body, alone.meanwhile = Record(), b"a new answer", None

    alone.meanwhile = write
    assert alone.ask("/a").body == b"an answer"
    assert alone.ask("/a").body == b"a new answer"


def test_an_answer_during_which_the_day_changed_is_not_kept() -> None:
    alone = Alone()

    async def midnight() -> None:
        alone.now, alone.meanwhile = NOON + timedelta(days=1), None

    alone.meanwhile = midnight
    alone.ask("/a")
    alone.ask("/a")
    assert len(alone.asked) == 2


@pytest.mark.parametrize("days", [1, -1])
def test_no_answer_outlives_its_day(days: int) -> None:
    alone = Alone()
    alone.ask("/a")
    alone.now += timedelta(days=days)
    alone.ask("/a")
    assert len(alone.asked) == 2


def test_while_nobody_knows_how_the_record_stands_everything_is_asked() -> None:
    alone = Alone()
    alone.ask("/a")
    alone.record = None
    alone.ask("/a")
    alone.ask("/a")
    assert len(alone.asked) == 3


@pytest.mark.parametrize(
    ("minutes", "lifetime"), [(0, "60, s"), (718.5, "60, s"), (719.5, "30, s")]
)
def test_a_kept_answer_is_never_to_be_kept_past_midnight(minutes: float, lifetime: str) -> None:
    alone = Alone()
    alone.ask("/a")
    tag = alone.ask("/a").headers["etag"]
    alone.now += timedelta(minutes=minutes)
    for held in ("", tag):
        answer = alone.ask("/a", If_None_Match=held)
        assert answer.headers["cache-control"].startswith(f"public, max-age={lifetime}")
    assert len(alone.asked) == 1


def test_what_can_never_change_stays_so_to_the_last_second() -> None:
    alone = Alone()
    alone.cache_control = "public, max-age=31536000, immutable"
    alone.ask("/a")
    alone.now += timedelta(hours=11, minutes=59, seconds=59)
    assert alone.ask("/a").headers["cache-control"] == alone.cache_control
    assert len(alone.asked) == 1


def test_each_coding_is_made_once_and_has_its_own_validator() -> None:
    alone = Alone()
    alone.body = LONG
    plain, zipped = alone.ask("/a"), alone.ask("/a", Accept_Encoding="br, gzip;q=0.5")
    assert plain.body == LONG
    assert (zipped.headers["content-encoding"], len(zipped.body) < 200) == ("gzip", True)
    assert plain.headers["vary"] == zipped.headers["vary"] == "Accept-Encoding"
    tags = plain.headers["etag"], zipped.headers["etag"]
    assert tags == ('"0-tag"', '"0-tag-gzip"')
    for coding, held, status in (
        ("", tags[0], 304),
        ("", tags[1], 200),
        ("gzip", tags[1], 304),
        ("gzip", tags[0], 200),
        ("gzip;q=0", tags[0], 304),
    ):
        assert alone.ask("/a", Accept_Encoding=coding, If_None_Match=held).status == status
    assert len(alone.asked) == 1


def test_those_who_ask_at_the_same_time_wait_for_one_answer() -> None:
    alone = Alone()

    async def slowly() -> None:
        await asyncio.sleep(0.05)

    async def all_at_once() -> list[bytes]:
        answers = await asyncio.gather(*(alone.get("/a") for _ in range(20)))
        return [answer.body for answer in answers]

    alone.meanwhile = slowly
    assert finished(all_at_once()) == [b"an answer"] * 20
    assert len(alone.asked) == 1


def before_and_after(alone: Alone, change: Callable[[], None]) -> tuple[bytes, bytes]:
    """What two are answered who ask the same: one before a change, which is held up till the other has its answer."""
    go_on = asyncio.Event()

    async def held_up() -> None:
        alone.meanwhile = None
        await go_on.wait()

    async def asking() -> tuple[bytes, bytes]:
        before = asyncio.create_task(alone.get("/a"))
        await asyncio.sleep(0.01)
        change()
        after = await asyncio.wait_for(alone.get("/a"), 5)
        go_on.set()
        return (await before).body, after.body

    alone.meanwhile = held_up
    return finished(asking())


def test_who_asks_after_a_change_does_not_wait_for_an_answer_of_before() -> None:
    alone = Alone()

    def change() -> None:
        alone.record, alone.body = Record(), b"a new answer"

    assert before_and_after(alone, change) == (b"an answer", b"a new answer")
    assert alone.ask("/a").body == b"a new answer"


def test_who_asked_before_a_change_takes_the_answer_it_waits_for() -> None:
    alone = Alone()
    go_on = asyncio.Event()

    async def held_up() -> None:
        await go_on.wait()

    async def all_at_once() -> list[bytes]:
        asking = [asyncio.create_task(alone.get("/a")) for _ in range(20)]
        await asyncio.sleep(0.01)
        alone.record = Record()
        go_on.set()
        return [(await one).body for one in asking]

    alone.meanwhile = held_up
    assert finished(all_at_once()) == [b"an answer"] * 20
    assert len(alone.asked) == 1


def test_who_asks_on_another_day_does_not_wait_for_an_answer_of_the_day_before() -> None:
    alone = Alone()

    def change() -> None:
        alone.now, alone.body = NOON + timedelta(days=1), b"a new answer"

    assert before_and_after(alone, change) == (b"an answer", b"a new answer")


def test_a_request_read_after_a_change_looks_again_even_in_one_batch() -> None:
    alone = Alone()

    async def batch() -> list[bytes]:
        await alone.get("/a")
        loop = asyncio.get_running_loop()
        early = loop.create_task(alone.get("/a"))
        late: list[asyncio.Task[object]] = []

        def write_and_read() -> None:
            alone.record, alone.body = Record(), b"a new answer"
            late.append(loop.create_task(alone.get("/a")))

        loop.call_soon(write_and_read)
        answers = [await early]
        while not late:
            await asyncio.sleep(0)
        answers.append(await late[0])  # type: ignore[arg-type]
        return [answer.body for answer in answers]

    assert finished(batch()) == [b"an answer", b"a new answer"]


def test_a_flood_of_addresses_takes_no_more_room_and_pushes_out_nothing_that_is_read() -> None:
    alone = Alone(limit=100_000)
    for _ in range(3):
        alone.ask("/read")
    for number in range(2_000):
        alone.ask(f"/flood/{number}", f"x={number}")
        assert alone.kept.shelf.size <= 100_000
    asked = len(alone.asked)
    alone.ask("/read")
    assert len(alone.asked) == asked
    assert alone.kept.shelf.evictions > 1_000
