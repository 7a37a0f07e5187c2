"""A record in a few lines: claims by who says them, terms as data, and the days around a date.

States in examples of real acts have their own codes; the others have codes from XAA on, which ISO
3166 leaves to its users. Days are written as text, so that a test reads as a table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    Content,
    CountContent,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    Operator,
    PositionContent,
    Subject,
    TermContent,
)
from app.domain.days import AsOf
from app.domain.publications import Rank, Source
from app.domain.register import Register, build_register
from app.domain.standing import Standing, Status
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty

T = TypeVar("T")

TREATY = Treaty("ccm", "Convention on Cluster Munitions")
SOURCES = {
    rank.value: Source(rank.value, rank, None, None, None, AsOf())
    for rank in (Rank.DEPOSITARY, Rank.OFFICIAL, Rank.MONITOR, Rank.PRESS)
}
LONG_AFTER = "2026-02-03"  # the as-of of a claim whose own day is not what the test is about
EVERYTHING = frozenset(Family)

CCM_ENTRY = {"threshold": 30, "rule": "nth_month_after_deposit", "n": 6}
CCM_TERMS: dict[str, dict[str, Any]] = {
    "adoption": {"on": "2008-05-30"},
    "signature": {"opens_on": "2008-12-03", "closes": "on_entry_into_force"},
    "accession": {"open": True},
    "entry_into_force": CCM_ENTRY,
    "in_force": {"on": "2010-08-01"},
    "withdrawal": {
        "allowed": True,
        "months": 6,
        "condition": "An armed conflict the state is in must have ended.",
    },
    "reservations": {"allowed": False},
}


def day(text: str) -> date:
    """The day written YYYY-MM-DD."""
    return date.fromisoformat(text)


def dated(text: str | None) -> AsOf:
    """``2023-07-08``, a span ``2023-07-01/2023-07-31``, or null for undated."""
    if text is None:
        return AsOf()
    first, _, last = text.partition("/")
    return AsOf(day(first), day(last or first))


def claim(
    by: str, says: str, content: Content, as_of: str | None, state: str | None = None
) -> Claim:
    """Any claim; its id says who, what and as of when."""
    id = f"{by}: {says} ({as_of or 'undated'})"
    return Claim(id, TREATY.id, by, state, content, dated(as_of))


def act(
    state: str,
    kind: str,
    on: str,
    by: str = "depositary",
    as_of: str | None = LONG_AFTER,
    effective: str | None = None,
    scope: str | None = None,
) -> Claim:
    """The state did this on that day."""
    content = ActionContent(ActionKind(kind), day(on), day(effective) if effective else None, scope)
    return claim(by, f"{state} {kind} {on} {effective or ''}".strip(), content, as_of, state)


def has(state: str, subject: str, value: bool, as_of: str | None, by: str = "depositary") -> Claim:
    """The state has or has not signed, is or is not a party."""
    content = PositionContent(Subject(subject), value)
    return claim(by, f"{state} {subject} {value}", content, as_of, state)


def listing(
    as_of: str | None,
    acts: Mapping[str, str],
    by: str = "depositary",
    complete: bool = True,
    covers: Iterable[str] = ("signature", "consent"),
) -> Claim:
    """A list: ``acts`` maps states to their acts, parted by spaces; complete unless told."""
    kinds = {state: frozenset(map(ActionKind, named.split())) for state, named in acts.items()}
    content = ListContent(complete, frozenset(map(Family, covers)), kinds)
    return claim(by, f"list {' '.join(covers)} {dict(acts)}", content, as_of)


def term(name: str, by: str = "depositary", as_of: str | None = LONG_AFTER, **value: Any) -> Claim:
    """A term of the treaty, as the mapping that claims carry."""
    return claim(by, f"term {name} {value}", TermContent(name, value), as_of)


def terms(**named: dict[str, Any]) -> list[Claim]:
    """Terms by name."""
    return [term(name, **value) for name, value in named.items()]


def ccm_terms(**changed: dict[str, Any] | None) -> list[Claim]:
    """The Convention's own terms, some of them changed, or left out where null."""
    return terms(**{n: v for n, v in (CCM_TERMS | changed).items() if v is not None})


def number(n: int, operator: str, measure: str | None, as_of: str, by: str = "press") -> Claim:
    """A count that somebody published."""
    return claim(by, f"{operator}{n}", CountContent(n, Operator(operator), measure), as_of)


def declared(state: str, kind: str, on: str, about: str | None = None) -> Claim:
    """A state declared or communicated something on a day."""
    content = DeclarationContent(DeclarationKind(kind), kind, "In short.", day(on), about=about)
    return claim("depositary", f"{state} {kind} {on}", content, LONG_AFTER, state)


def codes(n: int) -> list[str]:
    """n codes that ISO leaves to its users: XAA, XAB …"""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [f"X{letters[i // 26]}{letters[i % 26]}" for i in range(n)]


def deposits(n: int, on: str, kind: str = "ratification") -> list[Claim]:
    """n states deposit on one day."""
    return [act(code, kind, on) for code in codes(n)]


def state(code: str, eligible_from: str | None = None) -> State:
    """A state, by its code alone."""
    since = day(eligible_from) if eligible_from else None
    return State(code, code[:2], "000", code, code, StateKind.UN_MEMBER, eligible_from=since)


def record(
    *claims: Claim, others: Iterable[State | str] = (), recorded_at: str = LONG_AFTER
) -> Register:
    """The register of these claims, recorded one after another; ``others`` are further states.

    A claim that already has a place among all claims keeps it.
    """
    at = datetime.combine(day(recorded_at), datetime.min.time(), UTC)
    placed = [
        c if c.sequence else replace(c, sequence=n, revision=n, recorded_at=at)
        for n, c in enumerate(claims, 1)
    ]
    assert len({c.id for c in placed}) == len(placed), "two claims of one id"
    named = {c.state_id for c in placed if c.state_id}
    for one in placed:
        if isinstance(one.content, ListContent):
            named |= set(one.content.acts)
    states = {code: state(code) for code in sorted(named)}
    states |= {s.id: s for s in (o if isinstance(o, State) else state(o) for o in others)}
    return build_register(TREATY, len(placed), states, SOURCES, placed)


def on(register: Register, state_id: str, when: str) -> Standing:
    """A state's standing on a day."""
    return register.standing(state_id, day(when))


def around(
    register: Register, state_id: str, when: str, what: Callable[[Standing], T]
) -> tuple[T, T, T]:
    """What holds on the day before, the day and the day after."""
    middle = day(when)
    one = timedelta(days=1)
    before, at, after = (
        what(register.standing(state_id, d)) for d in (middle - one, middle, middle + one)
    )
    return before, at, after


def status(standing: Standing) -> Status:
    """The derived word."""
    return standing.status


def signed(standing: Standing) -> bool | None:
    """Has it signed."""
    return standing.signature.signed


def open_(standing: Standing) -> bool | None:
    """May a state sign."""
    return standing.signature.open


def consented(standing: Standing) -> bool | None:
    """Has it expressed consent."""
    return standing.consent.expressed


def bound(standing: Standing) -> bool | None:
    """Is it bound."""
    return standing.force.bound


def since(standing: Standing) -> str | None:
    """Bound since, as text."""
    return text(standing.force.since)


def text(when: date | None) -> str | None:
    """A day as it is written."""
    return when.isoformat() if when else None


def axes(standing: Standing) -> tuple[bool | None, bool | None, bool | None, str]:
    """Signed, consented, bound, and the word."""
    return signed(standing), consented(standing), bound(standing), standing.status.value
