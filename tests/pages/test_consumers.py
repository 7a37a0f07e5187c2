"""Outside readers accept what we give, unchanged: of HTML, JSON-LD, oEmbed and SVG."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from justhtml import JustHTML
from micawber import Provider, ProviderRegistry
from pyld import jsonld
from starlette.testclient import TestClient
from svgelements import SVG
from svgelements import Path as SvgPath

SCHEMA = "https://schema.org/"
# As much of the context of schema.org as says what the names of our members mean.
CONTEXT = json.loads((Path(__file__).parent / "schema_org.json").read_bytes())
PAGES = [
    "/",
    "/states/UA",
    "/treaties/ccm",
    "/treaties/ccm?status=signatory&sort=-signed_on",
    "/treaties/ccm/states/UA",
    "/treaties/ccm/states/LT",
    "/treaties/ccm/states/Congo",
    "/embed/ccm/UA",
    "/embed/ccm/FR?as_of=2023-07-08&known_at=2",
    "/embed/ccm/map",
    "/embed/ccm/table",
    "/embed/ccm/Congo",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_strict_parser_finds_no_fault_in_a_page(client: TestClient, path: str) -> None:
    document = JustHTML(client.get(path).text, collect_errors=True, sanitize=False)
    assert [str(error) for error in document.errors] == []


def offline(url: str, _options: object) -> dict[str, Any]:
    assert url.rstrip("/") == SCHEMA.rstrip("/")
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("/treaties/ccm", {"Legislation", "Dataset", "DataDownload", "Organization"}),
        ("/treaties/ccm/states/UA", {"Legislation", "Country"}),
    ],
)
def test_a_json_ld_processor_reads_what_a_page_is_about(
    client: TestClient, path: str, types: set[str]
) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text)
    assert found
    options = {"documentLoader": offline}
    expanded = jsonld.expand(json.loads(found[1]), options)
    named = set(re.findall(r'"@type": \["([^"]+)"\]', json.dumps(expanded)))
    assert {SCHEMA + name for name in types} <= named
    quads = jsonld.to_rdf(json.loads(found[1]), {**options, "format": "application/n-quads"})
    assert f"<{SCHEMA}legislationLegalForce> <{SCHEMA}" in quads


class Here(Provider):  # type: ignore[misc]
    """An oEmbed consumer's provider whose endpoint is the service in this process."""

    def __init__(self, client: TestClient) -> None:
        super().__init__("http://testserver:80/oembed")
        self._client = client

    def fetch(self, url: str) -> str | bool:
        """What the endpoint answers, as the consumer's own fetch would give it."""
        parts = urlsplit(url)
        answer = self._client.get(f"{parts.path}?{parts.query}")
        return answer.text if answer.status_code == 200 else False


def test_an_oembed_consumer_turns_an_address_into_a_frame(client: TestClient) -> None:
    registry = ProviderRegistry()
    registry.register(r"http://testserver:80/\S*", Here(client))
    page = "http://testserver:80/treaties/ccm/states/UA"
    answer = registry.request(page, maxwidth=400)
    assert (answer["type"], answer["width"]) == ("rich", 400)
    told = registry.request("http://testserver:80/treaties/ccm")
    assert told["html"].startswith("<iframe src=")
    assert quote("/embed/ccm/map") in told["html"]


def test_an_svg_parser_reads_badge_map_and_curve(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/treaties/ccm").text
    pictures = {
        "badge": client.get("/badge/ccm/UA.svg").text,
        "map": re.search(r'<svg class="map".*?</svg>', page, re.S),
        "curve": re.search(r'<svg class="curve".*?</svg>', page, re.S),
    }
    paths = {}
    for name, picture in pictures.items():
        assert picture
        file = tmp_path / f"{name}.svg"
        file.write_text(picture if isinstance(picture, str) else picture[0], "utf-8")
        paths[name] = [one for one in SVG.parse(file).elements() if isinstance(one, SvgPath)]
    assert len(paths["badge"]) == 2
    assert len(paths["map"]) > 170
    assert len(paths["curve"]) >= 6
