"""Formal names in any language: a word for the form of a state ("Republic of") and a name, which must fit each other.

"Republik Kongo" and "Demokratische Republik Kongo" are two states, "Islamic State of Iraq" is none: a formal name
matches only a state that has just these words in its formal name at the United Nations, or in the hand-written list.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from app.domain.name_forms import is_empty_word

Form = frozenset[str]
TargetsOf = Callable[[str], tuple[str, ...]]
_LONGEST_INFLECTED = 3  # words of a name whose endings are looked at


@dataclass(frozen=True, slots=True)
class FormalNames:
    """``words`` maps normalised words to the parts of a form they express, ``affixes`` the same for scripts that do
    not part words; ``particles`` are skipped; ``endings`` maps endings to those of the name's plain form; ``forms``
    maps state ids to the forms they have; ``uninflected`` are the words of languages whose names have no endings.
    """

    words: Mapping[str, Form] = field(default_factory=dict)
    affixes: Mapping[str, Form] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    forms: Mapping[str, frozenset[Form]] = field(default_factory=dict)
    uninflected: frozenset[str] = frozenset()

    def find(self, name: str, targets_of: TargetsOf) -> str | None:
        """The id of the one state that a normalised formal name means; ``targets_of`` gives those a name may mean."""
        form: set[str] = set()
        rest: list[str] = []
        inflects = True
        for word in name.split():
            parts = self.words.get(word)
            if parts is None:
                rest.append(word)
            elif parts & form:  # one word too many: in that language it means something else
                return None
            else:
                form |= parts
                inflects = inflects and word not in self.uninflected
        if rest and not name.isascii():
            rest = self._without_affixes(rest, form)
        if not form or not rest:
            return None
        fewer = [word for word in rest if word not in self.particles and not is_empty_word(word)]
        # A particle of one language is the South of another (del, dél), so it is first left in its place.
        for words in (rest, fewer) if len(fewer) < len(rest) else (rest,):
            for candidates in ((" ".join(words),), self._inflected(words) if inflects else ()):
                found = {
                    target
                    for plain in candidates
                    for target in targets_of(plain)
                    if frozenset(form) in self.forms.get(target, ())
                }
                if found:
                    return found.pop() if len(found) == 1 else None
        return None

    def _without_affixes(self, words: list[str], form: set[str]) -> list[str]:
        shortened = []
        for word in words:
            again = True
            while again:
                again = False
                for affix, parts in self.affixes.items():
                    if word.endswith(affix) or word.startswith(affix):
                        word = (
                            word.removesuffix(affix)
                            if word.endswith(affix)
                            else word.removeprefix(affix)
                        )
                        form |= parts
                        again = bool(word)
                        break
            if word:
                shortened.append(word)
        return shortened

    def _inflected(self, words: list[str]) -> Iterator[str]:
        if len(words) > _LONGEST_INFLECTED:
            return
        choices = [[word, *self._plain_forms(word)] for word in words]
        for chosen in product(*choices):
            yield " ".join(chosen)

    def _plain_forms(self, word: str) -> list[str]:
        return [
            word.removesuffix(ending) + plain
            for ending, plain in self.endings
            if word.endswith(ending) and len(word) > len(ending) + 2
        ]
