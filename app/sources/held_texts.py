"""The texts we hold of publications, and the proof that what is quoted stands in them.

A text may hold a depositary's table of participants: a line of heads that begins with "Participant", then a line for
each participant, cells parted by bars, up to the next empty line. The forms of its cells follow the UN Treaty
Collection: a day, then the letter of the act ("9 Apr 2013 a"), in brackets where the state has withdrawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.domain.actions import ActionKind, Family
from app.sources.csv_rows import read_text
from app.sources.places import Place

_BAR = "|"
_NOTE_NUMBER = re.compile(r" \d+$")
_CELL = re.compile(r"\[? ?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ?([A-Za-z]{0,2}) ?\]?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LETTERS = {
    (Family.SIGNATURE, ""): ActionKind.SIGNATURE,
    (Family.SIGNATURE, "d"): ActionKind.SUCCESSION_TO_SIGNATURE,
    (Family.PROVISIONAL, "n"): ActionKind.PROVISIONAL_APPLICATION,
    (Family.CONSENT, ""): ActionKind.RATIFICATION,
    (Family.CONSENT, "A"): ActionKind.ACCEPTANCE,
    (Family.CONSENT, "AA"): ActionKind.APPROVAL,
    (Family.CONSENT, "a"): ActionKind.ACCESSION,
    (Family.CONSENT, "c"): ActionKind.FORMAL_CONFIRMATION,
    (Family.CONSENT, "d"): ActionKind.SUCCESSION,
    (Family.CONSENT, "s"): ActionKind.DEFINITIVE_SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table of participants, verbatim, with where it stands and the act it tells of.

    ``kind`` and ``on`` are null where the cell is of no known form.
    """

    text: str
    locator: str
    kind: ActionKind | None
    on: date | None


@dataclass(frozen=True, slots=True)
class HeldText:
    """What we hold of one publication. ``cells`` has its table by participant and family, empty cells left out."""

    text: str
    cells: Mapping[str, Mapping[Family, Cell]] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of the text, in UTF-8 with line feeds."""
        return sha256(self.text.encode()).hexdigest()


def read_held_texts(folder: Path, name: str) -> dict[str, HeldText]:
    """The texts of a folder, each under the id of its source, which is the file's name without ``.txt``.

    Raises:
        SeedError: a file that is no text, or a table whose lines do not fit its heads.
    """
    texts: dict[str, HeldText] = {}
    for path in sorted(folder.glob("*.txt")):
        place = Place(f"{name}/{path.name}")
        text = read_text(path, place.file)
        texts[path.stem] = HeldText(text, _read_table(text, place.file))
    return texts


def _read_table(text: str, name: str) -> dict[str, dict[Family, Cell]]:
    table: dict[str, dict[Family, Cell]] = {}
    heads: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split(_BAR)]
        if not line:
            heads = []
        elif heads and len(cells) != len(heads):
            raise Place(name, number).error(
                f"has {len(cells)} cells where the heads are {len(heads)}"
            )
        elif heads:
            participant = _NOTE_NUMBER.sub("", cells[0])
            table[participant] = _read_participant(participant, heads, cells)
        elif cells[0] == "Participant":
            heads = cells
    return table


def _read_participant(participant: str, heads: list[str], cells: list[str]) -> dict[Family, Cell]:
    found: dict[Family, Cell] = {}
    for head, text in list(zip(heads, cells, strict=True))[1:]:
        if text:
            family = _family_of(head)
            found[family] = Cell(
                text,
                f"table of participants, {participant}, column “{head}”",
                *_act_in(text, family),
            )
    return found


def _family_of(head: str) -> Family:
    if head.startswith("Provisional application"):
        return Family.PROVISIONAL
    # The columns of consent differ from treaty to treaty: "Ratification", "Acceptance(A), Accession(a)" …
    return Family.SIGNATURE if head.startswith("Signature") else Family.CONSENT


def _act_in(text: str, family: Family) -> tuple[ActionKind | None, date | None]:
    form = _CELL.fullmatch(text)
    if form is None or form[2] not in _MONTHS:
        return None, None
    try:
        day = date(int(form[3]), _MONTHS.index(form[2]) + 1, int(form[1]))
    except ValueError:
        return None, None
    return _LETTERS.get((family, form[4])), day
