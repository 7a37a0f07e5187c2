"""Databases that are pressed as they are used: PostgreSQL syncs its log before it acknowledges, as SQLite does."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy.engine import URL


@pytest.fixture(params=["sqlite", "postgresql"])
def durable_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with the schema and nothing in it, on each engine in turn, that loses nothing it acknowledged."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: URL = request.getfixturevalue("postgres_server")
    _sync(server, "on")
    yield request.getfixturevalue("postgres_url")
    _sync(server, "off")


def _sync(server: URL, on_or_off: str) -> None:
    url = server.render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET fsync = {on_or_off}".encode())
        connection.execute("SELECT pg_reload_conf()")
