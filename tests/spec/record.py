"""A treaty, its states and what sources say of them, in a line each; and answers that read as a table.

A source is told in words: ``depositary 2026-02-03`` is its rank and the day it speaks of,
``press 2025-03-05..2025-12-31`` a span, ``press`` alone is undated. Answers are words joined by
spaces, one for each day asked, so that a test shows the day before, the day and the day after.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

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
    Review,
    Subject,
    TermContent,
)
from app.domain.counts import Counts
from app.domain.days import AsOf
from app.domain.folding import build_register
from app.domain.publications import Rank, Source
from app.domain.register import Register
from app.domain.standing import Standing
from app.domain.states import State, StateKind
from app.domain.tallies import Tallies
from app.domain.treaties import Treaty

TREATY = Treaty("ccm", "Convention on Cluster Munitions")
SOURCES = {
    rank.value: Source(rank.value, rank, None, None, None, AsOf())
    for rank in (Rank.DEPOSITARY, Rank.OFFICIAL, Rank.MONITOR, Rank.PRESS)
}
RECORDED_AT = datetime(2026, 2, 3, tzinfo=UTC)
ARTICLE = "press 2023-07-08"
LATELY = "depositary 2026-02-03"  # where who says it, and when, is not what the test is about
POSITIONS = {
    "has signed": (Subject.SIGNED, True),
    "has not signed": (Subject.SIGNED, False),
    "is a party": (Subject.PARTY, True),
    "is not a party": (Subject.PARTY, False),
}

Day = str | date
Told = Claim
Said = Claim | State


def day_of(day: Day) -> date:
    """The day itself, or the one written YYYY-MM-DD."""
    return day if isinstance(day, date) else date.fromisoformat(day)


def around(middle: Day) -> tuple[date, date, date]:
    """The day before, the day and the day after."""
    day, one = day_of(middle), timedelta(days=1)
    return day - one, day, day + one


def told(by: str, content: Content, state_id: str | None = None) -> Told:
    """A claim of a source told in words; its number is given where it is recorded."""
    rank, _, span = by.partition(" ")
    first, _, last = span.partition("..")
    as_of = AsOf(day_of(first), day_of(last or first)) if first else AsOf()
    return Claim("", TREATY.id, rank, state_id, content, as_of)


def act(
    state_id: str,
    kind: str,
    on: Day,
    *,
    effective: Day | None = None,
    scope: str | None = None,
    by: str = LATELY,
) -> Told:
    """A state did this on a day, effective on another where the source says so."""
    content = ActionContent(
        ActionKind(kind), day_of(on), day_of(effective) if effective else None, scope
    )
    return told(by, content, state_id)


def position(state_id: str, says: str, *, by: str = LATELY) -> Told:
    """A state has signed, has not signed, is a party or is not a party."""
    return told(by, PositionContent(*POSITIONS[says]), state_id)


def incomplete_list(
    acts: Mapping[str, str], *, covers: str = "signature consent", by: str = LATELY
) -> Told:
    """A list that may leave some out: states, and the kinds of their acts parted by spaces."""
    return _list(acts, covers, by, False)


def complete_list(
    acts: Mapping[str, str], *, covers: str = "signature consent", by: str = LATELY
) -> Told:
    """A list that names every participant for what it covers: its silence is a no."""
    return _list(acts, covers, by, True)


def _list(acts: Mapping[str, str], covers: str, by: str, complete: bool) -> Told:
    kinds = {
        state_id: frozenset(map(ActionKind, named.split())) for state_id, named in acts.items()
    }
    content = ListContent(complete, frozenset(map(Family, covers.split())), kinds)
    return told(by, content)


def deposits(number: int, *, on: Day) -> list[Told]:
    """So many states, S01, S02 …, accede on one day."""
    return [act(f"S{n:02}", "accession", on) for n in range(1, number + 1)]


def term(name: str, *, by: str = LATELY, **value: Any) -> Told:
    """A term of the treaty, as the mapping that claims carry."""
    return told(by, TermContent(name, value))


def without(terms: Iterable[Told], *names: str) -> list[Told]:
    """The terms but some."""
    return [
        t for t in terms if not (isinstance(t.content, TermContent) and t.content.term in names)
    ]


def said_of(state_id: str, kind: str, text: str, on: Day, *, about: str | None = None) -> Told:
    """A state declared something, or communicated something about another."""
    content = DeclarationContent(DeclarationKind(kind), text, text, day_of(on), about=about)
    return told(LATELY, content, state_id)


def number(count: str, measure: str | None = None, *, by: str) -> Told:
    """A published number: an operator and a number, such as ``>100``."""
    operator = count.rstrip("0123456789")
    content = CountContent(int(count.removeprefix(operator)), Operator(operator), measure)
    return told(by, content)


def in_review(one: Told, review: str) -> Told:
    """The same claim, standing elsewhere in review."""
    return replace(one, review=Review(review))


def recorded(one: Told, on: Day) -> Told:
    """The same claim, recorded on a day of its own."""
    return replace(one, recorded_at=datetime.combine(day_of(on), time(), UTC))


def state(state_id: str, eligible_from: Day | None = None) -> State:
    """A state, from the day it could take part."""
    since = day_of(eligible_from) if eligible_from else None
    kind = StateKind.UN_MEMBER
    return State(state_id, state_id[:2], "000", state_id, state_id, kind, eligible_from=since)


CCM: list[Told] = [
    term("adoption", on="2008-05-30", place="Dublin"),
    term("signature", opens_on="2008-12-03", closes="on_entry_into_force"),
    term("accession", open=True),
    term("entry_into_force", threshold=30, rule="nth_month_after_deposit", n=6),
    term("in_force", on="2010-08-01"),
    term(
        "withdrawal",
        allowed=True,
        months=6,
        condition="or the end of an armed conflict it is in, if later",
    ),
    term("reservations", allowed=False),
]


@dataclass(frozen=True)
class Record:
    """A register, and its answers as words."""

    register: Register

    def on(self, state_id: str, when: Day) -> Standing:
        """The standing itself."""
        return self.register.standing(state_id, day_of(when))

    def counts(self, when: Day) -> Counts:
        """The counts of a day."""
        return Tallies(self.register.courses).counts(day_of(when))

    def status(self, state_id: str, *days: Day) -> str:
        """The derived words."""
        return self._words(state_id, days, lambda s: s.status.value)

    def signed(self, state_id: str, *days: Day) -> str:
        """Has it signed."""
        return self._words(state_id, days, lambda s: s.signature.signed)

    def signed_on(self, state_id: str, *days: Day) -> str:
        """When it signed."""
        return self._words(state_id, days, lambda s: s.signature.signed_on)

    def open(self, state_id: str, *days: Day) -> str:
        """May a state sign."""
        return self._words(state_id, days, lambda s: s.signature.open)

    def closed_on(self, state_id: str, *days: Day) -> str:
        """The first day on which signature is impossible."""
        return self._words(state_id, days, lambda s: s.signature.closed_on)

    def expressed(self, state_id: str, *days: Day) -> str:
        """Has it expressed consent to be bound."""
        return self._words(state_id, days, lambda s: s.consent.expressed)

    def act(self, state_id: str, *days: Day) -> str:
        """By which act."""
        return self._words(state_id, days, lambda s: s.consent.act)

    def deposited_on(self, state_id: str, *days: Day) -> str:
        """Deposited when."""
        return self._words(state_id, days, lambda s: s.consent.deposited_on)

    def bound(self, state_id: str, *days: Day) -> str:
        """Is it bound."""
        return self._words(state_id, days, lambda s: s.force.bound)

    def since(self, state_id: str, *days: Day) -> str:
        """Since when."""
        return self._words(state_id, days, lambda s: s.force.since)

    def so_far(self, state_id: str, *days: Day) -> str:
        """Deposits so far of those needed, or ``-`` where nothing is waited for."""
        return self._words(
            state_id,
            days,
            lambda s: (
                f"{s.force.deposits_so_far}/{s.force.deposits_needed}"
                if s.force.deposits_needed is not None
                else "-"
            ),
        )

    def leaves_on(self, state_id: str, *days: Day) -> str:
        """The first day not bound; ``-`` where no notice stands, null where the day is unknown."""
        return self._words(
            state_id,
            days,
            lambda s: s.force.withdrawal.effective_on if s.force.withdrawal else "-",
        )

    def certainty(self, state_id: str, *days: Day) -> str:
        """How certain that day is; ``-`` where no notice stands."""
        return self._words(
            state_id, days, lambda s: s.force.withdrawal.certainty if s.force.withdrawal else "-"
        )

    def joining(self, state_id: str, *days: Day) -> str:
        """The one act still open to it."""
        return self._words(state_id, days, lambda s: s.joining)

    def provisional(self, state_id: str, *days: Day) -> str:
        """Provisional application as ``since..ends_on``, or ``-``."""
        return self._words(
            state_id,
            days,
            lambda s: (
                f"{s.provisional.since}..{s.provisional.ends_on or ''}" if s.provisional else "-"
            ),
        )

    def basis(self, state_id: str, axis: str, *days: Day) -> str:
        """What an axis (signature, consent, force) rests on."""
        return self._words(state_id, days, lambda s: getattr(s, axis).grounds.basis)

    def rule(self, state_id: str, axis: str, *days: Day) -> str:
        """The rule by which an axis was derived."""
        return self._words(state_id, days, lambda s: getattr(s, axis).grounds.rule)

    def acts(self, state_id: str) -> list[tuple[str, str]]:
        """The acts of record, by day."""
        acts = self.register.records[state_id].acts
        return [(one.kind.value, one.on.isoformat()) for one in acts]

    def refuted(self, state_id: str) -> list[str]:
        """Whose claims were refuted."""
        return [claim.source_id for claim in self.register.records[state_id].refuted]

    def _words(self, state_id: str, days: Iterable[Day], what: Callable[[Standing], object]) -> str:
        return " ".join(_word(what(self.on(state_id, when))) for when in days)


def _word(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def record(*said: Said | Iterable[Said]) -> Record:
    """The register of all that is said, recorded in the order told; states are those spoken of."""
    flat: list[Said] = []
    for one in said:
        flat.extend([one] if isinstance(one, Claim | State) else one)
    claims = claims_of(one for one in flat if isinstance(one, Claim))
    states = states_of(claims) | {one.id: one for one in flat if isinstance(one, State)}
    return Record(build_register(TREATY, len(claims), states, SOURCES, claims))


def claims_of(told: Iterable[Told]) -> list[Claim]:
    """The claims as recorded one after another; one that was recorded already stays as it is."""
    return [
        one
        if one.sequence
        else replace(
            one,
            id=str(place),
            sequence=place,
            revision=place,
            recorded_at=one.recorded_at or RECORDED_AT,
        )
        for place, one in enumerate(told, 1)
    ]


def states_of(claims: Iterable[Claim]) -> dict[str, State]:
    """The states that claims name, in lists and communications too."""
    named: set[str] = set()
    for claim in claims:
        named |= {claim.state_id} if claim.state_id else set()
        if isinstance(claim.content, ListContent):
            named |= set(claim.content.acts)
        elif isinstance(claim.content, DeclarationContent) and claim.content.about:
            named.add(claim.content.about)
    return {state_id: state(state_id) for state_id in sorted(named)}
