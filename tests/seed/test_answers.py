"""What the seed answers: statuses, published counts, and sources that differ."""

from collections import Counter
from datetime import date

import pytest

from app.domain.claims import Claim
from app.domain.counts import Comparison, compare
from app.domain.evidence import evidence_for
from app.domain.register import Register
from app.domain.standing import Basis, Status
from app.domain.tallies import Tallies

TODAY = date(2026, 11, 24)

# The day, parties by deposit and signatures that were published for it, and how many had signed only.
PUBLISHED = [
    (date(2010, 2, 12), 28, 104, 76),
    (date(2010, 2, 16), 30, 104, 74),
    (date(2010, 5, 20), 34, 106, 72),
    (date(2010, 6, 30), 37, 106, 69),
    (date(2010, 8, 1), 38, 108, 70),
    (date(2010, 9, 10), 40, 108, 68),
    (date(2010, 11, 5), 46, 108, 62),
    (date(2011, 3, 24), 55, 108, 53),
    (date(2011, 8, 25), 61, 108, 48),
    (date(2011, 11, 8), 66, 108, 45),
    (date(2012, 7, 3), 73, 108, 38),
    (date(2013, 9, 13), 84, 108, 29),
    (date(2015, 1, 2), 89, 108, 27),
    (date(2016, 4, 6), 99, 108, 20),
    (date(2016, 4, 19), 100, 108, 19),
    (date(2018, 8, 1), 103, 108, 17),
    (date(2019, 2, 15), 106, 108, 14),
    (date(2019, 9, 27), 107, 108, 14),
    (date(2020, 9, 15), 110, 108, 13),
    (date(2022, 8, 1), 110, 108, 13),
    (date(2023, 3, 31), 111, 108, 12),
    (date(2023, 8, 3), 112, 108, 12),
    (date(2023, 12, 31), 112, 108, 12),
    (date(2025, 9, 5), 112, 107, 12),
    (date(2026, 2, 3), 112, 107, 12),
]


def judged_on_its_own_day(register: Register, claim: Claim) -> list[Comparison]:
    day = claim.as_of.latest
    assert day is not None
    return compare(claim, Tallies(register.courses).counts(day))


def test_statuses_today(register: Register) -> None:
    assert Counter(standing.status for standing in register.standings(TODAY)) == {
        Status.PARTY: 112,
        Status.SIGNATORY: 12,
        Status.WITHDRAWN: 1,
        Status.NON_SIGNATORY: 72,
    }


def test_every_state_has_an_answer_from_the_first_day_on(register: Register) -> None:
    for day in (date(2008, 5, 30), date(2008, 12, 3), date(2010, 8, 1), TODAY):
        assert Status.UNKNOWN not in {standing.status for standing in register.standings(day)}


@pytest.mark.parametrize(("day", "parties", "signatures", "signed_only"), PUBLISHED, ids=str)
def test_published_counts_are_reproduced(
    register: Register, day: date, parties: int, signatures: int, signed_only: int
) -> None:
    values = Tallies(register.courses).counts(day).values
    assert values["parties_deposited"] == parties
    assert values["signatures_standing"] == signatures
    assert values["signatories_not_party"] == signed_only


@pytest.mark.parametrize(
    ("day", "bound", "withdrawn", "others_of_197"),
    [
        (date(2010, 8, 1), 30, 0, 89),
        (date(2022, 8, 1), 110, 0, 74),
        (date(2023, 7, 8), 110, 0, 74),
        (date(2023, 12, 31), 111, 0, 73),
        (date(2025, 3, 6), 111, 1, 73),
        (date(2026, 11, 22), 112, 1, 72),
    ],
    ids=str,
)
def test_states_bound_and_states_outside(
    register: Register, day: date, bound: int, withdrawn: int, others_of_197: int
) -> None:
    counts = Tallies(register.courses).counts(day)
    assert counts.values["parties_in_force"] == bound
    assert counts.values["withdrawn"] == withdrawn
    assert counts.by_status[Status.NON_SIGNATORY] + (197 - counts.denominator) == others_of_197


def test_what_others_counted_holds_on_their_own_day(register: Register) -> None:
    judged = {
        claim.id: comparison.holds
        for claim in register.counts_claimed
        for comparison in judged_on_its_own_day(register, claim)
    }
    assert len(judged) > 30
    assert {claim_id for claim_id, holds in judged.items() if holds is not True} == {
        # A list headed "by 20 September 2011" that holds states of the two days after; its note says so.
        "ccm-isu2011-parties-deposited-2011-09-20",
        "ccm-isu2011-signatories-not-party-2011-09-20",
    }


def test_the_article_and_the_record_agree_about_the_articles_day(register: Register) -> None:
    day = date(2023, 7, 8)
    for state in ("RUS", "UKR", "USA"):
        standing = register.standing(state, day)
        assert standing.signature.signed is False
        assert {
            item.agrees
            for item in evidence_for(register, standing)
            if item.claim.source_id == "article"
        } == {True}
    article = register.claims["ccm-article-count"]
    assert [(c.measure, c.value, c.holds) for c in judged_on_its_own_day(register, article)] == [
        ("parties_deposited", 111, True),
        ("parties_in_force", 110, True),
    ]


def test_the_article_alone_says_no_more_than_it_says(register_of_the_article: Register) -> None:
    standings = {s.state_id: s for s in register_of_the_article.standings(TODAY)}
    assert {s.status for s in standings.values()} == {Status.UNKNOWN}
    signed = {state_id: s.signature.signed for state_id, s in standings.items()}
    assert {state_id for state_id, value in signed.items() if value is not None} == {
        "RUS", "UKR", "USA"
    }  # fmt: skip
    assert standings["UKR"].signature.signed is False
    assert standings["UKR"].signature.grounds.basis is Basis.STATED
    assert standings["UKR"].force.bound is None
    assert set(Tallies(register_of_the_article.courses).counts(TODAY).values.values()) == {None}


def test_only_dates_that_differ_disagree(register: Register) -> None:
    disagreeing = {
        item.claim.id
        for standing in register.standings(TODAY)
        for item in evidence_for(register, standing)
        if item.agrees is not True
    }
    assert disagreeing == {
        "ccm-dmairq-irq-signature",
        "ccm-dmairq-irq-ratification",
        "ccm-cmm2022-gnb-signature",
        "ccm-mon-gnb-signature",
    }


def test_the_depositarys_dates_are_followed_where_others_differ(register: Register) -> None:
    assert register.standing("GNB", TODAY).signature.signed_on == date(2008, 12, 4)
    iraq = register.standing("IRQ", TODAY)
    assert iraq.signature.signed_on == date(2009, 11, 12)
    assert iraq.consent.deposited_on == date(2013, 5, 14)


def test_provisional_application_has_the_scope_the_depositary_gives(register: Register) -> None:
    standing = register.standing("CHE", date(2012, 8, 1))
    assert standing.provisional is not None
    assert (
        standing.provisional.since,
        standing.provisional.ends_on,
        standing.provisional.scope,
    ) == (
        date(2012, 7, 17),
        date(2013, 1, 1),
        "article 1(1)(a)",
    )
