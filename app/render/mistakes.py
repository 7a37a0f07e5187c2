"""Sentences that would be wrong, and that people write, about a state in a given standing."""

from app.domain.actions import ActionKind
from app.domain.standing import Standing, Status
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.english import capitalised, name_in_sentence
from app.render.languages import N_, Language, Translator

_OF_STATUS = {
    Status.PARTY: ("not_joined",),
    Status.SIGNATORY: ("party", "ratified"),
    Status.NON_SIGNATORY: ("refused", "broken"),
    Status.WITHDRAWING: ("left",),
    Status.WITHDRAWN: ("never_joined", "party"),
    Status.UNKNOWN: ("not_bound",),
    Status.NOT_APPLICABLE: ("refused",),
}
# Each mistake in an English sentence, and as a statement that can be translated.
MISTAKES = {
    "not_joined": (
        "has not joined the {title}",
        N_("{name} ({treaty}): this state has not joined the treaty."),
    ),
    "party": (
        "is a party to the {title}",
        N_("{name} ({treaty}): this state is a party to the treaty."),
    ),
    "ratified": (
        "has ratified the {title}",
        N_("{name} ({treaty}): this state has ratified the treaty."),
    ),
    "refused": (
        "has refused to sign the {title}",
        N_("{name} ({treaty}): this state has refused to sign the treaty."),
    ),
    "broken": (
        "has broken the {title}",
        N_("{name} ({treaty}): this state has broken the treaty."),
    ),
    "left": ("has left the {title}", N_("{name} ({treaty}): this state has left the treaty.")),
    "never_joined": (
        "never joined the {title}",
        N_("{name} ({treaty}): this state never joined the treaty."),
    ),
    "not_bound": (
        "is not bound by the {title}",
        N_("{name} ({treaty}): this state is not bound by the treaty."),
    ),
    "bound": (
        "is bound by the {title}",
        N_("{name} ({treaty}): this state is bound by the treaty."),
    ),
    "can_sign": (
        "can still sign the {title}",
        N_("{name} ({treaty}): this state can still sign the treaty."),
    ),
    "not_signed": (
        "has not signed the {title}",
        N_("{name} ({treaty}): this state has not signed the treaty."),
    ),
    "signed": (
        "has signed the {title}",
        N_("{name} ({treaty}): this state has signed the treaty."),
    ),
}


def mistakes_about(standing: Standing) -> list[str]:
    """The mistakes that people make about a state in this standing, by their names in ``MISTAKES``."""
    wrong = list(_OF_STATUS.get(standing.status, ()))
    if standing.status is Status.CONTRACTING:
        wrong += ["bound", "party"] if standing.force.bound is False else ["not_bound"]
    if standing.status is Status.NON_SIGNATORY and standing.signature.open is False:
        wrong.append("can_sign")
    if standing.status is Status.UNKNOWN and standing.signature.signed is None:
        wrong.append("not_signed")
    if standing.consent.act is ActionKind.ACCESSION:
        wrong.append("signed")
    return wrong


def do_not_say(state: State, treaty: Treaty, standing: Standing, speaks: Translator) -> list[str]:
    """The sentences themselves, in the translator's language; ``state`` is called by its name in it."""
    mistakes = [MISTAKES[mistake] for mistake in mistakes_about(standing)]
    if speaks.language is Language.ENGLISH:
        name = capitalised(name_in_sentence(state))
        return [f"{name} {clause.format(title=treaty.called)}." for clause, _ in mistakes]
    title = speaks.say(treaty.called)
    return [speaks.say(message, name=state.name, treaty=title) for _, message in mistakes]
