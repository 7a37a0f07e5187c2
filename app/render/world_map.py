"""The world map as SVG: each state coloured and patterned by its status, with a title and a link; the legend with it.

Colours are CSS variables that the page or the card defines (`--party`, `--ink` and so on), so that the map follows
its theme. The land is data (`data/world.json`), made once by `app.sources.world_atlas`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson
from markupsafe import Markup

from app.domain.standing import Status
from app.render.phrases import Phrases
from app.render.xml_text import escape_xml

_DATA = Path(__file__).parent / "data" / "world.json"
_RADIUS = 7
# What is drawn over a status's ground: a pattern of lines or dots, so that colour is never the only carrier.
_PATTERNS = {
    Status.CONTRACTING: '<path d="M0 12L12 0M-3 3L3-3M9 15L15 9" class="l"/>',
    Status.SIGNATORY: '<circle cx="6" cy="6" r="2.6" class="d"/>',
    Status.WITHDRAWING: '<path d="M0 0L12 12M12 0L0 12" class="l"/>',
    Status.WITHDRAWN: '<path d="M0 3H12M0 9H12" class="l"/>',
    Status.NON_SIGNATORY: '<path d="M0 0L12 12M-3 9L3 15M9-3L15 3" class="l"/>',
    Status.UNKNOWN: '<circle cx="3" cy="3" r="1.4" class="d"/><circle cx="9" cy="9" r="1.4" class="d"/>',
    Status.NOT_APPLICABLE: '<path d="M6 0V12" class="l"/>',
}


@dataclass(frozen=True, slots=True)
class World:
    """The land: path data by ISO alpha-3 and, for the smallest states, the middle of a circle."""

    width: int
    height: int
    paths: Mapping[str, str]
    circles: Mapping[str, tuple[int, int]]


@cache
def read_world() -> World:
    """The land, read once per process."""
    data = orjson.loads(_DATA.read_bytes())
    circles = {state_id: (x, y) for state_id, (x, y) in data["circles"].items()}
    return World(data["width"], data["height"], data["paths"], circles)


def draw_map(
    statuses: Mapping[str, Status],
    names: Mapping[str, str],
    link: Callable[[str], str],
    title: str,
    words: Phrases,
    *,
    new_tab: bool = False,
) -> Markup:
    """The map of the states' statuses; ``link`` gives a state's address, ``title`` names the picture."""
    world = read_world()
    other = "".join(
        path for state_id, path in world.paths.items() if state_id not in statuses and path
    )
    groups = []
    for status in Status:
        drawn = [
            _state(
                state_id,
                words.labelled(names[state_id], words.status[status]),
                link(state_id),
                new_tab=new_tab,
            )
            for state_id, its in statuses.items()
            if its is status
        ]
        if drawn:
            groups.append(f'<g class="{status}" fill="{_fill(status)}">{"".join(drawn)}</g>')
    return Markup(  # noqa: S704 -- every text in it is escaped here
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 {world.width + 18} {world.height + 18}" '
        f'role="group" aria-label="{escape_xml(title)}">'
        f'<path class="land" d="{other}"/>{"".join(groups)}</svg>'
    )


def draw_swatch(status: Status) -> Markup:
    """A small square in the status's colour and pattern, for a legend beside a map."""
    return Markup(  # noqa: S704 -- holds no text
        f'<svg class="swatch {status}" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">'
        f'<rect width="24" height="24" rx="5" fill="{_fill(status)}"/></svg>'
    )


def draw_definitions(statuses: Iterable[Status] = Status) -> Markup:
    """The patterns of the statuses, once a page, before the first map or swatch that uses them."""
    return Markup(  # noqa: S704 -- holds no text
        f'<svg class="hidden" width="0" height="0" aria-hidden="true">{_definitions(statuses)}</svg>'
    )


def _fill(status: Status) -> str:
    return f"url(#m-{status})"


def _definitions(statuses: Iterable[Status]) -> str:
    patterns = "".join(
        f'<pattern id="m-{status}" class="{status}" width="12" height="12" patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" class="g"/>{_PATTERNS.get(status, "")}</pattern>'
        for status in statuses
    )
    return f"<defs>{patterns}</defs>"


def _state(state_id: str, said: str, address: str, *, new_tab: bool) -> str:
    world = read_world()
    path, circle = world.paths.get(state_id), world.circles.get(state_id)
    if not path and circle is None:
        return ""
    drawn = f'<path d="{path}"/>' if path else ""
    if circle is not None:
        drawn += f'<circle cx="{circle[0]}" cy="{circle[1]}" r="{_RADIUS}"/>'
    target = ' target="_blank" rel="noopener"' if new_tab else ""
    return f'<a href="{escape_xml(address)}"{target}><title>{escape_xml(said)}</title>{drawn}</a>'
