"""Treaties as readers look for them."""

from app.domain.name_forms import normalise_name
from app.domain.outline import Outline
from app.services.overview import Overview


def find_treaties(overview: Overview, words: str | None) -> list[Outline]:
    """The treaties whose id, number, registration or title contains the words; all without any."""
    outlines = list(overview.outlines())
    if not words or not words.strip():
        return outlines
    wanted, within = words.strip().casefold(), normalise_name(words)
    return [
        outline
        for outline in outlines
        if wanted in _numbers(outline) or (within and within in normalise_name(_titles(outline)))
    ]


def treaties_by_age(overview: Overview) -> list[Outline]:
    """All treaties, those first of which the record spoke first."""
    return sorted(overview.outlines(), key=lambda outline: outline.began)


def _numbers(outline: Outline) -> set[str]:
    terms = outline.timeline.terms
    return {
        text.casefold()
        for text in (outline.treaty.id, terms.untc_number, terms.registration)
        if text
    }


def _titles(outline: Outline) -> str:
    return f"{outline.treaty.title} {outline.treaty.short_title or ''}"
