"""The shape of the repository: what a reader may rely on wherever they open it."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import PREFIX, Settings
from tests.readme_map import CHECKOUT, README, expected_map, modules, printed_map, purpose

LONGEST_MODULE = 250  # lines
REASON_FOR_LENGTH = "Longer than 250 lines because"  # a docstring that says so is let through
VAGUE_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
COMMIT_ALLOWED = {Path("app/store/engine.py")}  # where the unit of work ends
LOCK_FILES = ["requirements.lock", "requirements-dev.lock"]


def source(module: Path) -> str:
    return (CHECKOUT / module).read_text("utf-8")


def domain_modules() -> list[Path]:
    return [module for module in modules() if module.is_relative_to("app/domain")]


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source(module))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called_attributes(module: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(source(module))) if isinstance(node, ast.Call))
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


def pins(lock_file: str) -> dict[str, str]:
    """Each package a lock file pins, with its lines: the version, the marker and the hashes."""
    blocks = re.split(r"\n(?=[a-z0-9])", (CHECKOUT / lock_file).read_text("utf-8").strip())
    return {block.split("==")[0]: re.sub(r"\n +#.*", "", block) for block in blocks}


def test_every_module_says_its_purpose_in_one_line() -> None:
    assert modules()
    assert [m for m in modules() if not re.fullmatch(r"\w.{15,}\.", purpose(m))] == []


def test_every_module_is_short_or_says_why_not() -> None:
    long = [m for m in modules() if len(source(m).splitlines()) > LONGEST_MODULE]
    assert [m for m in long if REASON_FOR_LENGTH not in source(m)] == []


def test_every_module_is_named_for_its_idea() -> None:
    names = {m: {part.strip("_") for part in m.with_suffix("").parts} for m in modules()}
    assert [m for m in modules() if names[m] & VAGUE_NAMES] == []


def test_only_the_unit_of_work_commits() -> None:
    assert {m for m in modules() if "commit" in called_attributes(m)} == COMMIT_ALLOWED


def test_the_domain_imports_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"app"}  # which part of app, import-linter checks
    foreign = {(m, name) for m in domain_modules() for name in imported(m)}
    assert domain_modules()
    assert {(m, name) for m, name in foreign if name.split(".")[0] not in allowed} == set()


def test_the_domain_never_asks_the_clock() -> None:
    clock = {"now", "today", "utcnow"}
    assert [m for m in domain_modules() if clock & called_attributes(m)] == []
    assert [m for m in domain_modules() if "time" in imported(m)] == []


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_a_lock_file_names_no_address_and_no_folder(lock_file: str) -> None:
    allowed = re.compile(
        r"[a-z0-9-]+==\S+( ; [^/]+)? \\"  # a package, its version and where it is needed
        r"| {4}--hash=sha256:[0-9a-f]{64}( \\)?"
        r"| {4}#[^/]*"  # who needs it
    )
    lines = (CHECKOUT / lock_file).read_text("utf-8").splitlines()
    assert [line for line in lines if not allowed.fullmatch(line)] == []


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_a_lock_file_pins_each_package_with_its_hashes(lock_file: str) -> None:
    assert pins(lock_file)
    assert [name for name, pin in pins(lock_file).items() if "--hash=sha256:" not in pin] == []


def test_the_development_lock_adds_to_the_other_and_changes_nothing_in_it() -> None:
    serving, developing = (pins(lock_file) for lock_file in LOCK_FILES)
    assert {name: developing.get(name) for name in serving} == serving
    assert len(developing) > len(serving)


@pytest.mark.parametrize("field", Settings.model_fields)
def test_a_setting_is_described_and_in_the_readme(field: str) -> None:
    assert (Settings.model_fields[field].description or "").endswith(".")
    variable = f"{PREFIX}{field}".upper()
    assert f"`{variable}`" in README.read_text("utf-8")


def test_the_readme_prints_the_map_of_the_code() -> None:
    assert printed_map(README.read_text("utf-8")) == expected_map(), (
        "`python -m tests.readme_map --write` brings README.md up to date"
    )
