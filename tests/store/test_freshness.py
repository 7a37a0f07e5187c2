"""Freshness: the mark moves with every write of every process, at once for who wrote, and survives troubles."""

import os
import shutil
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from sqlalchemy import event

from app.services.newest import Snapshots
from app.store import freshness, listening
from app.store.engine import Engine, make_engine, writing
from app.store.freshness import Watch, make_watch
from app.store.listening import HEARTBEAT_SECONDS
from tests.store.examples import AT, CCM, FOUNDATION, UNDATED, command, recorded

LISTENER = (
    b"SELECT pid FROM pg_stat_activity WHERE application_name = 'treaty-status listener'"
    b" AND datname = current_database()"
)
OLDER = replace(CCM, short_title="An older name")


@pytest.fixture
def other(database_url: str) -> Iterator[Engine]:
    """An engine of its own on the same database, as another process has it."""
    made = make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def watch(engine: Engine) -> Watch:
    found = make_watch(engine)
    eventually(lambda: found.mark() is not None)
    return found


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until it holds; so long that only what never comes makes a test fail."""
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)


def touch(engine: Engine) -> None:
    """Commit something that is no entry."""
    with writing(engine) as session:
        session.connection().exec_driver_sql("UPDATE keys SET revoked_at = revoked_at")
        if engine.dialect.name == "sqlite":  # which leaves out a commit that changes nothing
            session.connection().exec_driver_sql(
                f"PRAGMA user_version = {time.monotonic_ns() % 2**30}"
            )


def test_the_mark_stays_while_nothing_is_written(watch: Watch) -> None:
    assert len({watch.mark() for _ in range(100)}) == 1


def test_the_mark_moves_with_a_write_of_another(watch: Watch, other: Engine) -> None:
    for _ in range(3):
        before = watch.mark()
        touch(other)
        eventually(lambda: watch.mark() != before)  # noqa: B023 -- called at once


def test_who_wrote_never_sees_the_mark_from_before(engine: Engine, watch: Watch) -> None:
    for _ in range(50):
        before = watch.mark()
        touch(engine)
        assert watch.mark() != before


def test_writers_at_once_never_see_the_mark_from_before(engine: Engine, watch: Watch) -> None:
    unmoved = []

    def write() -> None:
        for _ in range(20):
            before = watch.mark()
            touch(engine)
            if watch.mark() == before:
                unmoved.append(before)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert unmoved == []


def test_it_can_be_asked_after_the_engine_was_disposed(engine: Engine, watch: Watch) -> None:
    before = watch.mark()
    engine.dispose()
    eventually(lambda: watch.mark() not in {None, before})


def test_the_record_at_hand_is_the_newest_or_none(engine: Engine, other: Engine) -> None:
    snapshots = Snapshots(engine)
    assert snapshots.at_hand() is None
    recorded(other, FOUNDATION)
    eventually(lambda: snapshots.latest() is snapshots.at_hand())
    recorded(other, command(treaties=[OLDER]))
    eventually(lambda: snapshots.latest().revision == 2)
    recorded(engine, command(treaties=[CCM]))
    assert snapshots.at_hand() is None
    assert snapshots.latest().revision == 3


def test_the_database_is_not_asked_while_nothing_is_written(engine: Engine) -> None:
    snapshots = Snapshots(engine)
    recorded(engine, FOUNDATION)
    eventually(lambda: snapshots.latest() is snapshots.at_hand())
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert len({snapshots.latest() for _ in range(20)}) == 1
    assert asked == []


def test_a_database_that_is_missing_is_not_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'none.db'}")
    assert make_watch(engine).mark() is None
    assert not (tmp_path / "none.db").exists()
    engine.dispose()


def test_a_backup_that_takes_the_records_place_is_read(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "SECONDS_BETWEEN_LOOKS_AT_THE_FILE", 0.0)
    engine, file = make_engine(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    recorded(engine, FOUNDATION)
    engine.dispose()  # so that all is in one file
    shutil.copyfile(file, tmp_path / "backup")
    snapshots = Snapshots(engine)
    recorded(engine, command(treaties=[OLDER]))
    recorded(engine, command(treaties=[CCM]))
    assert (snapshots.latest().revision, snapshots.latest().treaties["ccm"]) == (3, CCM)
    engine.dispose()
    os.replace(tmp_path / "backup", file)
    # The record goes on from there: it has other entries by the numbers that were read.
    other = make_engine(sqlite_url)
    recorded(other, command(sources=[replace(UNDATED, id="added")]))
    recorded(other, command(treaties=[replace(CCM, title="Another title")]))
    recorded(other, command(treaties=[OLDER]))
    other.dispose()
    found = snapshots.latest()
    assert (found.revision, found.treaties["ccm"], "added" in found.sources) == (4, OLDER, True)
    assert snapshots.known_at(2).treaties["ccm"] == CCM
    engine.dispose()


def test_after_a_fork_the_child_asks_on_a_connection_of_its_own(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    watch = make_watch(engine)
    before = watch.mark()
    with warnings.catch_warnings(action="ignore"):  # newer Pythons warn where other threads run
        child = os.fork()
    if child == 0:  # pragma: no cover -- nothing of the child is seen from here
        os._exit(0 if watch.mark() not in {None, before} else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert watch.mark() == before
    engine.dispose()


class TestPostgresAlone:
    """Troubles that only a database of its own can make."""

    @pytest.fixture
    def database_url(self, postgres_url: str) -> str:
        return postgres_url

    def test_a_write_while_the_listener_is_dead_is_seen_and_it_comes_back(
        self, database_url: str, engine: Engine, other: Engine
    ) -> None:
        recorded(other, FOUNDATION)
        snapshots = Snapshots(engine)
        for revision in range(2, 5):
            eventually(lambda: snapshots.at_hand() is snapshots.latest())
            with closing(psycopg.connect(plain(database_url), autocommit=True)) as connection:
                (pid,) = connection.execute(LISTENER).fetchone() or (None,)
                connection.execute("SELECT pg_terminate_backend(%s)", [pid])
            recorded(other, command(treaties=[OLDER if revision % 2 == 0 else CCM]))
            eventually(lambda: snapshots.latest().revision == revision)  # noqa: B023 -- called at once

    def test_while_nobody_listens_the_database_is_asked(
        self,
        database_url: str,
        engine: Engine,
        other: Engine,
        watch: Watch,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        recorded(other, FOUNDATION)
        monkeypatch.setattr(listening, "_LISTEN", b"LISTEN no more")  # so that it cannot come back
        with closing(psycopg.connect(plain(database_url), autocommit=True)) as connection:
            (pid,) = connection.execute(LISTENER).fetchone() or (None,)
            connection.execute("SELECT pg_terminate_backend(%s)", [pid])
        eventually(lambda: watch.mark() is None)
        snapshots = Snapshots(engine)
        for revision in range(2, 5):
            recorded(other, command(treaties=[OLDER if revision % 2 == 0 else CCM]))
            assert snapshots.latest().revision == revision

    def test_what_nobody_announced_is_seen_too(
        self, database_url: str, engine: Engine, watch: Watch
    ) -> None:
        recorded(engine, FOUNDATION)
        before = settled(watch)
        with closing(psycopg.connect(plain(database_url))) as connection:
            # An entry as another program might write it.
            connection.execute(
                "INSERT INTO audit SELECT 2, %s, actor, command, summary, changes, hash, repeat('0', 64)"
                " FROM audit WHERE number = 1",
                [AT],
            )
            connection.commit()
        eventually(lambda: watch.mark() != before)

    def test_a_server_that_restarts_is_read_again(
        self, database_url: str, restart_postgres: Callable[[], None], engine: Engine
    ) -> None:
        recorded(engine, FOUNDATION)
        snapshots = Snapshots(engine)
        eventually(lambda: snapshots.at_hand() is snapshots.latest())
        restart_postgres()
        with closing(psycopg.connect(plain(database_url))) as connection:
            connection.execute(
                "INSERT INTO audit SELECT 2, %s, actor, command, summary, changes, hash, repeat('0', 64)"
                " FROM audit WHERE number = 1",
                [AT],
            )
            connection.commit()
        eventually(lambda: snapshots.latest().revision == 2)
        eventually(lambda: snapshots.at_hand() is snapshots.latest())

    def test_its_connection_goes_with_the_engine(
        self, database_url: str, engine: Engine, watch: Watch
    ) -> None:
        engine.dispose()
        with closing(psycopg.connect(plain(database_url), autocommit=True)) as connection:
            eventually(lambda: connection.execute(LISTENER).fetchone() is None)


def settled(watch: Watch) -> object:
    """The mark once all announcements so far have arrived."""
    before, now = None, watch.mark()
    while before is None or before != now:
        time.sleep(HEARTBEAT_SECONDS + 0.2)
        before, now = now, watch.mark()
    return now


def plain(url: str) -> str:
    return url.replace("+psycopg", "")
