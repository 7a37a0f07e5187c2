"""Synthetic treaties: as many as asked, under each of which every state of the seed signed, joined and left.

They look like what a depositary's page gives: one source, terms that the law reads, a complete list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.actions import ActionKind, Family
from app.domain.claims import ActionContent, Claim, ListContent, TermContent
from app.domain.commands import Command
from app.domain.days import AsOf
from app.domain.publications import Rank, Source
from app.domain.states import State
from app.domain.treaties import Treaty

AS_OF = AsOf(date(2026, 2, 3), date(2026, 2, 3))
TERMS = (
    ("adoption", {"on": "1990-05-30", "place": "Dublin"}),
    ("signature", {"opens_on": "1990-12-03", "closes": "on_entry_into_force"}),
    ("entry_into_force", {"threshold": 30, "rule": "nth_month_after_deposit", "n": 6}),
    ("accession", {"open": True}),
    ("withdrawal", {"allowed": True, "months": 6}),
)


def synthetic_commands(number: int, states: Sequence[State]) -> Iterator[Command]:
    """One command a treaty, with its source, its terms and three acts of every state (the third a withdrawal)."""
    for n in range(number):
        yield _command(n, states)


def _command(n: int, states: Sequence[State]) -> Command:
    treaty = Treaty(f"made-{n:03}", f"Synthetic Convention number {n}", f"Synthetic {n}")
    source = Source(
        f"untc-made-{n:03}", Rank.DEPOSITARY, "A depositary", f"Status of treaty {n}", None, AS_OF
    )
    base = Claim("", treaty.id, source.id, None, TermContent("accession", {"open": True}), AS_OF)
    claims = [
        replace(base, id=f"{treaty.id}-{term}", content=TermContent(term, value))
        for term, value in TERMS
    ]
    acts: dict[str, frozenset[ActionKind]] = {}
    for i, state in enumerate(states):
        signed = date(1990, 12, 3) + timedelta(days=(7 * i + n) % 400)
        joined = signed + timedelta(days=300 + (13 * i + 5 * n) % 3_000)
        left = joined + timedelta(days=4_000 + (11 * i + 3 * n) % 4_000)
        did = (
            (ActionKind.SIGNATURE, signed),
            (ActionKind.RATIFICATION, joined),
            (ActionKind.WITHDRAWAL, left),
        )
        claims += [
            replace(
                base,
                id=f"{treaty.id}-{state.id.lower()}-{kind.value}",
                state_id=state.id,
                content=ActionContent(kind, on),
                locator=f"row {i + 1}",
            )
            for kind, on in did
        ]
        acts[state.id] = frozenset(kind for kind, _ in did)
    covered = frozenset({Family.SIGNATURE, Family.CONSENT, Family.WITHDRAWAL})
    claims.append(replace(base, id=f"{treaty.id}-list", content=ListContent(True, covered, acts)))
    summary = f"The depositary's page of {treaty.title}."
    return Command("importer", "import page", summary, (), (treaty,), (source,), claims)
