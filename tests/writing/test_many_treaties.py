"""Pages of a record with more than one treaty, and of stored texts that would like to be markup."""

import re
from xml.etree import ElementTree

import pytest
from justhtml import JustHTML

from tests.writing.newsroom import ACCESSION, Newsroom

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{name}&amp;</style>"
TREATY = {"id": "apmbc", "title": "Mine Ban Convention"}


@pytest.fixture
def newsroom(sqlite_newsroom: Newsroom) -> Newsroom:
    """A newsroom with two treaties, where Vanuatu has joined one."""
    sqlite_newsroom.post("/v1/claims", ACCESSION)
    sqlite_newsroom.post("/v1/treaties", TREATY)
    return sqlite_newsroom


def test_the_front_page_begins_with_the_oldest_treaty_and_names_all(newsroom: Newsroom) -> None:
    page = newsroom.get("/").text
    titles = re.findall(r'<h2><a href="/treaties/(\w+)">', page)
    assert titles == ["ccm", "apmbc"]
    assert page.count('<svg class="map"') == 1


def test_the_search_box_leads_to_a_state_under_every_treaty(newsroom: Newsroom) -> None:
    found = newsroom.client.get("/?q=Vanuatu&lang=fr", follow_redirects=False)
    assert found.headers["location"] == "/states/VUT?lang=fr"
    page = newsroom.get("/states/Vanuatu").text
    links = re.findall(r'<h2><a href="([^"]+)">', page)
    assert links == ["/treaties/ccm/states/VUT", "/treaties/apmbc/states/VUT"]
    assert "The record does not say whether Vanuatu has signed or joined the Mine Ban" in page


def test_a_states_page_leads_to_the_same_state_in_other_treaties(newsroom: Newsroom) -> None:
    page = newsroom.get("/treaties/apmbc/states/VUT").text
    assert 'href="/treaties/ccm/states/VUT"' in page
    assert "In other treaties" in page


def test_a_name_that_two_states_share_leads_to_each_under_every_treaty(newsroom: Newsroom) -> None:
    answer = newsroom.get("/?q=Vanuatuu")
    assert answer.status_code == 404
    assert 'href="/states/VUT"' in answer.text


def test_a_pinned_card_keeps_its_words_and_says_that_the_record_moved_on(
    sqlite_newsroom: Newsroom,
) -> None:
    pin = f"as_of=2026-02-11&known_at={sqlite_newsroom.revision()}"
    before = sqlite_newsroom.get(f"/embed/ccm/VU?{pin}&lang=en").text
    assert "Updated since." not in before
    sqlite_newsroom.post("/v1/claims", ACCESSION)
    after = sqlite_newsroom.get(f"/embed/ccm/VU?{pin}&lang=en").text
    notice = re.search(r'<p class="new">.*?</p>\n', after, re.S)
    assert notice
    assert "Updated since." in notice[0]
    assert 'href="http://testserver:80/treaties/ccm/states/VUT?lang=en"' in notice[0]
    assert after.replace(notice[0], "") == before
    assert "joined, not yet bound" in sqlite_newsroom.get("/embed/ccm/VU?lang=en").text.lower()


PLACES = [
    "/",
    "/states/VU",
    "/treaties/hostile",
    "/treaties/hostile/states/VU",
    "/treaties/ccm/states/VU",
    "/embed/hostile/VU",
    "/embed/hostile/map",
    "/embed/hostile/table",
    "/embed/hostile/VU?lang=ar",
    "/treaties/hostile/states/VU?lang=ru",
]


def test_stored_texts_never_become_markup(newsroom: Newsroom) -> None:
    stored = [
        ("/v1/treaties", {"id": "hostile", "title": HOSTILE, "short_title": HOSTILE}),
        ("/v1/sources", {"id": "hostile", "rank": "press", "publisher": HOSTILE, "title": HOSTILE}),
    ]
    for path, body in stored:
        answer = newsroom.post(path, body)
        assert answer.status_code == 201, answer.text
    signed = {"type": "position", "content": {"subject": "signed", "value": False}}
    term = {"term": "depositary", "value": {"name": HOSTILE}}
    for claim in (
        {"state": "VU", "locator": HOSTILE, **signed},
        {"type": "term", "content": term},
    ):
        answer = newsroom.post("/v1/claims", {"treaty": "hostile", "source": "hostile", **claim})
        assert answer.status_code == 201, answer.text
    for path in PLACES:
        page = newsroom.get(path).text
        document = JustHTML(page, collect_errors=True, sanitize=False)
        assert [str(error) for error in document.errors] == [], path
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert ">49{name}" not in page
    badge = newsroom.get("/badge/hostile/VU.svg")
    ElementTree.fromstring(badge.content)  # noqa: S314 -- our own answer
    assert "<script" not in badge.text
    for form in ("atom", "json"):
        assert newsroom.get(f"/feeds/hostile.{form}").status_code == 200
    frame = newsroom.get("/oembed?url=http://testserver:80/treaties/hostile").json()["html"]
    assert frame.count("<") == 2
