"""Pages and embeds in a real browser: they fit, are legible to all, and an embed asks for nothing more."""

import html
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.pages import served

seeded = served.seeded
origin = served.origin
screenshots = served.screenshots
foreign_page = served.foreign_page

PAGES = {
    "home": "/",
    "everywhere": "/states/UKR",
    "treaty": "/treaties/ccm",
    "state": "/treaties/ccm/states/UKR",
    "withdrawn": "/treaties/ccm/states/LTU",
    "ambiguous": "/treaties/ccm/states/Congo",
    "card": "/embed/ccm/UA",
    "pinned": "/embed/ccm/FR?as_of=2023-07-08&known_at=2",
    "map": "/embed/ccm/map",
    "table": "/embed/ccm/table?states=RU,UA,US",
    "broken": "/embed/ccm/Congo",
}
# In other languages words are longer or run the other way; the colours are the same.
OTHER_LANGUAGES = {
    "arabic": "/treaties/ccm/states/LTU?lang=ar",
    "russian": "/treaties/ccm?lang=ru",
    "french": "/?lang=fr",
    "arabic-table": "/embed/ccm/table?states=RU,UA,US&lang=ar",
}
Scheme = Literal["light", "dark"]
# What axe passes is not asked for: on a map with 197 links it would be most of the answer.
SPARING = {"resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def unhindered(chromium: Browser) -> Iterator[Page]:
    """A page without policies, into which axe can be put; another test holds the pages to their policies."""
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_and_is_legible(
    unhindered: Page, origin: str, name: str, scheme: Scheme, screenshots: Path
) -> None:
    page = unhindered
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{origin}{PAGES[name]}")
    check_that_it_fits(page, screenshots, f"{name}-{{}}-{scheme}.png")
    violations = Axe().run(page, options=SPARING).response["violations"]
    found = {v["id"]: [node["html"][:200] for node in v["nodes"]][:3] for v in violations}
    assert found == {}


@pytest.mark.parametrize("name", OTHER_LANGUAGES)
def test_it_fits_in_other_languages(
    unhindered: Page, origin: str, name: str, screenshots: Path
) -> None:
    unhindered.emulate_media(color_scheme="light")
    unhindered.goto(f"{origin}{OTHER_LANGUAGES[name]}")
    check_that_it_fits(unhindered, screenshots, f"{name}-{{}}.png")


def check_that_it_fits(page: Page, screenshots: Path, picture: str) -> None:
    """Without scrolling sideways at the width of a phone, a tablet and a desk; each is kept as a picture."""
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=screenshots / picture.format(width), full_page=True)


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_it_fits_all_the_same(chromium: Browser, origin: str, name: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{PAGES[name]}")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("main")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["/", "/treaties/ccm", "/treaties/ccm/states/UKR"])
def test_a_page_keeps_to_its_policy_and_its_origin(visit: Visit, origin: str, path: str) -> None:
    visit.page.goto(f"{origin}{path}")
    visit.page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert visit.outside(origin) == []
    assert len(visit.addresses) <= 10


def test_the_search_box_finds_a_state_without_scripts(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(origin)
    page.get_by_role("searchbox").fill("ukraine")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ukraine")
    context.close()


def test_the_table_is_filtered_by_the_server_and_while_typing(visit: Visit, origin: str) -> None:
    visit.page.goto(f"{origin}/treaties/ccm?status=signatory")
    rows = visit.page.locator("table.states tbody tr")
    expect(rows).to_have_count(12)
    visit.page.goto(f"{origin}/treaties/ccm")
    visit.page.get_by_label("Name contains").type("cote d")
    expect(rows.filter(visible=True)).to_have_count(1)


def test_every_state_of_the_map_is_reached_by_the_keyboard(visit: Visit, origin: str) -> None:
    visit.page.goto(f"{origin}/treaties/ccm")
    visit.page.locator("svg.map a").first.focus()
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.closest('svg.map') !== null")


@pytest.mark.parametrize("path", ["/embed/ccm/UA", "/embed/ccm/map", "/embed/ccm/table"])
def test_a_card_in_a_foreign_sandboxed_frame_asks_for_nothing_more(
    visit: Visit, origin: str, path: str, foreign_page: Callable[[str], str]
) -> None:
    frame_there = f'<iframe sandbox="allow-scripts" src="{origin}{path}" width="480"></iframe>'
    article = foreign_page(f"<!doctype html><title>Article</title>{frame_there}")
    visit.page.goto(article)
    frame = visit.page.frame_locator("iframe")
    expect(frame.get_by_role("main")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    assert visit.addresses == [article, f"{origin}{path}"]
    assert visit.complaints == []
    background = frame.locator("html").evaluate("element => getComputedStyle(element).fontSize")
    assert background == "16px"  # its own style sheet is in force


@pytest.mark.parametrize("path", ["/embed/ccm/UA", "/embed/ccm/map", "/embed/ccm/table"])
def test_an_embed_stands_under_the_strictest_policy_that_allows_its_style(
    visit: Visit, origin: str, path: str, foreign_page: Callable[[str], str]
) -> None:
    card = visit.page.request.get(f"{origin}{path}").text()
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    inside = html.escape(card)
    article = foreign_page(
        f'<!doctype html><title>Article</title><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<iframe sandbox="allow-scripts" srcdoc="{inside}" width="480"></iframe>'
    )
    visit.page.goto(article)
    frame = visit.page.frame_locator("iframe")
    expect(frame.get_by_role("main")).to_be_visible()
    assert frame.locator(".embed").evaluate("one => getComputedStyle(one).paddingTop") == "14px"
    assert visit.complaints == []
    assert [address for address in visit.addresses if address != "about:srcdoc"] == [article]
