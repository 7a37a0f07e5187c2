"""The register: only published claims count, and carrying it forward is the same as building it anew."""

from dataclasses import replace

import pytest

from app.domain.claims import Claim, Review
from app.domain.folding import build_register, fold_in
from app.domain.publications import Rank
from app.domain.register import Register
from tests.spec.record import (
    CCM,
    SOURCES,
    TREATY,
    Told,
    act,
    around,
    claims_of,
    complete_list,
    day_of,
    in_review,
    position,
    record,
    state,
    states_of,
    term,
)

TOLD = [
    *CCM,
    act("IRQ", "signature", "2009-11-12"),
    act("IRQ", "ratification", "2013-05-14"),
    act("IRQ", "ratification", "2013-05-15", by="official 2016-01-01"),
    position("USA", "has not signed", by="press 2023-07-08"),
    complete_list({"IRQ": "signature ratification"}, by="monitor 2022-08-01"),
]


@pytest.mark.parametrize("review", ["proposed", "rejected", "superseded", "retracted"])
def test_only_published_claims_count(review: str) -> None:
    """What is proposed, rejected, superseded or retracted settles nothing, of whatever kind it is."""
    ccm = record(
        [in_review(told, review) for told in TOLD[len(CCM) :]], CCM, state("IRQ"), state("USA")
    )
    assert ccm.status("IRQ", *around("2013-05-14")) == "unknown unknown unknown"
    assert ccm.status("USA", *around("2023-07-08")) == "unknown unknown unknown"
    without_terms = record(
        [in_review(told, review) for told in CCM], act("IRQ", "ratification", "2013-05-14")
    )
    assert without_terms.since("IRQ", "2026-01-01") == "null"


def test_a_correction_takes_the_place_of_what_it_supersedes() -> None:
    """The superseded claim is out; the new one alone is followed, though the old one was as strong."""
    ccm = record(
        CCM,
        in_review(
            act("IRQ", "ratification", "2013-05-14", by="depositary 2026-02-04"), "superseded"
        ),
        act("IRQ", "ratification", "2013-05-15"),
    )
    assert ccm.acts("IRQ") == [("ratification", "2013-05-15")]


def test_a_retraction_lets_the_next_strongest_claim_speak() -> None:
    """When the depositary's claim is retracted, the directorate's is followed."""
    ccm = record(
        CCM,
        in_review(act("IRQ", "ratification", "2013-05-14"), "retracted"),
        act("IRQ", "ratification", "2013-05-15", by="official 2016-01-01"),
    )
    assert ccm.acts("IRQ") == [("ratification", "2013-05-15")]


def built(claims: list[Claim]) -> Register:
    """The register of these claims, built at once."""
    states = states_of(claims) | {"USA": state("USA"), "IRQ": state("IRQ")}
    return build_register(TREATY, 9, states, SOURCES, claims)


def same(one: Register, other: Register) -> bool:
    """Whether two registers answer alike."""
    return (one.records, one.timeline, dict(one.claims)) == (
        other.records,
        other.timeline,
        dict(other.claims),
    )


@pytest.mark.parametrize("cut", range(len(TOLD) + 1))
def test_carried_forward_equals_built_anew(cut: int) -> None:
    """Wherever the record is cut in two, carrying the first part forward by the second gives the whole."""
    claims = claims_of(TOLD)
    whole = built(claims)
    carried = fold_in(built(claims[:cut]), 9, claims[cut:], whole.states, SOURCES)
    assert same(carried, whole)


@pytest.mark.parametrize("number", range(len(TOLD)))
@pytest.mark.parametrize("review", ["retracted", "superseded"])
def test_carrying_a_retraction_forward_equals_never_having_had_the_claim(
    number: int, review: str
) -> None:
    """A claim that is taken back leaves no trace in the answers, of whatever type it is."""
    claims = claims_of(TOLD)
    withdrawn = replace(claims[number], review=Review(review), version=2, revision=2)
    carried = fold_in(built(claims), 9, [withdrawn], built(claims).states, SOURCES)
    assert same(carried, built([claim for claim in claims if claim is not claims[number]]))


def test_carrying_a_published_proposal_forward_equals_building_with_it() -> None:
    """A proposal counts from the entry that publishes it."""
    proposed: list[Told] = [in_review(told, "proposed") for told in TOLD]
    before = built(claims_of(proposed))
    published = [
        replace(claim, review=Review.PUBLISHED, version=2, revision=2)
        for claim in before_and(proposed)
    ]
    assert same(fold_in(before, 9, published, before.states, SOURCES), built(published))


def before_and(told: list[Told]) -> list[Claim]:
    """The claims as first recorded."""
    return claims_of(told)


def test_a_state_added_later_is_seen_by_the_lists_that_are_there() -> None:
    """A complete list's silence speaks of a state that is added to the record after it."""
    claims = claims_of([*CCM, complete_list({"IRQ": "signature"})])
    more = states_of(claims) | {"USA": state("USA"), "IRQ": state("IRQ"), "CHN": state("CHN")}
    carried = fold_in(built(claims), 9, [], more, SOURCES)
    assert carried.standing("CHN", day_of("2026-02-03")).status == "non_signatory"


def test_a_source_whose_rank_is_corrected_weighs_anew() -> None:
    """When a source's rank is corrected, every state it speaks of is settled again."""
    claims = claims_of(TOLD)
    lowered = SOURCES | {"depositary": replace(SOURCES["depositary"], rank=Rank.PRESS)}
    before = built(claims)
    carried = fold_in(before, 9, [], before.states, lowered)
    assert same(carried, build_register(TREATY, 9, before.states, lowered, claims))
    assert [act.on.isoformat() for act in carried.records["IRQ"].acts] == [
        "2009-11-12",
        "2013-05-15",
    ]


def test_a_term_recorded_later_changes_every_state() -> None:
    """A new term settles every state anew."""
    claims = claims_of([*TOLD, term("in_force", on="2014-01-01", by="depositary 2026-02-03")])
    carried = fold_in(built(claims[:-1]), 9, claims[-1:], built(claims).states, SOURCES)
    assert same(carried, built(claims))
    since = carried.standing("IRQ", day_of("2026-02-03")).force.since
    assert since is not None
    assert since.isoformat() == "2014-01-01"
