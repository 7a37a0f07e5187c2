"""The names table as the service reads it: what the maintainers' command built, and who is no state."""

import hashlib
from array import array
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.formal_names import FormalNames
from app.domain.matches import MatchedBy, Naming
from app.domain.name_forms import normalise_name
from app.domain.named_places import FormerOrOther, NotAStateKind, Territory
from app.domain.names import NamedAs, NamesTable
from app.sources.csv_rows import Row, read_bytes, read_rows
from app.sources.packed_names import PackedNames, entry_of
from app.sources.places import Place

BUILT, DISPLAY = "built.txt", "six-languages.csv"
TERRITORIES, NOT_STATES, FORMS = "territories.csv", "not_states.csv", "forms.csv"
# Headings beside the ways of naming.
FORM, SHARED, LOOKALIKE, CONTESTED = "form", "shared", "lookalike", "contested"
_OTHER_HEADINGS = frozenset((FORM, SHARED, LOOKALIKE, CONTESTED))
LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
TERRITORY_COLUMNS = ("id", "iso2", "m49", "name", "state", "other_names", "note")
NOT_STATE_COLUMNS = ("id", "iso2", "m49", "name", "kind", "states", "other_names", "explanation")
FORM_COLUMNS = ("kind", "language", "words", "means")
DISPLAY_COLUMNS = ("id", *LANGUAGES)
_PART = 65_536  # bytes of a file, read at once
_NO_ENDINGS = "ca da de en es fr gl id it ms nb nl nn pt sv vi"
_WITHOUT_ENDINGS = frozenset(_NO_ENDINGS.split())


def read_names(folder: Path) -> NamesTable:
    """The names table in a folder; tens of milliseconds, so once at the start.

    Raises:
        SeedError: a file of it is missing or has a wrong line.
    """
    built = _Built(folder / BUILT, f"{folder.name}/{BUILT}")
    return NamesTable(
        PackedNames(built.text, built.names, built.meanings),
        PackedNames(built.text, built.bags, built.meanings),
        built.shared,
        built.lookalikes,
        frozenset(built.contested),
        {territory.id: territory for territory in read_territories(folder)},
        {other.id: other for other in read_not_states(folder)},
        _formal_names(folder, built.forms),
        _display_names(folder),
        _version(folder),
    )


def _version(folder: Path) -> str:
    """A short hash of all that answers are made of."""
    digest = hashlib.sha256()
    for file in (BUILT, DISPLAY, TERRITORIES, NOT_STATES, FORMS):
        with (folder / file).open("rb") as opened:
            while part := opened.read(_PART):
                digest.update(part)
    return digest.hexdigest()[:12]


class _Built:
    """What stands in built.txt: under headings of what is meant, a name a line, with its word bag where it has one."""

    def __init__(self, path: Path, file: str) -> None:
        text = read_bytes(path, file)
        self.text = text if text.endswith(b"\n") else text + b"\n"
        self.names, self.bags = array("Q"), array("Q")
        self.meanings: dict[int, NamedAs] = {}
        self.shared: dict[str, tuple[str, ...]] = {}
        self.lookalikes: dict[str, tuple[str, ...]] = {}
        self.contested: set[str] = set()
        self.forms: dict[str, set[frozenset[str]]] = {}
        for number, (start, end) in enumerate(self._groups(), start=1):
            try:
                self._take(start, end)
            except ValueError as error:
                raise Place(file).error(f"heading {number}: {error}") from None

    def _groups(self) -> Iterator[tuple[int, int]]:
        """Where each heading begins, and where what stands under it ends."""
        start = 0
        while start < len(self.text):
            end = self.text.find(b"\n# ", start) + 1 or len(self.text)
            yield start, end
            start = end

    def _take(self, start: int, end: int) -> None:
        first_line, _, lines = self.text[start : end - 1].partition(b"\n")
        target, how, name, since, until, note = first_line.decode().removeprefix("# ").split("\t")
        if how in _OTHER_HEADINGS:
            self._take_others(how, target, lines.decode().split("\n"))
            return
        by = MatchedBy(Naming(how), name or None, _day(since), _day(until), note or None)
        self.meanings[start] = NamedAs(target, by)
        self._name(lines, start + len(first_line) + 1)

    def _take_others(self, how: str, target: str, lines: list[str]) -> None:
        if how == FORM:
            self.forms[target] = {frozenset(line.split()) for line in lines}
        elif how == CONTESTED:
            self.contested.update(lines)
        else:
            shared = self.shared if how == SHARED else self.lookalikes
            shared |= dict.fromkeys(lines, tuple(target.split(";")))

    def _name(self, lines: bytes, place: int) -> None:
        lines.decode()  # to be refused here, if it must be
        for line in lines.split(b"\n"):
            name, _, bag = line.partition(b"\t")
            self.names.append(entry_of(name, place))
            if bag:
                if b"\t" in bag:
                    raise ValueError("a name has one word bag at most")
                self.bags.append(entry_of(bag, place + len(name) + 1))
            place += len(line) + 1


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def read_territories(folder: Path) -> Iterator[Territory]:
    """The territories, in the order of their ids."""
    for row in rows_of(folder, TERRITORIES, TERRITORY_COLUMNS):
        yield Territory(
            row.text("id"),
            row.cells["iso2"],
            row.cells["m49"],
            row.text("name"),
            row.text("state"),
            row.cells["note"],
        )


def read_not_states(folder: Path) -> Iterator[FormerOrOther]:
    """Those that are no states, or no more."""
    for row in rows_of(folder, NOT_STATES, NOT_STATE_COLUMNS):
        yield FormerOrOther(
            row.text("id"),
            row.cells["iso2"],
            row.cells["m49"],
            row.text("name"),
            row.word("kind", NotAStateKind),
            tuple(row.words("states")),
            row.text("explanation"),
        )


def read_forms(folder: Path) -> dict[str, frozenset[str]]:
    """The words for the form of a state, normalised, each with the parts of a form that it expresses."""
    return _words(_rows_of_kind(folder)["word"])


def _rows_of_kind(folder: Path) -> dict[str, list[Row]]:
    """The rows of forms.csv by their kind."""
    found: dict[str, list[Row]] = {"word": [], "affix": [], "particle": [], "ending": []}
    for row in rows_of(folder, FORMS, FORM_COLUMNS):
        if row.text("kind") not in found:
            raise row.place.error(f"kind: must be one of {', '.join(found)}")
        found[row.text("kind")].append(row)
    return found


def _given(row: Row) -> list[str]:
    return [normalise_name(word) for word in row.text("words").split()]


def _words(rows: list[Row]) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for row in rows:
        parts = frozenset((row.cells["means"] or "").split())
        for word in _given(row):
            words.setdefault(word, parts)
    return words


def _formal_names(folder: Path, forms: dict[str, set[frozenset[str]]]) -> FormalNames:
    rows = _rows_of_kind(folder)
    affixes = _words(rows["affix"])
    return FormalNames(
        _words(rows["word"]),
        dict(sorted(affixes.items(), key=lambda item: -len(item[0]))),
        frozenset(word for row in rows["particle"] for word in _given(row)),
        tuple((_given(row)[0], normalise_name(row.cells["means"] or "")) for row in rows["ending"]),
        {state: frozenset(found) for state, found in forms.items()},
        _uninflected(rows["word"]),
    )


def _uninflected(rows: list[Row]) -> frozenset[str]:
    """The words that only languages have in which names of states have no endings."""
    without: set[str] = set()
    others: set[str] = set()
    for row in rows:
        languages = set((row.cells["language"] or "").split())
        (without if languages <= _WITHOUT_ENDINGS else others).update(_given(row))
    return frozenset(without - others)


def _display_names(folder: Path) -> dict[str, dict[str, str]]:
    rows = rows_of(folder, DISPLAY, DISPLAY_COLUMNS)
    return {row.text("id"): {lang: row.text(lang) for lang in LANGUAGES} for row in rows}


def rows_of(folder: Path, file: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of one of the folder's files. Raises SeedError for a wrong line."""
    return read_rows(folder / file, f"{folder.name}/{file}", columns)
