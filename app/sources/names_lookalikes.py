"""For maintainers: names that a slip of a finger makes of another state's name, which therefore mean nothing alone.

"Nigera" is Niger in Latvian and Nigeria without a letter; to answer with either is a guess. A name that is one letter
away from another's name in a language of many readers is taken out of the table, unless it is in such a language
itself or kept by hand: Niger and Nigeria, Iran and Iraq, Gambia and Zambia stay what they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

# The languages of the United Nations, and others with many readers on the web.
_OTHERS = (
    "bg bn cs da de el fa fi he hi hr hu id it ja ko nb nl no pl pt ro sk sr sv th tr uk ur vi"
)
READ_BY_MANY = frozenset(("ar", "en", "es", "fr", "ru", "zh", *_OTHERS.split()))
_SHORTEST = 4  # letters: shorter names and codes are one letter from everything


def lookalikes(
    names: Mapping[str, str], known: Mapping[str, frozenset[str]]
) -> dict[str, tuple[str, ...]]:
    """Of ``names`` (normalised to ids) those one letter from a name in ``known`` (normalised to ids) of another, which
    do not stand there themselves: each with the ids of those others and then its own.
    """
    near = _by_letters(known)
    found: dict[str, tuple[str, ...]] = {}
    for name, own in names.items():
        if own in known.get(name, ()):
            continue
        others = {
            other
            for candidate in set().union(*(near.get(form, ()) for form in _one_letter_less(name)))
            if OSA.distance(name, candidate) <= 1
            for other in known[candidate]
        }
        if others - {own} and own not in known.get(name, ()):
            found[name] = (*sorted(others - {own}), own)
    return found


def _by_letters(known: Iterable[str]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for name in known:
        if len(name) >= _SHORTEST:
            for form in _one_letter_less(name):
                near[form].add(name)
    return near


def _one_letter_less(name: str) -> set[str]:
    return {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}
