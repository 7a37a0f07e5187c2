"""The environment of the templates: it escapes everything, has the site's words at hand, refuses an undefined name."""

from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app.domain.standing import Status
from app.render.dates import day_in_words
from app.render.english import capitalised
from app.render.languages import Language
from app.render.phrases import Phrases
from app.render.world_map import draw_definitions, draw_swatch
from app.render.xml_text import legal_xml


@cache
def environment(templates: Path) -> Environment:
    """The environment of the templates in a folder; each is compiled when it is first used."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legal,
    )
    made.globals |= {
        "statuses": list(Status),
        "swatch": draw_swatch,
        "definitions": draw_definitions,
    }
    made.filters["day"] = _day
    made.filters["iso"] = date.isoformat
    made.filters["capitalised"] = capitalised
    return made


def _legal(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return legal_xml(value) if isinstance(value, str) else value


@pass_context
def _day(context: Context, value: date | datetime | None) -> Markup:
    if value is None:
        return Markup("")
    day = value.date() if isinstance(value, datetime) else value
    words: Phrases = context["words"]
    return _marked(day, words.language)


@lru_cache(maxsize=2_000)  # a table names the same days over and over
def _marked(day: date, language: Language) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(
        day.isoformat(), day_in_words(day, language)
    )
