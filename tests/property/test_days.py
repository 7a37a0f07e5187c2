"""Months are counted to the same day of the month, or to the last one where it has fewer."""

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import EARLIEST, LATEST, add_months


@given(st.dates(EARLIEST, LATEST), st.integers(0, 600))
def test_months_later_is_the_same_day_of_the_month_or_its_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])
