"""Reading treaties, states and sources as they stood at a revision, and the last change of each treaty.

Everywhere ``upto`` is the last revision that counts (null: the newest), and ``after`` leaves out
what was recorded up to that revision (0: nothing).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Literal, TypeVar

from sqlalchemy import FromClause, Row, Select, Table, func, select

from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.store.engine import Session
from app.store.rows import source_of, state_of, treaty_of
from app.store.tables import CLAIMS, SOURCES, STATES, TREATIES

T = TypeVar("T")
Kind = Literal["treaties", "states", "sources", "claims"]
TABLES: dict[Kind, Table] = {
    "treaties": TREATIES,
    "states": STATES,
    "sources": SOURCES,
    "claims": CLAIMS,
}
_MAKE: dict[Kind, Callable[[Row[Any]], Any]] = {
    "treaties": treaty_of,
    "states": state_of,
    "sources": source_of,
}
_AT_ONCE = 500  # ids in one statement: both engines limit its parameters


def read_treaties(
    session: Session, upto: int | None = None, after: int = 0, ids: Iterable[str] | None = None
) -> list[Treaty]:
    """The treaties, each in its latest version, in the order of ids; ``ids`` limits them to some."""
    return _read(session, TREATIES, treaty_of, upto, after, ids)


def read_states(
    session: Session, upto: int | None = None, after: int = 0, ids: Iterable[str] | None = None
) -> list[State]:
    """The states, each in its latest version, in the order of ids; ``ids`` limits them to some."""
    return _read(session, STATES, state_of, upto, after, ids)


def read_sources(
    session: Session, upto: int | None = None, after: int = 0, ids: Iterable[str] | None = None
) -> list[Source]:
    """The sources, each in its latest version, in the order of ids; ``ids`` limits them to some."""
    return _read(session, SOURCES, source_of, upto, after, ids)


def read_newest(
    session: Session, kind: Kind, ids: Iterable[str] | None = None
) -> dict[str, tuple[Any, int]]:
    """The treaties, states or sources in their latest versions, each with its row version, by id."""
    rows = _latest(session, TABLES[kind], None, 0, ids)
    return {key: (_MAKE[kind](row), row.version) for key, row in rows.items()}


def read_versions(
    session: Session, kind: Kind, ids: Iterable[str] | None = None, upto: int | None = None
) -> dict[str, int]:
    """The highest version of each thing of a kind, by id; what is not recorded is not in it."""
    table = TABLES[kind]
    found: dict[str, int] = {}
    for statement in within(select(table.c.id, func.max(table.c.version)), table, upto, 0, ids):
        for thing_id, version in session.connection().execute(statement.group_by(table.c.id)):
            found[thing_id] = version
    return found


def read_version(
    session: Session, kind: Kind, thing_id: str, upto: int | None = None
) -> int | None:
    """The highest version of one thing, null where it is not recorded: what an ETag begins with."""
    return read_versions(session, kind, [thing_id], upto).get(thing_id)


def recorded_ids(session: Session, kind: Kind, ids: Iterable[str] | None = None) -> set[str]:
    """Which of these ids the record has; all of that kind that it has if none are given."""
    return set(read_versions(session, kind, ids))


def ids_beginning_with(session: Session, kind: Kind, stem: str) -> set[str]:
    """The recorded ids of a kind that begin with ``stem``, which holds letters, digits and hyphens."""
    column = TABLES[kind].c.id
    return set(
        session.connection().execute(select(column).where(column.startswith(stem))).scalars()
    )


def read_treaty_revisions(session: Session, upto: int | None = None) -> dict[str, int]:
    """The last entry that changed each treaty, by the treaty's id.

    It is changed by a version of itself or of a claim about it, by a new version of a source that such a claim cites,
    and by any state: every treaty's answers show all states.
    """
    connection = session.connection()
    treaties = TREATIES.alias()
    claimed = _newest(CLAIMS, upto).where(CLAIMS.c.treaty_id == treaties.c.id)
    # One look into the index for each treaty; to group all claims reads every one of them.
    each = select(treaties.c.id, func.max(treaties.c.revision), claimed.scalar_subquery())
    (limited,) = within(each.group_by(treaties.c.id), treaties, upto, 0)
    states = connection.execute(_newest(STATES, upto)).scalar() or 0
    found = {row[0]: max(row[1], row[2] or 0, states) for row in connection.execute(limited)}
    # A claim is recorded after its source, so only a later version of the source can be the last change.
    newer = select(SOURCES.c.id, func.max(SOURCES.c.revision)).where(SOURCES.c.version > 1)
    (changed,) = within(newer.group_by(SOURCES.c.id), SOURCES, upto, 0)
    sources = {row[0]: row[1] for row in connection.execute(changed)}
    for source_id, citing in read_citing(session, sources, upto).items():
        for treaty_id in citing:
            found[treaty_id] = max(found[treaty_id], sources[source_id])
    return found


def read_citing(
    session: Session, source_ids: Iterable[str], upto: int | None = None
) -> dict[str, set[str]]:
    """The ids of the treaties about which a claim cites each of these sources; of a source never cited, nothing."""
    found: dict[str, set[str]] = {}
    pairs = select(CLAIMS.c.source_id, CLAIMS.c.treaty_id).distinct()
    for some in batches(source_ids):
        (limited,) = within(pairs.where(CLAIMS.c.source_id.in_(some)), CLAIMS, upto, 0)
        for source_id, treaty_id in session.connection().execute(limited):
            found.setdefault(source_id, set()).add(treaty_id)
    return found


def within(
    statement: Select[Any],
    table: FromClause,
    upto: int | None,
    after: int,
    ids: Iterable[str] | None = None,
) -> Iterator[Select[Any]]:
    """The statement limited to some revisions, and to the ids given, so many at a time."""
    if after:
        statement = statement.where(table.c.revision > after)
    if upto is not None:
        statement = statement.where(table.c.revision <= upto)
    if ids is None:
        yield statement
        return
    for some in batches(ids):
        yield statement.where(table.c.id.in_(some))


def batches(ids: Iterable[T]) -> Iterator[list[T]]:
    """The ids, each once, so many at a time as one statement takes."""
    remaining = iter(dict.fromkeys(ids))
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


def _newest(table: Table, upto: int | None) -> Select[Any]:
    return next(within(select(func.max(table.c.revision)), table, upto, 0))


def _read(
    session: Session,
    table: Table,
    make: Callable[[Row[Any]], T],
    upto: int | None,
    after: int,
    ids: Iterable[str] | None,
) -> list[T]:
    latest = _latest(session, table, upto, after, ids)
    # Sorted here and not by the database: engines differ in how they sort text.
    return [make(latest[thing_id]) for thing_id in sorted(latest)]


def _latest(
    session: Session, table: Table, upto: int | None, after: int, ids: Iterable[str] | None
) -> dict[str, Row[Any]]:
    latest: dict[str, Row[Any]] = {}
    for statement in within(select(table), table, upto, after, ids):
        for row in session.connection().execute(statement.order_by(table.c.version)):
            latest[row.id] = row
    return latest
