"""Reading the record: the one place to look for what can be read of it.

`upto` is always the last revision that counts (null: the newest), `after` leaves out what was
recorded up to that revision (0: nothing). No read goes through the ORM.
"""

from app.store.claim_records import (
    read_claim,
    read_claim_versions,
    read_claims,
    read_claims_by_id,
    read_claims_on,
    read_proposals,
    read_published_terms,
    read_superseders,
    read_term_claims,
    read_treaties_told_of,
    read_treaty_of_claim,
)
from app.store.entries import (
    entries_since,
    entry_at,
    last_entry,
    last_revision,
    read_changes,
    read_entries,
    read_entry,
    read_instants,
)
from app.store.versions import (
    Kind,
    ids_beginning_with,
    read_citing,
    read_newest,
    read_sources,
    read_states,
    read_treaties,
    read_treaty_revisions,
    read_version,
    read_versions,
    recorded_ids,
)

__all__ = [
    "Kind",
    "entries_since",
    "entry_at",
    "ids_beginning_with",
    "last_entry",
    "last_revision",
    "read_changes",
    "read_citing",
    "read_claim",
    "read_claim_versions",
    "read_claims",
    "read_claims_by_id",
    "read_claims_on",
    "read_entries",
    "read_entry",
    "read_instants",
    "read_newest",
    "read_proposals",
    "read_published_terms",
    "read_sources",
    "read_states",
    "read_superseders",
    "read_term_claims",
    "read_treaties",
    "read_treaties_told_of",
    "read_treaty_of_claim",
    "read_treaty_revisions",
    "read_version",
    "read_versions",
    "recorded_ids",
]
