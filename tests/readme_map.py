"""The map of the code that the README prints: one line a module, with its purpose.

For maintainers: `python -m tests.readme_map` prints it, `python -m tests.readme_map --write` puts
it into README.md between the lines `<!-- map -->` and `<!-- /map -->`.
"""

import ast
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
README = CHECKOUT / "README.md"
START, END = "<!-- map -->\n```text\n", "```\n<!-- /map -->"


def modules() -> list[Path]:
    """Every module of `app` by its path in the checkout; `__init__.py` first in a folder."""
    found = (path.relative_to(CHECKOUT) for path in (CHECKOUT / "app").rglob("*.py"))
    return sorted(
        found, key=lambda path: (path.parent.parts, path.name != "__init__.py", path.name)
    )


def purpose(module: Path) -> str:
    """The first line of the module's docstring, or nothing if it has none."""
    docstring = ast.get_docstring(ast.parse((CHECKOUT / module).read_text("utf-8")))
    return docstring.splitlines()[0] if docstring else ""


def expected_map() -> str:
    """The map as it should be; a package's `__init__.py` is shown as its folder."""
    shown = {
        f"{module.parent.as_posix()}/"
        if module.name == "__init__.py"
        else module.as_posix(): module
        for module in modules()
    }
    width = max(map(len, shown))
    return "".join(f"{name:<{width}}  {purpose(module)}\n" for name, module in shown.items())


def printed_map(readme: str) -> str:
    """The map as a README's text has it. Raises `ValueError` if the text has no (whole) map."""
    start = readme.index(START) + len(START)
    return readme[start : readme.index(END, start)]


def main() -> None:
    if sys.argv[1:] != ["--write"]:
        print(expected_map(), end="")
        return
    readme = README.read_text("utf-8")
    before, _, rest = readme.partition(START)
    after = rest.partition(END)[2]
    README.write_text(before + START + expected_map() + END + after, "utf-8")


if __name__ == "__main__":
    main()
