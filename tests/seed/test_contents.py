"""What the seed holds, and where each part of it stands."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from app.domain.claims import (
    ActionContent,
    ClaimType,
    CountContent,
    DeclarationContent,
    DeclarationKind,
    PositionContent,
    TermContent,
)
from app.domain.commands import Command
from app.domain.publications import Rank
from app.domain.register import Register
from app.domain.states import StateKind
from app.domain.term_claims import TERM_NAMES
from app.sources.seed import read_seed
from tests.seed.recorded import SEED

Commands = tuple[Command, ...]


def test_the_record_begins_with_the_states_then_the_article_then_its_treaty_then_others(
    commands: Commands,
) -> None:
    assert [(c.actor, c.name, c.recorded_at) for c in commands] == [
        ("seed", "seed states", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        ("seed", "seed article", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("seed", "seed ccm", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("seed", "seed apmbc", datetime(2026, 11, 22, 11, tzinfo=UTC)),
        ("seed", "seed att", datetime(2026, 11, 22, 12, tzinfo=UTC)),
        ("seed", "seed tpnw", datetime(2026, 11, 22, 13, tzinfo=UTC)),
    ]


def test_the_article_can_be_had_alone(commands: Commands) -> None:
    assert read_seed(SEED, article_only=True) == commands[:2]


def test_there_are_197_states(commands: Commands) -> None:
    states = commands[0].states
    assert Counter(state.kind for state in states) == {
        StateKind.UN_MEMBER: 193,
        StateKind.OBSERVER: 2,
        StateKind.NON_MEMBER_STATE: 2,
    }
    assert all(state.region and state.sub_region for state in states)


def test_only_two_states_became_able_to_take_part_within_the_record(commands: Commands) -> None:
    assert {s.id: s.eligible_from for s in commands[0].states if s.eligible_from} == {
        "PSE": date(2012, 11, 29),
        "SSD": date(2011, 7, 9),
    }


def test_there_are_45_sources_beside_the_article(commands: Commands) -> None:
    _, article, treaty, *_others = commands
    assert [source.id for source in article.sources] == ["article"]
    assert len(treaty.sources) == 45
    ranks = Counter(source.rank for source in treaty.sources)
    assert ranks[Rank.DEPOSITARY] == 4  # the Convention's text and three states of the status page
    assert set(ranks) == set(Rank)


def test_nothing_is_made_up_about_the_article(commands: Commands) -> None:
    (source,) = commands[1].sources
    assert (source.rank, source.publisher, source.title, source.url) == (
        Rank.PRESS,
        None,
        None,
        None,
    )
    assert source.as_of.earliest == source.as_of.latest == date(2023, 7, 8)
    assert source.as_of.inferred
    assert source.as_of.note is not None


def test_the_article_says_five_things(commands: Commands) -> None:
    said = {claim.id: claim.content for claim in commands[1].claims}
    assert [content.type for content in said.values()] == [
        *[ClaimType.POSITION] * 3,
        ClaimType.COUNT,
        ClaimType.TERM,
    ]
    for state in ("rus", "ukr", "usa"):
        position = said[f"ccm-article-{state}-signed"]
        assert isinstance(position, PositionContent)
        assert position.value is False
    count = said["ccm-article-count"]
    assert isinstance(count, CountContent)
    assert (count.operator, count.number, count.measure) == (">", 100, None)
    prohibitions = said["ccm-article-prohibitions"]
    assert isinstance(prohibitions, TermContent)
    assert prohibitions.value["acts"] == ["production", "stockpiling", "use", "transfer"]


def test_every_act_of_the_record_is_there_once(register: Register) -> None:
    acts = [act for record in register.records.values() for act in record.acts]
    assert Counter(str(act.kind) for act in acts) == {
        "signature": 108,
        "ratification": 94,
        "accession": 17,
        "provisional_application": 4,
        "acceptance": 2,
        "withdrawal": 1,
    }
    assert len(acts) == 226


def test_every_act_rests_on_the_depositary_first(register: Register) -> None:
    acts = [act for record in register.records.values() for act in record.acts]
    assert {act.claims[0].source_id for act in acts} == {"untc2026"}


def test_no_claim_about_an_act_is_refuted(register: Register) -> None:
    assert [c.id for record in register.records.values() for c in record.refuted] == []


def test_there_are_eleven_declarations_and_communications(commands: Commands) -> None:
    declared = [
        (claim, claim.content)
        for claim in commands[2].claims
        if isinstance(claim.content, DeclarationContent)
    ]
    assert Counter(str(content.kind) for _, content in declared) == {
        "declaration": 4,
        "interpretative": 1,
        "territorial": 5,
        "communication": 1,
    }
    ((claim, communication),) = (
        (claim, content)
        for claim, content in declared
        if content.kind is DeclarationKind.COMMUNICATION
    )
    assert (claim.state_id, communication.about, communication.on) == (
        "CAN",
        "PSE",
        date(2015, 1, 16),
    )


def test_the_communication_is_shown_with_the_state_it_is_about(register: Register) -> None:
    (claim,) = register.records["PSE"].communications
    assert claim.id == "ccm-nltd-can-communication-pse"
    assert register.records["CAN"].communications == ()


def test_every_term_rests_on_a_claim_that_says_where(register: Register) -> None:
    terms = register.timeline.terms
    assert set(terms.claims) == TERM_NAMES
    assert all(claim.locator for claim in terms.claims.values())


def test_the_terms_are_the_conventions(register: Register) -> None:
    terms = register.timeline.terms
    assert (terms.adopted_on, terms.adopted_at) == (date(2008, 5, 30), "Dublin")
    assert (terms.untc_number, terms.registration) == ("XXVI-6", "47713")
    assert terms.in_force_on == date(2010, 8, 1)
    assert (terms.entry_into_force.threshold, terms.entry_into_force.n) == (30, 6)
    assert (terms.withdrawal.allowed, terms.withdrawal.months) == (True, 6)
    assert terms.withdrawal.condition is not None
    assert (terms.accession_open, terms.reservations_allowed) == (True, False)
    assert {"production", "stockpiling", "use", "transfer"} < set(terms.prohibitions)


def test_ids_are_readable_and_unique(commands: Commands) -> None:
    ids = [claim.id for command in commands for claim in command.claims]
    assert len(ids) == len(set(ids))
    assert {"ccm-untc2026-afg-ratification", "ccm-untc2026-list", "ccm-article-rus-signed"} < set(
        ids
    )
    assert [claim_id for claim_id in ids if claim_id != claim_id.lower() or "_" in claim_id] == []


@pytest.mark.parametrize(
    ("source_id", "stated"),
    [
        ("trb2011", 8),
        ("chers", 1),
        ("cmcvut", 1),
        ("untc2026", 1),
        ("msp2025", 1),
    ],
)
def test_a_day_of_effect_is_claimed_by_those_who_state_it(
    commands: Commands, source_id: str, stated: int
) -> None:
    claims = [
        claim
        for claim in commands[2].claims
        if isinstance(claim.content, ActionContent) and claim.content.effective_on is not None
    ]
    assert Counter(claim.source_id for claim in claims)[source_id] == stated
    assert {claim.source_id for claim in claims} == {
        "trb2011", "chers", "cmcvut", "untc2026", "msp2025"
    }  # fmt: skip
