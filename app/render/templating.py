"""Templates filled in, and their style sheets. What fills them in is imported with the first page that is asked for."""

from functools import cache
from pathlib import Path

from app.render.phrases import Phrases

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, words: Phrases, **context: object) -> str:
    """The template filled in, in the language of the words.

    What is not ``Markup`` is escaped, and characters no document may hold are replaced.
    """
    from app.render.environment import environment

    filled_in = environment(TEMPLATES).get_template(template)
    return filled_in.render(words=words, t=words.text, **context)


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
