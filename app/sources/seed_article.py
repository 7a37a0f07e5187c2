"""The article that the record begins with: one source of the press and what it says."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.claims import (
    ClaimType,
    Content,
    CountContent,
    PositionContent,
    TermContent,
)
from app.domain.plain import SOURCE
from app.domain.plain_claims import read_content
from app.domain.publications import Source
from app.sources.gathering import Gathering
from app.sources.places import Place
from app.sources.seed_treaty import read_passage
from app.sources.yaml_nodes import check_items, check_keys, read_yaml

_TYPES = (ClaimType.POSITION, ClaimType.COUNT, ClaimType.TERM)


@dataclass(frozen=True, slots=True)
class Article:
    """An article's source, the treaty it speaks of, and its claims as they stand in the file."""

    place: Place
    source: Source
    treaty_id: str
    claims: list[tuple[Any, Place]]


def read_article(path: Path, name: str) -> Article:
    """The article of an ``article.yaml``. Raises SeedError; the claims are not looked into yet."""
    value, place = read_yaml(path, name)
    keys = check_keys(value, place, ("source", "treaty", "claims"))
    with place.at("source").blamed():
        source = SOURCE.read(keys["source"])
    claims = check_items(keys["claims"], place.at("claims"))
    return Article(place, source, str(keys["treaty"]), claims)


def gather_article(article: Article, gathering: Gathering) -> None:
    """Add the article's claims: positions of states, counts and terms. Raises SeedError for a wrong one."""
    for value, place in article.claims:
        keys = check_keys(value, place, ("type", "says"), ("state", "locator", "quote", "note"))
        if keys["type"] not in _TYPES:
            raise place.at("type").error(f"type: must be one of {', '.join(_TYPES)}")
        with place.at("says").blamed():
            content = read_content(ClaimType(keys["type"]), keys["says"])
        state_id = keys.get("state")
        if isinstance(content, PositionContent):
            check_keys(value, place, ("state",), tuple(keys))
            gathering.check_state(place, state_id)
        elif state_id is not None:
            raise place.at("state").error("state: only a position is about one state")
        claim_id = gathering.claim_id(article.source.id, state_id, _subject_of(content))
        gathering.add(
            place,
            claim_id,
            article.source.id,
            content,
            state_id=state_id,
            passage=read_passage(keys),
        )


def _subject_of(content: Content) -> str | None:
    match content:
        case PositionContent():
            return content.subject
        case CountContent():
            return content.measure or "count"
        case TermContent():
            return content.term
        case _:
            return None
