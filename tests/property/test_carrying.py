"""What one register takes over from the one before it is what would be derived anew, whatever was written between."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from app.domain.claims import Claim, Review
from app.domain.counts import count, facts_of
from app.domain.folding import build_register, fold_in
from app.domain.publications import Rank, Source
from app.domain.register import Register
from app.domain.states import State
from app.domain.tallies import Tallies
from app.domain.treaties import Treaty
from app.render.languages import Language
from app.services.telling import Told, tell
from tests.property.oracle_world import World
from tests.property.translation import SOURCES, TREATY, claims_of, states_of
from tests.property.worlds import START, days, share, worlds

CHANGES = (
    *("record", "record", "record", "retract", "correct", "give back", "propose"),
    *("rename a state", "another first day", "rename the treaty", "rename a source", "rank"),
)


@dataclass
class Newsroom:
    """All claims in the order of their last versions, and the things they speak of; what is still to be recorded."""

    treaty: Treaty
    states: dict[str, State]
    sources: dict[str, Source]
    claims: dict[str, Claim]
    coming: list[Claim]
    number: int = 0

    def write(self, data: DataObject, change: str) -> list[Claim]:
        """One change; gives the new versions of claims."""
        self.number += 1
        standing = [c for c in self.claims.values() if c.review is Review.PUBLISHED]
        corrected = [c for c in self.claims.values() if c.review is Review.SUPERSEDED]
        written: list[Claim] = []
        match change:
            case "record" if self.coming:
                written = [self.coming.pop(0)]
            case "propose" if self.coming:
                written = [replace(self.coming.pop(0), review=Review.PROPOSED)]
            case "retract" if standing:
                written = [replace(data.draw(st.sampled_from(standing)), review=Review.RETRACTED)]
            case "correct" if standing and self.coming:
                old = data.draw(st.sampled_from(standing))
                new = replace(self.coming.pop(0), supersedes=old.id)
                written = [replace(old, review=Review.SUPERSEDED), new]
            case "give back" if corrected:
                written = [replace(data.draw(st.sampled_from(corrected)), review=Review.PUBLISHED)]
            case "rename a state" | "another first day":
                state = data.draw(st.sampled_from(list(self.states.values())))
                first = data.draw(st.one_of(st.none(), days()))
                new_state = (
                    replace(state, name=f"{state.name}+")
                    if change == "rename a state"
                    else replace(state, eligible_from=first)
                )
                self.states = self.states | {state.id: new_state}
            case "rename the treaty":
                self.treaty = replace(self.treaty, title=f"{self.treaty.title}+")
            case "rename a source" | "rank":
                source = data.draw(st.sampled_from(list(self.sources.values())))
                rank = data.draw(st.sampled_from(list(Rank)))
                new_source = (
                    replace(source, publisher=f"{source.publisher}+")
                    if change == "rename a source"
                    else replace(source, rank=rank)
                )
                self.sources = self.sources | {source.id: new_source}
        written = [replace(claim, version=claim.version + 1) for claim in written]
        for claim in written:
            self.claims.pop(claim.id, None)
            self.claims[claim.id] = claim
        return written


@share(1)
@given(worlds(), st.data())
def test_what_is_taken_over_is_what_would_be_derived_anew(world: World, data: DataObject) -> None:
    claims, first = claims_of(world), days()
    begun = data.draw(st.integers(0, len(claims)))
    room = Newsroom(TREATY, states_of(world), SOURCES, {}, claims[begun:])
    room.claims = {claim.id: claim for claim in claims[:begun]}
    register = build_register(room.treaty, 0, room.states, room.sources, room.claims.values())
    day, today = data.draw(first), START + timedelta(days=700)
    tallies = Tallies(register.courses)
    tallies.series(day)
    told = told_of(register, day, today, {})
    for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
        written = room.write(data, change)
        register = fold_in(register, room.number, written, room.states, room.sources, room.treaty)
        whole = build_register(
            room.treaty, room.number, room.states, room.sources, room.claims.values()
        )
        assert register == whole, change
        tallies, told = Tallies(register.courses, tallies), told_of(register, day, today, told)
        plainly = whole.standings(day)
        assert tallies.counts(day) == count(map(facts_of, plainly), day), change
        assert tallies.series(day) == Tallies(whole.courses).series(day), change
        assert [one.standing for one in told.values()] == list(plainly), change
        assert list(map(said_of, told.values())) == [
            said_of(one) for one in told_of(whole, day, today, {}).values()
        ], change


def told_of(register: Register, day: date, today: date, before: dict[str, Told]) -> dict[str, Told]:
    """What is told of every state, taken over from before where that is allowed."""
    return {
        state_id: tell(
            *(register, state_id, day, today, Language.ENGLISH, register.states),
            before.get(state_id),
        )
        for state_id in register.states
    }


def said_of(told: Told) -> list[object]:
    """All that is told, to be compared."""
    return [getattr(told, field.name) for field in fields(told)]


@share(0.3)
@given(worlds(), st.data())
def test_a_state_of_which_nothing_was_said_is_taken_over(world: World, data: DataObject) -> None:
    claims, states = claims_of(world), states_of(world)
    about = [claim for claim in claims if claim.state_id is not None]
    assume(about and claims[-1].state_id is not None)
    before = build_register(TREATY, 1, states, SOURCES, claims[:-1])
    after = fold_in(before, 2, claims[-1:], states, SOURCES)
    assume(before.timeline == after.timeline)
    kept = {key for key, course in after.courses.items() if course is before.courses[key]}
    assert kept == states.keys() - {claims[-1].state_id}
