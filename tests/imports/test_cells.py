"""Cells: every date with its letter and brackets; what is no date is told, and no date is made up."""

from datetime import date

import pytest

from app.sources.untc.cells import read_cell

CELLS = {
    "3 Dec 2008": [(date(2008, 12, 3), "", False)],
    "24 Mar 2011 n": [(date(2011, 3, 24), "n", False)],
    "13 Jun 1992 AA": [(date(1992, 6, 13), "AA", False)],
    "13 Jun 1992 (AA)": [(date(1992, 6, 13), "AA", False)],
    "[ 3 Dec 2008 ]": [(date(2008, 12, 3), "", True)],
    "[24 Mar 2011 n]": [(date(2011, 3, 24), "n", True)],
    "[ 7 Mar 1949 A]": [(date(1949, 3, 7), "A", True)],
    "[5 May 1990 a] 6 Jun 2000 a": [(date(1990, 5, 5), "a", True), (date(2000, 6, 6), "a", False)],
    "[5 May 1990 a, 6 Jun 2000 a]": [(date(1990, 5, 5), "a", True), (date(2000, 6, 6), "a", True)],
    "5 Sept 2000": [(date(2000, 9, 5), "", False)],
    "19 July 2006": [(date(2006, 7, 19), "", False)],
    "19 July 2006 4,5": [(date(2006, 7, 19), "", False)],
    "29 Feb 2001": [(None, "", False)],
    "12 Foo 2001": [(None, "", False)],
    "": [],
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell_is_its_dated_entries(text: str) -> None:
    reading = read_cell(text)
    assert [(e.on, e.letter, e.bracketed) for e in reading.entries] == CELLS[text]
    assert reading.rest == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [("in process", "in process"), ("14 (I)", "14 (I)"), ("3 Dec 2008 see below", "see below")],
)
def test_what_is_no_date_is_told(text: str, rest: str) -> None:
    assert read_cell(text).rest == rest
