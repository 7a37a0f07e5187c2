"""For maintainers: builds the names table in seed/names/ from CLDR, the United Nations' names and a list of aliases.

`make names` runs it with what it reads, which no other part of the program needs: Babel (the names of CLDR in all its
locales), the `data.yaml` of countrynames, and the subdivisions of ISO 3166-2 from pycountry, whose names are left
out. The same inputs give the same bytes. A name that two sources give to two states stops the build until it is
decided by hand.
"""

import csv
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.domain.errors import SeedError
from app.domain.matches import MatchedBy, Naming
from app.domain.name_forms import normalise_name, word_bag
from app.domain.names import NamedAs
from app.sources.names_by_hand import (
    forms_of,
    read_state_forms,
)
from app.sources.names_folder import BUILT, FORM, LANGUAGES, SHARED, read_forms
from app.sources.names_gathering import (
    Folder,
    cities,
    cldr_names,
    other_names,
    parts_of,
    subdivisions,
    un_names,
)

# English words for people, languages and things of a state, which are no names of it.
_ADJECTIVE = re.compile(r"^[a-z]+(?:ese|ish|ian|ians|ean|ic|man|woman|men|er|i|an|ans)$")
_SHORTEST_OTHER = 5
# In the other languages of CLDR a word of four letters or a town's name may be a state: "male" is Mali, and a word.
_LANGUAGES_WIDELY_READ = (
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja "
    "ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl no or pa pl ps pt ro ru si sk sl so sq sr sv "
    "sw ta te th tk tr uk ur uz vi yue zh zu"
)
_WIDELY_READ = frozenset(_LANGUAGES_WIDELY_READ.split())
# The list of aliases names towns, counties and citizens of these two under the state.
_POLLUTED = frozenset(("GBR", "USA"))


class Builder:
    """Collects names in the order of their sources' weight; a stronger source's word on a name is final."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.names: dict[str, NamedAs] = dict(folder.by_hand)
        self.settled = folder.shared.keys() | folder.rejected | folder.by_hand.keys()
        self.undecided: dict[str, dict[str, int]] = {}

    def add(
        self, named: Iterable[tuple[str, str]], how: Naming, *, must_agree: bool = True
    ) -> None:
        """Take the names that no stronger source has; where they disagree, report it, or leave them out."""
        claims: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for name, target in named:
            for form in forms_of(name):
                claims[form][target] += 1
        for form, targets in claims.items():
            if len(form) < 2 or form in self.names or form in self.settled:
                continue
            if len(targets) == 1:
                self.names[form] = NamedAs(next(iter(targets)), MatchedBy(how))
            elif must_agree:
                self.undecided[form] = dict(targets)

    def groups(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """What stands under each heading: names with their bags, forms of states, and names that several share."""
        bags = self._bags()
        named: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, meant in self.names.items():
            line = f"{name}\t{bags.get(word_bag(name), '')}" if " " in name else name
            named[_heading(meant)].append(line)
        for target, form in self._forms():
            named[target, FORM, "", "", "", ""].append(form)
        for name, targets in self.folder.shared.items():
            named[";".join(targets), SHARED, "", "", "", ""].append(word_bag(name))
        yield from sorted(named.items())

    def _bags(self) -> dict[str, str]:
        """The word bags that mean one and not several."""
        meant: dict[str, set[str]] = defaultdict(set)
        for name, named in self.names.items():
            meant[word_bag(name)].add(named.target)
        for name, targets in self.folder.shared.items():
            meant[word_bag(name)].update(targets)
        return {bag: bag for bag, targets in meant.items() if len(targets) == 1}

    def _forms(self) -> Iterator[tuple[str, str]]:
        words = read_forms(self.folder.path)
        for row in self.folder.un_rows:
            formal = normalise_name(row["unterm_en_formal"]).split()
            parts = {part for word in formal for part in words.get(word, ())}
            if parts and row["iso2"] in self.folder.targets:
                yield self.folder.targets[row["iso2"]], " ".join(sorted(parts))
        for state, form in read_state_forms(self.folder.path):
            yield state, " ".join(sorted(form.split()))

    def text(self) -> str:
        """The table, in the order of bytes."""
        return "".join(
            "\n".join(["# " + "\t".join(heading), *sorted(set(lines))]) + "\n"
            for heading, lines in self.groups()
        )


def _heading(named: NamedAs) -> tuple[str, ...]:
    by = named.by
    days = (day.isoformat() if day else "" for day in (by.since, by.until))
    return (named.target, by.how.value, by.name or "", *days, by.note or "")


def build(folder: Folder, aliases: Path) -> Builder:
    """All names but those kept by hand."""
    builder = Builder(folder)
    builder.add(
        ((name, row["id"]) for row in folder.states.values() for name in (row["name"], row["un_name"])),
        Naming.UN_NAME,
    )  # fmt: skip
    builder.add(un_names(folder), Naming.UN_NAME)
    builder.add(
        ((name, row[0]) for row in display_names(folder) for name in row[1:]), Naming.COMMON_NAME
    )
    towns = cities()
    places = subdivisions() | towns
    whole = [
        (name, target)
        for name, target, locale in cldr_names(folder)
        if locale.split("_")[0] in _WIDELY_READ or not _may_be_a_word(name, places)
    ]
    builder.add(whole, Naming.COMMON_NAME)
    builder.add(
        (
            (part, target)
            for name, target in whole
            for part in parts_of(name)[1:]
            if normalise_name(part) not in towns
        ),
        Naming.COMMON_NAME,
        must_agree=False,
    )
    left_out = places
    builder.add(
        (
            (name, target)
            for name, target in other_names(folder, aliases)
            if _may_be_a_name(name, target, left_out)
        ),
        Naming.OTHER_NAME,
        must_agree=False,
    )
    return builder


def _may_be_a_word(name: str, places: set[str]) -> bool:
    form = normalise_name(name)
    return form.isascii() and (len(form) < _SHORTEST_OTHER or form in places)


def _may_be_a_name(name: str, target: str, left_out: set[str]) -> bool:
    form = normalise_name(name)
    if len(form) < _SHORTEST_OTHER and form.isascii():
        return False
    if any(character.isdigit() for character in form) or _ADJECTIVE.match(form):
        return False
    if form.isascii() and target in _POLLUTED:
        return False
    parts = [form, *(normalise_name(part) for part in re.split(r"[,(/]", name))]
    return not any(part in left_out for part in parts)


def display_names(folder: Folder) -> Iterator[list[str]]:
    """For each state its common name in the six languages: CLDR's, or the United Nations' where that is put by hand."""
    from babel.core import Locale

    locales = {language: Locale.parse(language) for language in LANGUAGES}
    with (folder.path / "six-languages-by-hand.csv").open(encoding="utf-8", newline="") as file:
        by_hand = {row["id"]: row for row in csv.DictReader(file)}
    for iso2, state in sorted(folder.states.items(), key=lambda item: item[1]["id"]):
        row = by_hand.get(state["id"], {})
        names = [row.get(lang) or locales[lang].territories[iso2] for lang in LANGUAGES[1:]]
        yield [state["id"], state["name"], *names]


def main(arguments: list[str]) -> int:
    """Write the two files; `--check` only says whether they are as they would be written."""
    folder, aliases = Folder(Path(arguments[0])), Path(arguments[1])
    builder = build(folder, aliases)
    if builder.undecided:
        for name, targets in sorted(builder.undecided.items()):
            print(f"undecided: {name}: {targets}", file=sys.stderr)
        return 1
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["id", *LANGUAGES])
    writer.writerows(display_names(folder))
    written = {
        BUILT: builder.text(),
        "six-languages.csv": table.getvalue(),
    }
    if "--check" in arguments:
        return int(any((folder.path / f).read_text("utf-8") != t for f, t in written.items()))
    for file, text in written.items():
        (folder.path / file).write_text(text, "utf-8", newline="\n")
        print(f"{file}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SeedError as error:
        sys.exit(str(error))
