"""Flat rows: one standing as columns, for CSV and for ``fields`` in JSON; and filtering and sorting by them."""

from collections.abc import Callable, Iterable
from typing import Any

from app.domain.errors import InvalidValue
from app.domain.standing import Status
from app.services.standings import View

Row = dict[str, Any]

_COLUMNS: dict[str, Callable[[View], Any]] = {
    "id": lambda v: v.state.id,
    "iso2": lambda v: v.state.iso2,
    "m49": lambda v: v.state.m49,
    "name": lambda v: v.state.name,
    "un_name": lambda v: v.state.un_name,
    "kind": lambda v: v.state.kind.value,
    "region": lambda v: v.state.region,
    "sub_region": lambda v: v.state.sub_region,
    "treaty": lambda v: v.register.treaty.id,
    "status": lambda v: v.standing.status.value,
    "signed": lambda v: v.standing.signature.signed,
    "signed_on": lambda v: v.standing.signature.signed_on,
    "signature_open": lambda v: v.standing.signature.open,
    "consented": lambda v: v.standing.consent.expressed,
    "act": lambda v: v.standing.consent.act and v.standing.consent.act.value,
    "deposited_on": lambda v: v.standing.consent.deposited_on,
    "bound": lambda v: v.standing.force.bound,
    "since": lambda v: v.standing.force.since,
    "withdrawal_notified_on": lambda v: (
        v.standing.force.withdrawal and v.standing.force.withdrawal.notified_on
    ),
    "withdrawal_effective_on": lambda v: (
        v.standing.force.withdrawal and v.standing.force.withdrawal.effective_on
    ),
    "withdrawal_certainty": lambda v: (
        v.standing.force.withdrawal and v.standing.force.withdrawal.certainty.value
    ),
    "joining": lambda v: v.standing.joining and v.standing.joining.value,
    "provisional_since": lambda v: v.standing.provisional and v.standing.provisional.since,
    "sentence": lambda v: v.sentence,
    "as_of": lambda v: v.standing.day,
    "verified_on": lambda v: v.verified_on,
    "stale": lambda v: v.stale,
    "source": lambda v: v.source and v.source.id,
    "source_url": lambda v: v.source and v.source.url,
}
COLUMNS = tuple(_COLUMNS)
DEFAULT_COLUMNS = (
    *(
        "id",
        "iso2",
        "name",
        "status",
        "signed",
        "signed_on",
        "act",
        "deposited_on",
        "bound",
        "since",
    ),
    *("withdrawal_effective_on", "as_of", "verified_on", "source_url"),
)


def columns_asked(fields: str | None) -> list[str] | None:
    """The column names in a comma-separated list; null if none was given.

    Raises:
        InvalidValue: a name that is not a column, or the same one twice.
    """
    if fields is None:
        return None
    names = [name.strip() for name in fields.split(",")]
    if not set(names) <= set(COLUMNS) or len(set(names)) != len(names):
        raise InvalidValue(f"fields: give each once, of {', '.join(COLUMNS)}.", "fields")
    return names


def flat_row(view: View, columns: Iterable[str]) -> Row:
    """The asked columns of one standing, in the order asked."""
    return {column: _COLUMNS[column](view) for column in columns}


def sort_views(views: list[View], sort: str | None) -> list[View]:
    """Sorted by a column, descending with a leading hyphen; nulls last either way; unsorted without one.

    Raises:
        InvalidValue: not a column.
    """
    if sort is None:
        return views
    column, descending = sort.removeprefix("-"), sort.startswith("-")
    if column not in _COLUMNS:
        raise InvalidValue(
            f"sort: a column, with a leading hyphen to turn it round; of {', '.join(COLUMNS)}.",
            "sort",
        )
    read = _COLUMNS[column]
    known = [view for view in views if read(view) is not None]
    unknown = [view for view in views if read(view) is None]
    return [*sorted(known, key=read, reverse=descending), *unknown]


def read_statuses(text: str | None) -> frozenset[Status] | None:
    """The statuses in a comma-separated list; null if none was given.

    Raises:
        InvalidValue: a word that is no status.
    """
    if text is None:
        return None
    words = {word.strip() for word in text.split(",")}
    known = {status.value for status in Status}
    if not words <= known:
        raise InvalidValue(
            f"status: one or more, with commas, of {', '.join(sorted(known))}.", "status"
        )
    return frozenset(map(Status, words))
