"""A table of participants in CSV to a draft: heads in the first line, then a line for each participant."""

import csv
import io
import re

from app.domain.refusals import PageRefused
from app.sources.untc.pages import Cell, Draft

_GLUED = re.compile(r"(?<=[^\d\s(])\s?(\d{1,2}(?:\s*,\s*\d{1,2})*)\s*$")


def read_csv(text: str) -> Draft:
    """The draft of a table, which says nothing beside its rows.

    Raises:
        PageRefused: it is not CSV, has no heads, or a line is not whole.
    """
    try:
        csv.field_size_limit(1_000_000)
        lines = [
            [" ".join(cell.split()) for cell in line]
            for line in csv.reader(io.StringIO(text, newline=""), strict=True)
        ]
    except csv.Error as error:
        raise PageRefused(f"this is not CSV: {error}") from None
    if not lines or not any("participant" in cell.lower() for cell in lines[0]):
        raise PageRefused(
            "line 1: this is neither a page of the Treaty Collection nor a table with a head “Participant”"
        )
    if not text.endswith(("\n", "\r")):
        raise PageRefused(f"line {len(lines)}: the table ends within a line; it may be cut off")
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(lines[0]):
            raise PageRefused(
                f"line {number}, {cells[0]}: {len(cells)} cells where the heads are {len(lines[0])}"
            )
        rows.append((_participant(cells[0]), *map(Cell, cells[1:])))
    return Draft("csv", {}, tuple(lines[0]), tuple(rows))


def _participant(text: str) -> Cell:
    # In tables that lost their form the numbers of notes are glued to the name: "Yemen1,35".
    found = _GLUED.search(text)
    if found is None:
        return Cell(text)
    return Cell(text[: found.start()].strip(), tuple(re.findall(r"\d+", found[1])))
