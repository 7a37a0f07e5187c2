"""What the pages show, put together: headline counts, the table's columns, evidence, the code to embed, citations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from fastapi.responses import Response
from markupsafe import Markup

from app.api.assets import EMBED_SCRIPT, asset_addresses
from app.api.dependencies import Writer
from app.api.embeds import names_by_status, statuses_of
from app.api.languages import Tongue, in_each_language
from app.api.links import Links, moment_asked
from app.api.page_routes import HTML, PAGE_POLICY
from app.domain.counts import Counts
from app.domain.evidence import Evidence, evidence_for
from app.domain.register import Register
from app.domain.standing import Status
from app.render.citations import Cited, cite
from app.render.labels import MEASURES
from app.render.phrases import Phrases
from app.render.saying import says
from app.render.templating import render
from app.render.world_map import draw_map
from app.render.xml_text import escape_xml
from app.services.moments import Moment
from app.services.standings import View, counted_members, states_in

CARD_WIDTH, CARD_HEIGHT = 480, 300
MAP_WIDTH, MAP_HEIGHT = 800, 560


@dataclass(frozen=True, slots=True)
class TreatyMap:
    """A treaty's map with its numbers and its names."""

    map: Markup
    counts: Mapping[Status, int]
    by_status: Mapping[Status, list[tuple[str, str]]]


def treaty_map(
    views: list[View], register: Register, moment: Moment, links: Links, tongue: Tongue
) -> TreatyMap:
    """The map of every state that could take part on the day."""
    counted = counted_members(views)
    asked = moment_asked(moment) | tongue.query

    def link(state_id: str) -> str:
        return links.to(f"/treaties/{register.treaty.id}/states/{state_id}", **asked)

    drawn = draw_map(
        statuses_of(counted),
        {view.state.id: view.state.name for view in counted},
        link,
        tongue.words.map_title(register.treaty, moment.day),
        tongue.words,
    )
    names = names_by_status(counted, link)
    return TreatyMap(drawn, {status: len(its) for status, its in names.items()}, names)


def show_page(
    write: Writer, moment: Moment, tongue: Tongue, template: str, **context: object
) -> Response:
    """A page, filled in."""
    text = render(
        template,
        tongue.words,
        assets=asset_addresses(),
        report=write.context.links.report,
        languages=in_each_language(write.request),
        lang_asked=tongue.query.get("lang"),
        **context,
    )
    return write.text(
        text,
        moment,
        HTML,
        policy=PAGE_POLICY,
        language=tongue.language,
        negotiated=not tongue.asked,
    )


def headline(counts: Counts, words: Phrases) -> list[tuple[int | None, str]]:
    """The counts that head a page, each with its words."""
    return [(counts.values[name], words.measure(name)) for name in MEASURES]


_COLUMNS = (
    ("name", "state", False),
    ("status", "status", False),
    ("signed_on", "signed", False),
    ("deposited_on", "joined", True),
    ("since", "bound", True),
)


def columns(
    here: str, sort: str | None, asked: Mapping[str, str], links: Links, words: Phrases
) -> list[dict[str, object]]:
    """The table's columns, each with the address that sorts by it, or turns the order round."""
    found: list[dict[str, object]] = []
    for column, label, wide in _COLUMNS:
        is_sorted = (sort or "name").removeprefix("-") == column
        downward = bool(sort) and str(sort).startswith("-")
        wanted = f"-{column}" if is_sorted and not downward else column
        found.append(
            {
                "name": words.text[label],
                "wide": wide,
                "sorted": ("descending" if downward else "ascending") if is_sorted else None,
                "href": f"{links.to(here, **asked, sort=wanted)}#states",
            }
        )
    return found


def frame_code(address: str, title: str, width: int, height: int) -> str:
    """One bare frame, as an author pastes it."""
    return (
        f'<iframe src="{escape_xml(address)}" title="{escape_xml(title)}" width="{width}" height="{height}" '
        'loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>'
    )


def element_code(
    links: Links, treaty_id: str, what: str, language: str, page: str, title: str
) -> str:
    """The element of embed.js, as an author pastes it; without scripts it is a link."""
    return (
        f'<script src="{escape_xml(links.to(EMBED_SCRIPT))}" defer></script>\n'
        f'<treaty-status treaty="{escape_xml(treaty_id)}" {what} lang="{language}">'
        f'<a href="{escape_xml(page)}">{escape_xml(title)}</a></treaty-status>'
    )


def grouped_evidence(view: View, words: Phrases) -> list[tuple[str, list[Evidence]]]:
    """The evidence by what it says, in the order of its strongest claim."""
    found: dict[str, list[Evidence]] = {}
    states = states_in(view.moment.snapshot, words.language)
    for item in evidence_for(view.register, view.standing):
        said = says(item.claim, states, view.state.id, words.speaks)
        found.setdefault(said, []).append(item)
    return list(found.items())


def citations_of(view: View, title: str, page: str, read_on: date) -> dict[str, str]:
    """The citations of one state's page."""
    key = f"treaty-status-{view.register.treaty.id}-{view.state.id}".lower()
    return cite(Cited(title, page, key, view.standing.day, read_on))


def safe_url(url: str | None) -> bool:
    """Whether a source's address may become a link: the web and nothing else."""
    return url is not None and urlsplit(url).scheme in {"http", "https"}
