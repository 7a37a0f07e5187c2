"""Recording: one entry a command, nothing overwritten, nothing half done, and read back as given."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from app.domain.claims import Claim, Review
from app.domain.commands import Command
from app.domain.errors import InvalidRecord
from app.domain.plain_claims import plain_claim
from app.services.recording import record
from app.services.verification import verify
from app.store.engine import Engine, Session, make_engine, reading, writing
from app.store.records import (
    last_entry,
    read_changes,
    read_claim_versions,
    read_claims,
    read_entries,
    read_sources,
    read_states,
    read_treaties,
    read_version,
)
from tests.store.examples import (
    AT,
    CCM,
    FOUNDATION,
    FRANCE,
    VANUATU,
    command,
    ratification,
    recorded,
    taken_back,
)
from tests.store.strategies import RECORDED_AT, commands


def by_id(things: Any) -> list[Any]:
    return sorted(things, key=lambda thing: str(thing.id))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=commands())
def test_what_is_recorded_is_read_back_equal(engine: Engine, drawn: Command) -> None:
    with taken_back(engine) as session:
        entry = record(session, drawn, RECORDED_AT)
        assert read_treaties(session) == by_id(drawn.treaties)
        assert read_states(session) == by_id(drawn.states)
        assert read_sources(session) == by_id(drawn.sources)
        expected = [
            replace(claim, version=1, recorded_at=RECORDED_AT, revision=1, sequence=place)
            for place, claim in enumerate(drawn.claims, start=1)
        ]
        found = [claim for treaty in drawn.treaties for claim in read_claims(session, treaty.id)]
        assert sorted(found, key=lambda claim: claim.sequence) == expected
        assert read_changes(session, 1)["claims"] == [plain_claim(claim) for claim in expected]
        assert verify(session).ok
        assert last_entry(session) == entry


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 2, 3, 10, 16, 18, tzinfo=UTC),
        datetime(2026, 2, 3, 10, 16, 18, 123_456, tzinfo=UTC),
        datetime(2026, 2, 3, 10, 16, 18, 1, tzinfo=timezone(timedelta(hours=-4))),
        datetime(1, 1, 2, tzinfo=UTC),
        datetime(9999, 12, 30, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
    ids=str,
)
def test_an_instant_comes_back_equal_and_in_utc(engine: Engine, at: datetime) -> None:
    claim = ratification(as_of=replace(ratification().as_of, inferred=True))
    whole = replace(FOUNDATION, claims=[replace(claim, source_id="untc2026")])
    if at.date() < claim.as_of.latest:  # type: ignore[operator]  # this one is dated
        whole = FOUNDATION
    entry = recorded(engine, whole, at)
    with reading(engine) as session:
        found = last_entry(session)
        claims = read_claims(session, "ccm")
    assert found == entry
    assert found is not None
    assert found.at == at
    assert found.at.utcoffset() == timedelta(0)
    assert all(claim.recorded_at == at for claim in claims)


def test_a_correction_keeps_what_it_corrects(engine: Engine) -> None:
    recorded(engine, replace(FOUNDATION, claims=[ratification()]))
    old = replace(ratification(), review=Review.SUPERSEDED)
    new = ratification("fra-ratification-2", supersedes="fra-ratification")
    recorded(engine, command(claims=[old, new]))
    with reading(engine) as session:
        reviews = [claim.review for claim in read_claim_versions(session, "fra-ratification")]
        current = [claim.id for claim in read_claims(session, "ccm")]
    assert reviews == [Review.PUBLISHED, Review.SUPERSEDED]
    assert current == ["fra-ratification", "fra-ratification-2"]


def test_a_version_is_one_more_than_the_last(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    for name in ("France (metropolitan)", "France"):
        recorded(engine, command(states=[replace(FRANCE, un_name=name, name=name)]))
    with reading(engine) as session:
        assert read_version(session, "states", "FRA") == 3
        assert read_version(session, "states", "VUT") == 1
        assert read_version(session, "states", "AND") is None


def test_what_is_set_on_a_claim_and_not_its_to_say_is_ignored(engine: Engine) -> None:
    set_by_hand = replace(ratification(), version=7, revision=8, sequence=9, recorded_at=AT)
    entry = recorded(engine, replace(FOUNDATION, claims=[set_by_hand]), AT + timedelta(days=1))
    with reading(engine) as session:
        (claim,) = read_claims(session, "ccm")
    assert (claim.version, claim.revision, claim.sequence) == (1, 1, 1)
    assert claim.recorded_at == entry.at == AT + timedelta(days=1)


def test_an_entry_says_who_did_what_and_seals_all_of_it(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    what = Command("editor", "correct a name", "Vanuatu's short name.", states=[VANUATU])
    what = replace(what, states=[replace(VANUATU, name="Republic of Vanuatu")])
    entry = recorded(engine, what)
    assert (entry.number, entry.actor, entry.command) == (2, "editor", "correct a name")
    assert entry.summary == "Vanuatu's short name."
    with reading(engine) as session:
        changes = read_changes(session, 2)
        first, second = read_entries(session)
        assert read_changes(session, 3) == {kind: [] for kind in changes}
    assert second == entry
    assert second.previous_hash == first.hash
    assert {kind: len(images) for kind, images in changes.items()} == {
        "claims": 0,
        "sources": 0,
        "states": 1,
        "treaties": 0,
    }
    assert changes["states"][0]["name"] == "Republic of Vanuatu"
    assert changes["states"][0]["version"] == 2


def test_the_order_of_entries_is_the_order_of_their_instants(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    behind = recorded(engine, command(treaties=[replace(CCM, short_title=None)]), AT - timedelta(1))
    ahead = recorded(engine, command(treaties=[CCM]), AT + timedelta(1))
    assert [behind.at, ahead.at] == [AT, AT + timedelta(1)]


def test_an_instant_without_a_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(InvalidRecord, match="time zone"):
        recorded(engine, FOUNDATION, datetime(2026, 2, 3))  # noqa: DTZ001 -- what is refused


def test_a_fixed_instant_counts_only_where_the_caller_passes_it(engine: Engine) -> None:
    fixed = replace(FOUNDATION, recorded_at=AT - timedelta(days=900))
    assert recorded(engine, fixed, AT).at == AT


class Interrupted(Exception):
    """What a test raises after recording."""


def record_and_be_interrupted(engine: Engine, what: Command) -> None:
    with writing(engine) as session:
        record(session, what, AT)
        raise Interrupted


def test_what_is_rolled_back_leaves_nothing(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    with pytest.raises(Interrupted):
        record_and_be_interrupted(engine, command(claims=[ratification()]))
    with reading(engine) as session:
        assert read_claims(session, "ccm") == []
        assert [entry.number for entry in read_entries(session)] == [1]
    assert recorded(engine, command(claims=[ratification()])).number == 2


def test_a_refused_command_leaves_nothing(engine: Engine) -> None:
    recorded(engine, FOUNDATION)
    wrong = [ratification(), ratification("vut-ratification", state_id="VUU")]
    with pytest.raises(InvalidRecord):
        recorded(engine, command(states=[replace(FRANCE, name="Gaul")], claims=wrong))
    with reading(engine) as session:
        assert read_states(session, ids=["FRA"]) == [FRANCE]
        assert read_claims(session, "ccm") == []


def test_writers_at_once_make_one_chain_without_gaps(database_url: str) -> None:
    first = make_engine(database_url)
    recorded(first, FOUNDATION)
    failures: list[BaseException] = []

    def write(name: str) -> None:
        engine = make_engine(database_url)
        try:
            for place in range(5):
                recorded(engine, command(claims=[ratification(f"{name}-{place}")]))
        except BaseException as error:
            failures.append(error)
        finally:
            engine.dispose()

    writers = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert failures == []
    with reading(first) as session:
        assert [entry.number for entry in read_entries(session)] == list(range(1, 22))
        claims = read_claims(session, "ccm")
        assert [claim.sequence for claim in claims] == list(range(1, 21))
        assert [claim.revision for claim in claims] == list(range(2, 22))
        assert verify(session).ok
    first.dispose()


def test_the_stored_text_is_canonical(engine: Engine) -> None:
    recorded(engine, replace(FOUNDATION, claims=[ratification()]))
    with reading(engine) as session:
        body, changes = _texts(session)
    for stored in (body, changes):
        canonical = json.dumps(
            json.loads(stored), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        assert stored == canonical


def _texts(session: Session) -> tuple[str, str]:
    found = session.connection().execute(text("SELECT body, changes FROM claims, audit")).one()
    return found.body, found.changes


def test_a_treaty_of_many_claims_is_recorded_and_read_whole(engine: Engine) -> None:
    many: list[Claim] = [ratification(f"claim-{place}") for place in range(1200)]
    recorded(engine, replace(FOUNDATION, claims=many))
    with reading(engine) as session:
        assert [claim.id for claim in read_claims(session, "ccm")] == [claim.id for claim in many]
