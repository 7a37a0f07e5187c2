"""Provisional application: applying a treaty before it is in force for the state."""

from tests.spec.record import CCM, act, around, complete_list, deposits, position, record

BELIZE = record(
    CCM,
    act("BLZ", "provisional_application", "2014-09-02", scope="article 1"),
    act("BLZ", "accession", "2014-09-02"),
)


def test_provisional_application_and_accession_on_one_day() -> None:
    """Belize acceded and began to apply the Convention provisionally on 2 September 2014."""
    assert (
        BELIZE.provisional("BLZ", *around("2014-09-02"))
        == "- 2014-09-02..2015-03-01 2014-09-02..2015-03-01"
    )
    assert BELIZE.status("BLZ", *around("2014-09-02")) == "non_signatory contracting contracting"


def test_provisional_application_ends_when_the_treaty_binds_the_state() -> None:
    """Provisional application ends on the day of entry into force for the state, which is not part of it."""
    assert BELIZE.provisional("BLZ", *around("2015-03-01")) == "2014-09-02..2015-03-01 - -"
    assert BELIZE.status("BLZ", *around("2015-03-01")) == "contracting party party"


def test_its_end_is_open_until_the_deciding_deposit_is_made() -> None:
    """Norway applied article 1 from its signature on; when that would end was known with the thirtieth deposit."""
    norway = record(
        CCM,
        deposits(29, on="2010-02-16"),
        act("NOR", "signature", "2008-12-03"),
        act("NOR", "ratification", "2008-12-03"),
        act("NOR", "provisional_application", "2008-12-03", scope="article 1"),
    )
    assert norway.provisional("NOR", *around("2008-12-03")) == "- 2008-12-03.. 2008-12-03.."
    assert norway.provisional("NOR", *around("2010-02-16")) == (
        "2008-12-03.. 2008-12-03..2010-08-01 2008-12-03..2010-08-01"
    )
    assert norway.provisional("NOR", *around("2010-08-01")) == "2008-12-03..2010-08-01 - -"


def test_provisional_application_is_not_being_bound() -> None:
    """A signatory that applies a treaty provisionally is a signatory, and not bound as a party is."""
    ccm = record(
        CCM,
        act("CHE", "signature", "2008-12-03"),
        act("CHE", "provisional_application", "2009-06-01"),
        complete_list({"CHE": "signature provisional_application"}),
    )
    assert ccm.status("CHE", *around("2009-06-01")) == "signatory signatory signatory"
    assert ccm.bound("CHE", *around("2009-06-01")) == "false false false"
    assert ccm.provisional("CHE", *around("2009-06-01")) == "- 2009-06-01.. 2009-06-01.."


def test_provisional_application_has_the_scope_that_was_declared() -> None:
    """What was to be applied is part of the answer."""
    provisional = BELIZE.on("BLZ", "2014-12-01").provisional
    assert provisional is not None
    assert provisional.scope == "article 1"


def test_a_state_that_is_bound_applies_nothing_provisionally() -> None:
    """Where only a statement says that the state is a party, that too ends provisional application."""
    ccm = record(
        CCM,
        act("CHE", "provisional_application", "2009-06-01"),
        position("CHE", "is a party", by="official 2013-01-01"),
    )
    assert ccm.provisional("CHE", *around("2013-01-01")) == "2009-06-01.. - -"


def test_provisional_application_does_not_come_back_with_a_later_accession() -> None:
    """It ended with the first entry into force; leaving and joining again does not revive it."""
    ccm = record(
        CCM,
        act("CHE", "provisional_application", "2011-06-01"),
        act("CHE", "ratification", "2011-07-17"),
        act("CHE", "withdrawal", "2014-07-17", effective="2015-01-17"),
        act("CHE", "accession", "2018-03-05"),
    )
    assert ccm.provisional("CHE", "2011-12-31", "2012-01-01", "2015-01-17", "2018-03-05") == (
        "2011-06-01..2012-01-01 - - -"
    )
