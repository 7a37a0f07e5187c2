"""The command `treaty-status`: clear words for people, silence in a pipe, an exit status for scripts."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.command import plain_serving
from app.store.engine import Engine, make_engine, reading
from app.store.records import last_revision, read_entries
from app.store.schema import is_current
from tests.seed.recorded import SEED

COMMAND = Path(sys.executable).with_name("treaty-status")


@pytest.fixture
def database(empty_sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A database that does not exist yet, and which the command is told to use."""
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", empty_sqlite_url)
    engine = make_engine(empty_sqlite_url)
    yield engine
    engine.dispose()


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of the command, run in this process."""
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


WHOLE = [f"seed {part}" for part in ("states", "article", "ccm", "apmbc", "att", "tpnw")]


def commands_recorded(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [entry.command for entry in read_entries(session)]


def test_seeding_makes_the_schema_and_the_record_and_is_silent_in_a_pipe(database: Engine) -> None:
    assert run("seed") == (0, "", "")
    assert commands_recorded(database) == WHOLE


def test_seeding_twice_changes_nothing(database: Engine) -> None:
    run("seed")
    assert run("seed") == (0, "", "")
    assert commands_recorded(database) == WHOLE


def test_the_article_can_be_had_alone(database: Engine) -> None:
    assert run("seed", "--only", "article") == (0, "", "")
    assert commands_recorded(database) == ["seed states", "seed article"]


def test_migrating_makes_the_schema_alone(database: Engine) -> None:
    assert run("migrate") == (0, "", "")
    assert run("migrate") == (0, "", "")
    assert commands_recorded(database) == []


def test_a_broken_seed_is_told_in_one_line_and_changes_nothing(
    database: Engine, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SEED, tmp_path / "seed"))
    path = folder / "states.csv"
    path.write_text(path.read_text("utf-8").replace("AFG,AF,004", "AFG,AF,4"), "utf-8")
    status, output, error = run("seed", "--dir", str(folder))
    assert (status, output) == (1, "")
    assert error.startswith("treaty-status: seed/states.csv:2: m49: must be ")
    assert error.count("\n") == 1
    assert commands_recorded(database) == []


def test_a_database_that_cannot_be_opened_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", f"sqlite:///{tmp_path}/file/x.db")
    status, output, error = run("migrate")
    assert (status, output) == (1, "")
    assert error.startswith("treaty-status: the folder ")
    assert error.count("\n") == 1


def test_a_wrong_setting_is_named_and_its_value_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", "mysql://me:hunter2@host/name")
    assert run("migrate") == (
        1,
        "",
        "treaty-status: TREATY_STATUS_DATABASE_URL must start with sqlite:/// or postgresql://\n",
    )


@pytest.mark.parametrize(
    "arguments", [("seed", "--only", "charter"), ("serve", "--port", "70000"), ("plant",)]
)
def test_wrong_usage_is_exit_status_2(arguments: tuple[str, ...]) -> None:
    status, _, error = run(*arguments)
    assert status == 2
    assert "Usage: " in error


def test_serving_an_empty_database_migrates_and_seeds_it_first(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[object, ...]] = []

    def serve(target: str, *, factory: bool, host: str, port: int, **_: object) -> None:
        served.append((target, factory, host, port, len(commands_recorded(database))))

    monkeypatch.setattr("uvicorn.run", serve)
    assert run("serve", "--host", "localhost", "--port", "0") == (0, "", "")
    assert run("serve", "--port", "0") == (0, "", "")
    assert served == [
        ("app.main:create_app", True, "localhost", 0, len(WHOLE)),
        ("app.main:create_app", True, "127.0.0.1", 0, len(WHOLE)),
    ]


def test_serving_a_record_adds_nothing_to_it(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("seed", "--only", "article")
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    run("serve", "--port", "0")
    assert commands_recorded(database) == ["seed states", "seed article"]


def test_an_address_in_use_is_told_before_anything_is_changed(database: Engine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, output, error = run("serve", "--port", str(port))
    assert (status, output) == (1, "")
    assert (
        error == f"treaty-status: cannot listen on 127.0.0.1, port {port}: Address already in use\n"
    )
    assert not is_current(database)


def test_two_at_once_seed_once(database: Engine) -> None:
    both = [subprocess.Popen([COMMAND, "seed"], stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]
    with reading(database) as session:
        assert last_revision(session) == len(WHOLE)


def test_the_command_starts_without_what_only_some_commands_need() -> None:
    heavy = {"alembic", "fastapi", "sqlalchemy", "uvicorn", "yaml"}
    probe = f"import sys, app.cli; print(sorted({heavy!r} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", probe], text=True) == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "plainly"),
    [
        ("serve", ("127.0.0.1", 8000)),
        ("serve --port 0", ("127.0.0.1", 0)),
        ("serve --host ::1", ("::1", 8000)),
        ("serve --port 65535 --host 0.0.0.0", ("0.0.0.0", 65535)),  # noqa: S104
        ("serve --host a --port 01", ("a", 1)),
        ("", None),
        ("seed", None),
        ("--help", None),
        ("serve --help", None),
        ("serve --port", None),
        ("serve --port=1", None),
        ("serve --port -1", None),
        ("serve --port 65536", None),
        ("serve --port eight", None),
        ("serve --port ²", None),
        (f"serve --port {'1' * 5_000}", None),
        ("serve --port 1 --port 2", None),
        ("serve --host --port", None),
        ("serve --host --help", None),
        ("serve --hosts a", None),
        ("serve 1 2", None),
    ],
)
def test_plain_serving_is_told_from_all_that_needs_a_command_line(
    arguments: str, plainly: tuple[str, int] | None
) -> None:
    assert plain_serving(arguments.split()) == plainly


@pytest.mark.parametrize("arguments", ["serve --port eight", "serve --port 65536", "serve x"])
def test_wrong_usage_of_serve_is_told_with_what_is_right(arguments: str) -> None:
    done = subprocess.run([COMMAND, *arguments.split()], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr


def test_a_seed_that_is_not_read_costs_no_yaml(database: Engine) -> None:
    run("seed")
    probe = "import sys, app.sources.seed; print('yaml' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", probe], text=True) == "False\n"
