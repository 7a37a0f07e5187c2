"""What can go wrong, drawn as a tree; no HTTP in it.

TreatyStatusError
├── NotFound
│   ├── UnknownTreaty
│   ├── UnknownState          carries suggestions
│   ├── TerritoryNamed        carries the territory, for which a state is responsible
│   ├── NotAParticipant       carries what was named, which is no state
│   │   └── FormerState       carries the states in its place
│   ├── UnknownClaim
│   └── UnknownSource
├── AmbiguousName             carries candidates; nobody picks one for the reader
├── InvalidRequest
│   ├── UnknownParameter      carries the nearest known name
│   ├── RepeatedParameter
│   └── InvalidValue          one value of one parameter, with what would be right
│       └── OutsideTheRecord  a day or an instant the record cannot speak of
├── InvalidRecord             a claim, term or seed file that breaks the form or the law
│   └── SeedError             carries file and line
└── NotReady                  the schema or the record is not there yet
"""

from collections.abc import Mapping, Sequence

from app.domain.named_places import FormerOrOther, Territory


class TreatyStatusError(Exception):
    """Anything this service refuses or cannot do, in words for the person who asked.

    ``members`` is what an answer adds, where whoever knows the question has put it there.
    """

    members: Mapping[str, object] | None = None


class NotFound(TreatyStatusError):
    """The thing asked for is not in the record."""


class UnknownTreaty(NotFound):
    """No treaty by that id, number or registration."""


class UnknownState(NotFound):
    """No state by that code or name; ``suggestions`` are the ids of states with near names."""

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)


class TerritoryNamed(NotFound):
    """The name of a territory: the status of the state responsible for it is not its own."""

    def __init__(self, message: str, territory: Territory) -> None:
        super().__init__(message)
        self.territory = territory


class NotAParticipant(NotFound):
    """The name of something that is no state of this record."""

    def __init__(self, message: str, other: FormerOrOther) -> None:
        super().__init__(message)
        self.other = other


class FormerState(NotAParticipant):
    """The name of a state that is no more."""


class UnknownClaim(NotFound):
    """No claim by that id."""


class UnknownSource(NotFound):
    """No source by that id."""


class AmbiguousName(TreatyStatusError):
    """A name that several states share; ``candidates`` are their ids, ``territories`` those of territories."""

    def __init__(
        self, message: str, candidates: Sequence[str], territories: Sequence[Territory] = ()
    ) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
        self.territories = tuple(territories)


class InvalidRequest(TreatyStatusError):
    """The request itself is wrong, whatever the record says; ``parameter`` names the part, where it is one of ours."""

    def __init__(self, message: str, parameter: str | None) -> None:
        super().__init__(message)
        self.parameter = parameter


class UnknownParameter(InvalidRequest):
    """A query parameter that the path does not know; ``nearest`` is the known name most like it."""

    def __init__(self, message: str, nearest: str | None) -> None:
        super().__init__(message, None)
        self.nearest = nearest


class RepeatedParameter(InvalidRequest):
    """A query parameter given twice: which of the two was meant cannot be known."""


class InvalidValue(InvalidRequest):
    """A value that a parameter cannot take."""


class OutsideTheRecord(InvalidValue):
    """A day too far ahead, or an instant before the record began."""


class InvalidRecord(TreatyStatusError):
    """A claim, a term or a file of the record that breaks its form or the law."""


class SeedError(InvalidRecord):
    """A seed file that cannot be loaded; the message begins with ``file:line``."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {message}")
        self.file = file
        self.line = line


class NotReady(TreatyStatusError):
    """The database has no schema or no record yet."""
