"""A treaty's CSV files in the seed: what states did, what they declared, and how many others counted."""

from datetime import date
from pathlib import Path

from app.domain.actions import ActionKind
from app.domain.claims import (
    ActionContent,
    CountContent,
    DeclarationContent,
    DeclarationKind,
    Operator,
)
from app.domain.counts import MEASURES
from app.domain.days import AsOf
from app.sources.csv_rows import Row, read_rows
from app.sources.gathering import Gathering, Passage

ACTION_COLUMNS = (
    "state", "action", "on", "effective_on", "effective_stated_by", "sources", "scope", "quote", "locator", "note",
)  # fmt: skip
DECLARATION_COLUMNS = (
    "id", "state", "kind", "title", "text", "on", "source", "territory", "applies", "about", "reference", "quote",
    "locator", "note",
)  # fmt: skip
COUNT_COLUMNS = ("source", "measure", "operator", "number", "on", "quote", "locator", "note")
_MEASURES = tuple(measure.name for measure in MEASURES)


def gather_actions(path: Path, name: str, gathering: Gathering) -> None:
    """Add a claim for each source of each line: a state did this on that day.

    The day of effect is part of the claim of those sources alone that state it; scope, quote, locator and note go
    with the first source.

    Raises:
        SeedError: a wrong line.
    """
    told: set[tuple[str, ActionKind, date, str]] = set()
    for row in read_rows(path, name, ACTION_COLUMNS):
        kind, on = row.word("action", ActionKind), row.day("on")
        state_id, sources = row.text("state"), row.words("sources")
        stating = _stating(row, sources)
        effective_on = row.optional_day("effective_on")
        if not sources:
            raise row.place.error("sources: is missing; every act rests on a source")
        if effective_on is not None and effective_on < on:
            raise row.place.error("effective_on: an act cannot take effect before it is done")
        for position, source_id in enumerate(sources):
            if (state_id, kind, on, source_id) in told:
                raise row.place.error(
                    f"sources: {source_id} tells of this act already, on an earlier line"
                )
            told.add((state_id, kind, on, source_id))
            first = position == 0
            act = ActionContent(
                kind,
                on,
                effective_on if source_id in stating else None,
                row.cells["scope"] if first else None,
            )
            gathering.add_act(
                row.place, source_id, state_id, act, _passage(row) if first else Passage()
            )


def gather_declarations(path: Path, name: str, gathering: Gathering) -> None:
    """Add a claim for each line: a state declared this on that day, or another state said it of it.

    Raises:
        SeedError: a wrong line.
    """
    for row in read_rows(path, name, DECLARATION_COLUMNS):
        content = DeclarationContent(
            row.word("kind", DeclarationKind),
            row.text("title"),
            row.text("text"),
            row.day("on"),
            row.cells["territory"],
            row.truth("applies"),
            row.cells["about"],
            row.cells["reference"],
        )
        passage = Passage(row.cells["locator"], row.cells["quote"], row.cells["note"])
        gathering.add(
            row.place,
            row.text("id"),
            row.text("source"),
            content,
            state_id=row.text("state"),
            passage=passage,
        )


def gather_counts(path: Path, name: str, gathering: Gathering) -> None:
    """Add a claim for each line: a source counted so many. Without a day it speaks as of its source's.

    Raises:
        SeedError: a wrong line, or a measure that is none of ours.
    """
    for row in read_rows(path, name, COUNT_COLUMNS):
        source_id, measure, on = row.text("source"), row.cells["measure"], row.optional_day("on")
        if measure is not None and measure not in _MEASURES:
            raise row.place.error(f"measure: {measure!r} is not one of {', '.join(_MEASURES)}")
        content = CountContent(row.number("number"), row.word("operator", Operator), measure)
        day = None if on is None else str(on)
        gathering.add(
            row.place,
            gathering.claim_id(source_id, measure or "count", day),
            source_id,
            content,
            as_of=None if on is None else AsOf(on, on),
            passage=_passage(row),
        )


def _stating(row: Row, sources: list[str]) -> list[str]:
    stating = row.words("effective_stated_by")
    for source_id in stating:
        if source_id not in sources:
            raise row.place.error(
                f"effective_stated_by: {source_id!r} is not among this line's sources"
            )
    if stating and row.cells["effective_on"] is None:
        raise row.place.error(
            "effective_on: is missing, and effective_stated_by says who states it"
        )
    return stating


def _passage(row: Row) -> Passage:
    return Passage(row.cells["locator"], row.cells["quote"], row.cells["note"])
