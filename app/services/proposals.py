"""What waits for review, as those with a key ask for it."""

from app.services.claims import Page
from app.services.desk import Desk
from app.store.records import read_proposals


def page_of_proposals(desk: Desk, treaty_id: str | None, after: int, limit: int) -> Page:
    """The claims proposed and not yet decided, after a sequence number; ``limit`` at most. One treaty's, or all."""
    with desk.reading() as session:
        every = read_proposals(session, treaty_id)
    rest = [claim for claim in every if claim.sequence > after]
    shown = rest[:limit]
    return Page(shown, len(every), shown[-1].sequence if len(rest) > limit else None)
