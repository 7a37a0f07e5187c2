"""The index of the specification: every rule with the file that specifies it, as README.md beside this file has it.

For maintainers: `python -m tests.spec.index` writes README.md anew.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE / "README.md"
# The chapters in the order in which they are best read.
CHAPTERS = [
    "test_status_words",
    "test_signature",
    "test_consent",
    "test_entry_into_force",
    "test_threshold",
    "test_late_accession",
    "test_joining",
    "test_succession",
    "test_definitive_signature",
    "test_provisional_application",
    "test_withdrawal",
    "test_conditional_withdrawal",
    "test_revoked_notice",
    "test_rejoining",
    "test_same_day",
    "test_eligibility",
    "test_as_of",
    "test_open_world",
    "test_statements",
    "test_complete_lists",
    "test_conflicting_claims",
    "test_evidence",
    "test_terms",
    "test_register",
    "test_history",
    "test_counts",
    "test_count_claims",
    "test_freshness",
    "test_invariants",
]
PREFACE = """\
# The law, as tests

What the service holds to be the law of treaty status. Each test below is one rule: its name is the rule in short, its
docstring the sentence printed here. Dates are looked at on the day before, the day and the day after. The records are
built by [`record.py`](record.py) in a line a claim, through the same register that the service answers from; nothing
here needs a database. [`tests/property`](../property) looks for what these examples leave out.

`python -m tests.spec.index` writes this page from the tests.
"""


def modules() -> list[str]:
    """The names of the test modules of this folder, but the one that tests this index."""
    return sorted(path.stem for path in HERE.glob("test_*.py") if path.stem != "test_index")


def rules(module: str) -> Iterator[tuple[str, str]]:
    """Every rule of a module, in its order: the test's name and its sentence on one line."""
    found = (node for node in ast.walk(_parsed(module)) if isinstance(node, ast.FunctionDef))
    for node in sorted(found, key=lambda function: function.lineno):
        if node.name.startswith("test_"):
            yield node.name, " ".join((ast.get_docstring(node) or "").split())


def page() -> str:
    """The index as README.md should have it."""
    chapters = [
        f"\n## {_title(module)}\n\n[`{module}.py`]({module}.py)\n\n"
        + "".join(f"- {sentence}\n" for _, sentence in rules(module))
        for module in CHAPTERS
    ]
    return PREFACE + "".join(chapters)


def _title(module: str) -> str:
    return (ast.get_docstring(_parsed(module)) or "").splitlines()[0].rstrip(".")


def _parsed(module: str) -> ast.Module:
    return ast.parse((HERE / f"{module}.py").read_text("utf-8"))


if __name__ == "__main__":
    README.write_text(page(), "utf-8")
