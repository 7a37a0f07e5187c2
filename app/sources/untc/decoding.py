"""A page's bytes to text: which form it has, in which encoding, and whether it is safe and whole enough to parse.

Markup that could reach for other files or grow without end is refused before any parser sees it: entities, document
types with declarations of their own, tags without measure (OWASP, XML External Entity Prevention).
"""

import re
from enum import StrEnum

from app.domain.refusals import PageRefused

LONGEST_PAGE = 16_000_000  # bytes; the longest known has about two million
_MOST_TAGS = 400_000  # the longest known pages have about 40,000
_LONGEST_TAG = 1_000_000  # characters; the hidden state of a form has about 70,000
_LONGEST_WORD = 2_000_000  # characters without a blank or a tag between them
_OUTAGE = "urgent maintenance and is currently unavailable"
_ENCODINGS = {"utf-8", "us-ascii", "iso-8859-1", "windows-1252"}
_XML_HEAD = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_PLAIN_DOCTYPE = re.compile(r"<!DOCTYPE\s+html\b[^\[\]<>]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONG_WORD = re.compile(rf"[^\s<]{{{_LONGEST_WORD}}}")


class PageForm(StrEnum):
    """The forms in which a page is published, and the one in which tables are kept."""

    HTML = "html"
    XML = "xml"
    CSV = "csv"


def decode(page: bytes) -> tuple[PageForm, str]:
    """The form and the text of a page.

    Raises:
        PageRefused: it is empty, too long, in another encoding, cut off, not such a page, or unsafe to parse.
    """
    if not page.strip():
        raise PageRefused("the page is empty")
    if len(page) > LONGEST_PAGE:
        raise PageRefused(f"the page has more than {LONGEST_PAGE:,} bytes")
    if page.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in page[:4_000]:
        raise PageRefused("byte 1: the page is in UTF-16 or no text at all; UTF-8 is read")
    text = _text_of(page)
    form = _form_of(text)
    found = _CONTROL.search(text)
    if found:
        raise PageRefused(f"{_line(text, found.start())}: a control character; the page is damaged")
    if form is not PageForm.CSV:
        _check_markup(form, text)
    return form, text


def _text_of(page: bytes) -> str:
    declared = _XML_HEAD.match(page.lstrip()[:200])
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding not in _ENCODINGS:
        raise PageRefused(f"line 1: the encoding {encoding} is not read here")
    try:
        return page.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = page.count(b"\n", 0, error.start) + 1
        raise PageRefused(
            f"line {line}, byte {error.start + 1}: this is not {encoding.upper()}; the page is in another "
            "encoding, or damaged"
        ) from None


def _form_of(text: str) -> PageForm:
    if _OUTAGE in " ".join(text.split()):
        raise PageRefused(
            "this is the page that the Treaty Collection shows while it is out of service; try again later"
        )
    start = text.lstrip()[:2_000]
    if start.startswith("<?xml") or re.match(r"<(!--.*?-->\s*)?Document\b", start, re.DOTALL):
        return PageForm.XML
    if re.search(r"<html\b", start, re.IGNORECASE):
        return PageForm.HTML
    if start.startswith("<"):
        _check_declarations(PageForm.XML, text)
        raise PageRefused(
            "line 1: this is markup, and neither HTML nor XML of the Treaty Collection"
        )
    return PageForm.CSV


def _check_markup(form: PageForm, text: str) -> None:
    _check_declarations(form, text)
    if text.count("<") > _MOST_TAGS:
        raise PageRefused(f"the page has more than {_MOST_TAGS:,} tags")
    position = text.find("<")
    while position >= 0:
        following = text.find("<", position + 1)
        end = following if following >= 0 else len(text)
        if end - position > _LONGEST_TAG and ">" not in text[position : position + _LONGEST_TAG]:
            raise PageRefused(f"{_line(text, position)}: a tag without measure")
        position = following
    found = _LONG_WORD.search(text)
    if found:
        raise PageRefused(f"{_line(text, found.start())}: a word without measure")
    ending = "</html>" if form is PageForm.HTML else ">"
    if not text.rstrip().lower().endswith(ending):
        raise PageRefused(
            f"{_line(text, len(text))}: the page ends before its end; it was cut off on the way"
        )


def _check_declarations(form: PageForm, text: str) -> None:
    for found in _DECLARATION.finditer(text):
        plain = form is PageForm.HTML and _PLAIN_DOCTYPE.match(text, found.start())
        if not plain:
            raise PageRefused(
                f"{_line(text, found.start())}: a {found[1].upper()} declaration; none is read here"
            )


def _line(text: str, position: int) -> str:
    return f"line {text.count(chr(10), 0, position) + 1}"
