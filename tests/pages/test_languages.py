"""Pages, cards and badges in six languages: asked by name or by the browser, within the same sizes."""

import re
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from app.domain.standing import Status
from app.render.badge import draw_badge
from app.render.languages import Language
from app.render.phrases import phrases_in

PAGES = ["/", "/states/UA", "/treaties/ccm", "/treaties/ccm/states/UA"]
EMBEDS = ["/embed/ccm/UA", "/embed/ccm/map", "/embed/ccm/table?states=RU,UA,US"]
BROKEN = ["/treaties/ccm/states/Congo", "/embed/ccm/Congo", "/embed/ccm/Greenland"]
PLAIN = {"accept-encoding": "identity"}


def asked(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("path", [*PAGES, *EMBEDS, *BROKEN])
def test_a_page_is_in_the_language_asked(client: TestClient, path: str, language: Language) -> None:
    answer = client.get(asked(path, language))
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}" dir="{language.direction}"' in answer.text
    text = phrases_in(language).text
    if path in ("/embed/ccm/UA", "/treaties/ccm/states/UA"):
        assert text["consent_asks"] in answer.text
    if language is not Language.ENGLISH:
        assert "Has it signed" not in answer.text
        assert "neither signed nor joined" not in answer.text


@pytest.mark.parametrize("path", [*PAGES, *EMBEDS])
def test_a_page_follows_what_the_browser_prefers_and_says_so(client: TestClient, path: str) -> None:
    english, russian = (
        client.get(path, headers={"accept-language": preferred})
        for preferred in ("en-GB, ru;q=0.5", "ru-RU, en;q=0.5")
    )
    assert english.headers["content-language"] == "en"
    assert russian.headers["content-language"] == "ru"
    for answer in (english, russian):
        assert "Accept-Language" in answer.headers["vary"]
    assert english.headers["etag"] != russian.headers["etag"]
    assert "Accept-Language" not in client.get(asked(path, "ru")).headers.get("vary", "")


def test_data_never_follow_what_a_browser_prefers(client: TestClient) -> None:
    for path in ("/v1/treaties/ccm/states/UA", "/badge/ccm/UA.svg"):
        preferred = client.get(path, headers={"accept-language": "ru"})
        assert preferred.text == client.get(path).text


@pytest.mark.parametrize("path", PAGES)
def test_a_link_keeps_the_language_that_was_asked_for(client: TestClient, path: str) -> None:
    page = client.get(asked(path, "fr")).text
    hrefs = re.findall(r'href="(/(?:treaties|states)/[^"#]*)', page)
    assert hrefs or path == "/states/UA"
    assert [href for href in hrefs if "lang=fr" not in urlsplit(href).query] == []
    plain = client.get(path).text
    assert "lang=" not in "".join(re.findall(r'href="(/(?:treaties|states)/[^"#]*)', plain))


def test_a_page_leads_to_itself_in_each_language(client: TestClient) -> None:
    page = client.get("/treaties/ccm/states/UA?as_of=2020-01-01").text
    for language in Language:
        href = f'href="?as_of=2020-01-01&amp;lang={language}"'
        assert href in page
    assert "unofficial" not in page
    assert "non officielle" in client.get("/treaties/ccm/states/UA?lang=fr").text


def test_the_code_to_embed_names_the_language_so_that_readers_see_the_authors(
    client: TestClient,
) -> None:
    for language in ("en", "ar"):
        page = client.get(f"/treaties/ccm/states/UA?lang={language}").text
        frames = re.findall(r"&lt;iframe src=&#34;([^&]*(?:&amp;[^&]*)*)", page)
        assert frames
        assert page.count(f"lang={language}") >= len(frames)
        assert f"lang=&#34;{language}&#34;" in page


@pytest.mark.parametrize("language", list(Language))
def test_no_card_is_over_its_size_in_any_language(client: TestClient, language: Language) -> None:
    for row in client.get("/v1/states").json()["items"]:
        card = client.get(f"/embed/ccm/{row['id']}?lang={language}", headers=PLAIN)
        assert len(card.content) <= 6_000, (row["id"], len(card.content))


@pytest.mark.parametrize("language", list(Language))
def test_no_badge_is_over_its_size_in_any_language(client: TestClient, language: Language) -> None:
    for status in Status:
        label = "Saint Vincent and the Grenadines · Convention on Cluster Munitions"
        drawn = draw_badge(label, status, "2026-11-24", phrases_in(language))
        assert len(drawn.encode()) <= 1_500
    for state in ("VCT", "COD", "VAT"):
        badge = client.get(f"/badge/ccm/{state}.svg?lang={language}", headers=PLAIN)
        assert badge.status_code == 200
        assert len(badge.content) <= 1_500


def test_names_are_isolated_in_text_that_runs_the_other_way(client: TestClient) -> None:
    page = client.get("/treaties/ccm/states/UA?lang=ar").text
    assert "<h1><bdi>أوكرانيا</bdi></h1>" in page
    assert 'lang="pt"' not in page


def test_a_territory_is_answered_with_the_state_responsible(client: TestClient) -> None:
    card = client.get("/embed/ccm/Greenland?lang=fr")
    assert card.status_code == 404
    assert "Danemark" in card.text
    assert "/embed/ccm/DNK?lang=fr" in card.text


def test_an_unknown_language_is_refused_in_a_form_that_can_be_read(client: TestClient) -> None:
    answer = client.get("/embed/ccm/UA?lang=de")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")
