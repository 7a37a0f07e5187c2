"""A treaty's YAML files in the seed: the treaty with its terms, and what its sources list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.actions import ActionKind, Family
from app.domain.claims import ClaimType
from app.domain.plain import TREATY
from app.domain.plain_claims import read_content
from app.domain.term_claims import TERM_NAMES
from app.domain.treaties import Treaty
from app.sources.gathering import Gathering, Passage
from app.sources.places import Place
from app.sources.yaml_nodes import check_items, check_keys, read_yaml

_PASSAGE = ("locator", "quote", "note")


@dataclass(frozen=True, slots=True)
class TreatyFile:
    """A treaty, and its terms as they stand in its file, each with its place."""

    place: Place
    treaty: Treaty
    terms: list[tuple[Any, Place]]


def read_treaty(path: Path, name: str) -> TreatyFile:
    """The treaty of a ``treaty.yaml``, with its terms.

    Raises:
        SeedError: the file is not of the form; the terms are not looked into yet.
    """
    value, place = read_yaml(path, name)
    fields = dict(check_keys(value, place, ("id", "title", "terms"), ("short_title",)))
    terms = check_items(fields.pop("terms"), place.at("terms"))
    with place.blamed():
        return TreatyFile(place, TREATY.read(fields), terms)


def gather_terms(file: TreatyFile, gathering: Gathering) -> None:
    """Add a claim for each term. Raises SeedError for one that breaks its form."""
    for value, place in file.terms:
        keys = check_keys(value, place, ("term", "value", "source"), _PASSAGE)
        said = {"term": keys["term"], "value": keys["value"]}
        if keys["term"] not in TERM_NAMES:
            raise place.at("term").error(f"term: must be one of {', '.join(sorted(TERM_NAMES))}")
        with place.at("value").blamed():
            content = read_content(ClaimType.TERM, said)
        claim_id = gathering.claim_id(str(keys["source"]), str(keys["term"]))
        gathering.add(place, claim_id, str(keys["source"]), content, passage=read_passage(keys))


def gather_lists(path: Path, name: str, gathering: Gathering) -> None:
    """Add a claim for each list: it covers the families of acts that stand under ``acts``, with or without states.

    Raises:
        SeedError: a list of another form, an unknown state, or one named twice for one kind of act.
    """
    value, place = read_yaml(path, name)
    for item, its_place in check_items(value, place):
        keys = check_keys(item, its_place, ("source", "complete", "acts"), _PASSAGE)
        acts: dict[str, list[str]] = {}
        families = check_keys(keys["acts"], its_place.at("acts"), (), tuple(Family))
        for family, by_kind in families.items():
            for kind, state_id in _listed(
                Family(family), by_kind, its_place.at("acts", family), gathering
            ):
                acts.setdefault(state_id, []).append(kind)
        said = {"complete": keys["complete"], "covers": list(families), "acts": acts}
        with its_place.blamed():
            content = read_content(ClaimType.LIST, said)
        source_id = str(keys["source"])
        claim_id = gathering.claim_id(source_id, "list")
        gathering.add(its_place, claim_id, source_id, content, passage=read_passage(keys))


def _listed(
    family: Family, value: object, place: Place, gathering: Gathering
) -> Iterator[tuple[str, str]]:
    kinds = [str(kind) for kind in ActionKind if kind.family is family]
    for kind, states in check_keys(value, place, (), kinds).items():
        met: set[str] = set()
        for state_id, its_place in check_items(states, place.at(kind)):
            gathering.check_state(its_place, state_id)
            if state_id in met:
                raise its_place.error(f"{state_id} stands twice under {kind}")
            met.add(state_id)
            yield kind, state_id


def read_passage(keys: Mapping[str, Any]) -> Passage:
    """Locator, quote and note, where they are given; their form is checked with the claim's."""
    return Passage(**{key: keys.get(key) for key in _PASSAGE})
