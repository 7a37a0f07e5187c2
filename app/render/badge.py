"""Badges: a small SVG for a README or an article, and the same as the Shields endpoint's JSON.

The words carry the meaning; the colours only tell the two halves apart and never judge (no red, no green).
"""

from app.domain.standing import Status
from app.render.phrases import PHRASES, Phrases
from app.render.xml_text import escape_xml

_COLOURS = {
    Status.PARTY: "#1d5480",
    Status.CONTRACTING: "#3a5f8a",
    Status.SIGNATORY: "#55618c",
    Status.WITHDRAWING: "#6b4f86",
    Status.WITHDRAWN: "#6b4f86",
    Status.NON_SIGNATORY: "#70582a",
    Status.UNKNOWN: "#59636d",
    Status.NOT_APPLICABLE: "#59636d",
}
_LABEL_COLOUR = "#2b343c"
_LONGEST = 60


def draw_badge(label: str, status: Status, day: str, words: Phrases = PHRASES) -> str:
    """The badge as SVG; ``label`` is cut where it is too long, ``day`` stands in the title."""
    message, label = words.status[status], _cut(label)
    left, right = _width(label), _width(message)
    said, shown = escape_xml(f"{label}: {message} ({day})"), escape_xml(label)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img">'
        f'<title>{said}</title><clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><path fill="{_LABEL_COLOUR}" d="M0 0h{left}v20H0z"/>'
        f'<path fill="{_COLOURS[status]}" d="M{left} 0h{right}v20H{left}z"/></g>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14" textLength="{left - 12}" lengthAdjust="spacingAndGlyphs">{shown}</text>'
        f'<text x="{left + right / 2:g}" y="14" textLength="{right - 12}" lengthAdjust="spacingAndGlyphs">'
        f"{message}</text></g></svg>"
    )


def shields_badge(label: str, status: Status, words: Phrases = PHRASES) -> dict[str, object]:
    """What the endpoint badge of shields.io reads (its schema, version 1)."""
    return {
        "schemaVersion": 1,
        "label": label,
        "message": words.status[status],
        "color": _COLOURS[status].removeprefix("#"),
        "labelColor": _LABEL_COLOUR.removeprefix("#"),
        "isError": False,
    }


def problem_badge(label: str, message: str) -> str:
    """A badge for a question that has no answer: unknown, or of two meanings."""
    drawn = draw_badge(label, Status.UNKNOWN, message)
    return drawn.replace(f">{PHRASES.status[Status.UNKNOWN]}<", f">{escape_xml(message)}<")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _width(text: str) -> int:
    # Verdana at 11 units: narrow, wide and full-width characters as they come on average.
    narrow = sum(character in "iljtfrI.,:;'| ()[]" for character in text)
    full = sum(ord(character) > 0x2E7F for character in text)
    return round(12 + 6.6 * (len(text) - narrow - full) + 3.9 * narrow + 11.5 * full)
