"""Gathering claims from the files of a seed: each is checked where it stands, so that an error names its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.actions import ActionKind
from app.domain.claims import (
    ActionContent,
    Claim,
    Content,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    TermContent,
)
from app.domain.days import AsOf
from app.domain.plain_claims import plain_claim
from app.domain.publications import Source
from app.domain.states import State
from app.domain.term_claims import read_term
from app.sources.held_texts import Cell, HeldText
from app.sources.places import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a source says it, in its words if we hold them, and a remark of our own; each null where there is none."""

    locator: str | None = None
    quote: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Gathering:
    """The claims about one treaty, in the order added, under ids that no other claim has."""

    treaty_id: str
    states: Mapping[str, State]
    sources: Mapping[str, Source]
    texts: Mapping[str, HeldText]
    places: dict[str, Place]
    claims: list[Claim] = field(default_factory=list)

    def add(
        self,
        place: Place,
        claim_id: str,
        source_id: str,
        content: Content,
        *,
        state_id: str | None = None,
        as_of: AsOf | None = None,
        passage: Passage = Passage(),
    ) -> None:
        """Add a claim; without an ``as_of`` of its own it speaks as of its source's.

        Raises:
            SeedError: an unknown state or source, an id given twice, an act or a day after the source's, a quote
                that is not in the text we hold, or content that breaks its form.
        """
        source = self._source(place, source_id)
        claim = Claim(
            id=claim_id,
            treaty_id=self.treaty_id,
            source_id=source_id,
            state_id=state_id,
            content=content,
            as_of=as_of or source.as_of,
            locator=passage.locator,
            quote=passage.quote,
            note=passage.note,
        )
        if claim_id in self.places:
            before = self.places[claim_id]
            raise place.error(f"claim {claim_id} is there already, at {before.file}:{before.line}")
        with place.blamed():
            plain_claim(claim)
            if isinstance(content, TermContent):
                read_term(content.term, content.value)
        self._check_states(place, claim)
        self._check_days(place, claim, source)
        self._check_quote(place, claim)
        self.places[claim_id] = place
        self.claims.append(claim)

    def add_act(
        self, place: Place, source_id: str, state_id: str, act: ActionContent, passage: Passage
    ) -> None:
        """Add an act. Where the source's text has a table of participants, its cell is quoted and must agree."""
        cell = self._cell(state_id, source_id, act.kind)
        if cell is not None and passage.quote is None:
            if (cell.kind, cell.on) != (act.kind, act.on):
                raise place.error(f"the text of {source_id} has “{cell.text}” ({cell.locator})")
            passage = replace(passage, quote=cell.text, locator=passage.locator or cell.locator)
        claim_id = self.claim_id(source_id, state_id, act.kind)
        # A state may join twice; the later line's id tells its day, so that the earlier one's stays as it is.
        if claim_id in self.places:
            claim_id = f"{claim_id}-{act.on}"
        self.add(place, claim_id, source_id, act, state_id=state_id, passage=passage)

    def claim_id(self, source_id: str, *parts: str | None) -> str:
        """The id of a claim: treaty, source and what it is about, in small letters."""
        named = "-".join(part for part in (self.treaty_id, source_id, *parts) if part)
        return named.lower().replace("_", "-")

    def check_state(self, place: Place, state_id: object) -> None:
        """Raises SeedError where there is no state of that id."""
        if not isinstance(state_id, str) or state_id not in self.states:
            raise place.error(f"state: {state_id!r} is not an id in states.csv")

    def _source(self, place: Place, source_id: str) -> Source:
        if source_id not in self.sources:
            raise place.error(f"source: {source_id!r} is not an id in sources.csv")
        return self.sources[source_id]

    def _cell(self, state_id: str, source_id: str, kind: ActionKind) -> Cell | None:
        if state_id not in self.states or source_id not in self.texts:
            return None
        row = self.texts[source_id].cells.get(self.states[state_id].un_name, {})
        return row.get(kind.family)

    def _check_states(self, place: Place, claim: Claim) -> None:
        content = claim.content
        if claim.state_id is not None:
            self.check_state(place, claim.state_id)
        if isinstance(content, ListContent):
            for state_id in content.acts:
                self.check_state(place, state_id)
        if isinstance(content, DeclarationContent) and content.about is not None:
            self.check_state(place, content.about)
            if content.kind is not DeclarationKind.COMMUNICATION:
                raise place.error("about: only a communication is about another state")

    def _check_days(self, place: Place, claim: Claim, source: Source) -> None:
        last_day = source.as_of.latest
        if last_day is None:
            return
        if claim.as_of.latest is not None and claim.as_of.latest > last_day:
            raise place.error(
                f"on: {source.id} speaks as of {last_day} and cannot speak of {claim.as_of.latest}"
            )
        if (
            isinstance(claim.content, ActionContent | DeclarationContent)
            and claim.content.on > last_day
        ):
            raise place.error(
                f"on: {source.id} speaks as of {last_day} and cannot tell of {claim.content.on}"
            )

    def _check_quote(self, place: Place, claim: Claim) -> None:
        if claim.quote is None:
            return
        held = self.texts.get(claim.source_id)
        if held is None:
            raise place.error(
                f"quote: no text of {claim.source_id} is held in texts/, so nothing of it can be quoted"
            )
        if claim.quote not in held.text:
            raise place.error(f"quote: these words do not stand in texts/{claim.source_id}.txt")
