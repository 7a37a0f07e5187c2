"""Conflicting claims: rank first, then the newest; denials reach back, never forward; losers stay as evidence."""

import itertools

import pytest

from app.domain.claims import ActionContent
from app.domain.evidence import evidence_for
from tests.spec.record import CCM, Told, act, around, complete_list, position, record, state


def deposited(*told: Told) -> str:
    """The day of deposit of record."""
    return record(CCM, *told).deposited_on("IRQ", "2026-02-03")


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    list(itertools.combinations(["depositary", "official", "monitor", "press"], 2)),
)
def test_the_higher_rank_is_followed(stronger: str, weaker: str) -> None:
    """Depositary before official before monitor before press, though the lower rank speaks later."""
    claims = [
        act("IRQ", "ratification", "2013-05-14", by=f"{stronger} 2014-01-01"),
        act("IRQ", "ratification", "2013-05-15", by=f"{weaker} 2026-01-01"),
    ]
    assert deposited(*claims) == deposited(*reversed(claims)) == "2013-05-14"


def test_of_one_rank_the_newest_is_followed() -> None:
    """The source that speaks of a later day has it from then."""
    claims = [
        act("IRQ", "ratification", "2013-05-14", by="monitor 2015-01-02"),
        act("IRQ", "ratification", "2013-05-15", by="monitor 2015-01-01"),
    ]
    assert deposited(*claims) == deposited(*reversed(claims)) == "2013-05-14"


def test_how_new_a_source_is_is_the_latest_day_it_may_speak_of() -> None:
    """A source of some day of a year counts as one of the year's end."""
    claims = [
        act("IRQ", "ratification", "2013-05-14", by="monitor 2014-01-01..2015-12-31"),
        act("IRQ", "ratification", "2013-05-15", by="monitor 2015-01-01"),
    ]
    assert deposited(*claims) == deposited(*reversed(claims)) == "2013-05-14"


def test_an_undated_source_is_the_oldest_of_its_rank() -> None:
    """Undated loses against any dated source of its rank, and wins against every lower rank."""
    undated = act("IRQ", "ratification", "2013-05-15", by="official")
    dated = act("IRQ", "ratification", "2013-05-14", by="official 2013-06-01")
    lower = act("IRQ", "ratification", "2013-05-14", by="monitor 2026-01-01")
    assert deposited(undated, dated) == "2013-05-14"
    assert deposited(undated, lower) == "2013-05-15"


def test_of_equals_the_one_recorded_last_is_followed() -> None:
    """Same rank, same day: the later record is the correction."""
    one = act("IRQ", "ratification", "2013-05-14", by="monitor 2015-01-01")
    other = act("IRQ", "ratification", "2013-05-15", by="monitor 2015-01-01")
    assert (deposited(one, other), deposited(other, one)) == ("2013-05-15", "2013-05-14")


def test_two_days_for_one_act_are_one_act() -> None:
    """Iraq's directorate and the depositary differ by a day: one ratification, not two."""
    ccm = record(
        CCM,
        act("IRQ", "ratification", "2013-05-14"),
        act("IRQ", "ratification", "2013-05-15", by="official 2016-01-01"),
    )
    assert ccm.acts("IRQ") == [("ratification", "2013-05-14")]
    assert ccm.since("IRQ", "2026-02-03") == "2013-11-01"


def test_two_kinds_for_one_act_are_one_act() -> None:
    """Where one source says acceptance and another ratification, the stronger source names the act."""
    ccm = record(
        CCM,
        act("NLD", "acceptance", "2011-02-23"),
        act("NLD", "ratification", "2011-02-23", by="official 2016-01-01"),
        act("NLD", "consent_to_be_bound", "2011-02-24", by="press 2026-01-01"),
    )
    assert ccm.acts("NLD") == [("acceptance", "2011-02-23")]


def test_the_loser_stays_as_evidence_that_does_not_agree() -> None:
    """Nothing is dropped: every claim about the act is shown, and whether it agrees with the record."""
    ccm = record(
        CCM,
        act("IRQ", "ratification", "2013-05-14"),
        act("IRQ", "ratification", "2013-05-15", by="official 2016-01-01"),
        act("IRQ", "ratification", "2013-05-14", by="monitor 2022-08-01"),
    )
    evidence = evidence_for(ccm.register, ccm.on("IRQ", "2026-02-03"))
    assert [(item.claim.source_id, item.agrees) for item in evidence] == [
        ("depositary", True),
        ("official", False),
        ("monitor", True),
    ]


def test_a_day_of_effect_is_taken_from_a_source_that_has_the_act_right() -> None:
    """Where the strongest source does not give the day of effect, one that agrees on act and day may."""
    strongest = act("IRQ", "ratification", "2013-05-14")
    agreeing = act(
        "IRQ", "ratification", "2013-05-14", effective="2013-12-01", by="official 2016-01-01"
    )
    differing = act(
        "IRQ", "ratification", "2013-05-15", effective="2013-12-01", by="official 2016-01-01"
    )
    assert record(CCM, strongest, agreeing).since("IRQ", "2026-02-03") == "2013-12-01"
    assert record(CCM, strongest, differing).since("IRQ", "2026-02-03") == "2013-11-01"


def test_refuted_claims_are_kept_strongest_first() -> None:
    """The order of what is refuted is that of its strength, not of its arrival."""
    ccm = record(
        CCM,
        act("VUT", "accession", "2012-05-05", by="press 2012-06-01"),
        act("VUT", "accession", "2012-05-06", by="monitor 2012-06-01"),
        act("VUT", "accession", "2012-05-07", by="press 2012-06-02"),
        complete_list({"VUT": ""}, by="depositary 2014-01-27"),
    )
    refuted = ccm.register.records["VUT"].refuted
    assert [
        str(claim.content.on) for claim in refuted if isinstance(claim.content, ActionContent)
    ] == [
        "2012-05-06",
        "2012-05-07",
        "2012-05-05",
    ]


class TestDenials:
    """A denial: a complete list's silence, "has not signed", "is not a party"."""

    def test_a_stronger_denial_refutes_an_act_dated_on_or_before_its_day(self) -> None:
        """Signed the day before, or on the day, of a stronger "has not signed": refuted. The day after: not."""
        for on, signed in zip(around("2009-06-30"), ("false", "false", "true"), strict=True):
            ccm = record(
                CCM,
                act("USA", "signature", on, by="press 2010-01-01"),
                position("USA", "has not signed", by="official 2009-06-30"),
            )
            assert ccm.signed("USA", "2026-02-03") == signed

    def test_a_weaker_denial_refutes_nothing(self) -> None:
        """The press says "has not signed", the depositary has the signature: it signed."""
        ccm = record(
            CCM,
            act("AGO", "signature", "2008-12-03", by="depositary 2010-01-01"),
            position("AGO", "has not signed", by="press 2023-07-08"),
        )
        assert ccm.signed("AGO", *around("2008-12-03")) == "false true true"
        assert ccm.refuted("AGO") == []

    def test_a_denial_of_a_span_of_days_reaches_only_the_first(self) -> None:
        """Nobody knows whether a source of some day of a year could have known an act of that year."""
        for on, refuted in (("2009-01-01", ["press"]), ("2009-01-02", []), ("2009-12-31", [])):
            ccm = record(
                CCM,
                act("USA", "signature", on, by="press 2010-01-01"),
                position("USA", "has not signed", by="official 2009-01-01..2009-12-31"),
            )
            assert ccm.refuted("USA") == refuted

    def test_an_undated_denial_refutes_nothing(self) -> None:
        """An undated "has not signed" may be older than any act."""
        ccm = record(
            CCM,
            act("AGO", "signature", "2008-12-03", by="press 2010-01-01"),
            position("AGO", "has not signed", by="depositary"),
        )
        assert ccm.signed("AGO", *around("2008-12-03")) == "false true true"

    def test_the_strongest_claim_that_no_stronger_denial_refutes_is_followed(self) -> None:
        """Two claims of one act, a denial between them in strength: the one above it stands, the other is refuted."""
        ccm = record(
            CCM,
            act("IRQ", "ratification", "2013-05-14", by="depositary 2014-01-01"),
            position("IRQ", "is not a party", by="official 2020-01-01"),
            act("IRQ", "ratification", "2013-05-15", by="press 2014-01-01"),
        )
        assert ccm.deposited_on("IRQ", "2026-02-03") == "2013-05-14"
        assert ccm.refuted("IRQ") == ["press"]

    def test_is_not_a_party_refutes_a_weaker_consent_that_should_have_taken_effect(self) -> None:
        """Ratified in January, in force in July: refuted by a stronger "is not a party" of July, not of June."""
        for spoken, refuted in zip(around("2012-07-01"), ([], ["press"], ["press"]), strict=True):
            ccm = record(
                CCM,
                act("FRA", "ratification", "2012-01-31", by="press 2012-02-01"),
                position("FRA", "is not a party", by=f"official {spoken}"),
            )
            assert ccm.refuted("FRA") == refuted

    def test_is_not_a_party_refutes_no_consent_to_a_treaty_that_is_not_in_force(self) -> None:
        """Before 1 August 2010 nobody was a party, so "is not a party" denied no deposit."""
        for spoken, refuted in zip(around("2010-08-01"), ([], ["press"], ["press"]), strict=True):
            ccm = record(
                CCM,
                act("IRL", "ratification", "2008-12-03", by="press 2008-12-04"),
                position("IRL", "is not a party", by=f"official {spoken}"),
            )
            assert ccm.refuted("IRL") == refuted

    def test_has_not_signed_denies_no_accession(self) -> None:
        """ "Has not signed" is true of a state that acceded, and refutes neither its accession nor its being bound."""
        ccm = record(
            CCM,
            act("VUT", "accession", "2025-09-05", by="press 2025-09-08"),
            position("VUT", "has not signed", by="depositary 2026-03-02"),
        )
        assert ccm.status("VUT", *around("2026-03-01")) == "contracting party party"
        assert ccm.refuted("VUT") == []

    def test_a_refuted_claim_stays_as_evidence_that_does_not_agree(self) -> None:
        """What is refuted is shown as refuted."""
        ccm = record(
            CCM,
            act("VUT", "accession", "2012-05-05", by="press 2012-06-01"),
            complete_list({"VUT": ""}, by="depositary 2014-01-27"),
        )
        evidence = evidence_for(ccm.register, ccm.on("VUT", "2014-01-27"))
        assert [(item.claim.source_id, item.agrees) for item in evidence] == [
            ("depositary", True),
            ("press", False),
        ]


def test_an_older_denial_agrees_with_a_later_act() -> None:
    """A 2023 "is not a party" is judged at its own day: a 2025 accession does not contradict it."""
    ccm = record(
        CCM,
        act("VUT", "accession", "2025-09-05"),
        position("VUT", "is not a party", by="press 2023-07-08"),
    )
    evidence = evidence_for(ccm.register, ccm.on("VUT", "2026-03-01"))
    assert [(item.claim.source_id, item.agrees) for item in evidence] == [
        ("depositary", True),
        ("press", True),
    ]


def test_the_order_in_which_claims_arrive_makes_no_difference() -> None:
    """Any order of the same claims gives the same record; only strength decides."""
    told = [
        act("IRQ", "signature", "2009-11-12", by="depositary 2014-01-27"),
        act("IRQ", "signature", "2009-11-13", by="official 2020-01-01"),
        act("IRQ", "ratification", "2013-05-14", by="monitor 2014-01-01"),
        act("IRQ", "ratification", "2013-05-15", by="official 2020-01-01"),
        position("IRQ", "is not a party", by="press 2013-01-01"),
        complete_list({"IRQ": "signature ratification"}, by="depositary 2014-01-27"),
    ]
    answers = set()
    for order in itertools.permutations(told):
        ccm = record(CCM, state("USA"), *order)
        answers.add(
            (
                tuple(ccm.acts("IRQ")),
                ccm.since("IRQ", "2026-01-01"),
                ccm.status("USA", "2026-01-01"),
            )
        )
    assert answers == {
        (
            (("signature", "2009-11-12"), ("ratification", "2013-05-15")),
            "2013-11-01",
            "non_signatory",
        )
    }
