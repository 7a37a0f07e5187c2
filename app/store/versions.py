"""Reading treaties, states and sources as they stood at a revision, and the revision of a treaty.

Everywhere ``upto`` is the last revision that counts (null: the newest), and ``after`` leaves out
what was recorded up to that revision (0: nothing).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Literal, TypeVar

from sqlalchemy import Row, Select, Table, func, literal, select, union_all

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


def kinds_changed(session: Session, after: int) -> set[Kind]:
    """The kinds, claims left aside, of which something was recorded after a revision."""
    newest = union_all(
        *(
            select(literal(kind).label("kind"), func.max(table.c.revision).label("revision"))
            for kind, table in TABLES.items()
            if kind != "claims"
        )
    )
    rows = session.connection().execute(newest)
    return {row.kind for row in rows if (row.revision or 0) > after}


def ids_beginning_with(session: Session, kind: Kind, stem: str) -> set[str]:
    """The recorded ids of a kind that begin with ``stem``, which holds letters, digits and hyphens."""
    column = TABLES[kind].c.id
    return set(
        session.connection().execute(select(column).where(column.startswith(stem))).scalars()
    )


def read_treaty_revision(session: Session, treaty_id: str, upto: int | None = None) -> int:
    """The last entry that changed a treaty, 0 if none did.

    It is changed by a version of itself, of a claim about it, and of any state or source: every
    treaty's answers show these.
    """
    newest = union_all(
        _newest(TREATIES, upto).where(TREATIES.c.id == treaty_id),
        _newest(CLAIMS, upto).where(CLAIMS.c.treaty_id == treaty_id),
        _newest(STATES, upto),
        _newest(SOURCES, upto),
    )
    return max(session.connection().execute(newest).scalars(), key=lambda n: n or 0) or 0


def within(
    statement: Select[Any],
    table: Table,
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


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
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
    latest: dict[str, Row[Any]] = {}
    for statement in within(select(table), table, upto, after, ids):
        for row in session.connection().execute(statement.order_by(table.c.version)):
            latest[row.id] = row
    # Sorted here and not by the database: engines differ in how they sort text.
    return [make(latest[thing_id]) for thing_id in sorted(latest)]
