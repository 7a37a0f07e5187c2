"""Lines of the public ledger: what readers of a treaty saw change, in the order in which it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class LineKind(StrEnum):
    """What a line tells. A line of kind ``day`` is nobody's: all that days up to its own brought stands before it."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    DATE_REACHED = "date_reached"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``at`` is the instant recorded, or the first instant (UTC) of the day reached.

    ``revision`` is the entry that recorded it, or the last one before that day; ``body`` holds plain values;
    ``position`` is its place among all lines, 0 until it is kept.
    """

    treaty_id: str | None
    at: datetime
    kind: LineKind
    revision: int
    day: date | None
    body: Mapping[str, Any]
    position: int = 0
