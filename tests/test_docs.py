"""The documents are true: what the README asks is answered as it says, and every word, path and command is real."""

import importlib
import os
import pkgutil
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import typer.main

import app.domain
from app import __version__
from app.api.contract import problem_slugs
from app.cli import app as command_line
from app.domain.counts import MEASURES
from app.settings import Settings

CHECKOUT = Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "GLOSSARY.md", "CHANGELOG.md", "seed/README.md", "seed/names/README.md"]
COMMAND = Path(sys.executable).with_name("treaty-status")
README_ADDRESS = "http://127.0.0.1:8000"
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Data"}
PAGES_FOR_PEOPLE = {
    "/",
    "/treaties/{treaty}",
    "/treaties/{treaty}/states/{state}",
    "/states/{state}",
    "/embed.js",
    "/embed/{treaty}/{state}",
    "/embed/{treaty}/map",
    "/embed/{treaty}/table",
    "/badge/{treaty}/{state}.svg",
    "/badge/{treaty}/{state}.json",
    "/oembed",
    "/feeds/{treaty}.atom",
    "/feeds/{treaty}.json",
    "/metrics",
}
PUBLIC_HOSTS = {"keepachangelog.com", "semver.org"}


def text(name: str) -> str:
    return (CHECKOUT / name).read_text("utf-8")


def spans(name: str) -> set[str]:
    """What stands in backticks on one line of a document."""
    return set(
        re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text(name), flags=re.M | re.S))
    )


def shell_blocks(name: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", text(name), flags=re.M | re.S)


def questions(block: str) -> list[tuple[str, str]]:
    """Each curl of a block with the answer that its next line promises."""
    lines = block.splitlines()
    return [
        (line, lines[number + 1].removeprefix("# → "))
        for number, line in enumerate(lines)
        if line.startswith("curl ")
    ]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", text("Makefile"), flags=re.M))


def domain_words() -> list[type[StrEnum]]:
    """Every set of words that the domain defines, and which answers therefore use."""
    modules = [
        importlib.import_module(f"app.domain.{module.name}")
        for module in pkgutil.iter_modules(app.domain.__path__)
    ]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, StrEnum)
        and thing.__module__ == module.__name__
    ]


ALL_QUESTIONS = [question for block in shell_blocks("README.md") for question in questions(block)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own, on a database that it seeds: its address."""
    folder = tmp_path_factory.mktemp("served")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {n: v for n, v in os.environ.items() if not n.startswith("TREATY_STATUS_")}
    environment["TREATY_STATUS_DATABASE_URL"] = f"sqlite:///{folder / 'record.db'}"
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    served = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            if is_ready(served) or server.poll() is not None:
                break
            time.sleep(0.1)
        assert is_ready(served), log.read_text("utf-8")
        yield served
    finally:
        server.terminate()
        server.wait(timeout=30)


def is_ready(served: str) -> bool:
    try:
        return httpx.get(f"{served}/readyz", trust_env=False).is_success
    except httpx.TransportError:
        return False


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a shell that has curl, or where it is missing a stand-in, and no proxy."""
    environment = {n: v for n, v in os.environ.items() if not n.lower().endswith("_proxy")}
    if shutil.which("curl") is None:
        folder = tmp_path_factory.mktemp("bin")
        stand_in = folder / "curl"
        stand_in.write_text(
            f"#!{sys.executable}\nimport sys, httpx\nprint(httpx.get(sys.argv[2]).text)\n", "utf-8"
        )
        stand_in.chmod(0o755)
        environment["PATH"] = f"{folder}{os.pathsep}{environment['PATH']}"
    return environment


@pytest.mark.parametrize(("command", "promised"), ALL_QUESTIONS)
def test_a_question_in_the_readme_is_answered_as_it_says(
    command: str, promised: str, address: str, shell: dict[str, str]
) -> None:
    assert README_ADDRESS in command
    asked = command.replace(README_ADDRESS, address)
    answer = subprocess.check_output(["sh", "-c", asked], env=shell, text=True, timeout=60)
    assert promised
    assert promised in answer


def test_the_readme_opens_with_the_two_commands_and_five_questions() -> None:
    first, second = shell_blocks("README.md")[:2]
    assert [line.split("  ")[0] for line in first.splitlines()] == ["make run", "make test"]
    assert len(questions(second)) == 5


def test_every_path_of_the_contract_is_in_the_readme_and_no_other(address: str) -> None:
    paths = set(httpx.get(f"{address}/openapi.json", trust_env=False).json()["paths"])
    written = {span for span in spans("README.md") if span.startswith("/")}
    unwritten_pages = {"/docs", "/openapi.json", *PAGES_FOR_PEOPLE}
    assert written - unwritten_pages == {path for path in paths if not path.endswith(".csv")}
    assert {path for path in paths if path.endswith(".csv")} <= {f"{path}.csv" for path in written}
    for page in unwritten_pages:
        page = page.replace("{treaty}", "ccm").replace("{state}", "UA")
        page += "?url=http://127.0.0.1/treaties/ccm" if page == "/oembed" else ""
        assert httpx.get(f"{address}{page}", trust_env=False).status_code == 200


def test_every_filter_of_the_list_of_states_is_in_the_readme(address: str) -> None:
    contract = httpx.get(f"{address}/openapi.json", trust_env=False).json()
    parameters = contract["paths"]["/v1/treaties/{treaty}/states"]["get"]["parameters"]
    known = {parameter["name"] for parameter in parameters} - {"treaty", "lang"}
    assert known <= {word for span in spans("README.md") for word in span.split()}


def test_every_kind_of_problem_is_explained_at_its_address(address: str) -> None:
    assert problem_slugs()
    with httpx.Client(base_url=address, trust_env=False) as client:
        for slug in problem_slugs():
            answer = client.get(f"/problems/{slug}")
            assert answer.status_code == 200, slug
            assert answer.json()["type"] == f"/problems/{slug}"


def test_the_readme_lists_the_settings_there_are() -> None:
    written = {span for span in spans("README.md") if span.startswith("TREATY_STATUS_")}
    assert written == {f"TREATY_STATUS_{field}".upper() for field in Settings.model_fields}


def test_the_readme_lists_the_commands_there_are_with_their_options() -> None:
    group = typer.main.get_command(command_line)
    commands = {name: command.params for name, command in vars(group)["commands"].items()}
    written = spans("README.md")
    named = {span.split()[1] for span in written if span.startswith("treaty-status ")}
    assert named == set(commands)
    options = {option for params in commands.values() for p in params for option in p.opts}
    assert {"--host", "--only"} <= options <= {span.split()[0] for span in written}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_targets_of_make_that_exist(document: str) -> None:
    asked = {span.split()[1] for span in spans(document) if span.startswith("make ")}
    for block in shell_blocks(document):
        asked |= set(re.findall(r"(?:^|\s)make ([a-z]+)", block))
    assert asked <= make_targets()
    assert {"run", "test"} <= make_targets()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_files_that_exist(document: str) -> None:
    folder = (CHECKOUT / document).parent
    linked = {
        target for target in re.findall(r"\]\(([^)]+)\)", text(document)) if "://" not in target
    }
    named = {s for s in spans(document) if re.match(r"(app|migrations|seed|tests)/[\w./-]*$", s)}
    assert [target for target in linked if not (folder / target).exists()] == []
    assert [path for path in named if not (CHECKOUT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_is_finished_and_names_no_machine_of_ours(document: str) -> None:
    written = text(document)
    addresses = re.findall(r"https?://[^\s`'\")>;]+", written)
    hosts = {urlsplit(address).hostname for address in addresses}
    assert hosts <= PUBLIC_HOSTS | {"127.0.0.1"}
    assert re.findall(r"\b(?:TODO|FIXME|TBD|XXX)\b", written) == []
    assert re.findall(r"(?<![\w.:/}])/(?:home|opt|root|tmp|usr|Users|var|work)\b.*", written) == []


@pytest.mark.parametrize("words", domain_words(), ids=lambda words: words.__name__)
def test_the_glossary_explains_each_word_of_the_domain(words: type[StrEnum]) -> None:
    assert [word.value for word in words if word.value not in spans("GLOSSARY.md")] == []


def test_the_glossary_explains_each_count_and_was_asked_about_the_chief_words() -> None:
    asked = {words.__name__ for words in domain_words()}
    assert {"Status", "ActionKind", "Basis", "ClaimType", "Rank", "Rule"} <= asked
    names = [*(measure.name for measure in MEASURES), "denominator"]
    assert [name for name in names if name not in spans("GLOSSARY.md")] == []


def test_the_changelog_begins_with_the_version_there_is() -> None:
    headings = re.findall(r"^## \[(.+?)\](?: - (\S+))?$", text("CHANGELOG.md"), flags=re.M)
    released = [(version, day) for version, day in headings if version != "Unreleased"]
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert released[0][0] == project["version"] == __version__
    days = [date.fromisoformat(day) for _, day in released]
    assert days == sorted(days, reverse=True)


def test_the_changelog_has_the_sections_of_keep_a_changelog_and_one_for_data() -> None:
    sections = re.findall(r"^### (.+)$", text("CHANGELOG.md"), flags=re.M)
    assert "Data" in sections
    assert set(sections) <= SECTIONS
