"""Values of a seed's YAML files, each with the line it stands on.

A small YAML: keys are text (``on`` and ``no`` too), a day stays the text it is written as, ``true`` and ``false``
are the only truth values, ``null`` is the only nothing, and a key may stand only once.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.sources.csv_rows import read_text
from app.sources.places import Place

_WORDS = {"true": True, "false": False, "null": None}


def read_yaml(path: Path, name: str) -> tuple[Any, Place]:
    """The value a YAML file holds, and its place with those of all its parts. ``name`` is how errors call the file.

    Raises:
        SeedError: no such file, not YAML, or YAML of another kind than the above.
    """
    import yaml  # takes a while to import, and only a seed needs it

    text = read_text(path, name)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Place(name, mark.line + 1 if mark else None).error(
            f"this is not YAML: {error.problem}"
        ) from None
    except yaml.YAMLError:
        raise Place(name).error(
            "this is not YAML: it holds a character that YAML forbids"
        ) from None
    if node is None:
        raise Place(name).error("is empty")
    return _Reader(name).read(node)


def check_keys(
    value: object, place: Place, required: Sequence[str], optional: Sequence[str] = ()
) -> Mapping[str, Any]:
    """The value, if it is a mapping with all the required keys and no others than these.

    Raises:
        SeedError: it is not.
    """
    if not isinstance(value, Mapping):
        raise place.error(f"a mapping must stand here, with {', '.join(required)}")
    for key in value:
        if key not in (*required, *optional):
            raise place.at(key).error(
                f"unknown key {key!r}; known here: {', '.join((*required, *optional))}"
            )
    for key in required:
        if key not in value:
            raise place.error(f"{key}: is missing")
    return value


def check_items(value: object, place: Place) -> list[tuple[Any, Place]]:
    """The items of a list, each with its place. Raises SeedError where it is no list."""
    if not isinstance(value, list):
        raise place.error("a list must stand here")
    return [(item, place.at(position)) for position, item in enumerate(value)]


class _Reader:
    """Reads the nodes (``yaml.Node``) of one file; a node met again is an alias."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._met: set[int] = set()

    def read(self, node: Any) -> tuple[Any, Place]:
        place = Place(self._name, node.start_mark.line + 1)
        if id(node) in self._met:
            raise place.error("an alias stands here; write the value out, so that it can be read")
        self._met.add(id(node))
        match node.id:
            case "mapping":
                return self._mapping(node, place)
            case "sequence":
                read = [self.read(item) for item in node.value]
                places: dict[str | int, Place] = {n: its for n, (_, its) in enumerate(read)}
                return [value for value, _ in read], Place(place.file, place.line, places)
            case _:
                return _scalar(node, place), place

    def _mapping(self, node: Any, place: Place) -> tuple[dict[str, Any], Place]:
        values: dict[str, Any] = {}
        places: dict[str | int, Place] = {}
        for key_node, value_node in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            if key_node.id != "scalar":
                raise Place(self._name, line).error("a key must be one word")
            if key in values:
                raise Place(self._name, line).error(f"{key}: stands here twice")
            values[key], its_place = self.read(value_node)
            places[key] = Place(self._name, line, its_place.within)
        return values, Place(place.file, place.line, places)


def _scalar(node: Any, place: Place) -> Any:
    text = str(node.value)
    if node.style is not None:  # quoted, or a block of text
        return text
    if node.tag == "tag:yaml.org,2002:null" and text != "null":
        raise place.error("a value is missing; what is not known is null")
    if node.tag == "tag:yaml.org,2002:int" and text.isdigit():
        return int(text)
    return _WORDS.get(text, text)
