"""Seeding a database: the same history everywhere, nothing twice, and nothing of other people's work undone."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.claims import ActionContent, Claim, Review
from app.domain.commands import Command, Entry
from app.domain.errors import InvalidRecord
from app.domain.folding import build_register
from app.domain.register import Register
from app.services.recording import record
from app.services.seeding import seed
from app.services.verification import verify
from app.sources.seed import read_seed
from app.store.engine import Engine, reading, writing
from app.store.records import (
    last_revision,
    read_claims,
    read_entries,
    read_sources,
    read_states,
    read_treaties,
)
from tests.seed.recorded import SEED

Commands = tuple[Command, ...]
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
ACTIONS = "treaties/ccm/actions.csv"


def seeded(engine: Engine, commands: Commands, now: datetime = NOW) -> list[Entry]:
    with writing(engine) as session:
        return seed(session, commands, now)


def edited(engine: Engine, **changes: object) -> None:
    """What an editor records through an endpoint."""
    command = Command("an editor", "edit", "an edit", **changes)  # type: ignore[arg-type]
    with writing(engine) as session:
        record(session, command, NOW)


def claims_of(engine: Engine) -> dict[str, Claim]:
    with reading(engine) as session:
        return {claim.id: claim for claim in read_claims(session, "ccm")}


def register_of(engine: Engine) -> Register:
    with reading(engine) as session:
        states = sorted(read_states(session), key=lambda state: state.name)
        return build_register(
            read_treaties(session)[0],
            last_revision(session),
            {state.id: state for state in states},
            {source.id: source for source in read_sources(session)},
            read_claims(session, "ccm"),
        )


@pytest.fixture
def seed_folder(tmp_path: Path) -> Path:
    """A copy of the seed that may be changed."""
    return Path(shutil.copytree(SEED, tmp_path / "seed"))


def changed(folder: Path, file: str, stands: str, written: str) -> Commands:
    """The commands of a seed in which something has been written anew."""
    path = folder / file
    text = path.read_text("utf-8")
    assert stands in text
    path.write_text(text.replace(stands, written, 1), "utf-8")
    return read_seed(folder)


def test_an_empty_record_gets_the_fixed_history(engine: Engine, commands: Commands) -> None:
    entries = seeded(engine, commands)
    assert [(e.number, e.command, e.at) for e in entries] == [
        (1, "seed states", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        (2, "seed article", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        (3, "seed ccm", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        (4, "seed apmbc", datetime(2026, 11, 22, 11, tzinfo=UTC)),
        (5, "seed att", datetime(2026, 11, 22, 12, tzinfo=UTC)),
        (6, "seed tpnw", datetime(2026, 11, 22, 13, tzinfo=UTC)),
    ]
    with reading(engine) as session:
        assert read_entries(session) == entries
        assert verify(session).ok


def test_the_database_holds_what_the_files_say(
    engine: Engine, commands: Commands, register: Register
) -> None:
    seeded(engine, commands)
    stored = register_of(engine)
    assert stored.states == register.states
    assert stored.sources == register.sources
    day = date(2026, 11, 24)
    assert [(s.state_id, s.status, s.force.since) for s in stored.standings(day)] == [
        (s.state_id, s.status, s.force.since) for s in register.standings(day)
    ]


def test_seeding_twice_records_nothing(engine: Engine, commands: Commands) -> None:
    seeded(engine, commands)
    assert seeded(engine, commands) == []


def test_the_article_comes_first_and_the_rest_later(engine: Engine, commands: Commands) -> None:
    assert [e.number for e in seeded(engine, commands[:2])] == [1, 2]
    entry, *_others = seeded(engine, commands)
    assert (entry.number, entry.command, entry.at) == (3, "seed ccm", NOW)
    assert seeded(engine, commands) == []


def test_the_clock_never_goes_back(engine: Engine, commands: Commands) -> None:
    seeded(engine, commands[:2])
    entry, *_others = seeded(engine, commands, now=NOW - timedelta(days=365))
    assert entry.at == datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_a_broken_command_changes_nothing(engine: Engine, commands: Commands) -> None:
    states, article, treaty, *_others = commands
    broken = replace(
        treaty, claims=[*treaty.claims, replace(treaty.claims[0], id="x", source_id="nobody")]
    )
    with pytest.raises(InvalidRecord, match="nobody"):
        seeded(engine, (states, article, broken))
    with reading(engine) as session:
        assert last_revision(session) == 0
        assert read_states(session) == []


def test_what_is_new_in_the_seed_is_recorded_alone(engine: Engine, seed_folder: Path) -> None:
    seeded(engine, read_seed(seed_folder))
    row = "FJI,signature,2008-12-03,,,untc2026;untc2014;"
    commands = changed(seed_folder, ACTIONS, row, f"{row}cmcnews;")
    entry, *_others = seeded(engine, commands)
    assert (entry.command, entry.summary) == ("seed ccm", "New in the seed: 1 claim")
    assert claims_of(engine)["ccm-cmcnews-fji-signature"].revision == entry.number


def test_a_state_the_seed_renames_gets_a_new_version(engine: Engine, seed_folder: Path) -> None:
    seeded(engine, read_seed(seed_folder))
    commands = changed(seed_folder, "states.csv", "NRU,NR,520,Nauru,", "NRU,NR,520,Naoero,")
    entry, *_others = seeded(engine, commands)
    assert (entry.command, entry.summary) == ("seed states", "New in the seed: 1 state")
    with reading(engine) as session:
        assert [s.name for s in read_states(session, ids=["NRU"])] == ["Naoero"]
    assert seeded(engine, commands) == []


def test_a_claim_the_seed_corrects_is_superseded_and_stays(
    engine: Engine, seed_folder: Path
) -> None:
    seeded(engine, read_seed(seed_folder))
    first = changed(seed_folder, ACTIONS, "IRQ,signature,2009-11-13", "IRQ,signature,2009-11-14")
    assert len(seeded(engine, first)) == 1
    assert seeded(engine, first) == []
    second = changed(seed_folder, ACTIONS, "IRQ,signature,2009-11-14", "IRQ,signature,2009-11-13")
    assert len(seeded(engine, second)) == 1
    assert seeded(engine, second) == []

    claims = claims_of(engine)
    chain = [claims[f"ccm-dmairq-irq-signature{suffix}"] for suffix in ("", "~2", "~3")]
    contents = [claim.content for claim in chain if isinstance(claim.content, ActionContent)]
    assert [content.on.day for content in contents] == [13, 14, 13]
    assert [claim.review for claim in chain] == [
        Review.SUPERSEDED,
        Review.SUPERSEDED,
        Review.PUBLISHED,
    ]
    assert [claim.supersedes for claim in chain] == [None, chain[0].id, chain[1].id]


def test_a_note_that_changes_is_no_correction(engine: Engine, seed_folder: Path) -> None:
    seeded(engine, read_seed(seed_folder))
    commands = changed(seed_folder, ACTIONS, "One day later than", "A day later than")
    assert len(seeded(engine, commands)) == 1
    claim = claims_of(engine)["ccm-dmairq-irq-signature"]
    assert (claim.version, claim.review) == (2, Review.PUBLISHED)
    assert seeded(engine, commands) == []


def test_what_people_have_changed_stays_as_they_left_it(
    engine: Engine, commands: Commands, seed_folder: Path
) -> None:
    seeded(engine, commands)
    claims = claims_of(engine)
    iraq, seychelles = claims["ccm-dmairq-irq-signature"], claims["ccm-untc2014-syc-signature"]
    turkey = next(state for state in commands[0].states if state.id == "TUR")
    edited(
        engine,
        states=[replace(turkey, name="Turkey")],
        claims=[
            replace(iraq, review=Review.SUPERSEDED, reason="The page was misread."),
            replace(iraq, id="an-editors-own", supersedes=iraq.id),
            replace(seychelles, review=Review.RETRACTED, reason="Not on the page."),
        ],
    )
    assert seeded(engine, commands) == []
    rewritten = changed(
        seed_folder, ACTIONS, "IRQ,signature,2009-11-13", "IRQ,signature,2009-11-14"
    )
    assert seeded(engine, rewritten) == []
    with reading(engine) as session:
        assert [s.name for s in read_states(session, ids=["TUR"])] == ["Turkey"]


def test_what_has_gone_from_the_seed_stays_recorded(engine: Engine, seed_folder: Path) -> None:
    seeded(engine, read_seed(seed_folder))
    path = seed_folder / ACTIONS
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "dmairq" not in line), "utf-8")
    assert seeded(engine, read_seed(seed_folder)) == []
    assert claims_of(engine)["ccm-dmairq-irq-signature"].review is Review.PUBLISHED
