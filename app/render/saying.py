"""What a claim says, in plain words of ours: never a quotation, never more than its parsed values."""

from collections.abc import Mapping

from app.domain.claims import (
    ActionContent,
    Claim,
    CountContent,
    DeclarationContent,
    ListContent,
    Operator,
    PositionContent,
    Subject,
    TermContent,
)
from app.domain.states import State
from app.render.english import capitalised, name_in_sentence, write_day
from app.render.terms_said import say_term

_OPERATORS = {
    Operator.EXACTLY: "",
    Operator.MORE_THAN: "more than ",
    Operator.AT_LEAST: "at least ",
    Operator.LESS_THAN: "fewer than ",
    Operator.AT_MOST: "at most ",
}

_COUNTED = {
    "signatures_ever": "states that have ever signed",
    "signatures_standing": "states that have signed and not left",
    "parties_deposited": "states parties, by deposit",
    "parties_in_force": "states bound",
    "signatories_not_party": "states that have signed and not joined",
    "withdrawn": "states that have left",
    "neither_signed_nor_joined": "states that have neither signed nor joined",
}


def says(claim: Claim, states: Mapping[str, State], about: str | None = None) -> str:
    """The claim in words. ``states`` maps ids to states; for a list, ``about`` is the state that is asked of."""
    match claim.content:
        case ActionContent(kind=kind, on=on, effective_on=effective_on):
            effect = f", effective {write_day(effective_on)}" if effective_on else ""
            return f"{_name(claim.state_id, states)}: {kind.replace('_', ' ')} on {write_day(on)}{effect}."
        case PositionContent(subject=Subject.SIGNED, value=value):
            return f"{_name(claim.state_id, states)} has {'' if value else 'not '}signed."
        case PositionContent(value=value):
            return f"{_name(claim.state_id, states)} is {'' if value else 'not '}a party."
        case ListContent() as listed:
            return _of_list(listed, states, about)
        case CountContent(number=number, operator=operator, measure=measure):
            return f"{capitalised(f'{_OPERATORS[operator]}{number}')} {_counted(measure)}."
        case TermContent(term=term, value=value):
            return say_term(term, value)
        case DeclarationContent(title=title, text=text):
            return f"{_name(claim.state_id, states)}, {title}: {text}"


def _counted(measure: str | None) -> str:
    if measure is None:
        return "states; the source does not say what exactly it counts"
    return _COUNTED.get(measure, measure.replace("_", " "))


def _of_list(listed: ListContent, states: Mapping[str, State], about: str | None) -> str:
    kind = "complete list of participants" if listed.complete else "list of participants"
    if about is None:
        return f"A {kind}: {len(listed.acts)} states."
    named = sorted(kind.value.replace("_", " ") for kind in listed.acts.get(about, ()))
    if named:
        return f"A {kind} that names {name_in_sentence(states[about])}: {', '.join(named)}."
    return f"A {kind} that does not name {name_in_sentence(states[about])}."


def _name(state_id: str | None, states: Mapping[str, State]) -> str:
    return capitalised(name_in_sentence(states[state_id])) if state_id else "The treaty"
