"""Putting rows into a table: by the way that each engine has for many of them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

_AT_ONCE = (
    50,
    10,
)  # rows in one statement of SQLite's: what it prepares once, it does for all of them
_WORTH_A_COPY = 20  # rows


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, each with a value for every column in the table's order, as the driver takes it.

    Days, instants and truth values may be given as text that the engine reads as its own.

    Raises:
        DBAPIError: the database refuses a row, or cannot be written.
    """
    if not rows:
        return
    # A column that is null in every row is not named: the driver for SQLite takes a microsecond for each null.
    columns = list(zip(*rows, strict=True))
    named = [place for place, values in enumerate(columns) if values.count(None) < len(rows)]
    names = tuple(name for place, name in enumerate(table.columns.keys()) if place in named)
    rows = list(zip(*(columns[place] for place in named), strict=True))
    if connection.dialect.name != "postgresql":
        for size in _AT_ONCE:
            while len(rows) >= size:
                some, rows = tuple(chain.from_iterable(rows[:size])), rows[size:]
                connection.exec_driver_sql(_statement(table.name, names, "?", size), some)
        if rows:
            connection.exec_driver_sql(_statement(table.name, names, "?", 1), rows)
    elif len(rows) < _WORTH_A_COPY:
        connection.exec_driver_sql(_statement(table.name, names, "%s", 1), rows)
    else:
        _copy(connection, f"COPY {table.name} ({', '.join(names)}) FROM STDIN", rows)


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    driver = connection.dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        raise DBAPIError.instance(
            statement, None, error, driver.Error, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()


@lru_cache(maxsize=100)
def _statement(table: str, names: tuple[str, ...], parameter: str, rows: int) -> str:
    values = f"({', '.join([parameter] * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([values] * rows)}"
