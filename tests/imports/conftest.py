"""The states that pages name, and a small record to hold pages against."""

import pytest

from app.domain.states import State
from app.services.recording import record
from app.services.state_names import StateNames
from app.sources.names_folder import read_names
from app.sources.seed_reference import read_states
from app.sources.untc.participants import Find
from app.store.engine import Engine, writing
from tests.seed.recorded import SEED
from tests.writing.conftest import newsroom, sqlite_newsroom, strict_newsroom
from tests.writing.newsroom import RECORDED_AT, SMALL_RECORD

__all__ = ["newsroom", "sqlite_newsroom", "strict_newsroom"]


@pytest.fixture(scope="session")
def states() -> list[State]:
    """The 197 states of the seed."""
    return list(read_states(SEED / "states.csv", "states.csv").values())


@pytest.fixture(scope="session")
def find(states: list[State]) -> Find:
    """Looks up names in the depositary's spelling."""
    names = StateNames({state.id: state for state in states}, read_names(SEED / "names"))
    return names.in_depositary_spelling


@pytest.fixture
def small_engine(engine: Engine) -> Engine:
    """Either engine, with six states and a treaty in it."""
    with writing(engine) as session:
        record(session, SMALL_RECORD, RECORDED_AT)
    return engine
