"""What every command at a prompt needs: the settings, the database, and plain words when something fails."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.errors import NotReady, TreatyStatusError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.matches import Match
    from app.settings import Settings
    from app.store.engine import Engine


def read_settings() -> "Settings":
    """The settings of this process.

    Raises:
        NotReady: one of them has a wrong value; names the variable and never shows the value.
    """
    from pydantic import ValidationError

    from app.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        variable = f"TREATY_STATUS_{first['loc'][0]}".upper()
        raise NotReady(f"{variable} {first['msg'].removeprefix('Value error, ')}") from None


@contextmanager
def database() -> Iterator["Engine"]:
    """The engine of the database that the settings name, disposed of at the end."""
    from app.store.engine import make_engine

    engine = make_engine(read_settings().database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def depositary_names(engine: "Engine") -> "Callable[[str], Match]":
    """Looks up a name in the depositary's spelling among the states that the record has."""
    from app.services.state_names import StateNames
    from app.settings import CHECKOUT
    from app.sources.names_folder import read_names
    from app.store.engine import reading
    from app.store.records import read_states

    with reading(engine) as session:
        states = {state.id: state for state in read_states(session)}
    return StateNames(states, read_names(CHECKOUT / "seed" / "names")).in_depositary_spelling


@contextmanager
def told_plainly() -> Iterator[None]:
    """One line on the standard error and exit status 1, in place of an expected error."""
    try:
        yield
    except TreatyStatusError as error:
        print(f"treaty-status: {error}", file=sys.stderr)
        sys.exit(1)


def tell(line: str) -> None:
    """A line on progress, on a terminal only."""
    if sys.stdout.isatty():
        print(line)
