"""Templates: one environment that escapes everything, has the site's words at hand and refuses an undefined name."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app.domain.standing import Status
from app.render.english import capitalised
from app.render.phrases import Phrases
from app.render.world_map import draw_definitions, draw_swatch
from app.render.xml_text import legal_xml

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, words: Phrases, **context: object) -> str:
    """The template filled in, in the language of the words.

    What is not ``Markup`` is escaped, and characters no document may hold are replaced.
    """
    return _environment().get_template(template).render(words=words, t=words.text, **context)


@cache
def read_style(name: str) -> str:
    """A style sheet of the templates' folder, without comments and needless space."""
    text = (TEMPLATES / name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return (
        "".join(line for line in lines if not line.startswith("/*"))
        .replace(": ", ":")
        .replace(" {", "{")
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legal,
    )
    environment.globals |= {
        "statuses": list(Status),
        "swatch": draw_swatch,
        "definitions": draw_definitions,
    }
    environment.filters["day"] = _day
    environment.filters["iso"] = date.isoformat
    environment.filters["capitalised"] = capitalised
    return environment


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
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), words.speaks.day(day))
