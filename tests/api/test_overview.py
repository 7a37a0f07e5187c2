"""All treaties at once, without their registers: every state's row is the one that the whole registers give."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from app.api.links import Links
from app.api.standing_answers import standing_row
from app.services import overview as overviews
from app.services.moments import Moment, moment_of
from app.services.newest import Snapshots
from app.services.overview import Overview
from app.services.snapshots import Snapshot
from app.services.standings import standing_of, standings_of_state
from app.services.treaties import treaties_by_age
from app.store.engine import Engine, make_engine
from tests.api.reading import NOON

LINKS = Links()
DAYS = (None, date(2009, 1, 1), date(2023, 7, 8), date(2031, 1, 1))


@pytest.fixture
def engine(seeded_sqlite: str) -> Iterator[Engine]:
    made = make_engine(seeded_sqlite)
    yield made
    made.dispose()


def moments(snapshots: Snapshots) -> list[Moment]:
    """The days looked at, and a record of the past."""
    return [moment_of(snapshots, day, None, NOON) for day in DAYS] + [
        moment_of(snapshots, DAYS[2], "3", NOON)
    ]


@pytest.mark.parametrize("few", [-1, 10_000])
def test_each_row_is_the_one_that_the_whole_register_gives(
    engine: Engine, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overviews, "_FEW", few)
    for moment in moments(Snapshots(engine)):
        whole = moment.snapshot
        for state in list(whole.states.values())[::9]:
            expected = [
                standing_row(
                    standing_of(moment.about(key), whole.register(key), state, "en"), LINKS
                )
                for key in whole.treaties
            ]
            views = standings_of_state(moment, state)
            assert [standing_row(view, LINKS) for view in views] == expected


def test_a_span_has_the_counts_of_its_day_and_an_outline_the_age_of_its_treaty(
    engine: Engine,
) -> None:
    for moment in moments(Snapshots(engine)):
        overview = Overview(moment.snapshot, moment.day)
        for treaty_id in moment.snapshot.treaties:
            register = moment.snapshot.register(treaty_id)
            counted = moment.snapshot.counts(register, moment.day)
            span = overview.span(treaty_id)
            assert (span.counts.values, span.counts.by_status) == (
                counted.values,
                counted.by_status,
            )
        oldest = [outline.began for outline in treaties_by_age(overview)]
        assert oldest == sorted(oldest)


def test_what_was_read_once_is_not_read_again_on_another_day_or_for_another_record(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Counter[str] = Counter()
    passing = Snapshot.passing

    def counted(snapshot: Snapshot, treaty_id: str) -> object:
        read[treaty_id] += 1
        return passing(snapshot, treaty_id)

    monkeypatch.setattr(Snapshot, "passing", counted)
    snapshots = Snapshots(engine)
    latest, today = snapshots.latest(), NOON.date()
    overview = Overview(latest, today)
    assert overview.unread() == list(latest.treaties)
    for treaty_id in latest.treaties:
        overview.span(treaty_id)
    assert overview.unread() == []
    list(overview.outlines())
    tomorrow = Overview(latest, date(2026, 12, 24))
    assert tomorrow.unread() == []
    past = snapshots.known_at(latest.revision - 1)
    assert past is not latest
    held = [
        key
        for key in past.treaties
        if past.last_changes[key].revision == latest.last_changes[key].revision
    ]
    for treaty_id in held:
        Overview(past, today).span(treaty_id)
    assert held
    assert read == dict.fromkeys(latest.treaties, 1)


def test_more_treaties_than_can_be_held_are_not_read_ahead(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    latest = Snapshots(engine).latest()
    overview = Overview(latest, NOON.date())
    assert len(overview.unread()) == len(latest.treaties)
    monkeypatch.setattr(overviews, "TREATIES_HELD", len(latest.treaties) - 1)
    assert overview.unread() == []
