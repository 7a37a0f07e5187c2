"""Sources: the publications that make claims, and how much each weighs."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.days import AsOf


class Rank(StrEnum):
    """Who publishes; weighed in this order when sources disagree."""

    DEPOSITARY = "depositary"
    OFFICIAL = "official"
    MONITOR = "monitor"
    PRESS = "press"

    @property
    def weight(self) -> int:
        """4 for the depositary down to 1 for the press."""
        return _WEIGHTS[self]


_WEIGHTS = {Rank.DEPOSITARY: 4, Rank.OFFICIAL: 3, Rank.MONITOR: 2, Rank.PRESS: 1}


@dataclass(frozen=True, slots=True)
class Source:
    """One publication. What is not known of it (publisher, title, address) is null, never guessed.

    ``group`` names publishers that are one house; ``text_sha256`` is the hash of the whole text where it is held
    or was held when it was quoted.
    """

    id: str
    rank: Rank
    publisher: str | None
    title: str | None
    url: str | None
    as_of: AsOf
    group: str | None = None
    note: str | None = None
    text_sha256: str | None = None
