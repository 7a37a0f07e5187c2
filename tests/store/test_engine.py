"""Engines and transactions: nothing acknowledged is lost, nothing is half done, troubles are told plainly."""

import fcntl
import logging
import sqlite3
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.domain.errors import NotReady
from app.store import postgres, sqlite
from app.store.engine import Engine, Session, make_engine, reading, writing
from tests.store.examples import CCM, FOUNDATION, command, recorded


def one(session: Session, statement: str) -> Any:
    return session.connection().execute(text(statement)).scalar()


def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "busy_timeout": 10_000,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "journal_size_limit": sqlite.LOG_SIZE_LIMIT_BYTES,
    }
    with reading(make_engine(sqlite_url)) as session:
        assert {name: one(session, f"PRAGMA {name}") for name in expected} == expected


def test_sqlite_is_one_without_the_log_bug(sqlite_url: str) -> None:
    pytest.importorskip("pysqlite3", reason="no wheel of pysqlite3 for this platform")
    with reading(make_engine(sqlite_url)) as session:
        version = tuple(map(int, one(session, "SELECT sqlite_version()").split(".")))
    assert version >= sqlite.FIRST_SOUND_VERSION


@pytest.mark.parametrize(("version", "warnings"), [((3, 51, 2), 1), ((3, 51, 3), 0)])
def test_without_pysqlite3_an_old_sqlite_is_warned_of_once(
    version: tuple[int, int, int],
    warnings: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)  # an import of it fails
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    sqlite.driver.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert [sqlite.driver() for _ in range(3)] == [sqlite3] * 3
    finally:
        sqlite.driver.cache_clear()
    assert len(caplog.records) == warnings
    assert all("install pysqlite3" in message for message in caplog.messages)


def test_postgresql_waits_and_works_so_long_and_no_longer(postgres_url: str) -> None:
    expected = {
        "timezone": "UTC",
        "statement_timeout": "30s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "1min",
    }
    engine = make_engine(postgres_url)
    with reading(engine) as session:
        assert {name: one(session, f"SHOW {name}") for name in expected} == expected
        assert one(session, "SHOW transaction_isolation") == "repeatable read"
        assert one(session, "SHOW transaction_read_only") == "on"
    with writing(engine) as session:
        assert one(session, "SHOW transaction_isolation") == "read committed"
        assert one(session, "SHOW transaction_read_only") == "off"
    engine.dispose()


def test_an_operator_has_the_last_word_on_postgresql(postgres_url: str) -> None:
    separator = "&" if "?" in postgres_url else "?"
    engine = make_engine(f"{postgres_url}{separator}options=-c%20statement_timeout%3D5s")
    with reading(engine) as session:
        assert one(session, "SHOW statement_timeout") == "5s"
        assert one(session, "SHOW timezone") == "UTC"
    engine.dispose()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_means_psycopg(scheme: str) -> None:
    engine = make_engine(f"{scheme}://127.0.0.1/record")
    assert engine.url.drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://127.0.0.1/record", "must start with sqlite:/// or postgresql://"),
        ("postgresql+asyncpg://127.0.0.1/record", "must start with sqlite:/// or postgresql://"),
        ("record.db", "cannot be read"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite:////dev/null/record.db", "/dev/null cannot be made"),
    ],
)
def test_a_url_that_names_no_database_is_refused(url: str, says: str) -> None:
    with pytest.raises(NotReady, match=says):
        make_engine(url)


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "data" / "record.db"
    with reading(make_engine(f"sqlite:///{file}")) as session:
        assert one(session, "SELECT 1") == 1
    assert file.exists()


def test_a_file_of_another_kind_is_told_plainly(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    file.write_text("This is no database, and longer than the header of one would be. " * 20)
    with pytest.raises(NotReady, match="the database file is a file of another kind"):
        open_and_close(f"sqlite:///{file}")


def test_a_folder_in_place_of_the_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="the database file cannot be opened"):
        open_and_close(f"sqlite:///{tmp_path}")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(NotReady, match="cannot be reached") as refused:
        open_and_close("postgresql://reader:secret@127.0.0.1:1/record")
    assert "secret" not in str(refused.value)


def test_a_postgresql_database_that_is_not_there_is_told_plainly(postgres_url: str) -> None:
    with pytest.raises(NotReady, match="the database that the URL names does not exist"):
        open_and_close(postgres_url.replace("/record_", "/other_"))


def open_and_close(url: str) -> None:
    engine = make_engine(url)
    with reading(engine):
        pass


def test_a_database_without_a_schema_is_told_plainly(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    with pytest.raises(NotReady, match="no schema yet"), reading(engine) as session:
        one(session, "SELECT count(*) FROM claims")
    engine.dispose()


def test_a_reader_cannot_write(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    with pytest.raises(NotReady, match="read-only"), reading(engine) as session:
        session.connection().execute(text("INSERT INTO treaties VALUES ('x', 1, 1, 'x', 'x')"))


def test_a_reader_sees_one_moment(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    with reading(engine) as session:
        assert one(session, "SELECT count(*) FROM audit") == 1
        recorded(engine, command(treaties=[replace(CCM, short_title=None)]))
        assert one(session, "SELECT count(*) FROM audit") == 1
    with reading(engine) as session:
        assert one(session, "SELECT count(*) FROM audit") == 2


class Interrupted(Exception):
    """What a test raises in the middle of a transaction."""


def write_and_be_interrupted(engine: Engine) -> None:
    with writing(engine) as session:
        session.connection().execute(text("INSERT INTO treaties VALUES ('x', 1, 1, 'x', 'x')"))
        raise Interrupted


def test_an_error_takes_everything_back(engine: Engine) -> None:
    recorded(engine, FOUNDATION)

    with pytest.raises(Interrupted):
        write_and_be_interrupted(engine)
    with reading(engine) as session:
        assert one(session, "SELECT count(*) FROM treaties") == 1


def test_one_writes_while_others_wait_and_readers_read(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    order: list[str] = []
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with writing(engine):
            inside.set()
            assert go_on.wait(10)
            order.append("first")

    def second() -> None:
        with writing(engine):
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert inside.wait(10)
    threads[1].start()
    with reading(engine) as session:
        assert one(session, "SELECT count(*) FROM audit") == 1
    threads[1].join(0.3)
    assert order == []
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert order == ["first", "second"]


def test_who_waits_too_long_for_the_other_writer_is_told(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_FOR_LOCK_SECONDS", 0.2)
    monkeypatch.setitem(postgres._SETTINGS, "lock_timeout", "200ms")
    engine, other = make_engine(database_url), make_engine(database_url)
    with (
        writing(engine),
        pytest.raises(NotReady, match="busy with another write"),
        writing(other),
    ):
        pytest.fail("two wrote at once")
    engine.dispose()
    other.dispose()


def test_who_wrote_last_comes_after_who_waits(sqlite_url: str) -> None:
    order = []
    one, other = make_engine(sqlite_url), make_engine(sqlite_url)

    def write() -> None:
        with writing(other):
            order.append("who waited")

    waiting = threading.Thread(target=write)
    with writing(one):
        waiting.start()
        with Path(sqlite_url.removeprefix("sqlite:///") + "-turn").open("wb") as line:
            for _ in range(2_000):  # until the other stands in line
                try:
                    fcntl.flock(line, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    fcntl.flock(line, fcntl.LOCK_UN)
                    time.sleep(0.001)
                except BlockingIOError:
                    break
    with writing(one):
        order.append("who wrote last")
    waiting.join()
    assert order == ["who waited", "who wrote last"]
    one.dispose()
    other.dispose()
