"""The law that a writer is held to, rule by rule: what is refused, what is let in, and what stays unsaid."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from app.domain.actions import ActionKind, Family
from app.domain.claims import ActionContent, Claim, Content, ListContent, TermContent
from app.domain.days import AsOf
from app.domain.folding import build_register
from app.domain.law import RULES, broken_rule
from app.domain.publications import Rank, Source
from app.domain.register import Register
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty

LISTED = AsOf(date(2026, 2, 3), date(2026, 2, 3))
DEPOSITARY = Source("untc", Rank.DEPOSITARY, "UN Treaty Collection", None, None, LISTED)
AUSTRIA = State("AUT", "AT", "040", "Austria", "Austria", StateKind.UN_MEMBER)
NORWAY = State("NOR", "NO", "578", "Norway", "Norway", StateKind.UN_MEMBER)
SOUTH_SUDAN = State(
    "SSD", "SS", "728", "South Sudan", "South Sudan", StateKind.UN_MEMBER,
    eligible_from=date(2011, 7, 9),
)  # fmt: skip
TERMS: dict[str, Mapping[str, Any]] = {
    "adoption": {"on": "2008-05-30"},
    "signature": {"opens_on": "2008-12-03", "closes": "on_entry_into_force"},
    "accession": {"open": True},
    "entry_into_force": {"threshold": 30, "rule": "nth_month_after_deposit", "n": 6},
    "in_force": {"on": "2010-08-01"},
    "withdrawal": {"allowed": True, "months": 6, "condition": "no armed conflict"},
}
SIGNED = ("signature", "2008-12-03")
RATIFIED = ("ratification", "2009-09-25")


def register(
    *acts: tuple[str, str], terms: Mapping[str, Mapping[str, Any]] = TERMS, of: str = "AUT"
) -> Register:
    """The register in which one state has done these things, and a complete list names no other."""
    contents: list[tuple[str | None, Content]] = [
        (None, TermContent(term, value)) for term, value in terms.items()
    ]
    kinds = frozenset(ActionKind(kind) for kind, _ in acts)
    contents.append((None, ListContent(True, frozenset(Family), {of: kinds})))
    contents += [(of, act(kind, on)) for kind, on in acts]
    claims = [
        Claim(f"c{place}", "t", "untc", state, content, LISTED, sequence=place)
        for place, (state, content) in enumerate(contents, start=1)
    ]
    states: Iterable[State] = (AUSTRIA, NORWAY, SOUTH_SUDAN)
    return build_register(
        Treaty("t", "A treaty"), 1, {s.id: s for s in states}, {"untc": DEPOSITARY}, claims
    )


def act(kind: str, on: str, effective_on: str | None = None) -> ActionContent:
    effect = date.fromisoformat(effective_on) if effective_on else None
    return ActionContent(ActionKind(kind), date.fromisoformat(on), effect)


def rule_broken(content: ActionContent, record: Register, state: str = "AUT") -> str | None:
    broken = broken_rule(content, state, record)
    return broken[0] if broken else None


REFUSED = [
    ("ratification_needs_signature", [], act("ratification", "2011-01-10")),
    ("ratification_needs_signature", [], act("acceptance", "2011-01-10")),
    ("ratification_needs_signature", [], act("approval", "2011-01-10")),
    # The signature must come first.
    ("ratification_needs_signature", [SIGNED], act("ratification", "2008-12-02")),
    ("accession_is_without_signature", [SIGNED], act("accession", "2012-01-10")),
    ("signature_is_within_its_time", [], act("signature", "2010-08-01")),
    ("signature_is_within_its_time", [], act("signature", "2008-12-02")),
    ("signature_is_within_its_time", [], act("definitive_signature", "2012-01-01")),
    (
        "bond_is_not_before_its_deposit",
        [SIGNED],
        act("ratification", "2011-01-10", "2011-01-09"),
    ),
    (
        "bond_is_not_before_its_deposit",
        [SIGNED, RATIFIED],
        act("withdrawal", "2024-09-06", "2024-09-05"),
    ),
    ("withdrawal_needs_a_bond", [], act("withdrawal", "2024-09-06")),
    ("withdrawal_needs_a_bond", [SIGNED], act("withdrawal", "2024-09-06")),
    # Deposited, and not yet in force.
    ("withdrawal_needs_a_bond", [SIGNED, RATIFIED], act("withdrawal", "2010-07-31")),
    (
        "effect_follows_the_terms",
        [SIGNED],
        act("ratification", "2011-01-10", "2011-08-01"),
    ),
    (
        "effect_follows_the_terms",
        [SIGNED],
        act("ratification", "2009-01-10", "2009-07-01"),  # before the treaty itself is in force
    ),
    (
        "effect_follows_the_terms",
        [SIGNED, RATIFIED],
        act("withdrawal", "2024-09-06", "2025-03-05"),
    ),
    ("act_follows_adoption", [], act("signature", "2008-05-29")),
]
LET_IN = [
    ([SIGNED], act("ratification", "2008-12-03")),  # on the day of signature: the Holy See
    ([SIGNED], act("ratification", "2011-01-10", "2011-07-01")),
    ([], act("accession", "2013-04-09", "2013-10-01")),
    ([], act("accession", "2009-01-10", "2010-08-01")),
    ([], act("signature", "2010-07-31")),
    ([], act("succession", "2011-01-10", "2006-06-03")),  # a successor's bond may reach back
    ([SIGNED, RATIFIED], act("withdrawal", "2024-09-06", "2025-03-06")),
    # An armed conflict may put the effect off.
    ([SIGNED, RATIFIED], act("withdrawal", "2024-09-06", "2025-12-01")),
    # Another source on a notice that is recorded already.
    ([SIGNED, RATIFIED, ("withdrawal", "2024-09-06")], act("withdrawal", "2024-09-07")),
]


@pytest.mark.parametrize(("rule", "acts", "content"), REFUSED, ids=str)
def test_an_act_that_breaks_a_rule(
    rule: str, acts: list[tuple[str, str]], content: ActionContent
) -> None:
    assert rule_broken(content, register(*acts)) == rule


@pytest.mark.parametrize(("acts", "content"), LET_IN, ids=str)
def test_an_act_that_breaks_none(acts: list[tuple[str, str]], content: ActionContent) -> None:
    assert rule_broken(content, register(*acts)) is None


def test_a_state_that_left_accedes_to_come_back() -> None:
    left = register(SIGNED, RATIFIED, ("withdrawal", "2012-01-10"), terms=TERMS | {
        "withdrawal": {"allowed": True, "months": 6},
    })  # fmt: skip
    assert rule_broken(act("accession", "2012-07-09"), left) == "accession_is_without_signature"
    assert rule_broken(act("accession", "2012-07-10"), left) is None


def test_a_state_acts_from_the_day_it_can() -> None:
    early, later = act("accession", "2011-07-08"), act("accession", "2011-07-09")
    assert rule_broken(early, register(), "SSD") == "act_is_by_a_state"
    assert rule_broken(later, register(), "SSD") is None


def test_a_notice_is_taken_back_before_it_takes_effect() -> None:
    left = register(SIGNED, RATIFIED, ("withdrawal", "2012-01-10"), terms=TERMS | {
        "withdrawal": {"allowed": True, "months": 6},
    })  # fmt: skip
    assert rule_broken(act("withdrawal_revocation", "2012-07-09"), left) is None
    assert rule_broken(act("withdrawal_revocation", "2012-07-10"), left) == (
        "revocation_precedes_effect"
    )


def test_a_treaty_without_withdrawal() -> None:
    record = register(SIGNED, RATIFIED, terms=TERMS | {"withdrawal": {"allowed": False}})
    assert rule_broken(act("withdrawal", "2024-09-06"), record) == "withdrawal_needs_a_bond"


@pytest.mark.parametrize("on", ["1990-01-01", "2030-01-01"])
def test_terms_that_are_not_recorded_refuse_nothing(on: str) -> None:
    unknown = register(terms={})
    assert rule_broken(act("signature", on), unknown) is None
    assert rule_broken(act("accession", on, on), unknown) is None


def test_every_rule_is_tried() -> None:
    tried = {rule for rule, _, _ in REFUSED} | {"act_is_by_a_state", "revocation_precedes_effect"}
    assert tried == set(RULES)


def test_every_rule_says_what_is_wrong_in_a_sentence_without_its_name() -> None:
    for rule, acts, content in REFUSED:
        broken = broken_rule(content, "AUT", register(*acts))
        assert broken is not None
        assert len(broken[1]) > 20
        assert rule not in broken[1]
