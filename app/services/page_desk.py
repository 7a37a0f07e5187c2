"""Pages handed in over HTTP: looked at first, kept for a week, and published when somebody says so."""

import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from app.domain.commands import Entry
from app.domain.days import parse_day
from app.domain.refusals import OnePersonOnly, UnknownImport
from app.services.desk import Change
from app.services.importing import Report, apply, look
from app.services.page_treaty import Asked
from app.store.imports import forget_pages, keep_page, read_page

PAGES_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Handed:
    """A page under its id, with what it would change, and the entry that recorded it, if it was."""

    id: str
    report: Report
    entry: Entry | None = None


def hand_in_page(change: Change, page: bytes, asked: Asked) -> Handed:
    """Look at a page and keep it; the record is not changed.

    Raises:
        PageRefused: it cannot be read whole, or is of another treaty.
    """
    report = look(
        change.session, page, asked, change.at, change.before.names.in_depositary_spelling
    )
    forget_pages(change.session, change.at - PAGES_KEPT)
    made = sha256(
        f"{change.key.owner} {change.at.isoformat()} {report.page.sha256}".encode()
    ).hexdigest()[:16]
    said = {
        "name": asked.name,
        "number": asked.number,
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "treaty": asked.treaty,
        "title": asked.title,
    }
    keep_page(
        change.session,
        made,
        at=change.at,
        owner=change.key.owner,
        asked=json.dumps(said),
        page=zlib.compress(page, 6),
    )
    return Handed(made, report)


def publish_page(change: Change, import_id: str, accept: Collection[str]) -> Handed:
    """Record what a page says, compared anew with the record as it stands now.

    Raises:
        UnknownImport: no page by that id waits.
        OnePersonOnly: two persons are asked for, and the same one handed it in.
        PageRefused: it has findings that are not accepted.
    """
    kept = read_page(change.session, import_id)
    if kept is None or kept.at < change.at - PAGES_KEPT:
        raise UnknownImport("No page waits under that id; pages are kept for a week.")
    if change.two_person and kept.owner == change.key.owner:
        raise OnePersonOnly("Whoever handed a page in may not publish it; another person may.")
    said = json.loads(kept.asked)
    said["as_of"] = parse_day(said["as_of"]) if said["as_of"] else None
    report = look(
        change.session,
        zlib.decompress(kept.page),
        Asked(**said),
        change.at,
        change.before.names.in_depositary_spelling,
    )
    return Handed(
        import_id, report, apply(change.session, report, change.key.name, change.at, accept)
    )


def _look(change: Change, page: bytes, asked: Asked) -> Report:
    find = change.before.names.in_depositary_spelling
    return look(change.session, page, asked, change.at, find)
