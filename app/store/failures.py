"""What a database that does not work is called: one clear sentence, without SQL, names or passwords."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.domain.errors import NotReady

_BUSY = "the database is busy with another write; try again in a moment"
_NO_SCHEMA = "the database has no schema yet; `treaty-status migrate` makes it"
_FULL = "the database cannot be written: its disk is full"
_READ_ONLY = "the database cannot be written: it is read-only"
_SILENT = "the database cannot be reached or does not answer"

# The beginnings of PostgreSQL's error codes (its manual, appendix A).
_BY_CODE = {
    "42P01": _NO_SCHEMA,
    "55P03": _BUSY,
    "40": _BUSY,
    "25006": _READ_ONLY,
    "53100": _FULL,
    "57014": "the database took too long to answer",
    "28": "the database refuses the user or the password",
    "3D": "the database that the URL names does not exist",
}
# Words that occur in the messages of SQLite, and of psycopg where there is no code yet.
_BY_WORDS = {
    "no such table": _NO_SCHEMA,
    "is locked": _BUSY,
    "is full": _FULL,
    "readonly database": _READ_ONLY,
    "not a database": "the database file is a file of another kind",
    "malformed": "the database file is damaged; restore it from a backup",
    "unable to open": "the database file cannot be opened",
    "authentication failed": _BY_CODE["28"],
    "does not exist": _BY_CODE["3D"],
}


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raise NotReady in place of a driver's error where the database itself is the trouble.

    What is wrong with a statement or a row (a constraint, a trigger) stays what it is.
    """
    try:
        yield
    except NoConnectionFree as error:
        raise NotReady("the database is busy: every connection is in use") from error
    except DBAPIError as error:
        meaning = _meaning(error)
        if meaning is None:
            raise
        raise NotReady(meaning) from error


def _meaning(error: DBAPIError) -> str | None:
    code = getattr(error.orig, "sqlstate", None)
    if code:
        found = [meaning for beginning, meaning in _BY_CODE.items() if code.startswith(beginning)]
    else:
        found = [meaning for words, meaning in _BY_WORDS.items() if words in str(error.orig)]
    if found:
        return found[0]
    return _SILENT if isinstance(error, OperationalError) or error.connection_invalidated else None
