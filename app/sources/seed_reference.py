"""The seed's reference files: the states and the sources that everything else names."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.name_forms import normalise_name
from app.domain.plain import SOURCE, STATE
from app.domain.publications import Source
from app.domain.states import State
from app.sources.csv_rows import Row, read_rows
from app.sources.held_texts import HeldText

STATE_COLUMNS = (
    "id", "iso2", "m49", "name", "un_name", "kind", "region", "sub_region", "eligible_from", "eligible_basis",
)  # fmt: skip
SOURCE_COLUMNS = (
    "id", "rank", "publisher", "title", "url", "as_of_earliest", "as_of_latest", "as_of_note", "group",
)  # fmt: skip


def read_states(path: Path, name: str) -> dict[str, State]:
    """The states by id, in the order of the file.

    Raises:
        SeedError: a wrong line, or a code or a name that two states share.
    """
    states: dict[str, State] = {}
    taken: dict[str, str] = {}
    for row in read_rows(path, name, STATE_COLUMNS):
        for column in ("id", "iso2", "m49", "name", "un_name", "kind"):
            row.text(column)
        with row.place.blamed():
            state = STATE.read(row.cells)
        names = {normalise_name(state.name), normalise_name(state.un_name)}
        for word in (state.id, state.iso2, state.m49, *sorted(names)):
            if word in taken:
                raise row.place.error(
                    f"{word!r} means {taken[word]} already; no two states share a code or a name"
                )
            taken[word] = state.id
        states[state.id] = state
    return states


def read_sources(
    path: Path, name: str, texts: Mapping[str, HeldText], article_id: str
) -> dict[str, Source]:
    """The sources by id, in the order of the file; those whose text is held carry its hash.

    ``article_id`` is the one source that stands in a file of its own.

    Raises:
        SeedError: a wrong line, or an id given twice.
    """
    sources: dict[str, Source] = {}
    for row in read_rows(path, name, SOURCE_COLUMNS):
        source = _source(row)
        if source.id in (*sources, article_id):
            raise row.place.error(f"source {source.id} is there already; an id stands once")
        held = texts.get(source.id)
        sources[source.id] = replace(source, text_sha256=held.sha256) if held else source
    return sources


def _source(row: Row) -> Source:
    for column in ("id", "rank"):
        row.text(column)
    plain = {column: cell for column, cell in row.cells.items() if not column.startswith("as_of_")}
    as_of = {key: row.cells[f"as_of_{key}"] for key in ("earliest", "latest", "note")}
    with row.place.blamed():
        return SOURCE.read(plain | {"as_of": as_of | {"inferred": False}})
