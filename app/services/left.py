"""What a command leaves: the things and claims of its after-images, as the objects that it holds already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.claims import Claim, TermContent
from app.domain.commands import Command, Entry
from app.domain.plain_claims import plain_content, read_content
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.images import Images
from app.store.records import Kind

Versions = Mapping[Kind, Mapping[str, int]]


@dataclass(frozen=True)
class Left:
    """What ``command`` leaves as ``entry``; ``last`` is the place of the last claim before its own.

    ``versions`` are the row versions by kind and id that it brings. ``images`` is what reading the sealed text back
    would give; a bulk import never asks for it.
    """

    command: Command
    entry: Entry
    last: int
    versions: Versions

    @property
    def treaties(self) -> Sequence[Treaty]:
        """The treaties."""
        return self.command.treaties

    @property
    def states(self) -> Sequence[State]:
        """The states."""
        return self.command.states

    @property
    def sources(self) -> Sequence[Source]:
        """The sources."""
        return self.command.sources

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims, but for what the record gives them: their versions, their places, their instant."""
        return [
            replace(claim, content=_sealed(claim.content))
            if isinstance(claim.content, TermContent)
            else claim
            for claim in self.command.claims
        ]

    @cached_property
    def images(self) -> Images:
        """The things, and the claims with all that the record gives them."""
        versions, number, at = self.versions["claims"], self.entry.number, self.entry.at
        claims = [
            replace(
                claim,
                version=versions[claim.id],
                recorded_at=at,
                revision=number,
                sequence=sequence,
            )
            for sequence, claim in enumerate(self.claims, start=self.last + 1)
        ]
        things: dict[Kind, Mapping[str, int]] = {
            kind: of_kind for kind, of_kind in self.versions.items() if kind != "claims"
        }
        return Images(list(self.treaties), list(self.states), list(self.sources), claims, things)


def _sealed(term: TermContent) -> TermContent:
    # A file may give a day as a day and a list as a tuple; the plain form has neither.
    content = read_content(term.type, plain_content(term))
    assert isinstance(content, TermContent)  # noqa: S101 -- it is of the same type
    return content
