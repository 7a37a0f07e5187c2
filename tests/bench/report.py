"""Tables of what was measured, printed and written into the README between its markers."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(text: str, marker: str) -> None:
    """Put a text between the README's markers of that name."""
    old = README.read_text("utf-8")
    begin, end = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    new = re.sub(f"{begin}.*?{end}", lambda _: f"{begin}\n{text}\n{end}", old, flags=re.S)
    if new == old and begin not in old:
        raise SystemExit(f"README.md has no place for {marker}")
    README.write_text(new, "utf-8")
