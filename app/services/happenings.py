"""What has happened under a treaty, state by state, newest first."""

from dataclasses import dataclass

from app.domain.history import Event, history
from app.domain.register import Register
from app.domain.states import State
from app.services.moments import Moment


@dataclass(frozen=True, slots=True)
class StateEvent:
    """One line of one state's timeline."""

    state: State
    event: Event


def newest_events(moment: Moment, register: Register, limit: int) -> list[StateEvent]:
    """The newest events of all states up to the day asked, ``limit`` at most; those to come are left out."""
    found = [
        StateEvent(state, event)
        for state in register.states.values()
        for event in history(register, state.id, moment.day)
        if event.on <= moment.day
    ]
    found.sort(key=lambda item: item.state.name)
    return sorted(found, key=lambda item: item.event.on, reverse=True)[:limit]
