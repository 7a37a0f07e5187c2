"""Verifying: an untouched record holds, and no cell of a tampered copy goes unnoticed."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, Table, select, text

from app.domain.claims import Review
from app.services.verification import Verification, verify
from app.store import sqlite
from app.store.engine import Engine, make_engine, reading, writing
from app.store.instants import UtcInstant
from app.store.tables import AUDIT, CLAIMS, SOURCES, STATES, TREATIES
from tests.store.examples import AT, CCM, FOUNDATION, FRANCE, command, ratification, recorded

TABLES = (AUDIT, TREATIES, STATES, SOURCES, CLAIMS)
HISTORY = (
    FOUNDATION,
    command(claims=[ratification("first"), ratification()]),
    command(states=[replace(FRANCE, name="French Republic")], treaties=[replace(CCM, title="x")]),
    command(claims=[ratification(review=Review.RETRACTED, reason="Read from the wrong row.")]),
)


def record_history(engine: Engine) -> None:
    for minute, one in enumerate(HISTORY):
        recorded(engine, one, AT + timedelta(minutes=minute))


def checked(url: str) -> Verification:
    engine = make_engine(url)
    with reading(engine) as session:
        found = verify(session)
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def history_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with a record of four entries."""
    file = tmp_path_factory.mktemp("history") / "record.db"
    shutil.copyfile(sqlite_template, file)
    engine = make_engine(f"sqlite:///{file}")
    record_history(engine)
    engine.dispose()
    return file


@pytest.fixture
def copy(history_file: Path, tmp_path: Path) -> Path:
    """A copy of it without the triggers and the keys that guard it."""
    file = tmp_path / "copy.db"
    shutil.copyfile(history_file, file)
    connection = sqlite.driver().connect(str(file), isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    return file


def tamper(file: Path, *statements: str) -> None:
    connection = sqlite.driver().connect(str(file), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.close()


def test_an_empty_record_holds(database_url: str) -> None:
    assert checked(database_url) == Verification(True, 0, None)


def test_an_untouched_record_holds(engine: Engine, database_url: str) -> None:
    record_history(engine)
    with reading(engine) as session:
        head = session.connection().execute(select(AUDIT.c.hash).where(AUDIT.c.number == 4))
        assert verify(session) == Verification(True, 4, head.scalar_one())


def test_the_same_history_has_the_same_head_on_both_engines(
    sqlite_url: str, postgres_url: str
) -> None:
    heads = set()
    for url in (sqlite_url, postgres_url):
        engine = make_engine(url)
        record_history(engine)
        engine.dispose()
        heads.add(checked(url).head)
    assert len(heads) == 1


def another(table: Table, column: Any) -> str:
    """An SQL expression for a value that differs from the one in the column."""
    name = column.name
    if isinstance(column.type, Date):
        return f"coalesce(date({name}, '-1 day'), '2001-01-01')"
    if isinstance(column.type, UtcInstant):
        return f"strftime('%Y-%m-%d %H:%M:%f000', {name}, '-1 second')"
    if isinstance(column.type, Boolean):
        return f"1 - {name}"
    if column.type.python_type is int:
        return f"{name} + 100"
    choices = {"kind": "observer", "rank": "press", "type": "position", "review": "proposed"}
    if name in choices:
        return f"'{choices[name]}'"
    if name == "body":
        return "replace(body, '09', '08')"
    return f"coalesce({name}, '') || 'x'"


CELLS = [(table, column) for table in TABLES for column in table.columns]


@pytest.mark.parametrize("row", ["min", "max"])
@pytest.mark.parametrize(("table", "column"), CELLS, ids=lambda thing: str(thing.name))
def test_a_changed_cell_is_found(copy: Path, table: Table, column: Any, row: str) -> None:
    tamper(
        copy,
        f'UPDATE {table.name} SET "{column.name}" = {another(table, column)}'
        f" WHERE rowid = (SELECT {row}(rowid) FROM {table.name})",
    )
    found = checked(f"sqlite:///{copy}")
    assert not found.ok
    assert found.problem


@pytest.mark.parametrize("row", ["min", "max"])
@pytest.mark.parametrize("table", TABLES[1:], ids=lambda table: table.name)
def test_a_missing_version_is_found(copy: Path, table: Table, row: str) -> None:
    tamper(
        copy,
        f"DELETE FROM {table.name} WHERE rowid = (SELECT {row}(rowid) FROM {table.name})",
    )
    assert not checked(f"sqlite:///{copy}").ok


@pytest.mark.parametrize(
    ("change", "problem", "good"),
    [
        (["DELETE FROM audit WHERE number = 1"], "entry 1 is missing", 0),
        (["DELETE FROM audit WHERE number = 3"], "entry 3 is missing", 2),
        (
            ["UPDATE audit SET number = number + 10 WHERE number IN (2, 3)",
             "UPDATE audit SET number = 15 - number WHERE number > 10"],
            "entry 2 does not follow from the one before it",
            1,
        ),
        (["UPDATE audit SET summary = 'Nothing.' WHERE number = 2"],
         "entry 2 is not what was sealed", 1),
        (["UPDATE audit SET changes = replace(changes, ',\"', ', \"') WHERE number = 2"],
         "entry 2 is not what was sealed", 1),
        (["UPDATE audit SET hash = upper(hash) WHERE number = 2"],
         "entry 2 is not what was sealed", 1),
        (["UPDATE states SET name = 'Gaul' WHERE name = 'French Republic'"],
         "states: a row is not what entry 3 recorded", 2),
        (["UPDATE claims SET note = 'x' WHERE id = 'first'"],
         "claims: a row is not what entry 2 recorded", 1),
        (["INSERT INTO treaties VALUES ('apmbc', 1, 2, 'Mine Ban Convention', NULL)"],
         "treaties: a row is not what entry 2 recorded", 1),
        (["INSERT INTO treaties VALUES ('apmbc', 1, 9, 'Mine Ban Convention', NULL)"],
         "a version is recorded that no entry speaks of", 4),
        (["UPDATE claims SET body = '{' WHERE id = 'first'"], "claims: a row cannot be read", 1),
        (["UPDATE claims SET as_of_latest = 'soon' WHERE id = 'first'"],
         "claims: a row cannot be read", 1),
        (["UPDATE audit SET at = 'soon' WHERE number = 2"], "the audit: a row cannot be read", 1),
        (["UPDATE states SET kind = 'kingdom' WHERE id = 'FRA'"],
         "states: a row cannot be read", 0),
        (["UPDATE sources SET title = CAST(x'ff' AS TEXT)"], "sources: a row cannot be read", 0),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_tampering_is_told_with_the_entries_that_hold(
    copy: Path, change: list[str], problem: str, good: int
) -> None:
    tamper(copy, *change)
    found = checked(f"sqlite:///{copy}")
    assert (found.ok, found.entries, found.problem) == (False, good, problem)


def test_a_record_cut_short_shows_against_a_published_head(copy: Path) -> None:
    published = checked(f"sqlite:///{copy}").head
    tamper(copy, "DELETE FROM claims WHERE revision = 4", "DELETE FROM audit WHERE number = 4")
    found = checked(f"sqlite:///{copy}")
    assert (found.ok, found.entries) == (True, 3)
    assert found.head != published


def test_tampering_is_found_on_postgresql(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    record_history(engine)
    with writing(engine) as session:
        session.connection().execute(text("SET LOCAL session_replication_role = replica"))
        session.connection().execute(text("UPDATE states SET name = 'Gaul' WHERE version = 2"))
    engine.dispose()
    found = checked(postgres_url)
    assert (found.ok, found.problem) == (False, "states: a row is not what entry 3 recorded")
