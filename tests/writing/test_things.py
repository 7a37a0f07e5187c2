"""Treaties, states and sources: recorded, then changed version by version, with nothing overwritten."""

from typing import Any

import pytest

from tests.writing.newsroom import NOON, Newsroom, problem

MINE_BAN = {"title": "Mine Ban Convention", "short_title": "landmine ban"}
THINGS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "treaties": ("ccm", {"short_title": "cluster bomb ban"}, {"short_title": None}),
    "states": ("FRA", {"region": "Western Europe"}, {"region": None}),
    "sources": ("untc2026", {"publisher": "United Nations"}, {"publisher": None}),
}


def test_a_thing_gets_an_id_from_its_title(newsroom: Newsroom) -> None:
    first, second = (newsroom.post("/v1/treaties", MINE_BAN) for _ in range(2))
    assert first.json() == {
        "id": "mine-ban-convention",
        "version": 1,
        "revision": 2,
        **MINE_BAN,
    }
    assert first.headers["location"] == "/v1/treaties/mine-ban-convention"
    assert second.json()["id"] == "mine-ban-convention-2"
    assert newsroom.get("/v1/treaties/mine-ban-convention").json()["title"] == MINE_BAN["title"]
    problem(newsroom.post("/v1/treaties", MINE_BAN | {"id": "ccm"}), 409, "already-recorded")


def test_a_state_is_recorded_with_codes_of_its_own(newsroom: Newsroom) -> None:
    niue = {
        "id": "NIU",
        "iso2": "NU",
        "m49": "570",
        "name": "Niue",
        "un_name": "Niue",
        "kind": "non_member_state",
    }
    problem(newsroom.post("/v1/states", niue | {"iso2": "FR"}), 409, "already-recorded")
    assert newsroom.post("/v1/states", niue).status_code == 201
    assert newsroom.standing("Niue")["state"]["id"] == "NIU"


def test_a_new_state_is_found_by_the_names_it_was_given(newsroom: Newsroom) -> None:
    ruritania = {
        "id": "XRU",
        "iso2": "XR",
        "m49": "999",
        "name": "Ruritania",
        "un_name": "Kingdom of Ruritania",
        "kind": "non_member_state",
    }
    assert newsroom.post("/v1/states", ruritania).status_code == 201
    for name in (
        "ruritania",
        "RURITANIA",
        "Kingdom of Ruritania",
        "kingdom-of-ruritania",
        "xr",
        "XRU",
    ):
        found = newsroom.get(f"/v1/resolve?q={name}").json()
        assert (found["match"], found["state"]["id"]) == ("exact", "XRU"), name
    missed = newsroom.get("/v1/resolve?q=Ruritanai").json()
    assert [one["id"] for one in missed["suggestions"]][:1] == ["XRU"]
    changed = newsroom.patch(
        "/v1/states/XRU", {"name": "Zenda"}, If_Match=newsroom.get("/v1/states/XRU").headers["etag"]
    )
    assert changed.status_code == 200, changed.text
    assert newsroom.get("/v1/resolve?q=Zenda").json()["state"]["id"] == "XRU"


@pytest.mark.parametrize("kind", THINGS)
def test_a_change_names_the_version_that_it_was_made_from(newsroom: Newsroom, kind: str) -> None:
    thing_id, change, taken_back = THINGS[kind]
    path = f"/v1/{kind}/{thing_id}"
    tag = newsroom.get(path).headers["etag"]
    assert tag.startswith('"1-')
    problem(newsroom.patch(path, change), 428, "version-missing")
    problem(newsroom.patch(path, change, If_Match='"7-x"'), 412, "version-mismatch")
    problem(newsroom.patch(path, change, If_Match=f"W/{tag}"), 412, "version-mismatch")
    changed = newsroom.patch(path, change, If_Match=tag)
    assert changed.status_code == 200, changed.text
    assert change.items() <= changed.json().items()
    assert changed.json()["version"] == 2
    problem(newsroom.patch(path, change, If_Match=tag), 412, "version-mismatch")
    tag = newsroom.get(path, Accept_Encoding="identity").headers["etag"]
    assert tag == changed.headers["etag"]
    (name,) = taken_back
    assert newsroom.patch(path, taken_back, If_Match=tag).json()[name] is None


def test_a_change_of_nothing_records_nothing(newsroom: Newsroom) -> None:
    before = newsroom.revision()
    answer = newsroom.patch("/v1/sources/untc2026", {}, If_Match="*")
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert newsroom.revision() == before


@pytest.mark.parametrize(
    ("path", "change", "status", "slug"),
    [
        ("/v1/treaties/nowhere", {"title": "X"}, 404, "unknown-treaty"),
        ("/v1/states/XXX", {"name": "X"}, 404, "unknown-state"),
        ("/v1/sources/nobody", {"title": "X"}, 404, "unknown-source"),
        ("/v1/treaties/ccm", {"title": None}, 422, "invalid-value"),
        ("/v1/treaties/ccm", {"id": "other"}, 422, "invalid-value"),
        ("/v1/states/FRA", {"iso2": "VU"}, 409, "already-recorded"),
        ("/v1/sources/untc2026", {"rank": None}, 422, "invalid-value"),
        ("/v1/sources/untc2026", {"as_of_latest": None}, 422, "invalid-record"),
    ],
)
def test_a_change_is_checked_as_a_whole(
    newsroom: Newsroom, path: str, change: dict[str, Any], status: int, slug: str
) -> None:
    before = newsroom.revision()
    problem(newsroom.patch(path, change, If_Match="*"), status, slug)
    assert newsroom.revision() == before


@pytest.mark.parametrize("kind", THINGS)
def test_earlier_answers_stay_the_same_to_the_byte(newsroom: Newsroom, kind: str) -> None:
    thing_id, change, _ = THINGS[kind]
    asked = [
        f"/v1/{kind}/{thing_id}",
        f"/v1/{kind}",
        "/v1/treaties/ccm",
        "/v1/treaties/ccm/states",
        "/v1/treaties/ccm/states/FR",
        "/v1/treaties/ccm/claims",
    ]
    known = NOON.isoformat().replace("+00:00", "Z")
    pins = ("known_at=1", f"known_at={known}")
    newsroom.clock.forward(minutes=5)

    def answers() -> dict[str, bytes]:
        paths = [f"{path}?{pin}" for path in asked for pin in pins]
        return {path: newsroom.get(path).content for path in paths}

    before = answers()
    newsroom.clock.forward(minutes=5)
    now = newsroom.get(asked[0]).content
    assert newsroom.patch(f"/v1/{kind}/{thing_id}", change, If_Match="*").status_code == 200
    assert newsroom.get(asked[0]).content != now
    assert answers() == before
