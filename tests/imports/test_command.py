"""The command `treaty-status import untc`: the report first, the record with --apply, a refusal in one line."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.services.recording import record
from app.store.engine import make_engine, reading, writing
from app.store.records import last_revision
from tests.imports.made_pages import SMALL
from tests.writing.newsroom import RECORDED_AT, SMALL_RECORD


@pytest.fixture
def url(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with the small record, which the command uses."""
    engine = make_engine(sqlite_url)
    with writing(engine) as session:
        record(session, SMALL_RECORD, RECORDED_AT)
    engine.dispose()
    monkeypatch.setenv("TREATY_STATUS_DATABASE_URL", sqlite_url)
    return sqlite_url


def run(*arguments: object) -> tuple[int, str, str]:
    words = ["import", "untc", *map(str, arguments)]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def revision(url: str) -> int:
    engine = make_engine(url)
    with reading(engine) as session:
        found = last_revision(session)
    engine.dispose()
    return found


def test_a_page_is_looked_at_then_applied_then_nothing(url: str, tmp_path: Path) -> None:
    page = tmp_path / "ccm.html"
    page.write_bytes(SMALL.html())
    status, text, errors = run("--file", page)
    assert (status, errors) == (0, "")
    assert "added 6, unchanged" in text
    assert "changed 0, vanished 0" in text
    assert "parties: the page declares 4, its rows hold 4" in text
    assert "verified_on 2026-02-03 → 2026-02-03" in text
    assert "added  Vanuatu  consent: – → accession on 2025-09-05" in text
    assert "nothing recorded yet: --apply records" in text
    assert revision(url) == 1
    assert "recorded as entry 2" in run("--file", page, "--apply")[1]
    assert "nothing to record" in run("--file", page, "--apply")[1]
    assert revision(url) == 2


def test_xml_and_tables_are_read_too(url: str, tmp_path: Path) -> None:
    (tmp_path / "XXVI-6.en.xml").write_bytes(SMALL.xml())
    (tmp_path / "26-6.csv").write_bytes(SMALL.csv())
    assert "added 6, unchanged" in run("--file", tmp_path / "XXVI-6.en.xml", "--apply")[1]
    status, text, _ = run("--file", tmp_path / "26-6.csv", "--as-of", "2026-02-03")
    assert status == 0
    assert "added 0, unchanged" in text


def test_a_refusal_is_one_line_and_changes_nothing(url: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(SMALL.but(parties=9).html())
    status, _, errors = run("--file", page, "--apply")
    assert (status, errors.count("\n")) == (1, 1)
    assert "declares 9, its rows hold 4; accept totals-disagree" in errors
    page.write_bytes(SMALL.html()[:1_500])
    status, text, errors = run("--file", page, "--apply")
    assert (status, text, errors.count("\n")) == (1, "", 1)
    assert "line" in errors
    assert revision(url) == 1
    page.write_bytes(SMALL.but(parties=9).html())
    assert run("--file", page, "--apply", "--accept", "totals-disagree")[0] == 0
    assert revision(url) == 2


def test_a_folder_is_read_page_by_page_and_a_bad_one_does_not_stop_it(
    url: str, tmp_path: Path
) -> None:
    (tmp_path / "4-1.csv").write_bytes(SMALL.csv())
    (tmp_path / "4-2.csv").write_bytes(b"Participant,Mood\nFrance,fine\n")
    (tmp_path / "4-3.csv").write_bytes(SMALL.csv())
    status, text, errors = run("--file", tmp_path, "--apply")
    assert status == 1
    assert text.count("recorded as entry") == 2
    assert "4-2.csv: the table of participants has no column of acts" in errors
    assert revision(url) == 3


@pytest.mark.parametrize(
    "arguments",
    [(), ("--file", "nowhere.html"), ("--file", "a", "--file", "b", "--treaty", "ccm"), ("--number", "ccm"),
     ("--file", "a", "--as-of", "soon")],
)  # fmt: skip
def test_wrong_usage_is_told_plainly(url: str, arguments: tuple[str, ...]) -> None:
    status, text, errors = run(*arguments)
    assert (status, text) == (1, "")
    assert errors.startswith("treaty-status: ")


_MEASURED = """
import atexit, re, sys
from pathlib import Path
def peak():
    status = Path("/proc/self/status").read_text()
    Path(sys.argv[-1] + ".peak").write_text(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
atexit.register(peak)
from app.cli import app
app()
"""


def test_progress_is_silent_in_a_pipe_and_memory_is_bounded(url: str, tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    with page.open("wb") as file:
        file.write(SMALL.html())
        for _ in range(100):
            file.write(b"y" * 1_000_000)
    command = [sys.executable, "-c", _MEASURED, "import", "untc", "--file", str(page)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "treaty-status: long.html: the page has more than 16,000,000 bytes\n"
    assert int(Path(f"{page}.peak").read_text()) < 300_000  # kilobytes
