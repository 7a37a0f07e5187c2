"""The curve of parties and signatures over time, as SVG with its numbers in words."""

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from app.domain.counts import Counts
from app.render.phrases import Phrases
from app.render.xml_text import escape_xml

_WIDTH, _HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 116, 14, 24
_LINES = (("parties_deposited", "parties"), ("signatures_ever", "signatures"))


def draw_curve(points: Sequence[Counts], until: date, words: Phrases) -> Markup:
    """Two step lines up to ``until``; a stretch in which a count is null is left out. Empty without points."""
    title = words.text["curve"]
    drawn = [point for point in points if any(point.values[name] for name, _ in _LINES)]
    if not drawn:
        return Markup()
    first = drawn[0].day.replace(month=1, day=1)
    highest = max(point.values[name] or 0 for point in drawn for name, _ in _LINES)
    top = max(20, -(-highest // 20) * 20)
    days = max(1, (until - first).days)

    def x(day: date) -> float:
        return round(_LEFT + (day - first).days / days * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(value: int) -> float:
        return round(_HEIGHT - _BOTTOM - value / top * (_HEIGHT - _TOP - _BOTTOM), 1)

    grid = "".join(
        f'<path class="grid" d="M{_LEFT} {y(value)}H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 6}" y="{y(value) + 4}" text-anchor="end">{value}</text>'
        for value in range(0, top + 1, 40 if top > 100 else 20)
    )
    step = max(1, (until.year - first.year) // 6)
    years = "".join(
        f'<text x="{x(date(year, 1, 1))}" y="{_HEIGHT - 6}" text-anchor="middle">{year}</text>'
        for year in range(first.year, until.year + 1, step)
    )
    lines, last = "", dict[str, int]()
    for name, kind in _LINES:
        path, value = "", None
        for point in drawn:
            value = point.values[name]
            if value is None:
                continue
            path += f"H{x(point.day)}V{y(value)}" if path else f"M{x(point.day)} {y(value)}"
        if path and value is not None:
            lines += f'<path class="line {kind}" d="{path}H{x(until)}"/>'
            last[kind] = value
    return Markup(  # noqa: S704 -- every text in it is escaped here
        f'<svg class="curve" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape_xml(title)}">'
        f"<title>{escape_xml(title)}</title>{grid}{years}{lines}{_labels(last, y, x(until), words)}</svg>"
    )


def _labels(last: dict[str, int], y: Callable[[int], float], right: float, words: Phrases) -> str:
    places = {kind: y(value) + 4 for kind, value in last.items()}
    if len(places) == 2 and abs(places["parties"] - places["signatures"]) < 14:
        middle = sum(places.values()) / 2
        upper = max(last, key=last.__getitem__)
        places = {kind: middle - 7 if kind == upper else middle + 7 for kind in places}
    return "".join(
        f'<text class="label {kind}" x="{right + 6}" y="{place:.1f}">'
        f"{escape_xml(words.labelled(words.text[kind], last[kind]))}</text>"
        for kind, place in places.items()
    )
