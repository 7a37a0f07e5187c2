"""The last line: constraints refuse what the services should have, triggers refuse every change."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Table, UniqueConstraint, insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.store.desk_tables import ANSWERS, IMPORTS, KEYS, LEDGER
from app.store.engine import Engine, make_engine
from app.store.tables import AUDIT, CLAIMS, SOURCES, STATES, TREATIES, Row
from tests.store.examples import AT, FOUNDATION, command, ratification, recorded, taken_back

VALID: dict[str, dict[str, Any]] = {
    "audit": {
        "number": 3,
        "at": AT,
        "actor": "editor",
        "command": "test",
        "summary": "A row past the services.",
        "changes": "{}",
        "previous_hash": "a" * 64,
        "hash": "b" * 64,
    },
    "treaties": {"id": "apmbc", "version": 1, "revision": 1, "title": "Mine Ban Convention"},
    "states": {
        "id": "AND",
        "version": 1,
        "revision": 1,
        "iso2": "AD",
        "m49": "020",
        "name": "Andorra",
        "un_name": "Andorra",
        "kind": "un_member",
    },
    "sources": {
        "id": "untc2014",
        "version": 1,
        "revision": 1,
        "rank": "depositary",
        "as_of_earliest": date(2014, 1, 27),
        "as_of_latest": date(2014, 1, 27),
        "as_of_inferred": False,
    },
    "claims": {
        "id": "fra-party",
        "version": 1,
        "revision": 1,
        "sequence": 3,
        "recorded_at": AT,
        "treaty_id": "ccm",
        "state_id": "FRA",
        "source_id": "untc2026",
        "type": "position",
        "review": "published",
        "as_of_earliest": date(2014, 1, 27),
        "as_of_latest": date(2014, 1, 27),
        "as_of_inferred": False,
        "body": '{"subject":"party","value":true}',
    },
    "keys": {
        "id": "0123456789ab",
        "name": "editor",
        "owner": "editor",
        "scope": "publish",
        "secret_hash": "c" * 64,
        "created_at": AT,
    },
    "answers": {
        "key_id": "0123456789ab",
        "repeat_key": "once",
        "digest": "d" * 64,
        "at": AT,
        "status": 201,
        "headers": "{}",
        "body": "{}",
    },
    "ledger": {
        "position": 99,
        "treaty_id": "ccm",
        "at": AT,
        "kind": "published",
        "revision": 1,
        "body": "{}",
    },
    "imports": {"id": "0123", "at": AT, "owner": "editor", "asked": "{}", "page": b"x"},
}
REFUSED: dict[str, dict[str, Any]] = {
    "ck_audit_number": {"number": 0},
    "ck_audit_hash": {"hash": "b" * 63},
    "ck_audit_previous_hash": {"previous_hash": ""},
    "ck_audit_words": {"summary": ""},
    "ck_treaties_version": {"version": 0},
    "ck_treaties_id": {"id": ""},
    "ck_treaties_title": {"title": ""},
    "ck_states_version": {"version": 0},
    "ck_states_id": {"id": "AD"},
    "ck_states_iso2": {"iso2": "AND"},
    "ck_states_m49": {"m49": "20"},
    "ck_states_names": {"un_name": ""},
    "ck_states_kind": {"kind": "UN_MEMBER"},  # the name of the member and not its value
    "ck_sources_version": {"version": -1},
    "ck_sources_id": {"id": "x" * 201},
    "ck_sources_as_of_ends": {"as_of_earliest": None},
    "ck_sources_as_of_order": {"as_of_earliest": date(2014, 1, 28)},
    "ck_sources_rank": {"rank": "rumour"},
    "ck_sources_text_sha256": {"text_sha256": "b" * 65},
    "ck_claims_version": {"version": 0},
    "ck_claims_id": {"id": ""},
    "ck_claims_as_of_ends": {"as_of_latest": None},
    "ck_claims_as_of_order": {"as_of_latest": date(2014, 1, 26)},
    "ck_claims_type": {"type": "rumour", "state_id": None},
    "ck_claims_review": {"review": "perhaps"},
    "ck_claims_sequence": {"sequence": 0},
    "ck_claims_state_id": {"state_id": None},
    "ck_claims_quote": {"quote": ""},
    "ck_claims_supersedes": {"supersedes": "fra-party"},
    "ck_claims_reason": {"review": "retracted"},
    "ck_keys_words": {"owner": ""},
    "ck_keys_scope": {"scope": "everything"},
    "ck_keys_secret_hash": {"secret_hash": "c" * 63},
    "ck_answers_digest": {"digest": ""},
    "ck_ledger_position": {"position": 0},
    "ck_ledger_kind": {"kind": "rumour"},
    "ck_ledger_treaty_id": {"treaty_id": None},
    "ck_imports_id": {"id": ""},
    "ck_imports_owner": {"owner": ""},
}
TABLES = (AUDIT, TREATIES, STATES, SOURCES, CLAIMS)
BESIDE = (KEYS, ANSWERS, LEDGER, IMPORTS)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A record with a row in every table."""
    recorded(engine, FOUNDATION)
    recorded(engine, command(claims=[ratification()]))
    return engine


def append(engine: Engine, table: Table, row: dict[str, Any]) -> None:
    with taken_back(engine) as session:
        session.connection().execute(insert(table), [row])


@pytest.mark.parametrize("table", [*TABLES, *BESIDE], ids=lambda table: table.name)
def test_the_rows_that_these_tests_break_are_whole(filled: Engine, table: Table) -> None:
    append(filled, table, VALID[table.name])


def test_every_constraint_is_tried() -> None:
    checks = [
        str(constraint.name)
        for table in Row.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    ]
    assert sorted(REFUSED) == sorted(checks)


@pytest.mark.parametrize("name", REFUSED)
def test_a_check_refuses(filled: Engine, name: str) -> None:
    table = Row.metadata.tables[name.split("_")[1]]
    with pytest.raises(IntegrityError, match=rf"\b{name}\b"):
        append(filled, table, VALID[table.name] | REFUSED[name])


@pytest.mark.parametrize(
    ("table", "same"),
    [
        (AUDIT, {"number": 1}),
        (TREATIES, {"id": "ccm"}),
        (STATES, {"id": "FRA"}),
        (SOURCES, {"id": "untc2026"}),
        (CLAIMS, {"id": "fra-ratification"}),
        (CLAIMS, {"sequence": 1}),
        (AUDIT, {"previous_hash": "0" * 64}),
    ],
    ids=str,
)
def test_nothing_is_recorded_twice(filled: Engine, table: Table, same: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        append(filled, table, VALID[table.name] | same)


def test_two_entries_cannot_follow_the_same_one() -> None:
    unique = [
        constraint.columns.keys()
        for constraint in AUDIT.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    assert sorted(unique) == [["hash"], ["previous_hash"]]


@pytest.mark.parametrize("table", TABLES[1:], ids=lambda table: table.name)
def test_a_version_belongs_to_an_entry(filled: Engine, table: Table) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        append(filled, table, VALID[table.name] | {"revision": 9})


@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_trigger_refuses_every_change(filled: Engine, table: Table, change: str) -> None:
    statement = change.format(table.name, next(iter(table.columns)).name)
    with (
        pytest.raises(DBAPIError, match="the record is append-only"),
        taken_back(filled) as session,
    ):
        session.connection().execute(text(statement))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_whole_table_cannot_be_emptied_on_postgresql(postgres_url: str, table: Table) -> None:
    engine = make_engine(postgres_url)
    with (
        pytest.raises(DBAPIError, match="the record is append-only"),
        taken_back(engine) as session,
    ):
        session.connection().execute(text(f"TRUNCATE {table.name} CASCADE"))
    engine.dispose()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_cannot_be_replaced_on_sqlite(sqlite_url: str, table: Table) -> None:
    engine = make_engine(sqlite_url)
    recorded(engine, FOUNDATION)
    recorded(engine, command(claims=[ratification()]))
    with (
        pytest.raises(DBAPIError, match="the record is append-only"),
        taken_back(engine) as session,
    ):
        session.connection().execute(
            text(f"INSERT OR REPLACE INTO {table.name} SELECT * FROM {table.name}")
        )
    engine.dispose()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (LEDGER, "UPDATE ledger SET kind = kind"),
        (LEDGER, "DELETE FROM ledger"),
        (KEYS, "DELETE FROM keys"),
    ],
    ids=str,
)
def test_the_ledger_stays_and_no_key_is_lost(filled: Engine, table: Table, change: str) -> None:
    with taken_back(filled) as session:
        session.connection().execute(insert(table), [VALID[table.name]])
        with pytest.raises(DBAPIError, match="the record is append-only"):
            session.connection().execute(text(change))
