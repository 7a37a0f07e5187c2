"""CSV: what a spreadsheet reads, and never a cell that it would run."""

import csv
import io

import pytest

from app.render.csv_text import write_csv
from tests.api.reading import CCM, Reader

TWINS = [
    "/v1/treaties",
    "/v1/states",
    "/v1/sources",
    f"{CCM}/states",
    f"{CCM}/claims",
    f"{CCM}/counts/series",
    f"{CCM}/states/LTU/history",
]
COLUMNS = (
    "id,iso2,name,status,signed,signed_on,act,deposited_on,bound,since,"
    "withdrawal_effective_on,as_of,verified_on,source_url"
)
FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "|cmd",
    "%00",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "−1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
]


def test_the_address_that_spreadsheets_are_given(reader: Reader) -> None:
    answer = reader.get(f"{CCM}/states.csv?fields=name,status,signed")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode("utf-8").split("\r\n")
    assert lines[:2] == ["name,status,signed", "Afghanistan,party,true"]
    assert lines[-1] == ""
    assert len(lines) == 199
    assert b"\n" not in answer.content.replace(b"\r\n", b"")


def test_the_columns_where_none_are_asked_for(reader: Reader) -> None:
    lines = reader.get(f"{CCM}/states.csv?states=RU,LT&as_of=2024-10-01").text.splitlines()
    url = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-6&chapter=26&clang=_en"
    assert lines == [
        COLUMNS,
        f"RUS,RU,Russia,non_signatory,false,,,,false,,,2024-10-01,2026-02-03,{url}",
        "LTU,LT,Lithuania,withdrawing,true,2008-12-03,ratification,2011-03-24,true,2011-09-01,"
        f"2025-03-06,2024-10-01,2026-02-03,{url}",
    ]


@pytest.mark.parametrize("path", TWINS)
def test_every_list_has_a_twin_with_as_many_rows(reader: Reader, path: str) -> None:
    answer = reader.json(path)
    assert answer["links"]["csv"] == f"{path}.csv"
    assert len(reader.rows(f"{path}.csv")) == answer["total"]


def test_counts_are_one_a_line(reader: Reader) -> None:
    rows = {row["count"]: row for row in reader.rows(f"{CCM}/counts.csv?as_of=2023-07-08")}
    assert rows["parties_deposited"]["value"] == "111"
    assert rows["parties_deposited"]["as_of"] == "2023-07-08"
    members = reader.json(rows["parties_in_force"]["members_url"])
    assert str(members["total"]) == rows["parties_in_force"]["value"] == "110"


@pytest.mark.parametrize("query", ["states=RU,UA", "sort=-since&status=party", "q=guinea"])
def test_filters_and_order_are_those_of_the_list(reader: Reader, query: str) -> None:
    fields = "id,name,status,signed,since,stale,sentence"
    listed = reader.items(f"{CCM}/states?{query}&fields={fields}")
    written = {None: "", True: "true", False: "false"}
    assert reader.rows(f"{CCM}/states.csv?{query}&fields={fields}") == [
        {column: written.get(value, value) for column, value in row.items()} for row in listed
    ]


def test_a_file_is_named_for_what_it_holds_and_its_day(reader: Reader) -> None:
    disposition = reader.get(f"{CCM}/states.csv?as_of=2023-07-08").headers["content-disposition"]
    assert disposition == 'inline; filename="ccm-states-2023-07-08.csv"'


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(write_csv(["text"], [{"text": text}]).decode()))
    assert cell.startswith("'")
    assert text.strip("\x00\r") in cell


def test_what_is_no_formula_is_left_as_it_is() -> None:
    row = {"name": "Côte d’Ivoire", "on": "2008-12-04", "n": -1, "no": None, "yes": True}
    assert write_csv(list(row), [row]).decode() == (
        "name,on,n,no,yes\r\nCôte d’Ivoire,2008-12-04,-1,,true\r\n"
    )


def test_commas_quotes_and_lines_are_kept() -> None:
    text = 'a, "b"\nc'
    (_, (cell,)) = csv.reader(io.StringIO(write_csv(["text"], [{"text": text}]).decode()))
    assert cell == text


def test_no_cell_of_the_record_is_a_formula(reader: Reader) -> None:
    for path in TWINS:
        for row in reader.rows(f"{path}.csv"):
            starts = {value.lstrip()[:1] for value in row.values()}
            assert starts.isdisjoint("=+-@|%\t"), row
