"""The table: every state is found by all it is called, no name means two, and its lists are in order."""

import csv
import shutil
from pathlib import Path

import pytest

from app.domain.matches import MatchKind
from app.domain.name_forms import normalise_name, word_bag
from app.domain.names import NamesTable
from app.domain.states import State
from app.services.state_names import StateNames
from app.sources.names_by_hand import (
    forms_of,
    read_by_hand,
    read_rejected,
    read_shared,
    read_state_forms,
)
from app.sources.names_folder import LANGUAGES, read_names
from app.sources.seed_reference import read_states
from tests.seed.recorded import SEED

FOLDER = SEED / "names"
STATES = read_states(SEED / "states.csv", "states.csv")


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


UN_ROWS = rows("un-names.csv")
SIZE_LIMIT = 1_500_000  # bytes


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: state.id)
def test_a_state_is_found_by_its_codes_and_names(names: StateNames, state: State) -> None:
    for text in (
        state.id,
        state.id.lower(),
        state.iso2,
        state.m49,
        str(int(state.m49)),
        state.name,
    ):
        match = names.resolve(text)
        assert (match.kind, match.state_id) == (MatchKind.EXACT, state.id), text
    depositary = names.resolve(state.un_name)
    if state.id == "COG":  # the depositary's Congo is a vocabulary of its own
        assert set(depositary.candidates) == {"COD", "COG"}
    else:
        assert depositary.state_id == state.id


@pytest.mark.parametrize(
    "row", [r for r in UN_ROWS if r["iso3"] in STATES], ids=lambda r: r["iso3"]
)
def test_a_state_is_found_by_its_names_at_the_united_nations(
    names: StateNames, row: dict[str, str]
) -> None:
    for column, name in row.items():
        if column.startswith(("unterm_", "m49_")) and name:
            match = names.resolve(name)
            shared = match.kind is MatchKind.AMBIGUOUS and row["iso3"] in match.candidates
            assert match.state_id == row["iso3"] or shared, (column, name)


def test_each_state_and_territory_has_names_in_the_table(table: NamesTable) -> None:
    named = {meant.target for meant in table.names.values()}
    assert STATES.keys() | table.territories.keys() | table.not_states.keys() == named


def test_no_word_bag_means_two(table: NamesTable) -> None:
    meant: dict[str, set[str]] = {}
    for name, named in table.names.items():
        meant.setdefault(word_bag(name), set()).add(named.target)
    for bag, named in table.bags.items():
        assert meant[bag] == {named.target}, bag
    assert not table.shared.keys() & table.bags.keys()


def test_the_table_has_what_is_kept_by_hand(table: NamesTable) -> None:
    for name, named in read_by_hand(FOLDER):
        for form in forms_of(name):
            assert table.names[form] == named, f"{name}: run `make names`"
    for name, targets in read_shared(FOLDER):
        assert table.shared[word_bag(normalise_name(name))] == targets, name
    for name in read_rejected(FOLDER):
        assert normalise_name(name) not in table.names, name
    for state, form in read_state_forms(FOLDER):
        assert frozenset(form.split()) in table.formal.forms[state], (state, form)


def test_what_is_kept_by_hand_says_why() -> None:
    for file in ("further_names", "shared_names", "rejected_names", "forms_of_states"):
        reasons = [row["reason"] for row in rows(f"{file}.csv")]
        assert reasons
        assert [reason for reason in reasons if not reason.endswith(".")] == [], file


def test_the_table_is_in_order_and_small() -> None:
    written = (FOLDER / "built.txt").read_bytes()
    assert len(written) < SIZE_LIMIT
    groups = written.decode().removeprefix("# ").rstrip("\n").split("\n# ")
    headings = [tuple(group.split("\n")[0].split("\t")) for group in groups]
    assert headings == sorted(set(headings))
    for group in groups:
        lines = group.split("\n")[1:]
        assert lines == sorted(set(lines))


def test_its_version_changes_with_its_content(table: NamesTable, tmp_path: Path) -> None:
    copy = tmp_path / "names"
    shutil.copytree(FOLDER, copy)
    assert read_names(copy).version == table.version
    with (copy / "six-languages.csv").open("a", encoding="utf-8") as file:
        file.write("XXX,A,B,C,D,E,F\n")
    assert read_names(copy).version != table.version


def test_each_state_has_a_name_in_six_languages(table: NamesTable, names: StateNames) -> None:
    assert table.languages.keys() == STATES.keys()
    for language in LANGUAGES:
        called = [table.languages[state_id][language] for state_id in STATES]
        assert len(set(called)) == len(called), language
        for state_id in STATES:
            assert names.resolve(table.languages[state_id][language]).state_id == state_id
    assert {state_id: row["en"] for state_id, row in table.languages.items()} == {
        state.id: state.name for state in STATES.values()
    }
