"""The names of the seed's states with the whole table, read once."""

import pytest

from app.domain.names import NamesTable
from app.services.state_names import StateNames
from app.sources.names_folder import read_names
from app.sources.seed_reference import read_states
from tests.seed.recorded import SEED


@pytest.fixture(scope="session")
def table() -> NamesTable:
    """The names table."""
    return read_names(SEED / "names")


@pytest.fixture(scope="session")
def names(table: NamesTable) -> StateNames:
    """The names of the seed's states."""
    return StateNames(read_states(SEED / "states.csv", "states.csv"), table)
