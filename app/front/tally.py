"""The tally of a process: how many requests each route answered with which status, kept as plain numbers.

A number is one entry of a list, so that a finished answer can hold its own and adding to it costs next to nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

UNMATCHED = "unmatched"
"""Stands for the template where no route has the address, so that addresses made up by clients add no number."""


@dataclass(slots=True)
class Tally:
    """``requests`` maps route template and status to a number; the others are of the answers kept in front.

    ``hits`` were answered from the shelf, ``misses`` by the application though the shelf may keep the answer,
    ``passed`` never came near the shelf: writes, what came with a key, what has no one form. ``underway`` are those
    that the application has not answered yet.
    """

    requests: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    hits: int = 0
    misses: int = 0
    passed: int = 0
    underway: int = 0

    @property
    def asked(self) -> int:
        """How many requests there were."""
        return self.hits + self.misses + self.passed

    def number(self, template: str, status: int) -> list[int]:
        """The number of a route and a status, to be added to."""
        return self.requests.setdefault((template, status), [0])


def template_of(scope: Mapping[str, Any]) -> str:
    """The template of the route that answered, once one has."""
    return getattr(scope.get("route"), "path", UNMATCHED)
