"""The names table as the service reads it: what the maintainers' command built, and who is no state."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.formal_names import FormalNames
from app.domain.matches import MatchedBy, Naming
from app.domain.name_forms import normalise_name
from app.domain.named_places import FormerOrOther, NotAStateKind, Territory
from app.domain.names import NamedAs, NamesTable
from app.sources.csv_rows import Row, read_rows, read_text
from app.sources.places import Place

BUILT, DISPLAY = "built.txt", "six-languages.csv"
TERRITORIES, NOT_STATES, FORMS = "territories.csv", "not_states.csv", "forms.csv"
FORM, SHARED, LOOKALIKE = "form", "shared", "lookalike"  # headings beside the ways of naming
LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
TERRITORY_COLUMNS = ("id", "iso2", "m49", "name", "state", "other_names", "note")
NOT_STATE_COLUMNS = ("id", "iso2", "m49", "name", "kind", "states", "other_names", "explanation")
FORM_COLUMNS = ("kind", "language", "words", "means")
DISPLAY_COLUMNS = ("id", *LANGUAGES)
_NO_ENDINGS = "ca da de en es fr gl id it ms nb nl nn pt sv vi"
_WITHOUT_ENDINGS = frozenset(_NO_ENDINGS.split())


def read_names(folder: Path) -> NamesTable:
    """The names table in a folder; tens of milliseconds, so once at the start.

    Raises:
        SeedError: a file of it is missing or has a wrong line.
    """
    name = f"{folder.name}/{BUILT}"
    text = read_text(folder / BUILT, name)
    built = _Built(text, name)
    return NamesTable(
        built.names,
        built.bags,
        built.shared,
        built.lookalikes,
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
        digest.update((folder / file).read_bytes())
    return digest.hexdigest()[:12]


class _Built:
    """What stands in built.txt: under headings of what is meant, a name a line, with its word bag where it has one."""

    def __init__(self, text: str, file: str) -> None:
        self.names: dict[str, NamedAs] = {}
        self.bags: dict[str, NamedAs] = {}
        self.shared: dict[str, tuple[str, ...]] = {}
        self.lookalikes: dict[str, tuple[str, ...]] = {}
        self.forms: dict[str, set[frozenset[str]]] = {}
        for number, group in enumerate(text.split("\n# ")):
            heading, *lines = group.rstrip("\n").removeprefix("# ").split("\n")
            try:
                self._take(heading.split("\t"), lines)
            except ValueError as error:
                raise Place(file).error(f"heading {number + 1}: {error}") from None

    def _take(self, heading: list[str], lines: list[str]) -> None:
        target, how, name, since, until, note = heading
        if how == FORM:
            self.forms[target] = {frozenset(line.split()) for line in lines}
        elif how == SHARED:
            self.shared |= dict.fromkeys(lines, tuple(target.split(";")))
        elif how == LOOKALIKE:
            self.lookalikes |= dict.fromkeys(lines, tuple(target.split(";")))
        else:
            by = MatchedBy(Naming(how), name or None, _day(since), _day(until), note or None)
            self._name(NamedAs(target, by), lines)

    def _name(self, named: NamedAs, lines: list[str]) -> None:
        names, bags = self.names, self.bags
        for line in lines:
            if "\t" in line:
                line, bag = line.split("\t")
                if bag:
                    bags[bag] = named
            names[line] = named


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
    words: dict[str, frozenset[str]] = {}
    for row in rows_of(folder, FORMS, FORM_COLUMNS):
        if row.cells["kind"] == "word":
            parts = frozenset((row.cells["means"] or "").split())
            for word in row.text("words").split():
                words.setdefault(normalise_name(word), parts)
    return words


def _formal_names(folder: Path, forms: dict[str, set[frozenset[str]]]) -> FormalNames:
    affixes: dict[str, frozenset[str]] = {}
    particles: set[str] = set()
    endings: list[tuple[str, str]] = []
    for row in rows_of(folder, FORMS, FORM_COLUMNS):
        given, means = row.text("words").split(), row.cells["means"] or ""
        match row.text("kind"):
            case "affix":
                affixes |= dict.fromkeys(map(normalise_name, given), frozenset(means.split()))
            case "particle":
                particles.update(map(normalise_name, given))
            case "ending":
                endings.append((normalise_name(given[0]), normalise_name(means)))
            case "word":
                pass
            case _:
                raise row.place.error("kind: must be word, affix, particle or ending")
    return FormalNames(
        read_forms(folder),
        dict(sorted(affixes.items(), key=lambda item: -len(item[0]))),
        frozenset(particles),
        tuple(endings),
        {state: frozenset(found) for state, found in forms.items()},
        _uninflected(folder),
    )


def _uninflected(folder: Path) -> frozenset[str]:
    """The words that only languages have in which names of states have no endings."""
    without: set[str] = set()
    others: set[str] = set()
    for row in rows_of(folder, FORMS, FORM_COLUMNS):
        if row.cells["kind"] == "word":
            languages = set((row.cells["language"] or "").split())
            words = without if languages <= _WITHOUT_ENDINGS else others
            words.update(map(normalise_name, row.text("words").split()))
    return frozenset(without - others)


def _display_names(folder: Path) -> dict[str, dict[str, str]]:
    rows = rows_of(folder, DISPLAY, DISPLAY_COLUMNS)
    return {row.text("id"): {lang: row.text(lang) for lang in LANGUAGES} for row in rows}


def rows_of(folder: Path, file: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of one of the folder's files. Raises SeedError for a wrong line."""
    return read_rows(folder / file, f"{folder.name}/{file}", columns)
