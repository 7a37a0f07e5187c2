"""What is said of a territory, neutrally: who is responsible for it, what was declared of it, and no more."""

from app.domain.named_places import Territory
from app.domain.states import State
from app.domain.territorial import TerritorialApplication
from app.render.english import capitalised, name_in_sentence, write_day


def of_territory(territory: Territory, state: State | None) -> str:
    """Who is responsible for a territory, and what is to be said of that."""
    said = (
        f"The state responsible for {_in_sentence(territory)} is {name_in_sentence(state)}."
        if state
        else f"{territory.name} is a territory."
    )
    return f"{said} {territory.note}" if territory.note else said


def of_application(
    territory: Territory, state: State | None, applied: TerritorialApplication | None, title: str
) -> str:
    """What was declared on whether a treaty applies to a territory, as far as the record holds."""
    name = _in_sentence(territory)
    if applied is None or applied.applies is None or state is None:
        return f"The record does not say whether the {title} applies to {name}."
    verb = "applies" if applied.applies else "does not apply"
    declarer, day = name_in_sentence(state), write_day(applied.on)
    return capitalised(f"{declarer} declared on {day} that the {title} {verb} to {name}.")


def _in_sentence(territory: Territory) -> str:
    plural = territory.name.endswith(("Islands", "Territories")) or "Islands (" in territory.name
    return (
        f"the {territory.name}" if plural or territory.name.startswith("Isle ") else territory.name
    )
