"""What a serving process holds in memory: nothing that its readers do not need."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from starlette.routing import Route

from app.main import create_app
from app.settings import Settings
from tests.api.reading import CCM

PROBE = """
import sys, atexit
from app.command import run
atexit.register(lambda: print(*sys.modules))
run()
"""
QUESTIONS = (
    *("/readyz", f"{CCM}/states/UA", f"{CCM}/states", f"{CCM}/states.csv", f"{CCM}/counts"),
    *("/v1/treaties", "/v1/states/FR", "/v1/resolve?q=Zaire"),
)
NOT_NEEDED = {
    "another database": {"psycopg", "sqlalchemy.dialects.postgresql", "sqlite3"},
    "starting and writing": {"alembic", "yaml"},
    "pages of the depositary": {"lxml", "httpx", "httpcore"},
    "pages for people": {"jinja2"},
    "suggestions": {"rapidfuzz"},
    "command lines and their help": {"typer", "rich", "pygments"},
    "metrics": {"prometheus_client"},
}


@pytest.fixture(scope="module")
def imported(seeded_url: str) -> set[str]:
    """The modules of a service over a record that is there."""
    return _imported_over(seeded_url)


def _imported_over(database_url: str) -> set[str]:
    """The modules of a service that was asked some questions and then stopped."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", PROBE, "serve", "--port", str(port)],
        env=os.environ | {"TREATY_STATUS_DATABASE_URL": database_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        for question in QUESTIONS:
            assert _answers(process, f"http://127.0.0.1:{port}{question}"), question
        process.send_signal(signal.SIGINT)
        written, _ = process.communicate(timeout=30)
    finally:
        process.kill()
    return set(written.splitlines()[-1].split())


def _answers(process: subprocess.Popen[str], address: str) -> bool:
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address) as answer:
                return bool(answer.read())
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.1)
    return False


@pytest.mark.parametrize("what", NOT_NEEDED)
def test_a_service_on_sqlite_imports_nothing_that_readers_do_not_need(
    imported: set[str], what: str
) -> None:
    assert "app.main" in imported
    needed = set() if "pysqlite3" in imported else {"sqlite3"}
    assert imported & NOT_NEEDED[what] == needed & NOT_NEEDED[what]


def test_a_service_that_has_migrated_and_seeded_forgets_what_that_took(
    empty_sqlite_url: str,
) -> None:
    assert _imported_over(empty_sqlite_url) & NOT_NEEDED["starting and writing"] == set()


def test_every_route_is_built_once(seeded_url: str) -> None:
    # What FastAPI includes it builds again, with all parameters, beside what was declared.
    app = create_app(Settings(database_url=seeded_url, log_level="error"))
    assert [route for route in app.routes if not isinstance(route, Route)] == []
    app.state.context.snapshots._engine.dispose()
