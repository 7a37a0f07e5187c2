"""The plain form of a dataclass: one part for each of its fields, written and read strictly, the wrong field named."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, Generic, TypeVar

from app.domain.errors import InvalidRecord
from app.domain.plain_parts import Part

T = TypeVar("T")


class Form(Generic[T]):
    """The plain form of one dataclass: a part for each of its fields, in order."""

    def __init__(self, make: Callable[..., T], parts: Mapping[str, Part]) -> None:
        self._make = make
        self._parts = dict(parts)
        self._write = _compiled(self._parts)
        self._required = {
            field.name
            for field in fields(make)  # type: ignore[arg-type]  # always a dataclass
            if field.default is MISSING and field.default_factory is MISSING
        } & set(parts)

    def plain(self, thing: T) -> dict[str, Any]:
        """The plain mapping. Raises InvalidRecord where a field holds what its type forbids."""
        try:
            return self._write(thing)
        except (InvalidRecord, TypeError):
            return self._plain_by_field(thing)

    def _plain_by_field(self, thing: T) -> dict[str, Any]:
        form: dict[str, Any] = {}
        for key, part in self._parts.items():
            try:
                form[key] = part.plain(getattr(thing, key))
            except InvalidRecord as error:
                raise InvalidRecord(f"{key}: {error}") from None
        return form

    def read(self, plain: object) -> T:
        """The object. Raises InvalidRecord for an unknown or missing key or a wrong value."""
        return self._make(**self.read_fields(plain))

    def read_fields(self, plain: object) -> dict[str, Any]:
        """The fields, checked, by name; those not given are left to their defaults."""
        if not isinstance(plain, Mapping):
            raise InvalidRecord("must be a mapping")
        unknown = [key for key in plain if key not in self._parts]
        if unknown:
            raise InvalidRecord(f"unknown key {unknown[0]!r}; known: {', '.join(self._parts)}")
        missing = [key for key in self._parts if key in self._required and key not in plain]
        if missing:
            raise InvalidRecord(f"{missing[0]}: is missing")
        found: dict[str, Any] = {}
        for key, raw in plain.items():
            try:
                found[key] = self._parts[key].read(raw)
            except InvalidRecord as error:
                raise InvalidRecord(f"{key}: {error}") from None
        return found


def _compiled(parts: Mapping[str, Part]) -> Callable[[Any], dict[str, Any]]:
    """The function that writes a whole form, made for its fields as a dataclass makes its ``__init__``.

    A bulk import writes hundreds of thousands of forms; a loop over their fields takes three times as long.
    """
    written = [
        f"{key!r}: None if (it := thing.{key}) is None else part_{key}(it)"
        if part.nullable
        else f"{key!r}: part_{key}(thing.{key})"
        for key, part in parts.items()
    ]
    names = {f"part_{key}": part.quick or part.plain for key, part in parts.items()}
    exec(f"def write(thing): return {{{', '.join(written)}}}", names)  # noqa: S102 -- keys are ours
    return names["write"]
