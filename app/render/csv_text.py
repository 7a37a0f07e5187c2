"""CSV as spreadsheets read it: UTF-8, CRLF, null as an empty cell, and no cell that a spreadsheet would run.

Numbers and truth values are ``true``/``false`` and digits. A text that begins like a formula gets a leading
apostrophe; JSON is the form without loss.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_FORMULA_STARTS = frozenset("=+-@|%＝＋－＠−")
_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))  # controls, marks without width, spaces


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The rows under a heading line; ``columns`` are keys of the rows, in the order wanted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return ";".join(_cell(item) for item in value)
    text = str(value)
    return f"'{text}" if _may_be_run(text) else text


def _may_be_run(text: str) -> bool:
    if text[:1].isalnum():
        return False
    if text.startswith(("\t", "\r", "\0")):
        return True
    seen = (character for character in text if unicodedata.category(character) not in _UNSEEN)
    return next(seen, "") in _FORMULA_STARTS
