"""Databases with the whole seed, for services of these tests."""

from pathlib import Path

import pytest

from app.services.seeding import seed
from app.sources.seed import read_seed
from app.store.engine import make_engine, writing
from app.store.schema import upgrade
from tests.api.reading import NOON
from tests.seed.recorded import SEED


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file; copy it before writing to it."""
    file = tmp_path_factory.mktemp("front") / "record.db"
    engine = make_engine(f"sqlite:///{file}")
    upgrade(engine)
    with writing(engine) as session:
        seed(session, read_seed(SEED), NOON)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def seeded_url(seeded_file: Path) -> str:
    """Its address as a setting."""
    return f"sqlite:///{seeded_file}"
