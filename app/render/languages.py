"""The six languages of the United Nations: translations from gettext catalogues, and dates in each language's form.

A message is a whole sentence or a label, written in English where it is used and translated in
``catalogues/{language}.po``; ``make catalogues`` finds new ones and compiles. English needs no catalogue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from app.render.dates import day_in_words

CATALOGUES = Path(__file__).parent / "catalogues"


class Language(StrEnum):
    """A language by its code (ISO 639-1)."""

    ENGLISH = "en"
    FRENCH = "fr"
    SPANISH = "es"
    ARABIC = "ar"
    CHINESE = "zh"
    RUSSIAN = "ru"

    @property
    def direction(self) -> str:
        """How it is written: ``ltr`` or ``rtl``."""
        return "rtl" if self is Language.ARABIC else "ltr"

    @property
    def own_name(self) -> str:
        """What those who speak it call it."""
        return _OWN_NAMES[self]


_OWN_NAMES = {
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.SPANISH: "Español",
    Language.ARABIC: "العربية",
    Language.CHINESE: "中文",
    Language.RUSSIAN: "Русский",
}


_COMMAS = {Language.ARABIC: "، ", Language.CHINESE: "、"}


def N_(message: str) -> str:  # noqa: N802 -- the name that gettext's tools know
    """The message itself; marks it for the catalogues where it is translated elsewhere."""
    return message


@dataclass(frozen=True, slots=True)
class Translator:
    """Says messages in one language."""

    language: Language

    def say(self, message: str, **values: object) -> str:
        """The message in this language, its ``{names}`` filled in."""
        said = _catalogue(self.language).gettext(message) if message else ""
        return said.format(**values) if values else said

    def many(self, one: str, more: str, n: int, **values: object) -> str:
        """The form of the message that the number asks for, ``{n}`` and other names filled in."""
        return _catalogue(self.language).ngettext(one, more, n).format(n=n, **values)

    def day(self, day: date) -> str:
        """A day in words."""
        return day_in_words(day, self.language)

    def listed(self, items: Iterable[str]) -> str:
        """The items one after the other, with the comma of the language between them."""
        return _COMMAS.get(self.language, ", ").join(items)

    def text(self, sentences: Iterable[str]) -> str:
        """Whole sentences one after the other; empty ones are left out."""
        space = "" if self.language is Language.CHINESE else " "
        return space.join(sentence for sentence in sentences if sentence)


ENGLISH = Translator(Language.ENGLISH)
_LONGEST_READ = 500  # characters


def preferred_language(accept_language: str) -> Language:
    """The language that an ``Accept-Language`` value prefers among ours (RFC 9110 §12.5.4); English if none.

    Of a value that is longer than any reader's only the beginning is read, and remembered.
    """
    if len(accept_language) > _LONGEST_READ:
        accept_language = accept_language[:_LONGEST_READ].rpartition(",")[0]
    return _preferred(accept_language)


@lru_cache(maxsize=1_000)
def _preferred(accept_language: str) -> Language:
    best, found = 0.0, Language.ENGLISH
    for member in accept_language.split(","):
        name, _, parameter = (part.strip() for part in member.partition(";"))
        try:
            quality = float(parameter.removeprefix("q=")) if parameter else 1.0
        except ValueError:
            continue
        code = name.lower().partition("-")[0]
        if code in _OWN_NAMES and best < quality <= 1:
            best, found = quality, Language(code)
    return found


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language is Language.ENGLISH:
        return NullTranslations()
    with (CATALOGUES / f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
