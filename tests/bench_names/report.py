"""Names against other libraries, on names that the table is not built from: `make bench-names` prints the figures.

All run in one process on the same texts. A name counts as right by the code of its state; where this project answers
that several share it and the state is among them, it is counted apart. Times compare within one run.
"""

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.matches import MatchKind
from app.services.state_names import StateNames
from app.sources.names_folder import read_names
from app.sources.seed_reference import read_states
from tests.bench_names.evaluation import Asked, evaluation, half
from tests.bench_names.rivals import Resolver, rivals

SEED = Path(__file__).resolve().parents[2] / "seed"
FAMILIES = (
    "UN names",
    "depositary's spellings",
    "common names",
    "English",
    "own spellings",
    "official names",
    "noise",
)
NO_STATES, SLIPS = "no states", "slips"


@dataclass
class Score:
    """What one resolver made of the names: counts by family."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Asked, str]] = field(default_factory=list)
    seconds: float = 0.0


def score(resolve: Resolver, asked: Iterable[Asked]) -> Score:
    """Ask for every name. A state returned for what is none counts as wrong in its family."""
    found = Score()
    for one in asked:
        begun = time.perf_counter()
        code = resolve(one.text)
        found.seconds += time.perf_counter() - begun
        if code == one.code:
            found.right[one.family] += 1
        elif code is not None:
            found.wrong.append((one, code))
    return found


def resident() -> float:
    """The memory of this process, in megabytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


class Ours:
    """This project's names; ``load`` and ``memory`` are what reading the table costs, in ms and MB."""

    def __init__(self) -> None:
        states = read_states(SEED / "states.csv", "states.csv")
        gc.collect()
        before, begun = resident(), time.perf_counter()
        table = read_names(SEED / "names")
        self.load = (time.perf_counter() - begun) * 1_000
        self.names = StateNames(states, table)
        self.codes = {state.id: state.iso2 for state in states.values()}
        self.names.resolve("no such name")  # the suggestions are made when first asked for
        self.memory = resident() - before

    def resolve(self, text: str) -> str | None:
        """The code of the state that is meant."""
        found = self.names.recognise(text).state_id
        return self.codes[found] if found else None

    def shares(self, asked: Iterable[Asked]) -> Counter[str]:
        """By family the names that several share, of which one is the state meant."""
        found: Counter[str] = Counter()
        for one in asked:
            match = self.names.recognise(one.text)
            codes = {self.codes.get(candidate) for candidate in match.candidates}
            found[one.family] += match.kind is MatchKind.AMBIGUOUS and one.code in codes
        return found

    def suggested_first(self, asked: list[Asked]) -> tuple[int, int]:
        """Of the slips that are no other spelling: for how many the state comes first, and how many there are."""
        first = total = 0
        for one in asked:
            match = self.names.resolve(one.text)
            if match.kind is MatchKind.NONE:
                total += 1
                first += self.codes.get(next(iter(match.suggestions), "")) == one.code
        return first, total


def main() -> None:
    """Print the table, and whatever of this project's answers is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("packages", type=Path, help="the folder with the packages to compare with")
    parser.add_argument("--half", choices=["held", "read", "all"], default="held")
    parser.add_argument("--misses", metavar="FAMILY", help="list what we miss in a family")
    given = parser.parse_args()
    sys.path.append(str(given.packages))
    ours = Ours()
    states = read_states(SEED / "states.csv", "states.csv")
    spellings = [
        Asked(state.un_name, state.iso2, "depositary's spellings", "record")
        for state in states.values()
    ]
    whole = evaluation(given.packages, {state.iso2 for state in states.values()})
    asked = spellings + [one for one in whole if given.half in ("all", half(one.text))]
    totals = Counter(one.family for one in asked)
    print(f"{len(asked):,} names ({given.half}), of {len(whole):,}")
    shown = [("Treaty Status", score(ours.resolve, asked))]
    for name, make in rivals():
        found = _score_of(name, make, asked)
        if found is not None:
            shown.append((name, found))
    print(" " * 29 + "".join(f"{name:>20}" for name, _ in shown))
    for family in FAMILIES:
        cells = (f"{found.right[family] / totals[family]:.2%}" for _, found in shown)
        _line(family, totals[family], cells)
    told = (str(sum(one.code is not None for one, _ in found.wrong)) for _, found in shown)
    _line("a different state", sum(totals[family] for family in FAMILIES), told)
    told = (str(sum(one.code is None for one, _ in found.wrong)) for _, found in shown)
    _line("a state for none", totals[NO_STATES], told)
    _line(
        "µs a look-up",
        len(asked),
        (f"{found.seconds / len(asked) * 1e6:.1f}" for _, found in shown),
    )
    _of_ours(ours, asked, totals, shown[0][1])
    if given.misses:
        for one in asked:
            if one.family == given.misses and ours.resolve(one.text) != one.code:
                print(f"missed: {one.text} ({one.code}, {one.source})")


def _score_of(name: str, make: Callable[[], Resolver], asked: list[Asked]) -> Score | None:
    try:
        return score(make(), asked)
    except ImportError as error:
        print(f"{name} is not installed here: {error}")
        return None


def _line(head: str, total: int, cells: Iterable[str]) -> None:
    print(f"{head:<22}{total:>7}" + "".join(f"{cell:>20}" for cell in cells))


def _of_ours(ours: Ours, asked: list[Asked], totals: Counter[str], found: Score) -> None:
    slips = [one for one in asked if one.family == SLIPS]
    first, unknown = ours.suggested_first(slips)
    print("\nTreaty Status alone")
    print(f"  slips: the state is first of the suggestions {first / unknown:.2%} of {unknown}")
    print(f"  load {ours.load:.0f} ms, memory {ours.memory:.1f} MB with suggestions")
    for family, several in sorted(ours.shares(asked).items()):
        if several:
            print(f"  {family}: {several} of {totals[family]} are shared, the state among them")
    for one, code in found.wrong:
        print(f"  wrong: {one.text} is {one.code}, answered {code} ({one.source})")


if __name__ == "__main__":
    main()
