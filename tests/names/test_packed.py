"""Packed names answer as a dict of them would, also where hashes collide."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SeedError
from app.domain.matches import MatchedBy, Naming
from app.domain.names import NamedAs, NamesTable
from app.sources import packed_names
from app.sources.names_folder import read_names
from app.sources.packed_names import PackedNames, entry_of
from tests.seed.recorded import SEED

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\t\n"), min_size=1)
HEADING = "# FRA\tcommon_name\t\t\t\t\n"
LINES = st.lists(st.tuples(NAMES, NAMES | st.just("")), max_size=8)


def meaning(group: int) -> NamedAs:
    return NamedAs(f"S{group}", MatchedBy(Naming.COMMON_NAME))


def both(
    groups: Sequence[Sequence[tuple[str, str]]], column: int
) -> tuple[dict[str, NamedAs], PackedNames]:
    """One column of such a table as a dict and packed: of each line the name, or the bag where it has one."""
    text, entries, meanings = b"", [], {}
    expected: dict[str, NamedAs] = {}
    for number, lines in enumerate(groups):
        meanings[len(text)] = meaning(number)
        text += b"# heading\n"
        for line in lines:
            if wanted := line[column]:
                place = len(text) + (len(line[0].encode()) + 1 if column else 0)
                entries.append(entry_of(wanted.encode(), place))
                expected[wanted] = meaning(number)
            text += "\t".join(line).rstrip("\t").encode() + b"\n"
    return expected, PackedNames(text, entries, meanings)


def agree(expected: dict[str, NamedAs], packed: PackedNames, asked: Sequence[str]) -> None:
    assert dict(packed) == expected
    assert len(packed) == len(expected)
    for name in asked:
        assert packed.get(name) == expected.get(name)
        assert (name in packed) == (name in expected)


@given(st.lists(LINES, max_size=4), st.lists(st.text(), max_size=5), st.sampled_from((0, 1)))
def test_packed_names_answer_as_a_dict_would(
    groups: list[list[tuple[str, str]]], others: list[str], column: int
) -> None:
    asked = [part for lines in groups for line in lines for part in line]
    agree(*both(groups, column), [*asked, *others, *(f"{name}x" for name in asked)])


@given(st.lists(LINES, max_size=4), st.lists(st.text(), max_size=5), st.sampled_from((0, 1)))
def test_they_do_so_where_hashes_collide(
    groups: list[list[tuple[str, str]]], others: list[str], column: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed_names, "hash", lambda name: len(name) % 2, raising=False)
        asked = [part for lines in groups for line in lines for part in line]
        agree(*both(groups, column), [*asked, *others, *(name[:-1] for name in asked if name)])


def test_each_name_of_the_table_is_found(table: NamesTable) -> None:
    for packed in (table.names, table.bags):
        assert len(packed) > 10_000
        for name, named in packed.items():
            assert packed[name] is named


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the folder whose table is not there yet."""
    for file in (SEED / "names").glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_a_table_without_its_last_line_break_is_read_whole(folder: Path) -> None:
    (folder / "built.txt").write_text(HEADING + "frankreich\ngrande nation\tgrande nation")
    table = read_names(folder)
    assert list(table.names) == ["frankreich", "grande nation"]
    assert table.bags["grande nation"].target == table.names["frankreich"].target == "FRA"


@pytest.mark.parametrize(
    "second",
    [
        HEADING.encode() + b"grande nation\tgrande\tnation\n",
        HEADING.encode() + b"frankr\xffich\n",
        b"# FRA\tcommon_name\nfrankreich\n",
        b"# FRA\tby_the_way\t\t\t\t\nfrankreich\n",
        b"# FRA\tformer\t\t1789-00-14\t\t\nfrankreich\n",
    ],
)
def test_a_damaged_table_is_refused_with_the_heading(folder: Path, second: bytes) -> None:
    (folder / "built.txt").write_bytes(HEADING.encode() + b"gallia\n" + second)
    with pytest.raises(SeedError, match=r"built\.txt.*heading 2: "):
        read_names(folder)


def test_more_than_it_can_number_is_refused() -> None:
    with pytest.raises(ValueError, match="sixteen megabytes"):
        PackedNames(bytes(1 << 24), (), {})
