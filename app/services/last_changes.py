"""The last change of each treaty: which entry it was, and when. What follows from a treaty is true until it moves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.commands import Entry
from app.services.images import Images
from app.store.engine import Session
from app.store.records import read_instants, read_treaty_revisions

Citing = Callable[[Iterable[str]], Mapping[str, Iterable[str]]]
"""Gives the treaties about which a claim cites each of some sources, by the source's id."""


@dataclass(frozen=True, slots=True, eq=False)
class LastChange:
    """The entry that changed a treaty last: its number, and its instant.

    Each is only itself and equal to no other, for one entry may change several treaties of which one is changed again;
    and where a backup takes the record's place, the entries of the same numbers may say something else.
    """

    revision: int
    at: datetime


def read_last_changes(session: Session, upto: int) -> Mapping[str, LastChange]:
    """The last change of each treaty up to a revision, by the treaty's id."""
    revisions = read_treaty_revisions(session, upto)
    instants = read_instants(session, set(revisions.values()))
    return {key: LastChange(number, instants[number]) for key, number in revisions.items()}


def carry_forward(
    changes: Mapping[str, LastChange],
    entries: Sequence[tuple[Entry, Images]],
    citing: Citing,
) -> Mapping[str, LastChange]:
    """The last changes after further entries, oldest first; those of treaties that no entry touches stay what they are.

    `read_treaty_revisions` has the rule.
    """
    found = dict(changes)
    renewed = {key for _, image in entries for key, n in image.versions["sources"].items() if n > 1}
    cited = citing(renewed) if renewed else {}
    for entry, image in entries:
        treaties = {treaty.id for treaty in image.treaties}
        treaties |= {claim.treaty_id for claim in image.claims}
        for source in image.sources:
            treaties.update(cited.get(source.id, ()))
        if image.states:
            treaties.update(found)
        found |= {treaty_id: LastChange(entry.number, entry.at) for treaty_id in treaties}
    return found
