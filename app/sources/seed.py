"""The seed: a folder of files that people can read and edit, checked and turned into commands.

The commands are in the record's own order: the states, the article that it all began with, each treaty's record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.commands import Command
from app.domain.publications import Source
from app.domain.states import State
from app.sources.gathering import Gathering
from app.sources.held_texts import HeldText, read_held_texts
from app.sources.places import Place
from app.sources.seed_article import Article, gather_article, read_article
from app.sources.seed_reference import read_sources, read_states
from app.sources.seed_tables import gather_actions, gather_counts, gather_declarations
from app.sources.seed_treaty import TreatyFile, gather_lists, gather_terms, read_treaty

ACTOR = "seed"
# Fixed, so that every empty database that is seeded gets the same history.
STATES_AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
ARTICLE_AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
TREATIES_AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the claims of a seed name: the states, the texts held, and where each claim so far stands."""

    folder: Path
    texts: Mapping[str, HeldText]
    states: Mapping[str, State]
    places: dict[str, Place] = field(default_factory=dict)

    def gathering(self, treaty_id: str, sources: Mapping[str, Source]) -> Gathering:
        """A gathering for claims of these sources about one treaty."""
        return Gathering(treaty_id, self.states, sources, self.texts, self.places)


def read_seed(folder: Path, *, article_only: bool = False) -> tuple[Command, ...]:
    """The commands of a seed: its states, its article and, unless that is all that is asked for, its treaties.

    Raises:
        SeedError: the first thing that is wrong, with its file and line.
    """
    if not folder.is_dir():
        raise Place(str(folder)).error("there is no such folder of seed files")
    texts = read_held_texts(*_file(folder, "texts"))
    reference = Reference(folder, texts, read_states(*_file(folder, "states.csv")))
    article = read_article(*_file(folder, "article.yaml"))
    states = Command(
        ACTOR,
        "seed states",
        f"{len(reference.states)} states with their codes, names and regions",
        states=tuple(reference.states.values()),
        recorded_at=STATES_AT,
    )
    commands = [states, _article(reference, article)]
    if not article_only:
        commands += _treaties(reference, article)
    return tuple(commands)


def _article(reference: Reference, article: Article) -> Command:
    if not (reference.folder / "treaties" / article.treaty_id).is_dir():
        raise article.place.error(f"treaty: there is no folder treaties/{article.treaty_id}")
    treaty = _treaty_file(reference.folder, article.treaty_id).treaty
    gathering = reference.gathering(treaty.id, {article.source.id: article.source})
    gather_article(article, gathering)
    return Command(
        ACTOR,
        "seed article",
        f"What a news article says of the {treaty.title}: {len(gathering.claims)} claims",
        treaties=(treaty,),
        sources=(article.source,),
        claims=tuple(gathering.claims),
        recorded_at=ARTICLE_AT,
    )


def _treaties(reference: Reference, article: Article) -> list[Command]:
    folder = reference.folder
    path, name = _file(folder, "sources.csv")
    sources = read_sources(path, name, reference.texts, article.source.id)
    for source_id in reference.texts:
        if source_id not in (*sources, article.source.id):
            _, name = _file(folder, "texts", f"{source_id}.txt")
            raise Place(name).error(f"is the text of no source; there is none called {source_id}")
    names = sorted(path.parent.name for path in folder.glob("treaties/*/treaty.yaml"))
    # The article's treaty comes first, so that the others leave its entry and all before it as they were.
    names.sort(key=lambda name: name != article.treaty_id)
    files = [_treaty_file(folder, name) for name in names]
    commands = [_treaty(reference, file, sources) for file in files]
    later = {claim.source_id for command in commands[1:] for claim in command.claims}
    own = {claim.source_id for claim in commands[0].claims} if commands else set()
    left = dict(sources)
    placed = []
    for position, (file, command) in enumerate(zip(files, commands, strict=True)):
        cited = {claim.source_id for claim in command.claims}
        # A source is recorded by the first treaty that cites it, and by the first of all where none does.
        ids = [i for i in left if i in cited or (position == 0 and i not in later - own)]
        placed.append(
            replace(
                command,
                treaties=() if file.treaty.id == article.treaty_id else (file.treaty,),
                sources=tuple(left.pop(source_id) for source_id in ids),
                recorded_at=TREATIES_AT + timedelta(hours=position),
            )
        )
    return placed


def _treaty(reference: Reference, file: TreatyFile, sources: Mapping[str, Source]) -> Command:
    treaty_id, title = file.treaty.id, file.treaty.title
    gathering = reference.gathering(treaty_id, sources)
    gather_terms(file, gathering)
    for gather, file_name in (
        (gather_actions, "actions.csv"),
        (gather_lists, "lists.yaml"),
        (gather_counts, "counts.csv"),
        (gather_declarations, "declarations.csv"),
    ):
        gather(*_file(reference.folder, "treaties", treaty_id, file_name), gathering)
    cited = {claim.source_id for claim in gathering.claims}
    return Command(
        ACTOR,
        f"seed {treaty_id}",
        f"The record of the {title}: {len(gathering.claims)} claims of {len(cited)} sources",
        claims=tuple(gathering.claims),
        recorded_at=TREATIES_AT,
    )


def _treaty_file(folder: Path, treaty_id: str) -> TreatyFile:
    file = read_treaty(*_file(folder, "treaties", treaty_id, "treaty.yaml"))
    if file.treaty.id != treaty_id:
        raise file.place.error(f"id: is {file.treaty.id}, and the folder is called {treaty_id}")
    return file


def _file(folder: Path, *parts: str) -> tuple[Path, str]:
    """The path of a file of the seed, and how errors call it."""
    return folder.joinpath(*parts), "/".join((folder.resolve().name, *parts))
