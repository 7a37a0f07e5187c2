"""For maintainers: a status page as files of the seed, its text among them; `treaty.yaml` is written by hand.

``python -m app.sources.seed_from_page page.html apmbc untc2026-xxvi-5`` reads the page and writes the text that is
quoted and the tables of the treaty's folder. Declarations that stand in the folder already keep their words.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from app.domain.actions import Family
from app.domain.names import build_name_index
from app.sources.names_folder import read_names
from app.sources.seed_reference import read_states
from app.sources.seed_tables import ACTION_COLUMNS, COUNT_COLUMNS, DECLARATION_COLUMNS
from app.sources.untc.pages import StatusPage
from app.sources.untc.reader import read_page
from app.sources.untc.statements import declared

_SAYING = 40  # characters of a line that says something and heads nothing
_LONGEST_QUOTE = 300


def write_treaty(page_file: Path, treaty_id: str, source_id: str, seed: Path) -> None:
    """Write the text, the acts, the list, the totals and the declarations of a page.

    Raises:
        PageRefused: the page cannot be read whole; SystemExit where something about it is odd.
    """
    states = read_states(seed / "states.csv", "states.csv")
    index = build_name_index(states.values(), read_names(seed / "names"))
    page = read_page(page_file.read_bytes(), index.resolve_in_depositary_spelling)
    if page.findings:
        raise SystemExit(f"{page_file}: {page.findings[0]}")
    folder = seed / "treaties" / treaty_id
    folder.mkdir(parents=True, exist_ok=True)
    (seed / "texts" / f"{source_id}.txt").write_text("\n".join(_text(page)) + "\n", "utf-8")
    _write(folder / "actions.csv", ACTION_COLUMNS, _actions(page, source_id))
    _write(folder / "counts.csv", COUNT_COLUMNS, _counts(page, source_id))
    kept = _declared_before(folder / "declarations.csv")
    _write(
        folder / "declarations.csv",
        DECLARATION_COLUMNS,
        _declared(page, treaty_id, source_id, kept),
    )
    _write_list(folder / "lists.yaml", page, source_id)


def _text(page: StatusPage) -> Iterator[str]:
    yield f"{page.number} {page.title}"
    yield f"STATUS AS AT : {page.as_of:%d-%m-%Y}"
    yield ""
    yield from dict.fromkeys(term.quote for term in page.terms if term.quote)
    yield f"Status : {' '.join((page.status_line or '').split())}"
    yield ""
    heads = list(page.columns)
    yield " | ".join(heads)
    for row in page.rows:
        cells = {act.column: act.quote for act in row.acts}
        name = " ".join((row.participant.name, *row.notes[:1]))
        yield " | ".join((name, *(cells.get(head, "") for head in heads[1:]))).rstrip()
    yield ""
    for statement in page.statements:
        yield f"{statement.participant}\n{statement.text}\n"
    for number, note in page.notes.items():
        yield f"{number} {note}\n"


def _actions(page: StatusPage, source_id: str) -> Iterator[dict[str, object]]:
    for row in page.rows:
        state_id = row.participant.state_id
        if state_id is None:
            continue
        for act in row.acts:
            yield {"state": state_id, "action": act.kind, "on": act.on, "sources": source_id}
        leaving = row.withdrawal
        if leaving is not None:
            yield {
                "state": state_id,
                "action": "withdrawal",
                "on": leaving.notified_on,
                "effective_on": leaving.effective_on,
                "effective_stated_by": source_id if leaving.effective_on else None,
                "sources": source_id,
                "quote": leaving.quote,
                "locator": f"end note {leaving.note}",
                "note": f"The page adds: {leaving.condition}." if leaving.condition else None,
            }


def _counts(page: StatusPage, source_id: str) -> Iterator[dict[str, object]]:
    totals = page.totals
    for measure, number, word in (
        ("signatures_standing", totals.declared_signatories, "Signatories"),
        ("parties_deposited", totals.declared_parties, "Parties"),
    ):
        yield {
            "source": source_id, "measure": measure, "operator": "=", "number": number,
            "quote": f"{word} : {number}", "locator": "line “Status”",
        }  # fmt: skip


def _declared(
    page: StatusPage, treaty_id: str, source_id: str, kept: dict[str, str]
) -> Iterator[dict[str, object]]:
    told: set[str] = set()
    for row in page.rows:
        for content, quote, locator in declared(page, row):
            stem = f"{treaty_id}-{source_id}-{row.participant.state_id}-{content.kind}".lower()
            made, number = stem, 1
            while made in told:
                number += 1
                made = f"{stem}-{number}"
            told.add(made)
            yield {
                "id": made, "state": row.participant.state_id, "kind": content.kind, "title": content.title,
                "text": kept.get(made, "In the words quoted."), "on": content.on, "source": source_id,
                "quote": _opening(quote, row.participant.name), "locator": locator,
            }  # fmt: skip


def _opening(text: str, name: str) -> str:
    """The first line that says something, or its beginning, up to the end of a word."""
    lines = [line for line in text.split("\n") if line.strip() and line.strip() != name]
    line = next((line for line in lines if len(line) >= _SAYING), max(lines, key=len))
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rpartition(" ")[0]


def _declared_before(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["text"] for row in csv.DictReader(file)}


def _write_list(path: Path, page: StatusPage, source_id: str) -> None:
    acts: dict[str, dict[str, list[str]]] = {
        family: {} for families in page.columns.values() for family in families
    }
    acts[Family.WITHDRAWAL.value] = {}
    for row in page.rows:
        kinds = {act.kind for act in row.acts if act.kind}
        for kind in sorted(kinds):
            acts[kind.family].setdefault(str(kind), []).append(str(row.participant.state_id))
        if row.withdrawal:
            acts["withdrawal"].setdefault("withdrawal", []).append(str(row.participant.state_id))
    for kinds_of_family in acts.values():
        for states in kinds_of_family.values():
            states.sort()
    listed = [
        {
            "source": source_id,
            "complete": True,
            "locator": "table of participants and end notes",
            "acts": acts,
        }
    ]
    text = yaml.safe_dump(
        listed, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )
    path.write_text(f"# What one source lists, whole; made from its page.\n{text}", "utf-8")


def _write(path: Path, columns: Iterable[str], rows: Iterable[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write_treaty(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
