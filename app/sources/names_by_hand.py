"""For maintainers and tests: the lists of names in seed/names/ that are kept by hand."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.matches import MatchedBy, Naming
from app.domain.name_forms import normalise_name, without_apostrophes
from app.domain.names import NamedAs
from app.sources.names_folder import NOT_STATE_COLUMNS, TERRITORY_COLUMNS, rows_of

SHARED_COLUMNS = ("name", "means", "reason")
FURTHER_COLUMNS = ("name", "state", "how", "since", "until", "reason")
REJECTED_COLUMNS = ("name", "reason")
STATE_FORM_COLUMNS = ("state", "form", "reason")


def read_by_hand(folder: Path) -> Iterator[tuple[str, NamedAs]]:
    """The names kept by hand, each with what it means; these go before what is built from elsewhere."""
    for file, columns in (
        ("territories.csv", TERRITORY_COLUMNS),
        ("not_states.csv", NOT_STATE_COLUMNS),
    ):
        for row in rows_of(folder, file, columns):
            named = NamedAs(row.text("id"), MatchedBy(Naming.OTHER_NAME))
            yield from ((name, named) for name in (row.text("name"), *row.words("other_names")))
    for row in rows_of(folder, "further_names.csv", FURTHER_COLUMNS):
        name, how = row.text("name"), row.word("how", Naming)
        former = name if how is Naming.FORMER_NAME else None
        since, until = row.optional_day("since"), row.optional_day("until")
        yield (
            name,
            NamedAs(row.text("state"), MatchedBy(how, former, since, until, row.text("reason"))),
        )


def read_shared(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names that several share, each with the ids of those."""
    for row in rows_of(folder, "shared_names.csv", SHARED_COLUMNS):
        yield row.text("name"), tuple(row.words("means"))


def read_rejected(folder: Path) -> Iterator[str]:
    """The names that other lists give and that are none."""
    return (row.text("name") for row in rows_of(folder, "rejected_names.csv", REJECTED_COLUMNS))


def read_state_forms(folder: Path) -> Iterator[tuple[str, str]]:
    """The forms that states have beside that of their formal name at the United Nations: their ids, and the parts."""
    for row in rows_of(folder, "forms_of_states.csv", STATE_FORM_COLUMNS):
        yield row.text("state"), row.text("form")


def forms_of(name: str) -> set[str]:
    """The normalised forms of a name: as it is, and without its apostrophes."""
    return {normalise_name(name), normalise_name(without_apostrophes(name))} - {""}
