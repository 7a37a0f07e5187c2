"""A status page in HTML to a draft: its parts are found by their ids, whose prefix has changed over the years."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from app.domain.refusals import PageRefused
from app.sources.untc.pages import Cell, Draft, Statement

_PREFIX = re.compile(r"^(?:ctl00_)+ContentPlaceHolder1_(?:ContentPlaceHolderInnerPage_)?")
_LINES = {
    "as_at": ("div3", "tcHead", "lblStatus"),
    "chapter": ("rptHead_ctl00_tcText",),
    "title": ("rptTreaty_ctl00_tcTreaty",),
    "conclusion": ("rptTreaty_ctl00_tcText",),
    "entry_into_force": ("rptEIF_ctl00_tcText",),
    "registration": ("rptRegistration_ctl00_tcText",),
    "status": ("rptStatus_ctl00_tcText",),
    "text": ("rptText_ctl00_tcText",),
    "note": ("rptNotes_ctl00_tcText",),
}
_IN_ADDRESS = re.compile(r"mtdsg_no=([^&\"'#]+)", re.IGNORECASE)
_IN_FILE = re.compile(r"/([^/]+?)(?:\.en|\.fr)?\.xml$", re.IGNORECASE)
_STATEMENT = re.compile(r"^(dg[A-Za-z]+)_ctl\d+_divParticipant$")
_NOTE = re.compile(r"^dgNotesAll_ctl\d+_divNotesAll$")
_NOTE_NUMBER = re.compile(r"^\s*(\d+)\s*[.)]?\s*")
_BLOCKS = {"br", "p", "div", "tr", "li", "table"}
_SKIPPED = {"script", "style", "iframe"}
_END = "\x00"  # of a block; no page has it, for the decoding refuses it


def read_html(text: str) -> Draft:
    """The draft of a page.

    Raises:
        PageRefused: it is no status page, or its table of participants is not whole.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageRefused(f"line {getattr(error, 'lineno', 1)}: this is not HTML") from None
    if root is None:
        raise PageRefused("line 1: the page holds no HTML")
    parts = {_PREFIX.sub("", node.get("id")): node for node in root.iter() if node.get("id")}
    if "tblgrid" not in parts:
        raise PageRefused("the page has no table of participants; is it a status page?")
    lines = {
        name: cell.text
        for name, ids in _LINES.items()
        for cell in [next((_cell(parts[part]) for part in ids if part in parts), None)]
        if cell is not None and cell.text
    }
    number = _number(root)
    if number:
        lines["number"] = number
    heads, rows = _table(parts["tblgrid"])
    return Draft("html", lines, heads, rows, dict(_notes(parts)), tuple(_statements(parts)))


def _table(table: Any) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    lines = [
        [_cell(cell) for cell in row.iter("td", "th")]
        for row in table.iter("tr")
        if next(row.iterancestors("table"), None) is table
    ]
    rows = [tuple(cells) for cells in lines if any(cell.text for cell in cells)]
    if not rows:
        raise PageRefused("the table of participants is empty")
    return tuple(cell.text for cell in rows[0]), tuple(rows[1:])


def _number(root: Any) -> str | None:
    for form in root.iter("form"):
        found = _IN_ADDRESS.search(form.get("action") or "")
        if found:
            return found[1]
    for link in root.iter("a"):
        href = link.get("href") or ""
        if "/MTDSG/" in href and (found := _IN_FILE.search(href)):
            return found[1]
    return None


def _notes(parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, node in parts.items():
        if not _NOTE.match(name):
            continue
        text = _paragraphs(node)
        number = _NOTE_NUMBER.match(text)
        if number:
            yield number[1], text[number.end() :].strip()


def _statements(parts: Mapping[str, Any]) -> Iterator[Statement]:
    for name, node in parts.items():
        found = _STATEMENT.match(name)
        if found is None:
            continue
        body = parts.get(name.replace("divParticipant", "divText"))
        participant = _cell(node).text
        text = "" if body is None else _paragraphs(body)
        while text == participant or text.startswith(f"{participant}\n"):
            text = text.removeprefix(participant).strip()  # the page repeats it, unseen
        if participant and text:
            yield Statement(found[1], participant, text)


def _cell(node: Any) -> Cell:
    words: list[str] = []
    notes: list[str] = []
    for inside, text in _texts(node):
        if not inside:
            words.append(text)
        else:
            notes += re.findall(r"\d+|\*+", text)
    return Cell(" ".join("".join(words).replace(_END, " ").split()), tuple(dict.fromkeys(notes)))


def _paragraphs(node: Any) -> str:
    text = "".join(part for _, part in _texts(node))
    paragraphs = (" ".join(line.split()) for line in text.split(_END))
    return "\n".join(line for line in paragraphs if line)


def _texts(node: Any) -> Iterator[tuple[bool, str]]:
    """Every text below a node with whether it is raised, which is how note numbers are set; blocks are parted."""
    raised = 0
    for event, element in etree.iterwalk(node, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED:
            if event == "end" and element is not node and element.tail:
                yield bool(raised), element.tail
            continue
        if event == "start":
            raised += tag == "sup"
            if tag in _BLOCKS:
                yield False, _END
            if element.text:
                yield bool(raised), element.text
        else:
            raised -= tag == "sup"
            if tag in _BLOCKS:
                yield False, _END
            if element is not node and element.tail:
                yield bool(raised), element.tail
