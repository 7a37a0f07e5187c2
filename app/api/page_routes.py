"""Route classes whose errors have the form of what was asked, a page, a card or a badge, and the right status."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Coroutine, Sequence
from functools import cache
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from markupsafe import Markup

from app.api.assets import asset_addresses
from app.api.dependencies import Context
from app.api.errors import PROBLEMS, problem_of
from app.api.languages import Tongue, in_each_language, tongue_of
from app.api.parameters import StrictRoute
from app.api.problem_types import ProblemType
from app.domain.errors import (
    AmbiguousName,
    InvalidValue,
    NotAParticipant,
    TerritoryNamed,
    TreatyStatusError,
    UnknownState,
)
from app.domain.named_places import FormerOrOther
from app.render.badge import problem_badge
from app.render.templating import read_style, render
from app.services.standings import states_in

HTML, SVG = "text/html; charset=utf-8", "image/svg+xml; charset=utf-8"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
SVG_POLICY = "default-src 'none'; style-src 'none'; frame-ancestors *; sandbox"


_PROBLEM = "embed_problem.html"
_CARD_STYLE = ("theme.css", "parts.css", "embed.css")
_STYLES = {
    "card.html": _CARD_STYLE,
    _PROBLEM: _CARD_STYLE,
    "embed_map.html": (*_CARD_STYLE, "older.css", "map.css"),
    "embed_table.html": (*_CARD_STYLE, "older.css", "table.css"),
}


@cache
def embed_style(template: str) -> str:
    """The whole style of an embed, which stands in the embed itself; no more than it needs."""
    return "".join(map(read_style, _STYLES[template]))


@cache
def embed_policy(template: str) -> str:
    """What an embed may do: show itself under its one style, anywhere, and open a link."""
    digest = b64encode(hashlib.sha256(embed_style(template).encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors *; "
        "sandbox allow-popups allow-popups-to-escape-sandbox"
    )


class PageRoute(StrictRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler; what it refuses is shown."""
        handle = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await handle(request)
            except (TreatyStatusError, RequestValidationError) as error:
                problem = (
                    PROBLEMS[InvalidValue]
                    if isinstance(error, RequestValidationError)
                    else problem_of(error)
                )
                return self.show(request, error, problem)

        return shown

    def show(self, request: Request, error: Exception, problem: ProblemType) -> Response:
        """The error as a page."""
        tongue = tongue_of(request)
        title, detail = tongue.words.problem(problem.slug, problem.title, _detail(error, problem))
        text = render(
            "problem.html",
            tongue.words,
            title=f"{title} · Treaty Status",
            heading=title,
            description=title,
            languages=in_each_language(request),
            lang_asked=tongue.query.get("lang"),
            canonical=None,
            assets=asset_addresses(),
            report=None,
            detail=detail,
            mentions=_mentions(request, error, "/treaties/{treaty}/states/{state}", tongue),
        )
        return _uncached(text, problem, HTML, PAGE_POLICY, tongue.language)


class EmbedRoute(PageRoute):
    """A route whose errors are cards."""

    def show(self, request: Request, error: Exception, problem: ProblemType) -> Response:
        """The error as a small card."""
        tongue = tongue_of(request)
        title, detail = tongue.words.problem(problem.slug, problem.title, _detail(error, problem))
        theme = request.query_params.get("theme")
        text = render(
            _PROBLEM,
            tongue.words,
            title=title,
            theme=theme if theme in {"light", "dark"} else "auto",
            style=Markup(embed_style(_PROBLEM)),  # noqa: S704 -- our own style sheet
            detail=detail,
            mentions=_mentions(request, error, "/embed/{treaty}/{state}", tongue),
        )
        return _uncached(text, problem, HTML, embed_policy(_PROBLEM), tongue.language)


class BadgeRoute(PageRoute):
    """A route whose errors are badges."""

    def show(self, _request: Request, _error: Exception, problem: ProblemType) -> Response:
        """The error as a badge."""
        return _uncached(
            problem_badge("Treaty Status", problem.title.lower()), problem, SVG, SVG_POLICY
        )


def _uncached(
    text: str, problem: ProblemType, media_type: str, policy: str, language: str = "en"
) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy,
        "Content-Language": language,
    }
    return Response(text, problem.status, headers, media_type)


def _detail(error: Exception, problem: ProblemType) -> str:
    return str(error) if isinstance(error, TreatyStatusError) else problem.advice


def _mentions(
    request: Request, error: Exception, path: str, tongue: Tongue
) -> list[dict[str, str]]:
    context: Context = request.app.state.context
    snapshot = context.snapshots.latest()
    treaty = request.path_params.get("treaty")
    if treaty is None:
        only = next(iter(snapshot.treaties)) if len(snapshot.treaties) == 1 else None
        path = path.replace("{treaty}", only) if only else "/states/{state}"
    meant = _meant(error)
    treaty_id = snapshot.find_treaty(treaty).treaty.id if treaty and meant else ""
    return [
        {
            "name": states_in(snapshot, tongue.language)[state_id].name,
            "link": context.links.to(path.format(treaty=treaty_id, state=state_id), **tongue.query),
        }
        for state_id in meant
        if state_id in snapshot.states
    ]


def _meant(error: Exception) -> Sequence[str]:
    match error:
        case UnknownState(suggestions=ids) | AmbiguousName(candidates=ids):
            return ids
        case NotAParticipant(other=FormerOrOther(state_ids=ids)):
            return ids
        case TerritoryNamed(territory=territory):
            return (territory.state_id,)
        case _:
            return ()
