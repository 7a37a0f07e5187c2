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
from app.render.english import capitalised, name_in_sentence
from app.render.labels import ACTS
from app.render.languages import ENGLISH, N_, Language, Translator
from app.render.terms_said import say_term

_OPERATORS = {
    Operator.EXACTLY: N_("{number} {counted}."),
    Operator.MORE_THAN: N_("More than {number} {counted}."),
    Operator.AT_LEAST: N_("At least {number} {counted}."),
    Operator.LESS_THAN: N_("Fewer than {number} {counted}."),
    Operator.AT_MOST: N_("At most {number} {counted}."),
}

_COUNTED = {
    "signatures_ever": N_("states that have ever signed"),
    "signatures_standing": N_("states that have signed and not left"),
    "parties_deposited": N_("states parties, by deposit"),
    "parties_in_force": N_("states bound"),
    "signatories_not_party": N_("states that have signed and not joined"),
    "withdrawn": N_("states that have left"),
    "neither_signed_nor_joined": N_("states that have neither signed nor joined"),
}

_POSITIONS = {
    (Subject.SIGNED, True): N_("{state} has signed."),
    (Subject.SIGNED, False): N_("{state} has not signed."),
    (Subject.PARTY, True): N_("{state} is a party."),
    (Subject.PARTY, False): N_("{state} is not a party."),
}


def says(
    claim: Claim,
    states: Mapping[str, State],
    about: str | None = None,
    speaks: Translator = ENGLISH,
) -> str:
    """The claim in words. ``states`` maps ids to states, called by their names in the translator's language.

    For a list, ``about`` is the state that is asked of.
    """
    name = _name(claim.state_id, states, speaks)
    match claim.content:
        case ActionContent() as action:
            return _of_action(action, name, speaks)
        case PositionContent() as position:
            return speaks.say(_POSITIONS[position.subject, position.value], state=name)
        case ListContent() as listed:
            return _of_list(listed, states, about, speaks)
        case CountContent(number=number, operator=operator, measure=measure):
            counted = _counted(measure, speaks)
            return speaks.say(_OPERATORS[operator], number=number, counted=counted)
        case TermContent(term=term, value=value):
            return say_term(term, value, speaks)
        case DeclarationContent(title=title, text=text):
            return f"{name}, {title}: {text}"


def _of_action(action: ActionContent, name: str, speaks: Translator) -> str:
    act, day = speaks.say(ACTS[action.kind]), speaks.day(action.on)
    if action.effective_on is None:
        return speaks.say("{state}: {act} on {day}.", state=name, act=act, day=day)
    return speaks.say(
        "{state}: {act} on {day}, effective {effective}.",
        state=name,
        act=act,
        day=day,
        effective=speaks.day(action.effective_on),
    )


def _counted(measure: str | None, speaks: Translator) -> str:
    if measure is None:
        return speaks.say("states; the source does not say what exactly it counts")
    return speaks.say(_COUNTED.get(measure, measure.replace("_", " ")))


def _of_list(
    listed: ListContent, states: Mapping[str, State], about: str | None, speaks: Translator
) -> str:
    whole = listed.complete
    if about is None:
        n = len(listed.acts)
        if whole:
            return speaks.many(
                "A complete list of participants: {n} state.",
                "A complete list of participants: {n} states.",
                n,
            )
        return speaks.many(
            "A list of participants: {n} state.", "A list of participants: {n} states.", n
        )
    named = sorted(speaks.say(ACTS[kind]) for kind in listed.acts.get(about, ()))
    state, acts = _name_in_sentence(states[about], speaks), speaks.listed(named)
    if named and whole:
        return speaks.say(
            "A complete list of participants that names {state}: {acts}.", state=state, acts=acts
        )
    if named:
        return speaks.say(
            "A list of participants that names {state}: {acts}.", state=state, acts=acts
        )
    if whole:
        return speaks.say(
            "A complete list of participants that does not name {state}.", state=state
        )
    return speaks.say("A list of participants that does not name {state}.", state=state)


def _name(state_id: str | None, states: Mapping[str, State], speaks: Translator) -> str:
    if state_id is None:
        return speaks.say("The treaty")
    name = _name_in_sentence(states[state_id], speaks)
    return capitalised(name) if speaks.language is Language.ENGLISH else name


def _name_in_sentence(state: State, speaks: Translator) -> str:
    return name_in_sentence(state) if speaks.language is Language.ENGLISH else state.name
