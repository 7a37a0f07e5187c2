"""Hypothesis strategies: plain values, and commands with a claim of every type."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

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
from app.domain.commands import Command
from app.domain.days import AsOf
from app.domain.plain_parts import LARGEST_NUMBER
from app.domain.publications import Rank, Source
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty

LAST_DAY = date(2199, 12, 31)
RECORDED_AT = datetime(2200, 1, 1, tzinfo=UTC)

days = st.dates(date(1800, 1, 1), LAST_DAY)
letters = st.characters(
    categories=("L", "M", "N", "P", "S", "Z", "Cf", "Co"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    include_characters="\n\t",
)
text = st.text(letters, min_size=1, max_size=20).filter(lambda drawn: not drawn.isspace())
maybe_text = st.none() | text
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:~-]{0,20}", fullmatch=True)
state_ids = st.from_regex(r"[A-Z]{3}", fullmatch=True)
numbers = st.integers(0, LARGEST_NUMBER)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)

terms = st.one_of(
    st.builds(lambda day, place: ("adoption", {"on": day, "place": place}), days.map(str), text),
    st.builds(lambda name: ("depositary", {"name": name}), text),
    st.builds(lambda number: ("entry_into_force", {"threshold": number}), st.integers(0, 200)),
    st.builds(lambda acts: ("prohibitions", {"acts": acts}), st.lists(text, max_size=3)),
    st.builds(lambda may: ("reservations", {"allowed": may}), st.booleans() | st.none()),
    st.builds(lambda months: ("withdrawal", {"months": months}), st.integers(0, 99)),
).map(lambda named: TermContent(*named))


def contents(known: list[str]) -> st.SearchStrategy[Content]:
    """What a claim can say, of every type, where these states are known."""
    states = st.sampled_from(known)
    kinds = st.frozensets(st.sampled_from(ActionKind), max_size=3)
    return st.one_of(
        st.builds(ActionContent, st.sampled_from(ActionKind), days, st.none() | days, maybe_text),
        st.builds(PositionContent, st.sampled_from(Subject), st.booleans()),
        st.builds(
            ListContent,
            st.booleans(),
            st.frozensets(st.sampled_from(Family)),
            st.dictionaries(states, kinds),
        ),
        st.builds(CountContent, numbers, st.sampled_from(Operator), maybe_text),
        terms,
        st.builds(
            DeclarationContent,
            st.sampled_from(sorted(set(DeclarationKind) - {DeclarationKind.COMMUNICATION})),
            text,
            text,
            days,
            maybe_text,
            st.none() | st.booleans(),
            st.none(),
            maybe_text,
        ),
        st.builds(
            DeclarationContent,
            st.just(DeclarationKind.COMMUNICATION),
            text,
            text,
            days,
            about=st.none() | states,
        ),
    )


@st.composite
def as_ofs(draw: st.DrawFn, earliest: date = date(1800, 1, 1)) -> AsOf:
    """An undated as-of, or one that begins on or after a day."""
    note, inferred = draw(maybe_text), draw(st.booleans())
    if draw(st.booleans()):
        return AsOf(None, None, note, inferred)
    first, last = sorted(draw(st.tuples(*[st.dates(earliest, LAST_DAY)] * 2)))
    return AsOf(first, last, note, inferred)


@st.composite
def claims(draw: st.DrawFn, claim_id: str, treaty: str, source: str, known: list[str]) -> Claim:
    """A new claim that the record takes in."""
    content = draw(contents(known))
    about_a_state = isinstance(content, ActionContent | PositionContent | DeclarationContent)
    review = draw(st.sampled_from(sorted(set(Review) - {Review.SUPERSEDED})))
    reason = draw(text if review in (Review.REJECTED, Review.RETRACTED) else maybe_text)
    return Claim(
        claim_id,
        treaty,
        source,
        draw(st.sampled_from(known)) if about_a_state else None,
        content,
        draw(as_ofs(getattr(content, "on", date(1800, 1, 1)))),
        draw(maybe_text),
        draw(maybe_text),
        draw(maybe_text),
        review,
        None,
        reason,
    )


def _states(state_id: str) -> st.SearchStrategy[State]:
    return st.builds(
        State,
        st.just(state_id),
        st.just(state_id[:2]),
        st.from_regex(r"[0-9]{3}", fullmatch=True),
        text,
        text,
        st.sampled_from(StateKind),
        maybe_text,
        maybe_text,
        st.none() | days,
        maybe_text,
    )


def _sources(source_id: str) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        st.just(source_id),
        st.sampled_from(Rank),
        maybe_text,
        maybe_text,
        st.none() | st.just("https://treaties.un.org/"),
        st.just(AsOf()) | st.just(AsOf(LAST_DAY, LAST_DAY)),
        maybe_text,
        maybe_text,
        st.just("0123456789abcdef" * 4),
    )


@st.composite
def commands(draw: st.DrawFn) -> Command:
    """A first command: states, treaties, sources, and claims about them."""
    known = draw(st.lists(state_ids, min_size=1, max_size=3, unique=True))
    treaties = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    sources = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    of_claims = draw(st.lists(ids, max_size=6, unique=True))
    drawn: list[Any] = [
        draw(
            claims(claim_id, draw(st.sampled_from(treaties)), draw(st.sampled_from(sources)), known)
        )
        for claim_id in of_claims
    ]
    return Command(
        draw(text),
        draw(text),
        draw(text),
        states=[draw(_states(state_id)) for state_id in known],
        treaties=[Treaty(treaty_id, draw(text), draw(maybe_text)) for treaty_id in treaties],
        sources=[draw(_sources(source_id)) for source_id in sources],
        claims=drawn,
    )
