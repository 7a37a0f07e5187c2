"""A service in a process of its own, and Debian's Chromium to open it with."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.api.serving import serving

CHECKOUT = Path(__file__).parents[2]

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever the page or the browser itself would like to ask of the world, there is none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (violation) =>
  console.error("content security policy:", violation.violatedDirective, violation.blockedURI));
"""


@dataclass
class Visit:
    """A page with what its browser complained of, and every address it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Keep every error, warning and request from now on."""
        self.page.add_init_script(REPORT_VIOLATIONS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.page.on("request", lambda request: self.addresses.append(request.url))

    def outside(self, origin: str) -> list[str]:
        """The addresses that are neither of this origin nor part of a document itself."""
        return [
            address
            for address in self.addresses
            if urlsplit(address).scheme not in {"data", "blob"}
            and not address.startswith(f"{origin}/")
        ]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def service_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of the service over the seed, which runs while the tests do, for example `http://127.0.0.1:40123`."""
    folder = tmp_path_factory.mktemp("service")
    with serving(f"sqlite:///{folder}/record.db", folder / "log") as origin:
        yield origin


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless; the variable CHROMIUM names another executable."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if executable is None:
        missing = "no chromium on this machine: `make parts` installs it, CHROMIUM=path names one"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser profile that no other test has used."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    """A new page, watched from its first request."""
    context.set_default_timeout(90_000)  # milliseconds
    visit = Visit(context.new_page())
    visit.watch()
    return visit
