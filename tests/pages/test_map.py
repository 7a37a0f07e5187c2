"""The world map: every state is on it, in colour and pattern, within its size."""

import gzip
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from app.domain.standing import Status
from app.render import world_map
from app.render.phrases import PHRASES
from app.render.world_map import draw_map, read_world
from app.sources.world_atlas import area, make_world, simplify

SVG = "{http://www.w3.org/2000/svg}"


def drawn_map(client: TestClient) -> str:
    page = client.get("/embed/ccm/map").text
    found = re.search(r'<svg class="map".*?</svg>', page, re.S)
    assert found
    return found[0]


def test_every_state_is_drawn_with_its_name_its_status_and_a_link(client: TestClient) -> None:
    states = {row["id"]: row["name"] for row in client.get("/v1/states").json()["items"]}
    root = ElementTree.fromstring(drawn_map(client))  # noqa: S314 -- our own answer
    titles = {
        link.attrib["href"].rpartition("/")[2]: link.findtext(f"{SVG}title", "")
        for link in root.iter(f"{SVG}a")
    }
    assert len(states) == 197
    assert titles.keys() == states.keys()
    assert all(titles[state_id].startswith(name) for state_id, name in states.items())
    assert titles["UKR"] == "Ukraine: neither signed nor joined"


def test_the_smallest_states_are_circles() -> None:
    assert {"VAT", "TUV", "NRU", "MCO", "COK", "NIU", "PSE"} <= read_world().circles.keys()


def test_the_map_is_small(client: TestClient) -> None:
    drawn = drawn_map(client).encode()
    assert len(drawn) < 130_000
    assert len(gzip.compress(drawn)) < 45_000
    assert (Path(world_map.__file__).parent / "data" / "world.json").stat().st_size < 121_000


def test_each_status_but_party_has_a_pattern_of_its_own(client: TestClient) -> None:
    page = client.get("/embed/ccm/map").text
    patterns = dict(re.findall(r'<pattern id="m-(\w+)".*?class="g"/>(.*?)</pattern>', page))
    assert patterns.keys() == set(Status)
    assert len(set(patterns.values())) == len(Status)


def test_no_line_runs_across_the_map() -> None:
    for path in read_world().paths.values():
        for ring in path.split("M")[1:]:
            steps = [int(number) for number in re.findall(r"-?\d+", ring.partition("l")[2])]
            assert all(abs(eastward) < 400 for eastward in steps[::2])


def test_names_and_addresses_are_escaped() -> None:
    hostile = '"><script>\x00'
    drawn = draw_map({"UKR": Status.PARTY}, {"UKR": hostile}, lambda _: hostile, hostile, PHRASES)
    ElementTree.fromstring(drawn)  # noqa: S314 -- our own answer
    assert "<script" not in drawn


@pytest.mark.parametrize("tolerance", [0.0, 1.0])
def test_a_simplified_line_keeps_its_ends_and_strays_no_farther(tolerance: float) -> None:
    line = [(0.0, 0.0), (1.0, 0.5), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    kept = simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert ((1.0, 0.5) in kept) is (tolerance == 0.0)
    assert (3.0, 5.0) in kept


def test_a_state_that_crosses_the_180th_meridian_is_cut_there() -> None:
    arc = [[170, 0], [20, 0], [0, 20], [-20, 0], [0, -20]]  # 170°E to 190°E
    geometry = {"type": "Polygon", "arcs": [[0]], "properties": {"a3": "FJI"}}
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [arc],
        "objects": {"countries": {"geometries": [geometry]}},
    }
    world = json.loads(json.dumps(make_world(atlas)))
    assert world["paths"]["FJI"].count("M") == 2
    assert area([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]) == 4
