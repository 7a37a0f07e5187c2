"""The dates of effect that the treaty's rules derive are those that were published."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.domain.actions import ActionKind
from app.domain.claims import ActionContent, Claim
from app.domain.commands import Command
from app.domain.register import Register
from app.domain.standing import Basis
from tests.seed.recorded import SEED, register_of

ACTIONS = SEED / "treaties" / "ccm" / "actions.csv"
SEEN_ON = date(2026, 11, 24)


def without_stated_effect(claim: Claim) -> Claim:
    """The claim as one that does not say when the act takes effect."""
    if not isinstance(claim.content, ActionContent):
        return claim
    return replace(claim, content=replace(claim.content, effective_on=None))


def dates_in_the_file() -> Iterator[tuple[str, ActionKind, date]]:
    with ACTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["effective_on"]:
                yield (
                    row["state"],
                    ActionKind(row["action"]),
                    date.fromisoformat(row["effective_on"]),
                )


@pytest.fixture(scope="module")
def register_by_rule(commands: tuple[Command, ...]) -> Register:
    """The register in which every date of effect must be derived."""
    return register_of(commands, told=without_stated_effect)


def test_all_113_consents_take_effect_on_the_day_the_rule_gives(register_by_rule: Register) -> None:
    published = {state: day for state, kind, day in dates_in_the_file() if kind.expresses_consent}
    assert len(published) == 113
    derived = {s: register_by_rule.standing(s, SEEN_ON).force.since for s in published}
    assert derived == published


def test_the_withdrawal_takes_effect_on_the_day_the_rule_gives(register_by_rule: Register) -> None:
    withdrawals = [item for item in dates_in_the_file() if item[1] is ActionKind.WITHDRAWAL]
    withdrawal = register_by_rule.standing("LTU", SEEN_ON).force.withdrawal
    assert withdrawal is not None
    assert [("LTU", ActionKind.WITHDRAWAL, withdrawal.effective_on)] == withdrawals


@pytest.mark.parametrize(
    ("state", "deposited_on", "since"),
    [
        ("ALB", date(2009, 6, 16), date(2010, 8, 1)),
        ("BFA", date(2010, 2, 16), date(2010, 8, 1)),
        ("COM", date(2010, 7, 28), date(2011, 1, 1)),
        ("ATG", date(2010, 8, 23), date(2011, 2, 1)),
        ("BIH", date(2010, 9, 7), date(2011, 3, 1)),
        ("CHL", date(2010, 12, 16), date(2011, 6, 1)),
        ("LTU", date(2011, 3, 24), date(2011, 9, 1)),
        ("CHE", date(2012, 7, 17), date(2013, 1, 1)),
        ("PSE", date(2015, 1, 2), date(2015, 7, 1)),
        ("VUT", date(2025, 9, 5), date(2026, 3, 1)),
    ],
)
def test_ten_dates_published_one_by_one(
    register: Register, register_by_rule: Register, state: str, deposited_on: date, since: date
) -> None:
    for each in (register, register_by_rule):
        standing = each.standing(state, since)
        assert (standing.consent.deposited_on, standing.force.since) == (deposited_on, since)


def test_a_date_that_a_source_states_is_stated_and_any_other_is_derived(register: Register) -> None:
    assert (
        register.standing("ALB", SEEN_ON).force.grounds.basis is Basis.STATED
    )  # Tractatenblad 2011, 68
    assert register.standing("AFG", SEEN_ON).force.grounds.basis is Basis.DERIVED
