"""Newsrooms for tests of writing, on both engines."""

from collections.abc import Iterator

import pytest

from tests.writing.newsroom import Newsroom, furnished, opened


@pytest.fixture
def newsroom(database_url: str) -> Iterator[Newsroom]:
    """A service over the small record, on each engine in turn."""
    room = opened(database_url, furnished(database_url))
    with room.client:
        yield room
    room.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]


@pytest.fixture
def sqlite_newsroom(sqlite_url: str) -> Iterator[Newsroom]:
    """A service over the small record, on SQLite, where the engine makes no difference."""
    room = opened(sqlite_url, furnished(sqlite_url))
    with room.client:
        yield room
    room.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]


@pytest.fixture
def strict_newsroom(database_url: str) -> Iterator[Newsroom]:
    """A service in which what one person proposes another must publish."""
    room = opened(database_url, furnished(database_url), two_person=True)
    with room.client:
        yield room
    room.client.app.state.context.desk._engine.dispose()  # type: ignore[attr-defined]
