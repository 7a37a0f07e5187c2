"""Reading claims: those of a treaty as they stood at a revision, or recorded since; one with its versions."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, exists, literal_column, select

from app.domain.claims import Claim, ClaimType, Review
from app.store.engine import Session
from app.store.rows import claim_of
from app.store.tables import CLAIMS
from app.store.versions import batches, within

# A page's claims are new, but for a few: that is asked first, with all the ids as one parameter.
_MANY = 20
_AMONG_ON_SQLITE = "SELECT DISTINCT id FROM claims WHERE id IN (SELECT value FROM json_each(?))"
_AMONG_ON_POSTGRESQL = "SELECT DISTINCT id FROM claims WHERE id = ANY(%s)"


def read_claims(
    session: Session, treaty_id: str, after: int = 0, upto: int | None = None
) -> list[Claim]:
    """The latest version of each claim about a treaty, in the order these versions were recorded.

    Only versions recorded after revision ``after`` and up to ``upto`` count; any review.
    """
    statement = select(CLAIMS).where(CLAIMS.c.treaty_id == treaty_id).order_by(CLAIMS.c.sequence)
    (limited,) = within(statement, CLAIMS, upto, after)
    return [claim_of(row) for row in _latest(session.connection().execute(limited))]


def read_term_claims(session: Session, upto: int | None = None) -> list[Claim]:
    """The latest version of each claim of a term, of every treaty, in the order these versions were recorded."""
    statement = select(CLAIMS).where(CLAIMS.c.type == ClaimType.TERM.value)
    (limited,) = within(statement.order_by(CLAIMS.c.sequence), CLAIMS, upto, 0)
    return [claim_of(row) for row in _latest(session.connection().execute(limited))]


def read_claims_on(
    session: Session, state_id: str, upto: int | None = None
) -> dict[str, list[Claim]]:
    """The latest versions of the claims of every treaty that concern one state, by treaty, in the order recorded.

    They are its own, those about it, and every list, cut to what it says of this state.
    """
    lists = CLAIMS.c.type == ClaimType.LIST.value
    about = CLAIMS.c.body.contains(f'"about":"{state_id}"', autoescape=True)
    told = (CLAIMS.c.type == ClaimType.DECLARATION.value) & about
    statement = select(CLAIMS).where(lists | told | (CLAIMS.c.state_id == state_id))
    (limited,) = within(statement.order_by(CLAIMS.c.sequence), CLAIMS, upto, 0)
    found: dict[str, list[Claim]] = {}
    for row in _latest(session.connection().execute(limited)):
        claim = claim_of(row, only=state_id)
        found.setdefault(claim.treaty_id, []).append(claim)
    return found


def read_treaties_told_of(session: Session, territory_id: str, upto: int | None = None) -> set[str]:
    """The ids of the treaties under which some version of a claim declares something of a territory."""
    told = CLAIMS.c.body.contains(f'"territory":"{territory_id}"', autoescape=True)
    is_declaration = CLAIMS.c.type == ClaimType.DECLARATION.value
    statement = select(CLAIMS.c.treaty_id).where(is_declaration, told).distinct()
    (limited,) = within(statement, CLAIMS, upto, 0)
    return set(session.connection().execute(limited).scalars())


def read_treaty_of_claim(session: Session, claim_id: str, upto: int | None = None) -> str | None:
    """The id of the treaty that a claim is about, null where the claim is not recorded."""
    statement = select(CLAIMS.c.treaty_id).where(CLAIMS.c.id == claim_id).limit(1)
    (limited,) = within(statement, CLAIMS, upto, 0)
    treaty_id: str | None = session.connection().scalar(limited)
    return treaty_id


def read_claims_by_id(
    session: Session, ids: Iterable[str], upto: int | None = None
) -> dict[str, Claim]:
    """The latest version of each of these claims, by id; what is not recorded is not in it."""
    statement = select(CLAIMS).order_by(CLAIMS.c.sequence)
    found: dict[str, Claim] = {}
    ids = list(ids)
    if len(ids) > _MANY:
        ids = _recorded_among(session, ids)
    for limited in within(statement, CLAIMS, upto, 0, ids):
        rows = _latest(session.connection().execute(limited))
        found.update((row.id, claim_of(row)) for row in rows)
    return found


def read_claim(session: Session, claim_id: str, upto: int | None = None) -> Claim | None:
    """The latest version of one claim, null where it is not recorded."""
    return read_claims_by_id(session, [claim_id], upto).get(claim_id)


def read_claim_versions(session: Session, claim_id: str) -> list[Claim]:
    """Every version of one claim, oldest first; empty where it is not recorded."""
    statement = select(CLAIMS).where(CLAIMS.c.id == claim_id).order_by(CLAIMS.c.version)
    return [claim_of(row) for row in session.connection().execute(statement)]


def read_published_terms(session: Session, term: str, words: str) -> list[Claim]:
    """The published claims of one term in which some words stand, of every treaty, in the order recorded."""
    # The literal is that of the partial index, which a parameter would not match.
    is_term = CLAIMS.c.type == literal_column(f"'{ClaimType.TERM.value}'")
    statement = (
        select(CLAIMS)
        .where(is_term, CLAIMS.c.body.contains(f'"term":"{term}"', autoescape=True))
        .where(CLAIMS.c.body.contains(f'"{words}"', autoescape=True))
        .order_by(CLAIMS.c.sequence)
    )
    latest = _latest(session.connection().execute(statement))
    return [claim_of(row) for row in latest if row.review == Review.PUBLISHED.value]


def read_superseders(session: Session, ids: Iterable[str]) -> list[Claim]:
    """The claims of which some version supersedes one of these claims, in their latest versions."""
    superseders: set[str] = set()
    for some in batches(ids):
        statement = select(CLAIMS.c.id).where(CLAIMS.c.supersedes.in_(some))
        superseders.update(session.connection().execute(statement).scalars())
    return list(read_claims_by_id(session, sorted(superseders)).values())


def read_proposals(session: Session, treaty_id: str | None = None) -> list[Claim]:
    """The claims whose latest version is proposed, in the order recorded; only about one treaty where one is named."""
    later = CLAIMS.alias()
    has_later = exists().where(later.c.id == CLAIMS.c.id, later.c.version > CLAIMS.c.version)
    statement = select(CLAIMS).where(CLAIMS.c.review == Review.PROPOSED.value, ~has_later)
    if treaty_id is not None:
        statement = statement.where(CLAIMS.c.treaty_id == treaty_id)
    ordered = statement.order_by(CLAIMS.c.sequence)
    return [claim_of(row) for row in session.connection().execute(ordered)]


def _recorded_among(session: Session, ids: list[str]) -> list[str]:
    connection = session.connection()
    on_postgresql = connection.dialect.name == "postgresql"
    given = ids if on_postgresql else json.dumps(ids)
    statement = _AMONG_ON_POSTGRESQL if on_postgresql else _AMONG_ON_SQLITE
    return [claim_id for (claim_id,) in connection.exec_driver_sql(statement, (given,))]


def _latest(rows: Iterable[Row[Any]]) -> Iterable[Row[Any]]:
    latest: dict[str, Row[Any]] = {}
    for row in rows:
        claim_id = row[0]
        latest.pop(claim_id, None)  # so that a later version takes its own place in the order
        latest[claim_id] = row
    return latest.values()
