"""Recording in bulk: the same rows, seals and ledger as by the slow, plain way, held here beside it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from app.domain.claims import ActionContent, ListContent, Review, TermContent
from app.domain.commands import Command
from app.domain.effects import any_in_effect, in_effect_of_new, takes_effect
from app.domain.errors import InvalidRecord
from app.domain.folding import build_register
from app.domain.plain_claims import plain_claim
from app.services.images import read_images
from app.services.ledger import replayed
from app.services.recording import Recording, record
from app.services.verification import verify
from app.store.desk_tables import LEDGER
from app.store.engine import Engine, Session, make_engine, writing
from app.store.inserting import insert_rows
from app.store.ledger import read_lines
from app.store.records import read_changes
from app.store.seal import canonical_json, canonical_json_of_forms
from app.store.tables import AUDIT, CLAIMS, SOURCES, STATES, TREATIES
from tests.bench.synthetic import synthetic_commands
from tests.store.examples import AT, FOUNDATION, FRANCE, VANUATU, taken_back
from tests.store.strategies import RECORDED_AT, commands

TABLES = (AUDIT, TREATIES, STATES, SOURCES, CLAIMS, LEDGER)
MANY = [replace(FRANCE, id=f"A{a}{b}", iso2=f"{a}{b}") for a in "ABCDEF" for b in "ABCDEFGH"]
PAGES = [
    replace(FOUNDATION, states=(*MANY, FRANCE, VANUATU)),
    *synthetic_commands(4, MANY),
]


def dumped(session: Session) -> dict[str, list[Any]]:
    """Every row as the engine itself holds it, types included."""
    kind = "typeof" if session.connection().dialect.name == "sqlite" else "pg_typeof"
    found = {}
    for table in TABLES:
        names = table.columns.keys()
        shown = ", ".join(f"CAST({name} AS text), {kind}({name})" for name in names)
        rows = session.connection().exec_driver_sql(f"SELECT {shown} FROM {table.name}")
        found[table.name] = sorted(map(repr, rows))
    return found


def as_sqlalchemy_stores_it(session: Session) -> dict[str, list[Any]]:
    """The same record, taken out and put in again row by row as SQLAlchemy does it."""
    connection = session.connection()
    rows = {table.name: connection.execute(select(table)).mappings().all() for table in TABLES}
    with emptied(session):
        for table in TABLES:
            for row in rows[table.name]:
                connection.execute(insert(table), dict(row))
        return dumped(session)


@contextmanager
def emptied(session: Session) -> Iterator[None]:
    """The tables without their rows, which the append-only triggers do not allow."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("TRUNCATE audit, treaties, states, sources, claims, ledger"))
        connection.execute(text("SET LOCAL session_replication_role = origin"))
    else:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in triggers.scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        for table in reversed(TABLES):
            connection.execute(table.delete())
    yield


def test_a_bulk_leaves_the_rows_that_sqlalchemy_would_store(engine: Engine) -> None:
    with taken_back(engine) as session:
        recording = Recording(session)
        for page in PAGES:
            recording.record(page, AT)
        found = dumped(session)
        assert len(found["claims"]) == sum(len(page.claims) for page in PAGES)
        assert found == as_sqlalchemy_stores_it(session)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=commands())
def test_any_command_leaves_the_rows_that_sqlalchemy_would_store(
    engine: Engine, drawn: Command
) -> None:
    with taken_back(engine) as session:
        record(session, drawn, RECORDED_AT)
        assert dumped(session) == as_sqlalchemy_stores_it(session)


def changes_of_a_page(page: Command) -> list[Command]:
    """What may come after a page: a new title, retractions, a correction, and more claims."""
    first, *others = [claim for claim in page.claims if claim.state_id is not None]
    (treaty,) = page.treaties
    base = replace(page, treaties=(), sources=(), claims=())
    return [
        replace(base, treaties=(replace(treaty, title="Another é \u2028 title"),)),
        replace(
            base,
            claims=[
                replace(one, review=Review.RETRACTED, reason='"wrong"\t\\') for one in others[:30]
            ],
        ),
        replace(
            base,
            claims=[
                replace(first, id=f"{first.id}~2", supersedes=first.id),
                replace(first, review=Review.SUPERSEDED, reason="Corrected."),
            ],
        ),
        replace(base, claims=[replace(one, id=f"{one.id}-again") for one in others[30:70]]),
    ]


def test_one_recording_of_many_is_as_one_after_another(engine: Engine) -> None:
    given_commands = [*PAGES, *(more for page in PAGES[1:] for more in changes_of_a_page(page))]
    instants = [AT + timedelta(hours=7 * n) for n in range(len(given_commands))]
    found = []
    for in_bulk in (True, False):
        with taken_back(engine) as session:
            recording = Recording(session)
            for command, at in zip(given_commands, instants, strict=True):
                recording = recording if in_bulk else Recording(session)
                recording.record(command, at)
            assert verify(session).ok
            found.append(dumped(session))
            lines = [line for page in PAGES for line in read_lines(session, page.treaties[0].id)]
            plain = [line for line in replayed(session) if line.treaty_id is not None]
            assert sorted(map(_told, lines)) == sorted(map(_told, plain))
    assert found[0] == found[1]


def _told(line: Any) -> str:
    return repr(replace(line, position=0, body={"": json.dumps(dict(line.body), sort_keys=True)}))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=commands())
def test_what_a_command_leaves_is_what_its_seal_has(engine: Engine, drawn: Command) -> None:
    with taken_back(engine) as session:
        recorded = Recording(session).record(drawn, RECORDED_AT)
        sealed = read_changes(session, recorded.entry.number)
        assert recorded.images == read_images(sealed)
        text_of_forms = canonical_json_of_forms(sealed)
        assert text_of_forms == canonical_json(sealed) == rfc8785.dumps(sealed).decode()


def test_a_term_is_left_as_its_seal_has_it(engine: Engine) -> None:
    (page, *_) = PAGES[1:]
    loose = TermContent("adoption", {"on": date(1990, 5, 30), "place": "Dublin"})
    acts = TermContent("prohibitions", {"acts": ("use", "transfer")})
    claims = [replace(page.claims[0], content=loose), replace(page.claims[1], content=acts)]
    with taken_back(engine) as session:
        recording = Recording(session)
        recording.record(PAGES[0], AT)
        recorded = recording.record(replace(page, claims=claims), AT)
        assert recorded.images == read_images(read_changes(session, recorded.entry.number))


@settings(max_examples=100)
@given(st.data())
def test_what_is_sure_of_a_new_treaty_is_so_by_its_whole_register(data: st.DataObject) -> None:
    """Of a page's claims some are left out and days of effect are drawn; the register decides."""
    page = PAGES[data.draw(st.integers(1, 4))]
    often = data.draw(st.integers(1, 10))
    left_out = data.draw(st.sets(st.sampled_from(["entry_into_force", "withdrawal", "signature"])))
    kept = [
        replace(claim, content=_altered(claim.content, data))
        for claim in page.claims
        if claim.id.rpartition("-")[2] not in left_out
        and (claim.state_id is None or data.draw(st.integers(0, 9)) < often)
    ]
    day = data.draw(st.dates(date(1990, 12, 3), date(2025, 1, 1)))
    sources = {source.id: source for source in page.sources}
    acts = [claim for claim in kept if takes_effect(claim)]
    answer = in_effect_of_new(acts, kept, sources, day)
    if answer != "unsure":
        numbered = [replace(claim, sequence=n, revision=1) for n, claim in enumerate(kept, start=1)]
        states = {state.id: state for state in MANY}
        register = build_register(page.treaties[0], 1, states, sources, numbered)
        assert any_in_effect(acts, register, day) is answer


def _altered(content: Any, data: st.DataObject) -> Any:
    if isinstance(content, ListContent):
        named = data.draw(st.integers(0, len(content.acts)))
        return replace(content, acts=dict(list(content.acts.items())[:named]))
    if isinstance(content, ActionContent) and data.draw(st.integers(0, 60)) == 0:
        return replace(content, effective_on=content.on + timedelta(days=300))
    return content


def test_of_a_page_the_first_act_mostly_answers() -> None:
    page = PAGES[1]
    acts = [claim for claim in page.claims if takes_effect(claim)]
    sources = {source.id: source for source in page.sources}
    silent = [claim for claim in page.claims if not isinstance(claim.content, TermContent)]
    assert in_effect_of_new(acts, page.claims, sources, date(2026, 2, 3)) is True
    assert in_effect_of_new(acts, page.claims, sources, date(1990, 12, 3)) == "unsure"
    assert in_effect_of_new(acts, silent, sources, date(2026, 2, 3)) is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"treaty_id": []}, "treaty_id: must be an id"),
        ({"state_id": "FR"}, "state_id: must be an ISO"),
        ({"review": "published"}, "review: must be one of"),
        ({"quote": " ", "reason": ""}, "quote: is empty"),
    ],
    ids=repr,
)
def test_what_is_wrong_in_a_form_is_named(wrong: dict[str, Any], says: str) -> None:
    claim = PAGES[1].claims[10]
    assert plain_claim(claim)["treaty_id"] == claim.treaty_id
    for _ in range(2):
        with pytest.raises(InvalidRecord, match=says):
            plain_claim(replace(claim, **wrong))


@pytest.mark.parametrize("rows", [1, 49, 50, 51, 120])
def test_a_row_that_the_table_refuses_is_refused_whichever_way_it_goes_in(
    engine: Engine, rows: int
) -> None:
    wrong: list[tuple[Any, ...]] = [("t" * n, 1, 1, "A title", None) for n in range(1, rows)]
    wrong.append(("t" * rows, 1, 1, "", None))
    with taken_back(engine) as session:
        record(session, FOUNDATION, AT)
        with pytest.raises(IntegrityError):
            insert_rows(session.connection(), TREATIES, wrong)


def test_the_instant_of_a_claim_is_stored_in_utc(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with writing(engine) as session:
        record(session, PAGES[0], datetime(2026, 2, 3, 15, tzinfo=UTC))
        record(session, PAGES[1], datetime(2026, 2, 3, 15, tzinfo=UTC))
        stored = session.connection().exec_driver_sql("SELECT DISTINCT recorded_at FROM claims")
        assert stored.scalars().all() == ["2026-02-03 15:00:00.000000"]
    engine.dispose()
