"""CSV as spreadsheets read it: UTF-8, CRLF, null as an empty cell, and no cell that a spreadsheet would run.

Numbers and truth values are ``true``/``false`` and digits. A text that begins like a formula gets a leading
apostrophe; JSON is the form without loss.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_FORMULA_STARTS = tuple("=+-@|%\t\r\0＝＋－＠−")


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
    return (
        f"'{text}"
        if text.lstrip().startswith(_FORMULA_STARTS) or text.startswith(("\t", "\r"))
        else text
    )
