"""embed.js in an article of another origin: as high as its words, and honest where a policy forbids it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.pages import served

seeded = served.seeded
origin = served.origin
foreign_page = served.foreign_page

NOTED = '<a href="https://example.org/page">Ukraine and the treaty</a>'


def article(origin: str, elements: str, policy: str = "") -> str:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    script = f'<script src="{origin}/embed.js" defer></script>'
    body = f"<main><h1>Article</h1><div id='column'>{elements}</div></main>"
    head = f"<!doctype html><html lang='en'><title>Article</title>{meta}{script}"
    return f"{head}<style>body{{margin:0}}</style>{body}"


def element(**attributes: str) -> str:
    told = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<treaty-status{told}>{NOTED}</treaty-status>"


def overflow(page: Page) -> list[int]:
    """By how much the card's content is higher or wider than its place, in pixels."""
    measured: list[int] = page.evaluate(
        """() => { const host = document.querySelector("treaty-status");
        const card = host.shadowRoot.querySelector(".embed");
        return [Math.round(card.getBoundingClientRect().height - host.getBoundingClientRect().height),
                card.scrollWidth - card.clientWidth]; }"""
    )
    return measured


@pytest.mark.parametrize(
    "attributes", [{"state": "UA"}, {"view": "map"}, {"view": "table", "states": "RU,UA,US"}]
)
def test_it_is_as_high_as_its_words_at_every_width(
    visit: Visit, origin: str, foreign_page: Callable[[str], str], attributes: dict[str, str]
) -> None:
    policy = f"default-src 'none'; script-src {origin}; connect-src {origin}"
    visit.page.goto(foreign_page(article(origin, element(treaty="ccm", **attributes), policy)))
    card = visit.page.locator("treaty-status .embed")
    expect(card).to_be_visible()
    heights = []
    for width in (320, 768, 1280):
        visit.page.set_viewport_size({"width": width, "height": 700})
        assert overflow(visit.page) == [0, 0]
        heights.append(card.evaluate("card => card.getBoundingClientRect().height"))
    assert len(set(heights)) > 1
    assert heights[0] > 100
    assert visit.addresses[-1].startswith(f"{origin}/embed/ccm/")
    assert len(visit.addresses) == 3  # the article, the script, the card


def test_it_says_what_the_card_says_in_its_theme_and_follows_its_attributes(
    visit: Visit, origin: str, foreign_page: Callable[[str], str]
) -> None:
    visit.page.goto(foreign_page(article(origin, element(treaty="ccm", state="UA", theme="dark"))))
    card = visit.page.locator("treaty-status .embed")
    expect(card).to_contain_text("Ukraine has neither signed nor joined")
    assert card.evaluate("card => getComputedStyle(card).backgroundColor") == "rgb(16, 23, 30)"
    visit.page.locator("treaty-status").evaluate(
        "one => { one.setAttribute('state', 'Congo'); one.setAttribute('theme', 'light'); }"
    )
    expect(card).to_contain_text("Ambiguous name")
    visit.page.locator("treaty-status").evaluate("one => one.setAttribute('state', 'LT')")
    expect(card).to_contain_text("Lithuania is no longer bound")
    assert card.evaluate("card => getComputedStyle(card).backgroundColor") == "rgb(255, 255, 255)"
    assert visit.page.get_by_role("main").count() == 1
    assert visit.page.get_by_role("heading").count() == 1


def test_it_speaks_its_own_language_or_else_the_articles(
    visit: Visit, origin: str, foreign_page: Callable[[str], str]
) -> None:
    page = article(origin, element(treaty="ccm", state="UA")).replace("lang='en'", "lang='fr-CA'")
    visit.page.goto(foreign_page(page))
    card = visit.page.locator("treaty-status .embed")
    expect(card).to_contain_text("cet État n’a pas signé le traité")
    visit.page.locator("treaty-status").evaluate("one => one.setAttribute('lang', 'ar')")
    expect(card).to_have_attribute("dir", "rtl")
    expect(card).to_contain_text("أوكرانيا")


def test_where_the_policy_forbids_to_ask_it_is_a_frame(
    visit: Visit, origin: str, foreign_page: Callable[[str], str]
) -> None:
    policy = (
        f"default-src 'none'; script-src {origin}; frame-src {origin}; style-src 'unsafe-inline'"
    )
    visit.page.goto(foreign_page(article(origin, element(treaty="ccm", state="UA"), policy)))
    frame = visit.page.frame_locator("treaty-status iframe")
    expect(frame.get_by_role("main")).to_contain_text("Ukraine has neither signed nor joined")
    expect(visit.page.get_by_role("link", name="Ukraine and the treaty")).to_be_visible()


def test_without_scripts_what_stands_inside_is_shown(
    visit: Visit, origin: str, foreign_page: Callable[[str], str]
) -> None:
    visit.page.goto(
        foreign_page(article(origin, element(treaty="ccm", state="UA"), "script-src 'none'"))
    )
    expect(visit.page.get_by_role("link", name="Ukraine and the treaty")).to_be_visible()
