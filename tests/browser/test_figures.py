"""What a page costs its reader: bytes, requests, shifts of the layout, and targets that a finger can hit."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.pages import served

seeded = served.seeded
origin = served.origin

PAGES = ["/", "/states/UKR", "/treaties/ccm", "/treaties/ccm/states/LTU", "/?lang=ar"]
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})"""
# On it a page is painted while parts of it are still to come.
A_SLOW_LINE = {
    "offline": False,
    "latency": 20,  # milliseconds
    "downloadThroughput": 400_000,  # bytes a second
    "uploadThroughput": -1,  # no limit
}
RECEIVED = """() => performance.getEntriesByType("navigation")
  .concat(performance.getEntriesByType("resource"))
  .map(entry => [entry.name, entry.encodedBodySize])"""
# A map's states can also be reached by a list, a table or the search box beside it (WCAG 2.5.8, equivalent control).
BESIDE_THE_MAP = {"exclude": [["svg.map"]]}
TARGETS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["target-size"]}}


def test_the_front_page_is_light(visit: Visit, origin: str) -> None:
    visit.page.goto(origin, wait_until="networkidle")
    received = visit.page.evaluate(RECEIVED)
    assert sum(size for _, size in received) <= 120_000, received
    assert 2 < len(visit.addresses) <= 10
    assert visit.page.locator("svg.map a").count() > 190


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_loads(visit: Visit, origin: str, path: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    chromium = visit.page.context.new_cdp_session(visit.page)
    chromium.send("Network.emulateNetworkConditions", A_SLOW_LINE)
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    visit.page.goto(f"{origin}{path}", wait_until="networkidle")
    assert visit.page.evaluate(SHIFTS) == 0


def test_every_target_is_large_enough(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page: Page = context.new_page()
    for path in [*PAGES, "/embed/ccm/UA", "/embed/ccm/map", "/embed/ccm/Congo"]:
        page.goto(f"{origin}{path}")
        for part in page.locator("details").all():
            part.evaluate("part => (part.open = true)")
        found = Axe().run(page, context=BESIDE_THE_MAP, options=TARGETS).response["violations"]
        assert [node["html"][:200] for one in found for node in one["nodes"]] == [], path
    context.close()
