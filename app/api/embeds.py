"""Routes of embeds: a card, a map and a table for other people's pages, each one document without script or request."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from app.api.dependencies import (
    ContextDependency,
    RegisterDependency,
    StateDependency,
    TreatyMomentDependency,
    WriterDependency,
)
from app.api.languages import TongueDependency
from app.api.links import moment_asked
from app.api.page_routes import HTML, EmbedRoute, embed_policy, embed_style
from app.domain.standing import Status
from app.render.templating import render
from app.render.world_map import draw_map
from app.services.counts import counts_of
from app.services.pins import updated_since
from app.services.standings import (
    View,
    counted_members,
    find_states,
    standing_of,
    standings_of_treaty,
)

router = APIRouter(route_class=EmbedRoute, include_in_schema=False)
Theme = Literal["light", "dark", "auto"]


class Card:
    """Writes one embed: its theme, its style, what a pin has to add, its policy."""

    def __init__(
        self,
        write: WriterDependency,
        context: ContextDependency,
        moment: TreatyMomentDependency,
        register: RegisterDependency,
        tongue: TongueDependency,
        theme: Theme = "auto",
    ) -> None:
        self.write, self.moment, self.register, self.theme = write, moment, register, theme
        self.tongue, self.words, self.language = tongue, tongue.words, tongue.language
        self.links = context.links.absolute(write.request)

    def page(self, state_id: str | None = None, *, newest: bool = False) -> str:
        """The page that says more, about the same moment or the newest."""
        path = f"/treaties/{self.register.treaty.id}"
        asked = self.tongue.query | ({} if newest else moment_asked(self.moment))
        return self.links.to(f"{path}/states/{state_id}" if state_id else path, **asked)

    def answer(
        self, template: str, told: list[View], page: str, newest: str, **more: object
    ) -> Response:
        """The embed as a document of its own."""
        behind = updated_since(told, self.moment, self.write.now.date())
        text = render(
            template,
            self.words,
            theme=self.theme,
            style=Markup(embed_style(template)),  # noqa: S704 -- our own style sheet
            page=page,
            newest=newest if behind else None,
            **more,
        )
        return self.write.text(
            text,
            self.moment,
            HTML,
            live=True,
            policy=embed_policy(template),
            language=self.language,
            negotiated=not self.tongue.asked,
        )


CardDependency = Annotated[Card, Depends()]


def statuses_of(views: list[View]) -> dict[str, Status]:
    """Each state's status by its id."""
    return {view.state.id: view.standing.status for view in views}


def names_by_status(
    views: list[View], link: Callable[[str], str]
) -> dict[Status, list[tuple[str, str]]]:
    """The states' names under each status, in the order of names, each with its link."""
    return {
        status: [
            (view.state.name, link(view.state.id))
            for view in views
            if view.standing.status is status
        ]
        for status in Status
    }


@router.get("/embed/{treaty}/map")
def embed_map(
    card: CardDependency, register: RegisterDependency, moment: TreatyMomentDependency
) -> Response:
    """The world map of one treaty."""
    views = counted_members(standings_of_treaty(moment, register, card.language))
    counted = counts_of(moment, register)
    return card.answer(
        "embed_map.html",
        views,
        card.page(),
        card.page(newest=True),
        title=card.words.map_title(register.treaty, moment.day),
        map=draw_map(
            statuses_of(views),
            {view.state.id: view.state.name for view in views},
            card.page,
            card.words.map_title(register.treaty, moment.day),
            card.words,
            new_tab=True,
        ),
        counts=counted.counts.by_status,
        by_status=names_by_status(views, card.page),
        verified_on=counted.verified_on,
        stale=counted.stale,
    )


@router.get("/embed/{treaty}/table")
def embed_table(
    card: CardDependency,
    register: RegisterDependency,
    moment: TreatyMomentDependency,
    states: Annotated[str | None, Query(max_length=2_000)] = None,
) -> Response:
    """The states of one treaty as a table, or those asked for."""
    if states:
        views = [
            standing_of(moment, register, s, card.language)
            for s in find_states(moment.snapshot, states)
        ]
    else:
        views = standings_of_treaty(moment, register, card.language)
    verified = [view.verified_on for view in views if view.verified_on]
    return card.answer(
        "embed_table.html",
        views,
        card.page(),
        card.page(newest=True),
        title=card.words.heading(register.treaty),
        views=views,
        day=moment.day,
        verified_on=min(verified) if len(verified) == len(views) else None,
        stale=any(view.stale for view in views),
    )


@router.get("/embed/{treaty}/{state}")
def embed_card(
    card: CardDependency,
    register: RegisterDependency,
    state: StateDependency,
    moment: TreatyMomentDependency,
) -> Response:
    """One state's card."""
    view = standing_of(moment, register, state, card.language)
    return card.answer(
        "card.html",
        [view],
        card.page(state.id),
        card.page(state.id, newest=True),
        title=card.words.title_of_state(view.state, register.treaty),
        heading=card.words.heading(register.treaty),
        view=view,
    )
