"""Late accession: joining after signature has closed."""

from tests.spec.record import CCM, act, around, complete_list, deposits, record

RECORD = record(
    CCM,
    deposits(30, on="2010-02-16"),
    act("AGO", "signature", "2008-12-03"),
    act("AND", "accession", "2013-04-09"),
    act("CUB", "accession", "2016-04-06"),
    complete_list(
        {f"S{n:02}": "accession" for n in range(1, 31)}
        | {"AGO": "signature", "AND": "accession", "USA": ""}
    ),
)


def test_since_signature_closed_a_state_can_only_accede() -> None:
    """A state that has not signed could sign until 31 July 2010; from 1 August 2010 it can only accede."""
    assert RECORD.joining("USA", *around("2010-08-01")) == "signature accession accession"
    assert RECORD.open("USA", *around("2010-08-01")) == "true false false"
    assert (
        RECORD.status("USA", *around("2010-08-01")) == "non_signatory non_signatory non_signatory"
    )


def test_a_signatory_can_only_ratify() -> None:
    """A state that has signed joins by ratification, acceptance or approval, before and after signature closes."""
    assert RECORD.joining("AGO", *around("2010-08-01")) == "ratification ratification ratification"


def test_a_state_that_accedes_is_bound_by_the_rule_for_later_deposits() -> None:
    """Andorra acceded on 9 April 2013 and was bound from 1 October 2013."""
    assert RECORD.status("AND", *around("2013-04-09")) == "non_signatory contracting contracting"
    assert RECORD.status("AND", *around("2013-10-01")) == "contracting party party"


def test_a_state_that_accedes_never_signed() -> None:
    """Andorra and Cuba have not signed: not before they acceded, not on the day, not after."""
    assert RECORD.signed("AND", *around("2013-04-09"), "2026-02-03") == "false false false false"
    assert RECORD.signed("CUB", *around("2016-04-06")) == "false false false"


def test_nothing_is_left_to_do_for_a_state_that_acceded() -> None:
    """From the day of its accession no act of joining is open to the state."""
    assert RECORD.joining("AND", *around("2013-04-09")) == "accession null null"
