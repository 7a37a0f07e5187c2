"""How fresh the record is for a day asked: verified up to a day, carried forward after it, stale in the end."""

from datetime import date, timedelta

STALE_AFTER = timedelta(days=90)


def is_stale(day: date, verified_on: date | None) -> bool | None:
    """Whether the day lies more than 90 days after the record was last known to be right; null without such a day."""
    return None if verified_on is None else day > verified_on + STALE_AFTER
