"""Pages that are damaged, hostile or something else: refused with the place, soon, and with nothing read half."""

import re
import resource
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import PageRefused
from app.sources.untc.decoding import LONGEST_PAGE
from app.sources.untc.participants import Find
from app.sources.untc.reader import read_page
from tests.imports.made_pages import SMALL

HTML, XML = SMALL.html(), SMALL.xml()
BOMB = b"".join(
    b'<!ENTITY l%d "&l%d;&l%d;&l%d;&l%d;">' % (n, n - 1, n - 1, n - 1, n - 1) for n in range(1, 12)
)


def with_doctype(subset: bytes, use: bytes = b"&l11;") -> bytes:
    head, rest = XML.split(b"?>", 1)
    return (
        head
        + b'?><!DOCTYPE Document [<!ENTITY l0 "lol">'
        + subset
        + b"]>"
        + rest.replace(b"Canada", use)
    )


def in_html(tags: bytes) -> bytes:
    return HTML.replace(b"</form>", tags + b"</form>")


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b" \r\n" * 1_000, "empty"),
    "too long": (lambda: b"x" * (LONGEST_PAGE + 1), "more than"),
    "one long word": (lambda: in_html(b"y" * 15_900_000), "without measure"),
    "one long tag": (lambda: in_html(b"<a " + b"b " * 7_000_000 + b">"), "without measure"),
    "many tags": (lambda: in_html(b"<b>" * 3_000_000), "more than"),
    "deep tags": (lambda: in_html(b"<div>" * 390_000), "ends before|disagree|no table|cells"),
    "UTF-16": (lambda: SMALL.html().decode().encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": (lambda: SMALL.html().decode().encode("utf-16-le"), "UTF-16"),
    "latin-1": (lambda: HTML.decode().replace("Canada", "Côte d'Ivoire").encode("latin-1"), "line .*UTF-8"),
    "a NUL": (lambda: HTML.replace(b"Canada", b"Can\x00da"), "line|UTF-16"),
    "a control character": (lambda: HTML.replace(b"Canada", b"Can\x1bda"), "line .*control"),
    "an entity bomb": (lambda: with_doctype(BOMB), "line 1: a DOCTYPE"),
    "an external entity": (
        lambda: with_doctype(b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;"), "line 1: a DOCTYPE",
    ),
    "an external document type": (
        lambda: XML.replace(b"?><Doc", b'?><!DOCTYPE Document SYSTEM "http://127.0.0.1:9/x.dtd"><Doc'), "DOCTYPE",
    ),
    "an entity in HTML": (lambda: HTML.replace(b"<head>", b'<!ENTITY a "b"><head>'), "ENTITY"),
    "another encoding": (lambda: XML.replace(b"ISO-8859-1", b"UTF-7"), "encoding"),
    "XML that is not well-formed": (lambda: XML.replace(b"</Row>", b"", 1), "line 1: .*well-formed"),
    "another XML": (lambda: b'<?xml version="1.0"?><Document><Treaty/></Document>', "no table of participants"),
    "another HTML": (lambda: b"<!DOCTYPE html><html><body><p>Hello</p></body></html>", "no table of participants"),
    "HTML with another table": (
        lambda: HTML.replace(b"Ratification, Acceptance(A), Accession(a), Succession(d)", b"Price")
        .replace(b"Signature<", b"Weight<"), "no column of acts",
    ),
    "an outage": (
        lambda: b"<html><body>The site is undergoing urgent maintenance and\n is currently unavailable.</body></html>",
        "out of service",
    ),
    "a shifted row": (lambda: HTML.replace(b"<td>&nbsp;</td>", b"", 1), "row 4, South Sudan: 2 cells"),
    "plain text": (lambda: b"Canada has ratified.\n", "line 1"),
    "JSON": (lambda: b'{"Participant": 1}\n', "no column of acts|columns of participants|neither"),
    "a table cut within a line": (lambda: SMALL.csv()[:-4], "line 6"),
    "a table with a short line": (lambda: SMALL.csv().replace(b"France,", b"", 1), "line 3"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "UTF-8|UTF-16|control"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_refused_with_its_place(name: str, find: Find) -> None:
    make, said = BAD[name]
    page = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        found = read_page(page, find)
    except PageRefused as error:
        message = str(error)
    else:
        # Where a parser made sense of it all the same, the page must say what it said, or be found wanting.
        message = "; ".join(finding.code for finding in found.findings) or "disagree with nothing"
        assert len(found.rows) == len(SMALL.rows)
    assert re.search(said, message), message
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 250_000  # kilobytes


@pytest.mark.parametrize("form", ["html", "xml", "csv"])
def test_a_page_cut_short_is_never_read_half(form: str, find: Find) -> None:
    whole = getattr(SMALL, form)()
    read = read_page(whole, find)
    for percent in range(100):
        cut = whole[: len(whole) * percent // 100]
        if form == "csv" and cut.endswith(b"\n"):
            continue  # a table that ends with a line is a table; only its reader knows that it was longer
        try:
            found = read_page(cut, find)
        except PageRefused:
            continue
        assert found.rows == read.rows, percent


@given(position=st.integers(0, len(HTML) - 1), bit=st.integers(0, 7), xml=st.booleans())
def test_a_flipped_bit_is_refused_or_found_or_changes_no_structure(
    position: int, bit: int, xml: bool, find: Find
) -> None:
    page = bytearray(XML if xml else HTML)
    page[position % len(page)] ^= 1 << bit
    try:
        found = read_page(bytes(page), find)
    except PageRefused:
        return
    assert found.findings or len(found.rows) == len(SMALL.rows)


@given(st.binary(max_size=2_000))
def test_no_bytes_break_the_reader(find: Find, page: bytes) -> None:
    with pytest.raises(PageRefused):
        read_page(page, find)


@given(st.text(max_size=400))
def test_no_words_in_a_page_break_the_reader(find: Find, text: str) -> None:
    page = HTML.replace(b"Vanuatu", text.encode("utf-8", "replace"))
    with suppress(PageRefused):
        read_page(page, find)
