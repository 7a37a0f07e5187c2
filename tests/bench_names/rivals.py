"""What others make of a name: each a function from a text to an ISO 3166-1 alpha-2 code, or null."""

import logging
import unicodedata
from collections.abc import Callable, Iterator

Resolver = Callable[[str], str | None]
_NOT_FOUND = "none of them"


def rivals() -> Iterator[tuple[str, Callable[[], Resolver]]]:
    """The name of each library, and what makes its resolver; making it raises ImportError where it is not installed."""
    yield "pycountry", _pycountry
    yield "country_converter", _country_converter
    yield "Babel, all locales", _babel
    yield "countrynames", _countrynames


def _pycountry() -> Resolver:
    import pycountry

    def resolve(text: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(text).alpha_2)
        except LookupError:
            return None

    return resolve


def _country_converter() -> Resolver:
    import country_converter

    logging.getLogger("country_converter").setLevel(logging.CRITICAL)
    converter = country_converter.CountryConverter()

    def resolve(text: str) -> str | None:
        found = converter.convert(text, to="ISO2", not_found=_NOT_FOUND)
        return found if isinstance(found, str) and found != _NOT_FOUND else None

    return resolve


def _babel() -> Resolver:
    from babel.core import Locale
    from babel.localedata import locale_identifiers

    meant: dict[str, set[str]] = {}
    for identifier in locale_identifiers():
        if identifier != "root":
            for code, name in Locale.parse(identifier).territories.items():
                if len(code) == 2 and code.isalpha():
                    meant.setdefault(_folded(name), set()).add(code)
    known = {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}

    def resolve(text: str) -> str | None:
        return known.get(_folded(text))

    return resolve


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _countrynames() -> Resolver:
    import countrynames

    def resolve(text: str) -> str | None:
        found: str | None = countrynames.to_code(text)
        return found

    return resolve
