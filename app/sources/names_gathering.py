"""For maintainers: what the names table is built from, read as pairs of a name and the id of what it means.

CLDR in all its locales (from Babel), the United Nations' names, a list of aliases (countrynames), and the names of
subdivisions and cities, which are left out. No other part of the program needs these packages.
"""

import csv
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from app.domain.name_forms import normalise_name
from app.domain.names import NamedAs
from app.sources.names_by_hand import forms_of, read_by_hand, read_rejected, read_shared
from app.sources.names_folder import read_not_states, read_territories

_BRACKETS = re.compile(r"\s*[(（\[]([^)）\]]*)[)）\]]")
_ARTICLES = re.compile(r"^(?:the|la|le|les|el|los|las)\s+|^l['’]", re.IGNORECASE)


class Folder:
    """The folder of names, and which codes mean what."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        with (folder.parent / "states.csv").open(encoding="utf-8", newline="") as file:
            self.states = {row["iso2"]: row for row in csv.DictReader(file)}
        self.targets = {iso2: row["id"] for iso2, row in self.states.items()}
        self.targets |= {t.iso2: t.id for t in read_territories(folder) if t.iso2}
        self.targets |= {other.iso2: other.id for other in read_not_states(folder) if other.iso2}
        with (folder / "un-names.csv").open(encoding="utf-8", newline="") as file:
            self.un_rows = list(csv.DictReader(file))
        self.by_hand: dict[str, NamedAs] = {}
        for name, named in read_by_hand(folder):
            for form in forms_of(name):
                if self.by_hand.setdefault(form, named).target != named.target:
                    raise SystemExit(f"names: {name} means two by hand")
        self.shared = {
            form: targets for name, targets in read_shared(folder) for form in forms_of(name)
        }
        self.rejected = {form for name in read_rejected(folder) for form in forms_of(name)}


def un_names(folder: Folder) -> Iterator[tuple[str, str]]:
    """Each name of the United Nations' terminology database and of M49, in six languages, with its target."""
    for row in folder.un_rows:
        target = folder.targets.get(row["iso2"])
        if target is None:
            continue
        for column, cell in row.items():
            if not column.startswith(("unterm_", "m49_")):
                continue
            name = cell.strip(" *")
            if name:
                plain = re.sub(r"\s*\((?:l'|l’|le|la|les|el|los|las|the)\)$", "", name)
                yield from ((form, target) for form in (plain, name, _ARTICLES.sub("", plain)))


def cldr_names(folder: Folder) -> Iterator[tuple[str, str, str]]:
    """Each name of CLDR with its target and its locale."""
    from babel.core import Locale
    from babel.localedata import locale_identifiers

    for identifier in sorted(locale_identifiers()):
        if identifier == "root":
            continue
        for code, name in sorted(Locale.parse(identifier).territories.items()):
            if code in folder.targets:
                yield name, folder.targets[code], identifier


def other_names(folder: Folder, aliases: Path) -> Iterator[tuple[str, str]]:
    """Each alias of countrynames that may be a name of a state or territory, with its target."""
    import yaml

    for code, names in sorted(yaml.safe_load(aliases.read_text("utf-8")).items()):
        if code in folder.targets:
            yield from ((str(name), folder.targets[code]) for name in names)


def subdivisions() -> set[str]:
    """The normalised names of the subdivisions of ISO 3166-2."""
    spec = find_spec("pycountry")
    if spec is None or spec.origin is None:
        raise SystemExit("names: pycountry is not installed; run `make names`")
    file = Path(spec.origin).parent / "databases" / "iso3166-2.json"
    rows = json.loads(file.read_text("utf-8"))["3166-2"]
    return {normalise_name(part) for row in rows for part in parts_of(row["name"])}


def cities() -> set[str]:
    """The normalised names of cities that stand for time zones in CLDR, in all locales."""
    from babel.core import Locale
    from babel.localedata import locale_identifiers

    found: set[str] = set()
    for identifier in locale_identifiers():
        for zone in Locale.parse(identifier).time_zones.values():
            if "city" in zone:
                found |= forms_of(zone["city"])
    return found


def parts_of(name: str) -> list[str]:
    """A name, and its parts where brackets or a spaced dash part it."""
    inside = [part.strip() for part in _BRACKETS.findall(name)]
    outside = _BRACKETS.sub("", name).strip()
    return [part for part in (name, outside, *inside) if part]
