"""For maintainers: builds the names table in seed/names/ from what was gathered there and from what is kept by hand.

`make names` runs it; it needs no network and gives the same bytes for the same files. A name that two sources give to
two states stops the build until it is decided by hand.
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
from app.sources.names_by_hand import forms_of, read_state_forms
from app.sources.names_folder import (
    BUILT,
    CONTESTED,
    DISPLAY,
    FORM,
    LANGUAGES,
    LOOKALIKE,
    SHARED,
    read_forms,
)
from app.sources.names_inputs import (
    CITY,
    SUBDIVISION,
    TOWN,
    WORD,
    Inputs,
    may_be_a_word,
    normalised_parts,
    parts_of,
)
from app.sources.names_lookalikes import READ_BY_MANY, lookalikes

# English words for people, languages and things of a state, which are no names of it.
_ADJECTIVE = re.compile(r"^[a-z]+(?:ese|ish|ian|ians|ean|ic|man|woman|men|er|i|an|ans)$")
# In the other languages of CLDR a word of four letters or a town's name may be a state: "male" is Mali, and a word.
_OTHERS_READ = (
    "af am az be bs ca cy eo et eu fil ga gl gu hy is ka kk km kn ky lb lo lt lv mk ml mn mr ms mt my ne or pa ps "
    "si sl so sq sw ta te tk uz yue zu"
)
_WIDELY_READ = READ_BY_MANY | frozenset(_OTHERS_READ.split())
# The list of aliases names towns, counties and citizens of these two under the state.
_POLLUTED = frozenset(("GBR", "USA"))


class Builder:
    """Collects names in the order of their sources' weight; a stronger source's word on a name is final."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.names = inputs.by_hand()
        self.shared = inputs.shared()
        self.settled = self.shared.keys() | inputs.rejected() | self.names.keys()
        self.undecided: dict[str, dict[str, int]] = {}
        self.known: dict[str, set[str]] = defaultdict(set)
        self.lookalikes: dict[str, tuple[str, ...]] = {}
        for form, named in self.names.items():
            self.known[form].add(named.target)

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

    def know(self, named: Iterable[tuple[str, str]]) -> None:
        """Names that many people write, so that nothing else may be a letter away from them."""
        for name, target in named:
            for form in forms_of(name):
                self.known[form].add(target)

    def part_lookalikes(self) -> None:
        """Take out of the names those that a slip makes of another's."""
        meant = {name: named.target for name, named in self.names.items()}
        known = {name: frozenset(targets) for name, targets in self.known.items()}
        self.lookalikes = lookalikes(meant, known)
        for name in self.lookalikes:
            del self.names[name]

    def part_words(self, words: set[str]) -> None:
        """Take out of the names those of few readers in Latin letters that are English words or towns as well."""
        for name in words & self.names.keys():
            target = self.names[name].target
            if name.isascii() and target not in self.known.get(name, ()):
                self.lookalikes[name] = (target,)
                del self.names[name]

    def text(self) -> str:
        """The table, in the order of bytes."""
        return "".join(
            "\n".join(["# " + "\t".join(heading), *sorted(set(lines))]) + "\n"
            for heading, lines in self._groups()
        )

    def _groups(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """What stands under each heading: names with their bags, forms of states, names that several share."""
        bags, contested = self._bags()
        named: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, meant in self.names.items():
            line = f"{name}\t{word_bag(name) if word_bag(name) in bags else ''}"
            named[_heading(meant)].append(line if " " in name else name)
        for target, form in self._forms():
            named[target, FORM, "", "", "", ""].append(form)
        for name in contested:
            named["", CONTESTED, "", "", "", ""].append(name)
        for name, targets in self.shared.items():
            named[";".join(targets), SHARED, "", "", "", ""].append(word_bag(name))
        for name, targets in self.lookalikes.items():
            named[";".join(targets), LOOKALIKE, "", "", "", ""].append(name)
        yield from sorted(named.items())

    def _bags(self) -> tuple[set[str], set[str]]:
        """The word bags that mean one, and the names of one word that mean another when words are left out.

        A letter that stands for a word does so in its place only, so no bag has one; and of two words that name a state
        the one that is left without "of" may be any word: "Đan Mạch" is Denmark in Vietnamese, "mach" is not.
        """
        meant: dict[str, set[str]] = defaultdict(set)
        for name, named in self.names.items():
            meant[word_bag(name)].add(named.target)
        for name, targets in (*self.shared.items(), *self.lookalikes.items()):
            meant[word_bag(name)].update(targets)
        one = {
            bag
            for bag, targets in meant.items()
            if len(targets) == 1
            and all(len(word) > 1 for word in bag.split())
            and (" " in bag or not bag.isascii() or bag in self.names)
        }
        several = {bag for bag, targets in meant.items() if len(targets) > 1}
        return one, {bag for bag in several if bag in self.names}

    def _forms(self) -> Iterator[tuple[str, str]]:
        words = read_forms(self.inputs.path)
        for row in self.inputs.un_rows:
            formal = normalise_name(row["unterm_en_formal"]).split()
            parts = {part for word in formal for part in words.get(word, ())}
            if parts and row["iso2"] in self.inputs.targets:
                yield self.inputs.targets[row["iso2"]], " ".join(sorted(parts))
        for state, form in read_state_forms(self.inputs.path):
            yield state, " ".join(sorted(form.split()))


def _heading(named: NamedAs) -> tuple[str, ...]:
    by = named.by
    days = (day.isoformat() if day else "" for day in (by.since, by.until))
    return (named.target, by.how.value, by.name or "", *days, by.note or "")


def build(inputs: Inputs) -> Builder:
    """All names: the record's and the United Nations', CLDR's, then those of the list of aliases."""
    builder = Builder(inputs)
    official = [*inputs.record_names(), *inputs.un_names()]
    displayed = [(name, row[0]) for row in inputs.display_names() for name in row[1:]]
    builder.add(official, Naming.UN_NAME)
    builder.add(displayed, Naming.COMMON_NAME)
    towns, places = inputs.places(CITY), inputs.places(CITY, SUBDIVISION)
    cldr = [
        (name, target, {locale.split("_")[0] for locale in locales})
        for name, target, locales in inputs.cldr_names()
    ]
    whole = [
        (name, target)
        for name, target, languages in cldr
        if languages & _WIDELY_READ or not may_be_a_word(normalise_name(name), places)
    ]
    builder.add(whole, Naming.COMMON_NAME)
    parts = (
        (part, target)
        for name, target in whole
        for part in parts_of(name)[1:]
        if not may_be_a_word(normalise_name(part)) and normalise_name(part) not in towns
    )
    builder.add(parts, Naming.COMMON_NAME, must_agree=False)
    others = (
        (name, target) for name, target in inputs.aliases() if _may_be_a_name(name, target, places)
    )
    builder.add(others, Naming.OTHER_NAME, must_agree=False)
    builder.know(official)
    builder.know(displayed)
    builder.know((name, target) for name, target, languages in cldr if languages & READ_BY_MANY)
    builder.part_lookalikes()
    builder.part_words(inputs.places(TOWN, WORD))
    return builder


def _may_be_a_name(name: str, target: str, places: set[str]) -> bool:
    form = normalise_name(name)
    if may_be_a_word(form, places) or _ADJECTIVE.match(form):
        return False
    if any(character.isdigit() for character in form) or (form.isascii() and target in _POLLUTED):
        return False
    return not any(part in places for part in normalised_parts(name))


def built_files(inputs: Inputs) -> dict[str, str]:
    """The text of each file that is built, by its name.

    Raises:
        SystemExit: a name means two, and nobody has decided which.
    """
    builder = build(inputs)
    if builder.undecided:
        told = (f"{name}: {targets}" for name, targets in sorted(builder.undecided.items()))
        raise SystemExit("names: decide by hand what these mean\n" + "\n".join(told))
    display = io.StringIO(newline="")
    writer = csv.writer(display, lineterminator="\n")
    writer.writerow(["id", *LANGUAGES])
    writer.writerows(inputs.display_names())
    return {BUILT: builder.text(), DISPLAY: display.getvalue()}


def main(arguments: list[str]) -> None:
    """Write the files into the folder that the one argument names."""
    folder = Path(arguments[0])
    for file, text in built_files(Inputs(folder)).items():
        (folder / file).write_text(text, "utf-8", newline="\n")
        print(f"{file}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SeedError as error:
        sys.exit(str(error))
