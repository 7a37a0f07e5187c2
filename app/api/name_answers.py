"""Names as wire models: mentions of states with their statuses, territories, and what is no state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.api.links import Links, moment_asked
from app.api.schemas.names import (
    ApplicationResponse,
    MatchedByResponse,
    MentionResponse,
    NotAStateResponse,
    ResolveResponse,
    ResponsibleStateResponse,
    TerritoryResponse,
)
from app.api.standing_answers import state_ref
from app.domain.errors import (
    AmbiguousName,
    NotAParticipant,
    TerritoryNamed,
    TreatyStatusError,
    UnknownState,
)
from app.domain.matches import Match, MatchedBy
from app.domain.named_places import FormerOrOther, Territory
from app.domain.register import Register
from app.domain.states import State
from app.domain.territorial import application_to
from app.domain.treaties import Treaty
from app.render.naming import of_application, of_territory
from app.services.moments import Moment
from app.services.overview import OneTreaty, Overview


@dataclass(frozen=True, slots=True)
class Naming:
    """Answers on names at one moment. ``path`` is the address of a state, with ``{state}`` in it; statuses are given
    under ``treaties``, names in ``language``.
    """

    moment: Moment
    treaties: Overview | OneTreaty
    links: Links
    path: str = "/v1/states/{state}"
    language: str = "en"

    def resolved(self, match: Match) -> ResolveResponse:
        """What a text means."""
        state = self._states.get(match.state_id) if match.state_id else None
        places = self.moment.snapshot.names.table.territories
        return ResolveResponse(
            match=match.kind,
            matched_by=_matched_by(match.matched_by),
            state=state_ref(state) if state else None,
            candidates=[
                *self.mentions(match.candidates),
                *(self.territory_mention(places[one]) for one in match.candidates if one in places),
            ],
            territory=self.territory(match.territory) if match.territory else None,
            not_a_participant=self.not_a_state(match.other) if match.other else None,
            suggestions=self.mentions(match.suggestions),
            link=self._link(state.id) if state else None,
            as_of=self.moment.day,
            known_at=self.moment.known_at,
            revision=self.moment.revision,
        )

    def mentions(self, ids: Iterable[str]) -> list[MentionResponse]:
        """States that may have been meant, with their statuses and addresses."""
        return [self._mention(self._states[one]) for one in ids if one in self._states]

    def territory_mention(self, territory: Territory) -> MentionResponse:
        """A territory that may have been meant."""
        link = self.links.to("/v1/resolve", q=territory.id)
        return MentionResponse(
            id=territory.id, name=territory.name, kind="territory", statuses={}, link=link
        )

    def territory(self, territory: Territory) -> TerritoryResponse:
        """A territory with the state responsible for it, and what was declared of it under each treaty."""
        english = self.moment.snapshot.states.get(territory.state_id)
        responsible = self._states.get(territory.state_id)
        return TerritoryResponse(
            id=territory.id,
            iso2=territory.iso2,
            name=territory.name,
            responsible_state=ResponsibleStateResponse(
                id=responsible.id, name=responsible.name, link=self._link(responsible.id)
            )
            if responsible
            else None,
            sentence=of_territory(territory, english),
            treaties=[
                self._application(treaty, register, territory, english)
                for treaty, register in self.treaties.of_territory(territory.id)
            ],
        )

    def not_a_state(self, other: FormerOrOther) -> NotAStateResponse:
        """What is no state, with the states in its place."""
        return NotAStateResponse(
            id=other.id,
            name=other.name,
            kind=other.kind,
            explanation=other.explanation,
            states=self.mentions(other.state_ids),
        )

    def told(self, error: TreatyStatusError) -> TreatyStatusError:
        """The error with the members that its answer has: candidates, suggestions, a territory or no state."""
        match error:
            case AmbiguousName(candidates=ids, territories=territories):
                others = [self.territory_mention(territory) for territory in territories]
                error.members = {"candidates": [*self.mentions(ids), *others]}
            case UnknownState(suggestions=ids) if ids:
                error.members = {"suggestions": self.mentions(ids)}
            case TerritoryNamed(territory=territory):
                error.members = {"territory": self.territory(territory)}
            case NotAParticipant(other=other):
                error.members = {"not_a_participant": self.not_a_state(other)}
            case _:
                pass
        return error

    @property
    def _states(self) -> Mapping[str, State]:
        return self.moment.snapshot.names.in_language(self.language)

    def _link(self, state_id: str) -> str:
        return self.links.to(self.path.format(state=state_id), **moment_asked(self.moment))

    def _mention(self, state: State) -> MentionResponse:
        statuses = {
            register.treaty.id: register.standing(state.id, self.moment.day).status
            for register in self.treaties.of_state(state.id)
        }
        return MentionResponse(
            id=state.id,
            name=state.name,
            kind=state.kind.value,
            statuses=statuses,
            link=self._link(state.id),
        )

    def _application(
        self,
        treaty: Treaty,
        register: Register | None,
        territory: Territory,
        state: State | None,
    ) -> ApplicationResponse:
        day = self.moment.day
        applied = application_to(register, territory.id, day) if register else None
        return ApplicationResponse(
            treaty=treaty.id,
            applies=applied.applies if applied else None,
            since=applied.on if applied else None,
            claims=[claim.id for claim in applied.claims] if applied else [],
            sentence=of_application(territory, state, applied, treaty.title),
        )


def _matched_by(by: MatchedBy | None) -> MatchedByResponse | None:
    if by is None:
        return None
    return MatchedByResponse(how=by.how, name=by.name, since=by.since, until=by.until, note=by.note)
