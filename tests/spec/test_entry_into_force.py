"""Entry into force for a state: by the treaty's rule, its day included."""

from typing import Any

import pytest

from app.domain.standing import Basis, Rule
from tests.spec.record import (
    act,
    around,
    bound,
    ccm_terms,
    deposits,
    on,
    record,
    since,
    status,
    terms,
    text,
)

GOLDEN = [
    ("ALB", "2009-06-16", "2010-08-01"),
    ("BFA", "2010-02-16", "2010-08-01"),
    ("COM", "2010-07-28", "2011-01-01"),
    ("ATG", "2010-08-23", "2011-02-01"),
    ("BIH", "2010-09-07", "2011-03-01"),
    ("CHL", "2010-12-16", "2011-06-01"),
    ("LTU", "2011-03-24", "2011-09-01"),
    ("CHE", "2012-07-17", "2013-01-01"),
    ("PSE", "2015-01-02", "2015-07-01"),
    ("VUT", "2025-09-05", "2026-03-01"),
]


def in_force_at_once(rule: str | None, n: int = 0) -> list[Any]:
    entry = {"threshold": 1, "n": n} | ({"rule": rule} if rule else {})
    return terms(entry_into_force=entry, in_force={"on": "1970-03-05"})


@pytest.mark.parametrize(("code", "deposited", "effect"), GOLDEN, ids=[g[0] for g in GOLDEN])
def test_first_day_of_the_sixth_month_after_the_month_of_deposit(
    code: str, deposited: str, effect: str
) -> None:
    """Article 17, on ten published pairs; the first thirty share the treaty's own day."""
    thirty = deposits(29, "2009-06-01") + deposits(30, "2010-02-16")[29:]
    register = record(*ccm_terms(), *thirty, act(code, "ratification", deposited))
    assert around(register, code, effect, status) == ("contracting", "party", "party")
    assert since(on(register, code, effect)) == effect
    assert on(register, code, effect).force.grounds.rule is Rule.ENTRY_INTO_FORCE


@pytest.mark.parametrize(
    ("deposited", "effect"),
    [
        ("2011-01-31", "2011-07-01"),
        ("2011-02-01", "2011-08-01"),
        ("2011-06-30", "2011-12-01"),
        ("2011-07-01", "2012-01-01"),
    ],
)
def test_the_month_of_deposit_decides_not_its_day(deposited: str, effect: str) -> None:
    """The last day of a month and the first of the next lie a month apart in their effect."""
    register = record(*ccm_terms(), act("FJI", "ratification", deposited))
    assert around(register, "FJI", effect, bound) == (False, True, True)


@pytest.mark.parametrize(
    ("n", "deposited", "effect"),
    [(90, "2011-01-01", "2011-04-01"), (30, "2012-02-01", "2012-03-02")],
)
def test_n_days_after_deposit(n: int, deposited: str, effect: str) -> None:
    """Days are counted one by one, over the ends of months and a leap day."""
    register = record(
        *in_force_at_once("n_days_after_deposit", n), act("FJI", "accession", deposited)
    )
    assert around(register, "FJI", effect, bound) == (False, True, True)


def test_on_deposit() -> None:
    """Some treaties bind from the day of deposit; the state is never contracting."""
    register = record(*in_force_at_once("on_deposit"), act("FJI", "accession", "1972-07-14"))
    assert around(register, "FJI", "1972-07-14", bound) == (False, True, True)
    assert status(on(register, "FJI", "1972-07-14")) == "party"


def test_an_unknown_rule_gives_no_date_and_no_bond() -> None:
    """The date of effect is then null, with the reason; it is never made up."""
    register = record(*in_force_at_once(None), act("FJI", "accession", "1972-07-14"))
    assert around(register, "FJI", "1972-07-14", bound) == (False, None, None)
    force = on(register, "FJI", "2026-01-01").force
    assert (force.bound, force.since) == (None, None)
    assert force.grounds.basis is Basis.NOT_RECORDED
    assert force.grounds.rule is Rule.DATE_OF_EFFECT_NOT_RECORDED
    assert status(on(register, "FJI", "2026-01-01")) == "contracting"


def test_no_terms_at_all_give_no_date_and_no_bond() -> None:
    """Without a single term, a deposit is a deposit and nothing more."""
    register = record(act("FJI", "accession", "1972-07-14"))
    assert around(register, "FJI", "1972-07-14", bound) == (False, None, None)


def test_a_known_rule_without_the_treatys_own_day_gives_no_date() -> None:
    """Six months after deposit may still lie before the treaty's own entry into force."""
    entry = {"rule": "nth_month_after_deposit", "n": 6}
    register = record(*terms(entry_into_force=entry), act("FJI", "accession", "1972-07-14"))
    assert bound(on(register, "FJI", "2026-01-01")) is None


def test_a_sources_own_date_of_effect_is_followed() -> None:
    """Where a source says when it takes effect, that is stated, not derived."""
    register = record(*ccm_terms(), act("FJI", "accession", "2012-05-28", effective="2012-12-15"))
    assert around(register, "FJI", "2012-12-15", bound) == (False, True, True)
    assert on(register, "FJI", "2012-12-15").force.grounds.basis is Basis.STATED


def test_a_sources_own_date_is_followed_where_the_rule_is_unknown() -> None:
    """Then the source's date is all there is, and it is enough."""
    register = record(act("FJI", "accession", "1972-07-14", effective="1972-08-01"))
    assert around(register, "FJI", "1972-08-01", bound) == (False, True, True)


def test_the_date_of_effect_is_shown_before_it_comes() -> None:
    """From the day of deposit on the date is known, though it lies ahead."""
    register = record(*ccm_terms(), act("VUT", "accession", "2025-09-05"))
    assert around(register, "VUT", "2025-09-05", since) == (None, "2026-03-01", "2026-03-01")
    assert bound(on(register, "VUT", "2025-12-01")) is False


def test_a_consent_before_the_treatys_day_waits_for_it() -> None:
    """Never before the treaty's own entry into force, whatever the months alone would give."""
    register = record(
        *ccm_terms(), *deposits(30, "2010-02-16"), act("ALB", "ratification", "2009-06-16")
    )
    assert around(register, "ALB", "2009-12-01", bound) == (False, False, False)
    assert text(on(register, "ALB", "2010-03-01").force.since) == "2010-08-01"
