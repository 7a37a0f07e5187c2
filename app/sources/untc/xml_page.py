"""A status page in XML to a draft: `Document/Treaty`, in which tables are rows of entries.

Note numbers stand in the text as ``<superscript>1</superscript>``, escaped or not.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from app.domain.refusals import PageRefused
from app.sources.untc.pages import Cell, Draft, Statement

_LINES = {
    "chapter": ("Header//Name",),
    "title": ("Treaty//Titlesect", "Treaty//Title"),
    "conclusion": ("Treaty//Conclusion",),
    "entry_into_force": ("Treaty//EIF//Labeltext", "Treaty//EIF"),
    "registration": ("Treaty//Registration//Labeltext", "Treaty//Registration"),
    "text": ("Treaty//TreatyText//Text", "Treaty//TreatyText"),
    "note": ("Treaty//ExternalData//Note", "Treaty//Notes//Text", "Treaty//Note//Labeltext"),
}
_RAISED = re.compile(r"<(superscript|sup)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,200}>")
_SECTIONS = (
    "Declarations",
    "Objections",
    "DeclarationsUnderArticle",
    "Notifications",
    "TerritorialApplications",
)
_NOTE_NUMBER = re.compile(r"^\s*(\d+)\s*[.)]?\s*")


def read_xml(text: str) -> Draft:
    """The draft of a page.

    Raises:
        PageRefused: it is not well-formed, no status page, or its table of participants is not whole.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    # The text is decoded already, so what the declaration says of its encoding no longer holds.
    plain = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)
    try:
        root = etree.fromstring(plain.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise PageRefused(f"line {line}: this is not well-formed XML; it may be cut off") from None
    if root.tag != "Document" or root.find(".//Participants") is None:
        raise PageRefused("line 1: the document has no table of participants")
    lines = {name: text for name, paths in _LINES.items() if (text := _first_line(root, paths))}
    lines["as_at"] = " ".join(" ".join(root.itertext()).split())[:200_000]
    for name, label in (("Signatories", "Signatories"), ("Parties", "Parties")):
        node = root.find(f"Treaty//Status/{name}")
        if node is not None and _line(node):
            lines["status"] = f"{lines.get('status', '')} {label} : {_line(node)}".strip()
    heads, rows = _table(root)
    return Draft("xml", lines, heads, rows, dict(_notes(root)), tuple(_statements(root)))


def _table(root: Any) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    tables = [t for t in root.findall(".//Participants//Table") if t.find(".//Row") is not None]
    if len(tables) != 1:
        raise PageRefused(f"the page has {len(tables)} tables of participants where one is read")
    (table,) = tables
    head = table.find(".//Thead//Row")
    body = [row for row in table.findall(".//Row") if row is not head]
    if head is None:
        head, body = body[0], body[1:]
    rows = (tuple(_cell(entry) for entry in row.findall("Entry")) for row in body)
    heads = tuple(_cell(entry).text for entry in head.findall("Entry"))
    return heads, tuple(row for row in rows if any(cell.text for cell in row))


def _cell(node: Any) -> Cell:
    text = _source(node)
    notes = [
        number for raised in _RAISED.finditer(text) for number in re.findall(r"\d+", raised[2])
    ]
    plain = _TAG.sub("", _RAISED.sub(" ", text))
    return Cell(" ".join(plain.split()), tuple(dict.fromkeys(notes)))


def _first_line(root: Any, paths: Iterable[str]) -> str:
    found = (root.find(path) for path in paths)
    return next((_line(node) for node in found if node is not None), "")


def _line(node: Any) -> str:
    return _cell(node).text


def _source(node: Any) -> str:
    """The text of a node with raised parts marked, whether they are elements or escaped."""
    parts = [node.text or ""]
    for child in node:
        name = str(child.tag).lower()
        inner = _source(child)
        parts.append(f"<{name}>{inner}</{name}>" if name in ("superscript", "sup") else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def _paragraphs(node: Any) -> str:
    blocks = node.findall(".//Text") or [node]
    lines = (" ".join(_TAG.sub("", _source(block)).split()) for block in blocks)
    return "\n".join(line for line in lines if line)


def _notes(root: Any) -> Iterator[tuple[str, str]]:
    section = root.find(".//EndNotes")
    for position, node in enumerate([] if section is None else section, start=1):
        text = _paragraphs(node)
        number = _NOTE_NUMBER.match(text)
        given = node.get("number") or node.get("Number") or node.findtext("Number")
        key = given or (number[1] if number else str(position))
        yield key.strip(), text[number.end() :].strip() if number and not given else text


def _statements(root: Any) -> Iterator[Statement]:
    for name in _SECTIONS:
        section = root.find(f".//{name}")
        for node in [] if section is None else section.iter():
            who = node.find("Participant")
            if who is None:
                continue
            participant, text = _line(who), _paragraphs(node)
            text = text.removeprefix(participant).strip()
            if participant and text:
                yield Statement(name, participant, text)
