"""For maintainers: what the names table is built from, read from the text kept in seed/names/."""

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from app.domain.name_forms import normalise_name
from app.domain.names import NamedAs
from app.sources.names_by_hand import forms_of, read_by_hand, read_rejected, read_shared
from app.sources.names_folder import LANGUAGES, read_not_states, read_territories

GATHERED, CLDR, ALIASES, PLACES = "gathered", "cldr.tsv", "aliases.tsv", "places.tsv"
CITY, SUBDIVISION, TOWN, WORD = "city", "subdivision", "town", "word"  # kinds in places.tsv
_SHORTEST = 5  # letters of a name that is no word beside
_BRACKETS = re.compile(r"\s*[(（\[]([^)）\]]*)[)）\]]")
_ARTICLES = re.compile(r"^(?:the|la|le|les|el|los|las)\s+|^l['’]", re.IGNORECASE)
_TRAILING_ARTICLE = re.compile(r"\s*\((?:l'|l’|le|la|les|el|los|las|the)\)$")


class Inputs:
    """The folder of names; ``targets`` maps ISO 3166-1 alpha-2 codes to ids."""

    def __init__(self, folder: Path) -> None:
        self.path, self.gathered = folder, folder / GATHERED
        self.states = {row["iso2"]: row for row in _csv(folder.parent / "states.csv")}
        self.targets = {iso2: row["id"] for iso2, row in self.states.items()}
        self.targets |= {t.iso2: t.id for t in read_territories(folder) if t.iso2}
        self.targets |= {other.iso2: other.id for other in read_not_states(folder) if other.iso2}
        self.un_rows = _csv(folder / "un-names.csv")

    def by_hand(self) -> dict[str, NamedAs]:
        """The names kept by hand, normalised. Raises SystemExit where one means two."""
        found: dict[str, NamedAs] = {}
        for name, named in read_by_hand(self.path):
            for form in forms_of(name):
                if found.setdefault(form, named).target != named.target:
                    raise SystemExit(f"names: {name} means two by hand")
        return found

    def shared(self) -> dict[str, tuple[str, ...]]:
        """The names that several share, normalised, with the ids of those."""
        return {form: ids for name, ids in read_shared(self.path) for form in forms_of(name)}

    def rejected(self) -> set[str]:
        """The names that are none, normalised."""
        return {form for name in read_rejected(self.path) for form in forms_of(name)}

    def record_names(self) -> Iterator[tuple[str, str]]:
        """The names of the record with the ids of its states."""
        for row in self.states.values():
            yield from ((name, row["id"]) for name in (row["name"], row["un_name"]))

    def un_names(self) -> Iterator[tuple[str, str]]:
        """Each name of the United Nations' terminology database and of M49, in six languages, with its target."""
        for row in self.un_rows:
            target = self.targets.get(row["iso2"])
            for column, cell in row.items():
                name = cell.strip(" *")
                if not target or not name or not column.startswith(("unterm_", "m49_")):
                    continue
                plain = _TRAILING_ARTICLE.sub("", name)
                yield from ((form, target) for form in (plain, name, _ARTICLES.sub("", plain)))

    def cldr_names(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each name of CLDR with its target and its locales."""
        for code, name, locales in self._rows(CLDR):
            yield name, self.targets[code], tuple(locales.split())

    def aliases(self) -> Iterator[tuple[str, str]]:
        """Each alias of countrynames with its target."""
        return ((name, self.targets[code]) for code, name in self._rows(ALIASES))

    def places(self, *kinds: str) -> set[str]:
        """The normalised names of places and words of these kinds that others list as names of states."""
        return {name for kind, name in self._rows(PLACES) if kind in kinds}

    def display_names(self) -> Iterator[list[str]]:
        """For each state its common name in the six languages: CLDR's, or the one put by hand."""
        called = {
            (target, locale): name
            for name, target, locales in self.cldr_names()
            for locale in locales
        }
        by_hand = {row["id"]: row for row in _csv(self.path / "six-languages-by-hand.csv")}
        for state in sorted(self.states.values(), key=lambda row: row["id"]):
            own = by_hand.get(state["id"], {})
            others = (own.get(lang) or called[state["id"], lang] for lang in LANGUAGES[1:])
            yield [state["id"], state["name"], *others]

    def _rows(self, file: str) -> Iterator[list[str]]:
        lines = (self.gathered / file).read_text("utf-8").rstrip("\n").split("\n")
        return (line.split("\t") for line in lines)


def parts_of(name: str) -> list[str]:
    """A name, and its parts where brackets part it."""
    inside = [part.strip() for part in _BRACKETS.findall(name)]
    outside = _BRACKETS.sub("", name).strip()
    return [part for part in (name, outside, *inside) if part]


def may_be_a_word(form: str, places: Collection[str] = ()) -> bool:
    """Whether a normalised name in Latin letters is short or a place's, and so may as well mean something else."""
    return form.isascii() and (len(form) < _SHORTEST or form in places)


def normalised_parts(name: str) -> list[str]:
    """A name and its parts at commas, brackets and slashes, normalised."""
    return [normalise_name(part) for part in (name, *re.split(r"[,(/]", name))]


def _csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
