"""Counts: each says what it counts, and is null while an axis that it counts is null."""

import pytest

from tests.spec.record import (
    CCM,
    Record,
    act,
    around,
    complete_list,
    day_of,
    deposits,
    position,
    record,
    state,
)

RECORD = record(
    CCM,
    deposits(30, on="2010-02-16"),
    act("AGO", "signature", "2008-12-03"),
    act("LTU", "signature", "2008-12-03"),
    act("LTU", "ratification", "2011-03-24"),
    act("LTU", "withdrawal", "2024-09-06", effective="2025-03-06"),
    act("VUT", "accession", "2025-09-05"),
    complete_list(
        {f"S{n:02}": "accession" for n in range(1, 31)}
        | {"AGO": "signature", "LTU": "signature ratification", "VUT": "accession", "USA": ""}
    ),
    state("SSD", "2011-07-09"),
)


def counted(ccm: Record, name: str, *days: object) -> list[int | None]:
    """The named count on each of the days."""
    return [ccm.counts(day).values[name] for day in map(day_of, days)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("signatures_ever", "2008-12-03", [0, 2, 2]),
        ("signatures_ever", "2025-03-06", [2, 2, 2]),
        ("signatures_standing", "2025-03-06", [2, 1, 1]),
        ("signatories_not_party", "2011-03-24", [2, 1, 1]),
        ("parties_deposited", "2011-03-24", [30, 31, 31]),
        ("parties_deposited", "2025-03-06", [31, 30, 30]),
        ("parties_deposited", "2025-09-05", [30, 31, 31]),
        ("parties_in_force", "2010-08-01", [0, 30, 30]),
        ("parties_in_force", "2011-09-01", [30, 31, 31]),
        ("parties_in_force", "2025-03-06", [31, 30, 30]),
        ("parties_in_force", "2026-03-01", [30, 31, 31]),
        ("withdrawn", "2025-03-06", [0, 1, 1]),
        ("neither_signed_nor_joined", "2025-09-05", [3, 2, 2]),
        ("force_undetermined", "2025-03-06", [0, 0, 0]),
    ],
)
def test_each_count_changes_on_its_day(name: str, day: str, expected: list[int]) -> None:
    """Signatures on signing, parties on deposit, parties in force on the day of effect, all of them on leaving."""
    assert counted(RECORD, name, *around(day)) == expected


def test_the_denominator_is_dated() -> None:
    """States that could not take part yet are not among those that are counted."""
    denominators = [RECORD.counts(day).denominator for day in map(day_of, around("2011-07-09"))]
    assert denominators == [34, 35, 35]


def test_statuses_sum_to_the_denominator_on_every_day() -> None:
    """Every state that is counted has exactly one status."""
    for day in (
        *around("2008-05-30"),
        *around("2010-08-01"),
        *around("2011-07-09"),
        *around("2025-03-06"),
    ):
        counts = RECORD.counts(day)
        assert sum(counts.by_status.values()) == counts.denominator


def test_a_count_is_null_while_a_state_it_would_count_is_unknown() -> None:
    """With the article alone no count can be given."""
    article = record(position("RUS", "has not signed", by="press 2023-07-08"), state("FRA"))
    day = day_of("2023-07-08")
    values = article.counts(day).values
    assert {name for name, value in values.items() if value is not None} == set()


def test_a_count_is_given_as_soon_as_what_it_counts_is_known() -> None:
    """Where all signatures are known and the consents are not, signatures ever made can be counted."""
    listed = record(CCM, complete_list({"FRA": "signature", "USA": ""}, covers="signature"))
    assert counted(listed, "signatures_ever", "2026-02-03") == [1]
    assert counted(listed, "parties_deposited", "2026-02-03") == [None]
