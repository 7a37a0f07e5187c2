"""Rows of a seed's CSV files, each with the line it stands on: strict, so that a slip is found and not guessed at."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.sources.places import Place

Word = TypeVar("Word", bound=StrEnum)
SEPARATOR = ";"
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, without the blanks around them; an empty cell is null."""

    place: Place
    cells: dict[str, str | None]

    def text(self, column: str) -> str:
        """A cell that may not be empty."""
        cell = self.cells[column]
        if cell is None:
            raise self.place.error(f"{column}: is missing")
        return cell

    def words(self, column: str) -> list[str]:
        """The parts of a cell that lists several, in order; an empty cell lists none."""
        parts = [part.strip() for part in (self.cells[column] or "").split(SEPARATOR)]
        if parts == [""]:
            return []
        if "" in parts or len(set(parts)) < len(parts):
            raise self.place.error(f"{column}: names one twice or leaves a gap between semicolons")
        return parts

    def word(self, column: str, known: type[Word]) -> Word:
        """A cell that holds one of the words of an enumeration."""
        cell = self.text(column)
        if cell not in set(known):
            raise self.place.error(f"{column}: {cell!r} is not one of {', '.join(known)}")
        return known(cell)

    def day(self, column: str) -> date:
        """A cell that holds a day."""
        cell = self.text(column)
        try:
            return parse_day(cell)
        except InvalidRecord as error:
            raise self.place.error(f"{column}: {error}") from None

    def optional_day(self, column: str) -> date | None:
        """A cell that holds a day or nothing."""
        return self.day(column) if self.cells[column] else None

    def number(self, column: str) -> int:
        """A cell that holds a whole number, zero or more."""
        cell = self.text(column)
        if not (cell.isascii() and cell.isdigit() and len(cell) < 16):
            raise self.place.error(f"{column}: must be a whole number, zero or more")
        return int(cell)

    def truth(self, column: str) -> bool | None:
        """A cell that holds true, false or nothing."""
        cell = self.cells[column]
        if cell is not None and cell not in _TRUTHS:
            raise self.place.error(f"{column}: must be true, false or empty")
        return None if cell is None else _TRUTHS[cell]


def read_rows(path: Path, name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file that has exactly these columns, in any order. Lines without any cell are skipped.

    ``name`` is how errors call the file.

    Raises:
        SeedError: no such file, not UTF-8, not CSV, other columns, or a row of another length.
    """
    rows = list(_records(path, name))
    if not rows:
        raise Place(name).error("is empty; its first line names the columns")
    head_line, head = rows[0]
    _check_head(Place(name, head_line), head, columns)
    return [_row(Place(name, line), head, cells) for line, cells in rows[1:] if cells]


def _records(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(read_text(path, name)), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise Place(name, line).error(f"this is not CSV: {error}") from None


def read_text(path: Path, name: str) -> str:
    """A file's text, with line feeds for line ends and no byte order mark. Raises SeedError where it cannot be read."""
    try:
        text = read_bytes(path, name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Place(name).error("is not UTF-8 text") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path, name: str) -> bytes:
    """A file as it is. Raises SeedError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Place(name).error("is missing") from None
    except OSError as error:
        raise Place(name).error(f"cannot be read: {error.strerror}") from None


def _check_head(place: Place, head: list[str], columns: Sequence[str]) -> None:
    for column in head:
        if column not in columns:
            raise place.error(f"unknown column {column!r}; the columns are {', '.join(columns)}")
    for column in columns:
        if head.count(column) != 1:
            raise place.error(
                f"column {column!r} is {'missing' if column not in head else 'there twice'}"
            )


def _row(place: Place, head: list[str], cells: list[str]) -> Row:
    if len(cells) != len(head):
        raise place.error(f"has {len(cells)} cells where the first line has {len(head)}")
    return Row(place, {column: cell or None for column, cell in zip(head, cells, strict=True)})
