"""Services over the seed, on both engines, at a fixed instant; and one in a process of its own."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.api.reading import NOON, Reader
from tests.api.seeding import seeded
from tests.api.serving import serving

MakeService = Callable[[str, datetime], Reader]


def _postgres_database(server: URL) -> str:
    name = f"seeded_{uuid.uuid4().hex}"
    address = server.render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def seeded_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the whole seed."""
    file = tmp_path_factory.mktemp("seeded") / "record.db"
    seeded(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def seeded_sqlite(seeded_sqlite_file: Path) -> str:
    """A SQLite database with the whole seed."""
    return f"sqlite:///{seeded_sqlite_file}"


@pytest.fixture(scope="session")
def article_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with the states and the article alone."""
    return seeded(f"sqlite:///{tmp_path_factory.mktemp('article')}/record.db", article_only=True)


@pytest.fixture(scope="session")
def seeded_postgres(postgres_server: URL) -> str:
    """A PostgreSQL database with the whole seed."""
    return seeded(_postgres_database(postgres_server))


@pytest.fixture(scope="session")
def article_postgres(postgres_server: URL) -> str:
    """A PostgreSQL database with the states and the article alone."""
    return seeded(_postgres_database(postgres_server), article_only=True)


@pytest.fixture(scope="session")
def make_service() -> Iterator[MakeService]:
    """Makes a reader of a service over a database, at an instant that does not pass."""
    with ExitStack() as services:

        def make(database_url: str, now: datetime) -> Reader:
            app = create_app(Settings(database_url=database_url), lambda: now)
            return Reader(services.enter_context(TestClient(app)))

        yield make


@pytest.fixture(scope="session")
def reader(make_service: MakeService, seeded_sqlite: str) -> Reader:
    """A reader of the whole seed, on SQLite."""
    return make_service(seeded_sqlite, NOON)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def on_each_engine(request: pytest.FixtureRequest, make_service: MakeService) -> Reader:
    """A reader of the whole seed, on each engine in turn."""
    database = "seeded_sqlite" if request.param == "sqlite" else "seeded_postgres"
    return make_service(request.getfixturevalue(database), NOON)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def of_the_article(request: pytest.FixtureRequest, make_service: MakeService) -> Reader:
    """A reader of a service that knows the article alone, on each engine in turn."""
    database = "article_sqlite" if request.param == "sqlite" else "article_postgres"
    return make_service(request.getfixturevalue(database), NOON)


@pytest.fixture
def own_copy(seeded_sqlite_file: Path, tmp_path: Path) -> Path:
    """A SQLite file with the whole seed that one test may spoil."""
    return Path(shutil.copyfile(seeded_sqlite_file, tmp_path / "record.db"))


@pytest.fixture(scope="session")
def origin(seeded_sqlite: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a service in a process of its own, for example `http://127.0.0.1:40123`."""
    with serving(seeded_sqlite, tmp_path_factory.mktemp("service") / "log") as origin:
        yield origin
