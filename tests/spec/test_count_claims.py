"""Published numbers: each compared with our counts of its own day, never taken for them."""

import pytest

from app.domain.counts import Comparison, compare
from tests.spec.record import CCM, act, complete_list, day_of, deposits, number, record, state

LISTED = {f"S{n:02}": "accession" for n in range(1, 31)} | {"VUT": "accession"}
COUNTED = [
    *CCM,
    *deposits(30, on="2010-02-16"),
    act("VUT", "accession", "2025-09-05"),
    complete_list(LISTED),
]


def compared(count_claimed: str, measure: str | None, day: str) -> list[Comparison]:
    """A number published on a day, against our counts of that day."""
    told = number(count_claimed, measure, by=f"press {day}")
    ccm = record(COUNTED, told)
    return compare(told, ccm.counts(day_of(day)))


def test_a_number_without_a_measure_is_compared_with_joined_and_with_bound() -> None:
    """ "More than 30 countries ban it", on a day with 31 deposits and 30 in force: each is shown."""
    assert compared(">30", None, "2026-02-28") == [
        Comparison("parties_deposited", 31, True),
        Comparison("parties_in_force", 30, False),
    ]


def test_a_number_is_judged_on_its_own_day() -> None:
    """Thirty on 4 September 2025 is right, on 5 September it is wrong."""
    judged = [
        compared("=30", "parties_deposited", day)[0].holds
        for day in ("2025-09-04", "2025-09-05", "2025-09-06")
    ]
    assert judged == [True, False, False]


@pytest.mark.parametrize(
    ("operator", "holds"),
    [
        ("=", [False, True, False]),
        (">", [True, False, False]),
        (">=", [True, True, False]),
        ("<", [False, False, True]),
        ("<=", [False, True, True]),
    ],
)
def test_each_operator(operator: str, holds: list[bool]) -> None:
    """Against 31 deposits: 30, 31 and 32."""
    claimed = [f"{operator}{n}" for n in (30, 31, 32)]
    answers = [compared(one, "parties_deposited", "2026-02-03")[0].holds for one in claimed]
    assert answers == holds


def test_where_our_count_is_null_nothing_is_judged() -> None:
    """With the article alone its "more than 100" stands beside counts that are null."""
    told = number(">100", None, by="press 2023-07-08")
    article = record(told, state("FRA"))
    day = day_of("2023-07-08")
    assert compare(told, article.counts(day)) == [
        Comparison("parties_deposited", None, None),
        Comparison("parties_in_force", None, None),
    ]
    assert len(article.register.counts_claimed) == 1


def test_a_published_number_decides_nothing() -> None:
    """No state's status rests on a number."""
    with_it = record(COUNTED, number(">100", None, by="depositary 2026-02-03"))
    without_it = record(COUNTED)
    day = day_of("2026-02-03")
    assert with_it.register.standings(day) == without_it.register.standings(day)
