"""Rows of the tables from the plain forms that an entry seals, and domain objects from rows.

A row holds the same values as the plain form: an as-of in four columns, and what a claim says as one text.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from app.domain.claims import Claim, ClaimType, Content, Review
from app.domain.days import AsOf
from app.domain.plain_claims import read_content
from app.domain.publications import Rank, Source
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty
from app.store.seal import canonical_json_of_forms

_LIST = ClaimType.LIST.value
_TRUTHS = {False: "0", True: "1"}
_REVIEWS = {review.value: review for review in Review}


def row_of(image: Mapping[str, Any], revision: int, at: str) -> dict[str, Any]:
    """The columns of one version of anything, from its plain form with ``version`` in it.

    Days stay the text that they are in the plain form, which either engine reads as its own, and a truth value becomes
    such a text; ``at`` is the instant of the entry as the engine takes it. The plain form's own keys stay in,
    beside the columns made of them.
    """
    row = {**image, "revision": revision}
    as_of = image.get("as_of")
    if as_of is not None:
        row["as_of_earliest"], row["as_of_latest"] = as_of["earliest"], as_of["latest"]
        row["as_of_note"], row["as_of_inferred"] = as_of["note"], _TRUTHS[as_of["inferred"]]
    if "content" in image:
        row["body"], row["recorded_at"] = canonical_json_of_forms(image["content"]), at
    elif "group" in image:
        row["publisher_group"] = image["group"]
    return row


def treaty_of(row: Row[Any]) -> Treaty:
    """The treaty of a row."""
    return Treaty(row.id, row.title, row.short_title)


def state_of(row: Row[Any]) -> State:
    """The state of a row."""
    return State(
        id=row.id,
        iso2=row.iso2,
        m49=row.m49,
        name=row.name,
        un_name=row.un_name,
        kind=StateKind(row.kind),
        region=row.region,
        sub_region=row.sub_region,
        eligible_from=row.eligible_from,
        eligible_basis=row.eligible_basis,
    )


def source_of(row: Row[Any]) -> Source:
    """The source of a row."""
    return Source(
        id=row.id,
        rank=Rank(row.rank),
        publisher=row.publisher,
        title=row.title,
        url=row.url,
        as_of=_as_of(row.as_of_earliest, row.as_of_latest, row.as_of_note, row.as_of_inferred),
        group=row.publisher_group,
        note=row.note,
        text_sha256=row.text_sha256,
    )


def claim_of(row: Row[Any], only: str | None = None) -> Claim:
    """The claim of a row that has all columns in the table's order; of a list what it says of the state ``only``.

    Taken apart by place, since a register reads hundreds at a time and names cost three times that.

    Raises:
        InvalidRecord: the row's body is not what its type says: it was written past this program.
    """
    (
        claim_id, version, revision, sequence, recorded_at, treaty_id, state_id, source_id,
        claim_type, review, earliest, latest, as_of_note, inferred,
        locator, quote, note, supersedes, reason, body, override_reason,
    ) = tuple(row)  # fmt: skip
    return Claim(
        claim_id,
        treaty_id,
        source_id,
        state_id,
        _content(claim_type, body) if claim_type != _LIST else _listed(body, only),
        _as_of(earliest, latest, as_of_note, inferred),
        locator,
        quote,
        note,
        _REVIEWS[review],
        supersedes,
        reason,
        version,
        recorded_at,
        revision,
        sequence,
        override_reason,
    )


# Several sources say the same of one act, and one source much as of one day: each is made once.
@lru_cache(maxsize=10_000)
def _content(claim_type: str, body: str) -> Content:
    return read_content(ClaimType(claim_type), json.loads(body))


def _listed(body: str, only: str | None) -> Content:
    # Large, and never the same twice: not to be held.
    plain = json.loads(body)
    if only is not None:
        plain["acts"] = {key: acts for key, acts in plain["acts"].items() if key == only}
    return read_content(ClaimType.LIST, plain)


@lru_cache(maxsize=1_000)
def _as_of(earliest: date | None, latest: date | None, note: str | None, inferred: bool) -> AsOf:
    return AsOf(earliest, latest, note, inferred)
