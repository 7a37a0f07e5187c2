"""The public ledger as readers ask for it: page by page, up to today."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ledger import Line
from app.services.desk import Desk
from app.store.ledger import count_lines, read_lines, read_newest_lines


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Some lines, how many there are in all, and the position to ask from next.

    ``complete``: the dates up to today are in it; they wait while the database cannot be written.
    """

    lines: Sequence[Line]
    total: int
    cursor: int
    more: bool
    complete: bool


def page_of_changes(desk: Desk, treaty_id: str, after: int, limit: int) -> ChangesPage:
    """The lines of a treaty after a position, ``limit`` at most."""
    complete = desk.turn_days()
    with desk.reading() as session:
        found = read_lines(session, treaty_id, after, limit + 1)
        total = count_lines(session, treaty_id)
    lines = found[:limit]
    cursor = lines[-1].position if lines else after
    return ChangesPage(lines, total, cursor, len(found) > limit, complete)


def newest_changes(desk: Desk, treaty_id: str, limit: int) -> tuple[list[Line], bool]:
    """The last lines of a treaty, the newest first, and whether the dates up to today are in them."""
    complete = desk.turn_days()
    with desk.reading() as session:
        return read_newest_lines(session, treaty_id, limit), complete
