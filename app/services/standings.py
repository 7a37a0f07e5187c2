"""Standings as readers ask for them: one state, a whole treaty, a few states by name, one state in every treaty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.claims import Claim
from app.domain.errors import (
    AmbiguousName,
    FormerState,
    InvalidValue,
    NotAParticipant,
    NotFound,
    TerritoryNamed,
    UnknownState,
)
from app.domain.matches import Match, MatchKind
from app.domain.name_forms import normalise_name
from app.domain.named_places import NotAStateKind
from app.domain.publications import Source
from app.domain.register import Register
from app.domain.standing import Standing, Status
from app.domain.states import State
from app.render.english import name_in_sentence
from app.render.languages import Language
from app.render.naming import of_territory
from app.services.moments import Moment
from app.services.overview import Overview
from app.services.snapshots import Snapshot
from app.services.telling import Told, tell

MAX_STATES_ASKED = 250


@dataclass(frozen=True, slots=True)
class View:
    """One standing with all that an answer says around it, in one language."""

    moment: Moment
    register: Register
    told: Told

    @property
    def state(self) -> State:
        """The state, called by its name in the language."""
        return self.told.state

    @property
    def standing(self) -> Standing:
        """The standing."""
        return self.told.standing

    @property
    def verified_on(self) -> date | None:
        """The day up to which the record is known to be right for this state."""
        return self.told.verified_on

    @property
    def stale(self) -> bool | None:
        """Whether the day asked lies long after that one; null without it."""
        return self.told.stale

    @property
    def sentence(self) -> str:
        """The standing in a sentence that can be printed."""
        return self.told.sentence

    @property
    def do_not_say(self) -> tuple[str, ...]:
        """Sentences that would be wrong."""
        return self.told.do_not_say

    @property
    def source(self) -> Source | None:
        """The source that the status rests on most directly."""
        claim = _leading_claim(self.standing)
        return self.register.source_of(claim) if claim else None


def states_in(snapshot: Snapshot, language: str) -> Mapping[str, State]:
    """The states by id, each called by its name in the language."""
    return snapshot.names.in_language(language)


def find_state(snapshot: Snapshot, text: str, parameter: str = "state") -> State:
    """The state that a code or a name means.

    Raises:
        AmbiguousName: several states share the name.
        TerritoryNamed, NotAParticipant, FormerState: it is the name of something that is no state.
        UnknownState: none has it.
        InvalidValue: it cannot be a name.
    """
    match = snapshot.names.resolve(text, parameter)
    if match.state_id is not None:
        return snapshot.states[match.state_id]
    if match.territory is not None:
        responsible = snapshot.states.get(match.territory.state_id)
        raise TerritoryNamed(of_territory(match.territory, responsible), match.territory)
    if match.other is not None:
        former = match.other.kind is NotAStateKind.FORMER_STATE
        raise (FormerState if former else NotAParticipant)(match.other.explanation, match.other)
    if match.kind is MatchKind.AMBIGUOUS:
        raise _ambiguous(snapshot, match)
    near = ", ".join(snapshot.states[state_id].name for state_id in match.suggestions)
    detail = "No state in the record has that code or name."
    raise UnknownState(f"{detail} Did you mean {near}?" if near else detail, match.suggestions)


def _ambiguous(snapshot: Snapshot, match: Match) -> AmbiguousName:
    known = snapshot.names.table.territories
    territories = [known[one] for one in match.candidates if one in known]
    states = [snapshot.states[one] for one in match.candidates if one in snapshot.states]
    names = [*(name_in_sentence(state) for state in states), *(t.name for t in territories)]
    return AmbiguousName(
        f"That name may mean {' or '.join(names)}.", [state.id for state in states], territories
    )


def find_states(snapshot: Snapshot, text: str) -> list[State]:
    """The states that a comma-separated list of codes or names means, in its order, each once.

    Raises:
        InvalidValue: a member that cannot be resolved; the message gives its position.
    """
    members = [member.strip() for member in text.split(",")]
    if len(members) > MAX_STATES_ASKED:
        raise InvalidValue(
            f"states: at most {MAX_STATES_ASKED} can be asked for at once.", "states"
        )
    found: dict[str, State] = {}
    for position, member in enumerate(members, start=1):
        try:
            state = find_state(snapshot, member)
        except (AmbiguousName, NotFound, InvalidValue) as error:
            raise InvalidValue(
                f"states: number {position} of {len(members)}: {error}", "states"
            ) from None
        found[state.id] = state
    return list(found.values())


def matching_states(snapshot: Snapshot, words: str | None) -> frozenset[str]:
    """The ids of the states with a name that contains the words, in six languages; of all where no words are given."""
    if words is None or not words.strip():
        return frozenset(snapshot.states)
    return snapshot.names.matching(words)


def standing_of(moment: Moment, register: Register, state: State, language: str = "en") -> View:
    """One state's standing towards one treaty."""
    named = states_in(moment.snapshot, language)
    told = tell(register, state.id, moment.day, moment.today, Language(language), named)
    return View(moment, register, told)


def standings_of_treaty(moment: Moment, register: Register, language: str = "en") -> list[View]:
    """Every state's standing towards one treaty, in the order of names."""
    told = moment.snapshot.told(register, moment.day, moment.today, Language(language))
    views = [View(moment, register, one) for one in told]
    if language != Language.ENGLISH:
        views.sort(key=lambda view: normalise_name(view.state.name))
    return views


def standings_of_state(moment: Moment, state: State, language: str = "en") -> list[View]:
    """One state's standing in every treaty of the record."""
    registers = Overview(moment.snapshot, moment.day).of_state(state.id)
    return [
        standing_of(moment.about(register.treaty.id), register, state, language)
        for register in registers
    ]


def counted_members(views: Iterable[View]) -> list[View]:
    """Those of the states that could take part on the day: the denominator of every count."""
    return [view for view in views if view.state.could_take_part_on(view.standing.day)]


def _leading_claim(standing: Standing) -> Claim | None:
    if standing.status in (Status.SIGNATORY, Status.NON_SIGNATORY, Status.UNKNOWN):
        axes = (standing.signature.grounds, standing.consent.grounds)
    else:
        axes = (standing.force.grounds, standing.consent.grounds)
    return next((claim for grounds in axes for claim in grounds.claims), None)
