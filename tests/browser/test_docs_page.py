"""The documentation page in a real browser: it works offline, under its policy, for everyone."""

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHECKOUT, Visit

SCREENSHOTS = CHECKOUT / "var" / "screenshots"
ASKED = "/v1/treaties/{treaty}/states"

# What axe finds in Swagger UI 5.35 itself: each operation's row is a button that holds a link, and
# each table of responses is a nameless region. Nothing may join them, and contrast least of all.
INHERENT = {"landmark-unique", "nested-interactive"}

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Operation:
    """Where the page shows the operation that the tests try out."""

    tag: str
    name: str

    @property
    def link(self) -> str:
        """The address within the page, as Swagger UI writes it."""
        return f"#/{quote(self.tag)}/{quote(self.name)}"


@pytest.fixture(scope="session")
def operation(service_url: str) -> Operation:
    with urllib.request.urlopen(f"{service_url}/openapi.json") as answer:
        asked = json.load(answer)["paths"][ASKED]["get"]
    return Operation(asked["tags"][0], asked["operationId"])


def open_page(page: Page, service_url: str, link: str = "") -> None:
    page.goto(f"{service_url}/docs{link}")
    page.locator(".opblock").first.wait_for()


def execute(page: Page) -> None:
    block = page.locator(".opblock.is-open")
    block.locator("tr[data-param-name=treaty] input").fill("ccm")
    block.locator("tr[data-param-name=states] input").fill("RU,UA,US")
    block.get_by_role("button", name="Execute").click()
    block.locator(".live-responses-table").wait_for()


def unfold_one_operation_of_each_method(page: Page) -> None:
    for method in ("get", "post", "put", "patch", "delete"):
        closed = page.locator(f".opblock-{method}:not(.is-open) .opblock-summary-control")
        if closed.count():
            closed.first.click()
    page.locator(".opblock-body").last.wait_for()


def test_the_page_says_whose_it_is_and_lists_the_operations(visit: Visit, service_url: str) -> None:
    open_page(visit.page, service_url)
    expect(visit.page).to_have_title("Treaty Status: API documentation")
    expect(visit.page.get_by_role("banner")).to_contain_text("Treaty Status")
    expect(visit.page.get_by_role("main")).to_contain_text("/v1/treaties/{treaty}/states")
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_links_of_the_header_lead_to_answers(visit: Visit, service_url: str) -> None:
    open_page(visit.page, service_url)
    links = visit.page.get_by_role("banner").get_by_role("link").all()
    addresses = [str(link.evaluate("element => element.href")) for link in links]
    assert addresses == [
        f"{service_url}/v1/treaties/ccm/states?states=RU,UA,US",
        f"{service_url}/openapi.json",
    ]
    for address in addresses:
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200


def test_a_deep_link_opens_its_operation(
    visit: Visit, service_url: str, operation: Operation
) -> None:
    open_page(visit.page, service_url, operation.link)
    opened = visit.page.locator(".opblock.is-open")
    expect(opened).to_have_count(1)
    expect(opened.locator(".opblock-summary-path")).to_contain_text("/v1/treaties")
    expect(opened.get_by_role("button", name="Execute")).to_be_visible()


def test_try_it_out_shows_the_services_own_answer(
    visit: Visit, service_url: str, operation: Operation
) -> None:
    open_page(visit.page, service_url, operation.link)
    execute(visit.page)
    live = visit.page.locator(".live-responses-table")
    expect(live.locator("tbody .response-col_status").first).to_contain_text("200")
    expect(live.locator(".highlight-code")).to_contain_text('"UKR"')
    expect(visit.page.locator(".request-url")).to_contain_text(
        f"{service_url}/v1/treaties/ccm/states?states="
    )


def test_nothing_is_blocked_and_no_request_leaves_the_origin(
    visit: Visit, service_url: str, operation: Operation
) -> None:
    open_page(visit.page, service_url, operation.link)
    execute(visit.page)
    unfold_one_operation_of_each_method(visit.page)
    visit.page.locator(".tablinks[data-name=model]").first.click()
    visit.page.locator(".models .models-control").first.click()
    visit.page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert len(visit.addresses) >= 6
    assert visit.outside(service_url) == []


def test_without_scripts_the_page_points_to_the_contract(
    chromium: Browser, service_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{service_url}/docs")
    expect(page.get_by_role("main").get_by_role("link")).to_have_attribute("href", "openapi.json")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast_and_every_control_a_name(
    visit: Visit, service_url: str, operation: Operation, scheme: Scheme
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    open_page(visit.page, service_url, operation.link)
    execute(visit.page)
    unfold_one_operation_of_each_method(visit.page)
    violations = Axe().run(visit.page).response["violations"]
    found = {
        violation["id"]: [node["html"] for node in violation["nodes"]] for violation in violations
    }
    assert {rule: found[rule] for rule in found.keys() - INHERENT} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_a_desk_and_a_phone(
    visit: Visit, service_url: str, operation: Operation, width: int, scheme: Scheme
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    open_page(visit.page, service_url)
    save(visit.page, SCREENSHOTS / f"docs-{width}-{scheme}.png")
    open_page(visit.page, service_url, operation.link)
    visit.page.reload()
    execute(visit.page)
    save(visit.page, SCREENSHOTS / f"docs-{width}-{scheme}-open.png")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def save(page: Page, picture: Path) -> None:
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture, full_page=True)
