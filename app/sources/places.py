"""Where something stands in a seed file, so that an error can name the file and the line."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from app.domain.errors import InvalidRecord, SeedError


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file. ``within`` has the places of the parts, by key or by position, where they have their own."""

    file: str
    line: int | None = None
    within: Mapping[str | int, Self] = field(default_factory=dict)

    def at(self, *path: str | int) -> "Place":
        """The place of a part, or the nearest place that is known around it."""
        place = self
        for step in path:
            if step not in place.within:
                break
            place = place.within[step]
        return place

    def error(self, message: str) -> SeedError:
        """The error that stands here; a message that begins with a part's name stands at that part."""
        place = self
        for part in message.split(": "):
            if part not in place.within:
                break
            place = place.within[part]
        return SeedError(place.file, place.line, message)

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Whatever the block finds wrong with the record is wrong here."""
        try:
            yield
        except SeedError:
            raise
        except InvalidRecord as error:
            raise self.error(str(error)) from None
