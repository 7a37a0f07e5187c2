"""Preparing a database, with progress on a terminal: its schema brought up to date, the seed recorded."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.console import tell

if TYPE_CHECKING:
    from app.domain.commands import Entry
    from app.store.engine import Engine


def migrated(engine: "Engine") -> bool:
    """Bring the schema up to date; true if that changed anything."""
    from app.store.schema import upgrade

    changed = upgrade(engine)
    if changed:
        tell("the schema is up to date now")
    return changed


def is_empty(engine: "Engine") -> bool:
    """Whether nothing has been recorded yet."""
    from app.store.engine import reading
    from app.store.records import last_revision

    with reading(engine) as session:
        return last_revision(session) == 0


def seeded(
    engine: "Engine",
    folder: Path | None = None,
    *,
    article_only: bool = False,
    only_if_empty: bool = False,
) -> "list[Entry]":
    """Record what a folder of seed files, or else the one beside app/, holds and the database lacks."""
    from app.services.seeding import seed as record_seed
    from app.settings import CHECKOUT
    from app.sources.seed import read_seed
    from app.store.engine import writing
    from app.store.records import last_revision

    tell("reading the seed")
    commands = read_seed(folder or CHECKOUT / "seed", article_only=article_only)
    with writing(engine, wait_long=only_if_empty) as session:
        # Another process may have seeded it while this one waited for the lock.
        if only_if_empty and last_revision(session) > 0:
            return []
        entries = record_seed(session, commands, datetime.now(UTC))
    for entry in entries:
        tell(f"recorded {entry.number}, {entry.command}: {entry.summary}")
    return entries
