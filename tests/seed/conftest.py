"""The seed, read once, and the registers it makes."""

import pytest

from app.domain.commands import Command
from app.domain.register import Register
from app.sources.seed import read_seed
from tests.seed.recorded import SEED, register_of


@pytest.fixture(scope="session")
def commands() -> tuple[Command, ...]:
    """The commands of the seed in this repository."""
    return read_seed(SEED)


@pytest.fixture(scope="session")
def register(commands: tuple[Command, ...]) -> Register:
    """The register of the whole seed."""
    return register_of(commands)


@pytest.fixture(scope="session")
def register_of_the_article() -> Register:
    """The register of the article alone."""
    return register_of(read_seed(SEED, article_only=True))
