"""Ids made from words, for things that are recorded without one."""

import re
import unicodedata
from collections.abc import Callable, Container

_LONGEST = 80


def id_from(words: str, taken: Callable[[str], Container[str]], fallback: str) -> str:
    """An id of small letters, digits and hyphens from ``words``; numbered where it is taken already.

    ``taken`` gives the ids in use that begin with a stem; ``fallback`` is used for words of a script that leaves no
    such letters.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or fallback
    number, made, in_use = 1, stem, taken(stem)
    while made in in_use:
        number += 1
        made = f"{stem}-{number}"
    return made
