"""As of a day: later acts are invisible, and what follows from earlier ones is shown even if it lies ahead."""

from tests.spec.record import CCM, act, around, complete_list, deposits, record

RECORD = record(
    CCM,
    deposits(30, on="2010-02-16"),
    act("LTU", "signature", "2008-12-03"),
    act("LTU", "ratification", "2011-03-24"),
    act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    act("NGA", "signature", "2009-06-12"),
    act("NGA", "ratification", "2023-02-28"),
    act("VUT", "accession", "2025-09-05"),
    complete_list(
        {f"S{n:02}": "accession" for n in range(1, 31)}
        | {"LTU": "signature ratification", "NGA": "signature ratification", "VUT": "accession"}
    ),
)


def test_a_later_act_is_invisible() -> None:
    """On the day before it ratified Lithuania was a signatory, whatever it did later."""
    assert RECORD.status("LTU", *around("2011-03-24")) == "signatory contracting contracting"
    assert RECORD.act("LTU", *around("2011-03-24")) == "null ratification ratification"
    assert RECORD.deposited_on("LTU", *around("2011-03-24")) == "null 2011-03-24 2011-03-24"
    assert RECORD.since("LTU", *around("2011-03-24")) == "null 2011-09-01 2011-09-01"


def test_a_later_withdrawal_is_invisible() -> None:
    """On the day before its notice nothing shows that Lithuania would leave."""
    assert RECORD.leaves_on("LTU", *around("2024-09-06")) == "- 2025-03-06 2025-03-06"


def test_a_day_of_effect_that_follows_from_an_earlier_act_is_shown_before_it_comes() -> None:
    """On 1 December 2025 it is known that Vanuatu will be bound from 1 March 2026."""
    assert (
        RECORD.since("VUT", "2025-09-04", "2025-12-01", "2026-03-01")
        == "null 2026-03-01 2026-03-01"
    )
    assert RECORD.bound("VUT", "2025-09-04", "2025-12-01", "2026-03-01") == "false false true"


def test_nigeria_on_the_day_of_the_article() -> None:
    """On 8 July 2023 Nigeria had ratified and was not yet bound: contracting, until 1 August 2023."""
    assert RECORD.status("NGA", *around("2023-07-08")) == "contracting contracting contracting"
    assert RECORD.status("NGA", *around("2023-08-01")) == "contracting party party"


def test_vanuatu_between_deposit_and_entry_into_force() -> None:
    """Vanuatu is contracting on 1 December 2025, a party on 1 March 2026, and has signed on neither."""
    assert (
        RECORD.status("VUT", "2025-12-01", *around("2026-03-01"))
        == "contracting contracting party party"
    )
    assert RECORD.signed("VUT", "2025-12-01", "2026-03-01") == "false false"


def test_lithuania_before_its_notice_during_it_and_after() -> None:
    """Party on 5 September 2024, withdrawing from 6 September 2024, withdrawn from 6 March 2025."""
    assert RECORD.status("LTU", *around("2024-09-06")) == "party withdrawing withdrawing"
    assert RECORD.status("LTU", *around("2025-03-06")) == "withdrawing withdrawn withdrawn"


def test_deposits_made_later_do_not_bring_the_treaty_into_force_earlier() -> None:
    """On the day before the thirtieth deposit nobody could know when the Convention would enter into force."""
    early = record(CCM, deposits(29, on="2010-02-15"), act("FRA", "ratification", "2009-09-25"))
    assert early.since("FRA", *around("2010-02-15")) == "null 2010-08-01 2010-08-01"
