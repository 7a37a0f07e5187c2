"""Pinned answers: does the newest record say something else than the record a card is pinned to."""

from datetime import date

from app.domain.standing import Standing
from app.services.moments import Moment
from app.services.standings import View


def updated_since(views: list[View], moment: Moment, today: date) -> bool:
    """Whether any of the standings differs today, or in the newest record of its own day; only a pin can be behind."""
    if not moment.historic or not views:
        return False
    register = moment.newest.register(views[0].register.treaty.id)
    return any(
        _facts(register.standing(view.state.id, day)) != _facts(view.standing)
        for view in views
        for day in {view.standing.day, today}
    )


def _facts(standing: Standing) -> tuple[object, ...]:
    leaving = standing.force.withdrawal
    return (
        standing.status,
        standing.signature.signed,
        standing.signature.signed_on,
        standing.consent.expressed,
        standing.consent.act,
        standing.consent.deposited_on,
        standing.force.bound,
        standing.force.since,
        leaving and (leaving.notified_on, leaving.effective_on, leaving.certainty),
    )
