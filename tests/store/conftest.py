"""Fixtures of the store's tests."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.store.engine import Engine, make_engine
from tests.store.examples import FOUNDATION, ratification, recorded


@pytest.fixture
def founded(sqlite_url: str) -> Iterator[Engine]:
    """A record with two states, two sources, a treaty and a published claim."""
    engine = make_engine(sqlite_url)
    recorded(engine, replace(FOUNDATION, claims=[ratification()]))
    yield engine
    engine.dispose()
