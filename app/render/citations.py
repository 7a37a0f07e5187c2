"""Citations of one answer: AP and Chicago as prose, BibTeX and CSL-JSON for a reference manager."""

import re
from dataclasses import dataclass
from datetime import date

import orjson

from app.render.english import write_day

_MONTHS_AP = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()  # noqa: SIM905
_BIBTEX = {"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "{}$&#%_"}}
_BIBTEX |= {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a page's title, address and key, the day it speaks of, and the day it was read."""

    title: str
    url: str
    key: str
    as_of: date
    read_on: date


def cite(cited: Cited) -> dict[str, str]:
    """The citation in each style, by the style's name."""
    as_of, read_on = write_day(cited.as_of), write_day(cited.read_on)
    return {
        "AP": f"Treaty Status, “{cited.title},” as of {_ap(cited.as_of)}. {cited.url}",
        "Chicago": f"Treaty Status. “{cited.title}.” As of {as_of}. Accessed {read_on}. {cited.url}.",
        "BibTeX": _bibtex(cited),
        "CSL-JSON": orjson.dumps(_csl(cited), option=orjson.OPT_INDENT_2).decode(),
    }


def _ap(day: date) -> str:
    return f"{_MONTHS_AP[day.month - 1]} {day.day}, {day.year}"


def _bibtex(cited: Cited) -> str:
    title = "".join(_BIBTEX.get(character, character) for character in cited.title)
    key = re.sub(r"[^A-Za-z0-9:-]", "", cited.key)
    fields = {
        "author": "{Treaty Status}",
        "title": title,
        "year": str(cited.as_of.year),
        "note": f"As of {cited.as_of.isoformat()}",
        "url": cited.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": cited.read_on.isoformat(),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}}}"


def _csl(cited: Cited) -> list[dict[str, object]]:
    def parts(day: date) -> dict[str, object]:
        return {"date-parts": [[day.year, day.month, day.day]]}

    return [
        {
            "id": cited.key,
            "type": "webpage",
            "title": cited.title,
            "author": [{"literal": "Treaty Status"}],
            "issued": parts(cited.as_of),
            "accessed": parts(cited.read_on),
            "URL": cited.url,
        }
    ]
