"""Worlds that Hypothesis draws: the terms of a treaty, a few states, the lives they lead and what is said of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from tests.property.oracle import RANKS, Acted, Laws, Listed, Said, Stood, World, family_of

START, SPAN = date(2009, 1, 1), 1500
NAMES = ("AAA", "BBB", "CCC", "DDD")
FAMILIES = ("signature", "consent", "provisional", "withdrawal")
JOINING = (
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "definitive_signature",
    "formal_confirmation",
    "consent_to_be_bound",
)


def share(part: float) -> settings:
    """Settings for a test that looks at so many of the examples that the profile gives."""
    return settings(max_examples=max(10, round(settings().max_examples * part)))


@dataclass(frozen=True)
class Deed:
    """Something that a state truly did."""

    kind: str
    on: date
    effect: date | None


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A treaty with one to four states, each said to have lived an almost lawful life."""
    states = {
        name: draw(st.one_of(st.none(), st.none(), days()))
        for name in NAMES[: draw(st.integers(1, len(NAMES)))]
    }
    lives = {name: draw(life()) for name in states}
    said: list[Said] = []
    for name, deeds in lives.items():
        for deed in deeds:
            for _ in range(draw(st.sampled_from((1, 1, 2, 0, 3)))):
                said.append(draw(report(name, deed)))
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            said.append(draw(stand(name, deeds)))
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        said.append(draw(roll(lives)))
    order = draw(st.permutations(range(len(said))))
    return World(
        draw(laws()),
        states,
        tuple(replace(one, order=place) for place, one in zip(order, said, strict=True)),
    )


def days(since: date = START) -> st.SearchStrategy[date]:
    """A day of the world, not before ``since``."""
    room = max(0, SPAN - (since - START).days)
    return st.integers(0, room).map(lambda more: since + timedelta(days=more))


def soon(since: date, least: int = 0) -> st.SearchStrategy[date]:
    """A day soon after another: near ones are drawn often, so that rules meet."""
    gaps = st.one_of(st.just(least), st.integers(least, least + 3), st.integers(least, least + 400))
    return gaps.map(lambda gap: since + timedelta(days=gap))


@st.composite
def life(draw: st.DrawFn) -> list[Deed]:
    """Signing, joining, leaving, staying after all, joining again: any beginning of that story."""
    deeds: list[Deed] = []
    today = draw(days())
    signs = draw(st.booleans())
    if signs:
        kind = draw(st.sampled_from(("signature", "signature", "succession_to_signature")))
        deeds.append(Deed(kind, today, None))
    if draw(st.sampled_from((False, False, False, True))):
        today = draw(soon(today))
        deeds.append(Deed("provisional_application", today, draw(effects(today))))
    for cycle in range(draw(st.sampled_from((0, 1, 1, 1, 2, 3)))):
        today = draw(soon(today, least=30 if cycle else 0))
        deeds.append(Deed(draw(st.sampled_from(JOINING)), today, draw(effects(today))))
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            today = draw(soon(today, least=30))
            deeds.append(Deed("withdrawal", today, draw(effects(today))))
            if not draw(st.sampled_from((False, False, True))):
                break
            today = draw(soon(today, least=30))
            deeds.append(Deed("withdrawal_revocation", today, None))
        if deeds[-1].kind != "withdrawal":
            break
    return deeds


def effects(on: date) -> st.SearchStrategy[date | None]:
    """The day of effect that a source may give."""
    return st.one_of(st.none(), st.none(), soon(on))


def spans(since: date) -> st.SearchStrategy[tuple[date | None, date | None]]:
    """What a source speaks of: no day, a day, or a span of days, none before ``since``."""
    return st.one_of(
        st.just((None, None)),
        soon(since).map(lambda day: (day, day)),
        soon(since).map(lambda day: (day, day)),
        soon(since).flatmap(lambda day: soon(day).map(lambda last: (day, last))),
    )


@st.composite
def report(draw: st.DrawFn, name: str, deed: Deed) -> Acted:
    """A source tells of a deed: rightly, a few days off, as another kind, or with another day of effect."""
    kind, on, effect = deed.kind, deed.on, deed.effect
    match draw(st.sampled_from(("right", "right", "right", "day", "kind", "effect", "no effect"))):
        case "day":
            on += timedelta(days=draw(st.integers(-7, 7)))
        case "kind" if kind in JOINING:
            kind = draw(st.sampled_from(JOINING))
        case "effect" if kind in JOINING or kind == "withdrawal":
            effect = draw(soon(on))
        case "no effect":
            effect = None
    if effect is not None:
        effect = max(effect, on)
    earliest, latest = draw(spans(draw(st.sampled_from((on, effect or on)))))
    return Acted(
        0,
        draw(st.sampled_from(RANKS)),
        earliest,
        latest,
        draw(soon(latest or on)),
        name,
        kind,
        on,
        effect,
    )


def telling(deeds: list[Deed]) -> st.SearchStrategy[date]:
    """A day on which a source may speak: often that of a deed or of its effect, or one next to it."""
    told = [day for deed in deeds for day in (deed.on, deed.effect) if day is not None]
    if not told:
        return days()
    near = st.tuples(st.sampled_from(told), st.integers(-1, 1))
    return st.one_of(days(), near.map(lambda it: it[0] + timedelta(days=it[1])))


@st.composite
def stand(draw: st.DrawFn, name: str, deeds: list[Deed]) -> Stood:
    """A source tells where a state stands, rightly or not."""
    earliest, latest = draw(spans(draw(telling(deeds))))
    about = draw(st.sampled_from(("signed", "party")))
    return Stood(
        0,
        draw(st.sampled_from(RANKS)),
        earliest,
        latest,
        draw(soon(latest or START)),
        name,
        about,
        draw(st.booleans()) if draw(st.booleans()) else stood(about, deeds, latest),
    )


def stood(about: str, deeds: list[Deed], day: date | None) -> bool:
    """Where the deeds leave a state on a day, roughly."""
    done = [deed for deed in deeds if day is None or deed.on <= day]
    if about == "signed":
        return any(family_of(deed.kind) == "signature" for deed in done)
    return bool(done) and done[-1].kind in JOINING


@st.composite
def roll(draw: st.DrawFn, lives: dict[str, list[Deed]]) -> Listed:
    """A list of what the states did by a day, with a few left out, complete or not."""
    everything = [deed for deeds in lives.values() for deed in deeds]
    earliest, latest = draw(spans(draw(telling(everything))))
    covers = frozenset(draw(st.sets(st.sampled_from(FAMILIES), min_size=1)))
    acts = {
        name: frozenset(
            deed.kind
            for deed in deeds
            if (latest is None or deed.on <= latest)
            and family_of(deed.kind) in covers
            and draw(st.sampled_from((True, True, True, False)))
        )
        for name, deeds in lives.items()
    }
    return Listed(
        0,
        draw(st.sampled_from(RANKS)),
        earliest,
        latest,
        draw(soon(latest or START)),
        draw(st.booleans()),
        covers,
        {name: kinds for name, kinds in acts.items() if kinds},
    )


@st.composite
def laws(draw: st.DrawFn) -> Laws:
    """Terms of every kind, each of which may be unrecorded."""
    adopted_on = draw(st.one_of(st.none(), days()))
    opens_on = draw(st.one_of(st.none(), soon(adopted_on or START)))
    closes = draw(st.sampled_from((None, "on_entry_into_force", "on_day", "never")))
    rule = draw(
        st.sampled_from((None, "nth_month_after_deposit", "n_days_after_deposit", "on_deposit"))
    )
    delay = draw(st.sampled_from((None, "months", "days")))
    return Laws(
        adopted_on=adopted_on,
        opens_on=opens_on,
        closes=closes,
        closed_on=draw(soon(opens_on or START)) if closes == "on_day" else None,
        threshold=draw(st.sampled_from((None, 1, 2, 2, 3))),
        rule=rule,
        n=0 if rule in (None, "on_deposit") else draw(st.integers(1, 12)),
        in_force_on=draw(st.one_of(st.none(), st.none(), days())),
        leave_months=draw(st.integers(0, 14)) if delay == "months" else None,
        leave_days=draw(st.integers(0, 400)) if delay == "days" else None,
        may_leave=draw(st.sampled_from((True, True, True, False))),
        leave_condition=draw(st.sampled_from((None, "or when the conflict has ended, if later"))),
    )
