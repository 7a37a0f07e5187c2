"""Cards, badges and oEmbed: what other people's sites take from here."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from app.domain.standing import Status
from app.main import create_app
from app.render.badge import draw_badge
from app.settings import Settings
from tests.api.reading import NOON

EMBEDS = ["/embed/ccm/UA", "/embed/ccm/map", "/embed/ccm/table", "/embed/ccm/table?states=RU,UA,US"]


@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_is_one_document_without_script_cookie_or_request(
    client: TestClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors *" in policy
    assert "x-frame-options" not in answer.headers
    assert (
        re.findall(r"<(?:script|img|link|iframe|object)\b|\ssrc=|\son\w+=|@import", answer.text)
        == []
    )
    assert "style=" not in answer.text


def test_a_card_is_small_and_says_the_sentence(client: TestClient) -> None:
    answer = client.get("/embed/ccm/UA", headers={"accept-encoding": "identity"})
    sentence = client.get("/v1/treaties/ccm/states/UA").json()["sentence"]
    assert len(answer.content) <= 6_000
    assert sentence.replace("'", "&#39;") in answer.text


def test_no_card_is_over_its_size(client: TestClient) -> None:
    plain = {"accept-encoding": "identity"}
    for row in client.get("/v1/states").json()["items"]:
        assert len(client.get(f"/embed/ccm/{row['id']}", headers=plain).content) <= 6_000


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_a_theme_is_one_of_three(client: TestClient, theme: str) -> None:
    assert f'data-theme="{theme}"' in client.get(f"/embed/ccm/UA?theme={theme}").text
    assert client.get("/embed/ccm/UA?theme=pink").status_code == 422


def test_a_pinned_card_keeps_its_words_and_says_that_the_record_moved_on(
    client: TestClient,
) -> None:
    pinned = client.get("/embed/ccm/FR?as_of=2023-07-08&known_at=2")
    assert "The record does not say whether France" in pinned.text
    assert "Updated since." in pinned.text
    assert 'href="http://testserver:80/treaties/ccm/states/FRA"' in pinned.text
    assert "immutable" not in pinned.headers["cache-control"]


def test_a_card_that_is_not_behind_says_nothing_of_it(client: TestClient) -> None:
    now = client.get("/v1/revision").json()["revision"]
    for query in ("", "?as_of=2020-01-01", f"?known_at={now}&as_of=2026-02-03"):
        assert "Updated since." not in client.get(f"/embed/ccm/UA{query}").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/embed/ccm/Congo", 409, "/embed/ccm/COD"),
        ("/embed/ccm/Ukrane", 404, "Ukraine"),
        ("/embed/nothing/UA", 404, "Unknown treaty"),
        ("/embed/ccm/table?states=RU,Nowhere", 422, "number 2 of 2"),
        ("/embed/ccm/UA?as_of=2023-02-30", 422, "no such day"),
        ("/embed/ccm/UA?colour=red", 400, "Unknown parameter"),
        ("/treaties/ccm/states/Congo", 409, "/treaties/ccm/states/COD"),
        ("/treaties/ccm?status=happy", 422, "status"),
        ("/states/Congo", 409, "/states/COD"),
        ("/?q=Congo", 409, "/states/COG"),
        ("/?q=xyzzy", 404, "No state in the record"),
    ],
)
def test_a_question_without_answer_is_answered_honestly(
    client: TestClient, path: str, status: int, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert said in answer.text


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "javascript:1"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "path",
    [
        "/?q={}",
        "/treaties/ccm?q={}",
        "/treaties/ccm?region={}",
        "/treaties/ccm?sort={}",
        "/embed/ccm/{}",
        "/badge/ccm/{}.svg",
        "/oembed?url=http://x/treaties/ccm/states/{}",
    ],
)
def test_what_a_reader_sends_never_becomes_markup(client: TestClient, path: str, text: str) -> None:
    answer = client.get(path.format(quote(text, safe="")))
    assert answer.status_code < 500
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert 'href="javascript:' not in answer.text


@pytest.mark.parametrize("state", ["UA", "COD", "VCT", "LTU"])
def test_a_badge_is_small_well_formed_and_in_words(client: TestClient, state: str) -> None:
    answer = client.get(f"/badge/ccm/{state}.svg", headers={"accept-encoding": "identity"})
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert len(answer.content) <= 1_500
    root = ElementTree.fromstring(answer.content)  # noqa: S314 -- our own answer
    shields = client.get(f"/badge/ccm/{state}.json").json()
    assert shields["schemaVersion"] == 1
    assert shields["message"] in "".join(root.itertext())


def test_a_badge_escapes_its_label_and_keeps_its_size() -> None:
    drawn = draw_badge("<&'\"\x00\ud800" * 40, Status.PARTY, "2026-11-24")
    ElementTree.fromstring(drawn)  # noqa: S314 -- our own answer
    assert len(drawn.encode()) <= 1_500


def test_a_badge_of_two_meanings_is_a_badge(client: TestClient) -> None:
    answer = client.get("/badge/ccm/Congo.svg")
    assert answer.status_code == 409
    assert "ambiguous name" in answer.text


class Frames(HTMLParser):
    """The elements of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def oembed(client: TestClient, url: str, more: str = "") -> Any:
    return client.get(f"/oembed?url={quote(url, safe='')}{more}")


def test_oembed_gives_one_bare_frame(client: TestClient) -> None:
    page = client.get("/treaties/ccm/states/UA?as_of=2023-07-08").text
    found = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert found
    answer = client.get(found[1].replace("&amp;", "&")).json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    ((tag, attributes),) = Frames(answer["html"]).found
    assert tag == "iframe"
    source = attributes["src"] or ""
    assert source.endswith("/embed/ccm/UKR?as_of=2023-07-08")
    assert client.get(source).status_code == 200


def test_oembed_fits_where_it_is_asked_to(client: TestClient) -> None:
    answer = oembed(
        client, "http://testserver:80/treaties/ccm", "&maxwidth=300&maxheight=200"
    ).json()
    assert (answer["width"], answer["height"]) == (300, 200)
    assert 'width="300" height="200"' in answer["html"]


def test_oembed_offers_json_alone_and_our_own_pages_alone(client: TestClient) -> None:
    ours = "http://testserver:80/treaties/ccm"
    assert oembed(client, ours, "&format=xml").status_code == 501
    for url in (f"{ours}/x", "http://[", "ftp://testserver:80/treaties/ccm"):
        assert oembed(client, url).status_code == 404


def test_with_a_public_address_oembed_knows_which_pages_are_foreign(seeded: str) -> None:
    app = create_app(
        Settings(database_url=seeded, public_url="https://status.example"), lambda: NOON
    )
    client = TestClient(app)
    assert oembed(client, "https://elsewhere.example/treaties/ccm").status_code == 404
    frame = oembed(client, "https://status.example/treaties/ccm").json()["html"]
    assert 'src="https://status.example/embed/ccm/map"' in frame
    app.state.context.snapshots._engine.dispose()


@pytest.mark.parametrize("path", ["/feeds/ccm.atom", "/", "/embed/ccm/UA", "/badge/ccm/UA.svg"])
def test_an_answer_is_not_sent_twice(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    plain = client.get(path, headers={"accept-encoding": "identity"})
    assert plain.headers["etag"] != tag


def test_structured_data_is_json_and_cannot_end_its_element(client: TestClient) -> None:
    for path in ("/treaties/ccm", "/treaties/ccm/states/UA"):
        found = re.search(
            r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text
        )
        assert found
        data = json.loads(found[1])
        assert data["@context"] == "https://schema.org"
    assert data["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_the_links_of_an_answer_lead_to_the_page_the_card_and_the_badge(client: TestClient) -> None:
    links = client.get("/v1/treaties/ccm/states/UA").json()["links"]
    for name in ("page", "embed", "badge"):
        assert client.get(links[name]).status_code == 200


def test_a_state_that_has_left_is_not_said_to_be_bound_since(client: TestClient) -> None:
    left = client.get("/treaties/ccm/states/LT").text
    assert "It was bound from 1 September 2011. It left on 6 March 2025." in left
    leaving = client.get("/treaties/ccm/states/LT?as_of=2025-03-05").text
    assert "Since 1 September 2011. Notice of withdrawal on 6 September 2024." in leaving
    assert "It is to take effect on 6 March 2025" in leaving
