"""The schema: made by migrations alone, by one process at a time, wholly or not at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.domain.errors import NotReady
from app.store import schema
from app.store.engine import Engine, make_engine, reading, writing
from app.store.tables import Row
from tests.store.examples import FOUNDATION, recorded

CHECKOUT = Path(__file__).parents[2]
BROKEN = """
from alembic import op

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    op.execute("CREATE TABLE half_done (id INTEGER)")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""


def config() -> Config:
    return Config(toml_file=str(CHECKOUT / "pyproject.toml"))


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


@pytest.fixture
def broken_migrations(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0004_breaks.py").write_text(BROKEN)
    return folder


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    alembic = config()
    with writing(engine) as session:
        alembic.attributes["connection"] = session.connection()
        command.check(alembic)  # raises where they differ


def test_the_head_read_from_file_names_is_alembics() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert scripts.get_heads() == [schema.head()]
    assert [script.revision for script in scripts.walk_revisions()][-1] == "0001"


def test_every_migration_follows_the_one_before() -> None:
    scripts = ScriptDirectory.from_config(config())
    steps = [(script.revision, script.down_revision) for script in scripts.walk_revisions()]
    names = [revision for revision, _ in reversed(steps)]
    assert names == sorted(names)
    assert [before for _, before in reversed(steps)] == [None, *names[:-1]]


def test_an_empty_database_gets_the_schema_once(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    assert not schema.is_current(engine)
    assert schema.upgrade(engine)
    assert schema.is_current(engine)
    assert not schema.upgrade(engine)
    assert tables(engine) == {*Row.metadata.tables, "alembic_version"}
    engine.dispose()


def test_the_schema_can_be_taken_back(engine: Engine) -> None:
    alembic = config()
    with writing(engine) as session:
        alembic.attributes["connection"] = session.connection()
        command.downgrade(alembic, "base")
    assert tables(engine) == {"alembic_version"}
    assert schema.upgrade(engine)


def test_a_current_schema_needs_no_alembic(sqlite_url: str) -> None:
    program = (
        "import sys; from app.store.engine import make_engine; from app.store.schema import upgrade;"
        "print(upgrade(make_engine(sys.argv[1])), 'alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, sqlite_url], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_of_processes_that_start_together_one_migrates(empty_database_url: str) -> None:
    program = (
        "import sys; from app.store.engine import make_engine; from app.store.schema import upgrade;"
        "sys.stdin.readline(); print(upgrade(make_engine(sys.argv[1])))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, empty_database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0] * 3, answers
    assert sorted(answer.strip() for answer, _ in answers) == ["False", "False", "True"]


def test_a_newer_database_is_refused(engine: Engine) -> None:
    with writing(engine) as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for ask in (schema.is_current, schema.upgrade):
        with pytest.raises(NotReady, match=r"schema 9999, this program knows schemas up to 000\d"):
            ask(engine)


def test_a_migration_that_breaks_changes_nothing(engine: Engine, broken_migrations: Path) -> None:
    recorded(engine, FOUNDATION)
    before = tables(engine)
    assert schema.head(broken_migrations) == "0004"
    with pytest.raises(NotReady, match=r"a migration failed, and nothing was changed: .*nowhere"):
        schema.upgrade(engine, broken_migrations)
    assert tables(engine) == before
    assert schema.is_current(engine)
    with reading(engine) as session:
        assert session.connection().execute(text("SELECT count(*) FROM states")).scalar() == 2


def test_an_empty_database_stays_empty_if_a_later_migration_breaks(
    empty_database_url: str, broken_migrations: Path
) -> None:
    engine = make_engine(empty_database_url)
    with pytest.raises(NotReady, match="nothing was changed"):
        schema.upgrade(engine, broken_migrations)
    assert tables(engine) == set()
    engine.dispose()


def test_a_program_without_migrations_says_so(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="its migrations are missing"):
        schema.upgrade(engine, tmp_path)
