"""The treaties beside the first: what their pages give, held against their own totals; the first stays as it was."""

from collections import Counter
from datetime import date

import pytest

from app.domain.claims import ActionContent, CountContent, DeclarationContent
from app.domain.commands import Command
from app.domain.register import Register
from app.domain.standing import Certainty, Status
from app.sources.held_texts import read_held_texts
from tests.seed.recorded import SEED, register_of

PAGES = {"apmbc": "untc2026-xxvi-5", "att": "untc2026-xxvi-8", "tpnw": "untc2026-xxvi-9"}
TOTALS = {"apmbc": (132, 162), "att": (130, 117), "tpnw": (95, 74)}
PAGE_DAY, TODAY = date(2026, 2, 3), date(2026, 11, 25)
Commands = tuple[Command, ...]


@pytest.fixture(scope="module")
def registers(commands: Commands) -> dict[str, Register]:
    """The registers of the further treaties, by id."""
    return {treaty_id: register_of(commands, treaty_id=treaty_id) for treaty_id in PAGES}


@pytest.mark.parametrize("treaty_id", PAGES)
def test_the_pages_totals_are_those_of_the_states(
    registers: dict[str, Register], treaty_id: str
) -> None:
    register = registers[treaty_id]
    standings = register.standings(PAGE_DAY)
    signed = sum(s.signature.signed is True and s.status is not Status.WITHDRAWN for s in standings)
    joined = sum(
        s.status in (Status.PARTY, Status.CONTRACTING, Status.WITHDRAWING) for s in standings
    )
    assert (signed, joined) == TOTALS[treaty_id]
    claimed = [c.content for c in register.counts_claimed if isinstance(c.content, CountContent)]
    assert tuple(content.number for content in claimed) == TOTALS[treaty_id]
    assert all(record.refuted == () for record in register.records.values())
    assert all(s.status is not Status.UNKNOWN for s in standings)


@pytest.mark.parametrize("treaty_id", PAGES)
def test_every_act_is_quoted_from_its_cell(registers: dict[str, Register], treaty_id: str) -> None:
    held = read_held_texts(SEED / "texts", "texts")[PAGES[treaty_id]]
    acts = [c for c in registers[treaty_id].claims.values() if isinstance(c.content, ActionContent)]
    assert acts
    assert [c.id for c in acts if c.quote is None or c.quote not in held.text] == []


def test_polands_withdrawal_from_the_mine_ban_is_under_a_condition(
    registers: dict[str, Register],
) -> None:
    register = registers["apmbc"]
    for day, bound in ((date(2026, 2, 19), True), (TODAY, None)):
        standing = register.standing("POL", day)
        assert (standing.status, standing.force.bound) == (Status.WITHDRAWING, bound)
        withdrawal = standing.force.withdrawal
        assert withdrawal is not None
        assert (withdrawal.effective_on, withdrawal.certainty) == (
            date(2026, 2, 20),
            Certainty.PROJECTED,
        )
        assert withdrawal.condition is not None


def test_four_states_have_left_the_mine_ban(registers: dict[str, Register]) -> None:
    left = {
        s.state_id: s.force.withdrawal.effective_on
        for s in registers["apmbc"].standings(TODAY)
        if s.status is Status.WITHDRAWN and s.force.withdrawal
    }
    december = date(2025, 12, 27)
    assert left == {"EST": december, "FIN": date(2026, 1, 10), "LTU": december, "LVA": december}


@pytest.mark.parametrize("state_id", ["MNE", "SSD"])
def test_a_succession_has_no_day_of_effect_that_no_source_gives(
    registers: dict[str, Register], state_id: str
) -> None:
    standing = registers["apmbc"].standing(state_id, TODAY)
    assert (standing.consent.act, standing.force.bound, standing.force.since) == (
        "succession",
        None,
        None,
    )


def test_what_the_terms_give_for_others(registers: dict[str, Register]) -> None:
    since = {
        (treaty_id, state_id): registers[treaty_id].standing(state_id, TODAY).force.since
        for treaty_id, state_id in (
            ("apmbc", "CAN"), ("apmbc", "MHL"), ("att", "FRA"), ("att", "CHN"), ("tpnw", "AUT"), ("tpnw", "IRL"),
        )
    }  # fmt: skip
    assert since == {
        ("apmbc", "CAN"): date(1999, 3, 1),
        ("apmbc", "MHL"): date(2025, 9, 1),
        ("att", "FRA"): date(2014, 12, 24),
        ("att", "CHN"): date(2020, 10, 4),
        ("tpnw", "AUT"): date(2021, 1, 22),
        ("tpnw", "IRL"): date(2021, 1, 22),
    }


def test_the_first_treatys_entries_are_as_before_the_others_came(commands: Commands) -> None:
    article, first = commands[1:3]
    assert Counter(c.treaty_id for c in (*article.claims, *first.claims)) == {"ccm": 852}
    assert [s.id for s in first.sources if s.id in PAGES.values()] == []
    assert {s.id for command in commands[3:] for s in command.sources} == {
        *PAGES.values(), "apmbc-text", "att-text", "tpnw-text"
    }  # fmt: skip


def test_what_a_state_told_the_depositary_is_relayed(registers: dict[str, Register]) -> None:
    told = {
        (treaty_id, state_id, claim.content.on)
        for treaty_id, register in registers.items()
        for state_id, record in register.records.items()
        for claim in record.declarations
        if isinstance(claim.content, DeclarationContent) and claim.content.title == "Communication"
    }
    assert told == {
        ("att", "USA", date(2019, 7, 18)),
        ("apmbc", "MUS", date(2020, 1, 9)),
        ("apmbc", "UKR", date(2016, 3, 30)),
        ("apmbc", "UKR", date(2018, 5, 31)),
    }
