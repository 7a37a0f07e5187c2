"""The language that a page, a card or a badge is asked in: ``lang``, else what the reader's browser prefers."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.api.parameters import LanguageParameter
from app.render.languages import Language, preferred_language
from app.render.phrases import Phrases, phrases_in


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words to answer in, and whether the address itself asks for them."""

    words: Phrases
    asked: bool

    @property
    def language(self) -> Language:
        """The language."""
        return self.words.language

    @property
    def query(self) -> dict[str, str]:
        """The parameters by which a link keeps the language that was asked for."""
        return {"lang": self.language.value} if self.asked else {}


def tongue_of(request: Request) -> Tongue:
    """The language of a request, even of one that is refused."""
    asked = request.query_params.get("lang")
    if asked in set(Language):
        return Tongue(phrases_in(Language(asked)), asked=True)
    preferred = preferred_language(request.headers.get("accept-language", ""))
    return Tongue(phrases_in(preferred), asked=False)


async def _tongue(request: Request, lang: LanguageParameter | None = None) -> Tongue:
    return Tongue(phrases_in(Language(lang)), asked=True) if lang else tongue_of(request)


async def _language_asked(lang: LanguageParameter = "en") -> Tongue:
    return Tongue(phrases_in(Language(lang)), asked=lang != "en")


TongueDependency = Annotated[Tongue, Depends(_tongue)]
# For pictures, which caches and other sites hold: never by what a browser prefers.
AskedTongueDependency = Annotated[Tongue, Depends(_language_asked)]


def in_each_language(request: Request) -> list[dict[str, str]]:
    """The same address in each language: its code, what it calls itself, and the link."""
    return [
        {
            "code": language.value,
            "name": language.own_name,
            "href": f"?{request.url.include_query_params(lang=language.value).query}",
        }
        for language in Language
    ]
