"""Statements that can be printed in any language: whole sentences, none of which needs a name's gender or case.

English has one flowing sentence (``wording``); every other language has these, each with its day first, then what the
state's standing is, how it came about and what is still open. A name stands alone before its colon, a title too.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.actions import ActionKind
from app.domain.publications import Rank, Source
from app.domain.standing import Certainty, Rule, Standing, Status
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.languages import N_, Translator
from app.render.wording import Occasion

STANDINGS = {
    Status.PARTY: N_("{name}: this state is a party to the treaty."),
    Status.CONTRACTING: N_("{name}: this state has joined the treaty."),
    Status.SIGNATORY: N_(
        "{name}: this state has signed the treaty but has not ratified it, and is not bound by it."
    ),
    Status.WITHDRAWING: N_("{name}: this state has given notice of withdrawal from the treaty."),
    Status.WITHDRAWN: N_("{name}: this state has left the treaty and is no longer bound by it."),
    Status.NON_SIGNATORY: N_("{name}: this state has neither signed nor joined the treaty."),
    Status.NOT_APPLICABLE: N_("{name}: this state could not yet take part in the treaty."),
}
# By whether it has signed and whether it is bound, as far as the record says.
UNKNOWNS = {
    (None, None): N_(
        "{name}: the record does not say whether this state has signed or joined the treaty."
    ),
    (True, None): N_(
        "{name}: this state has signed the treaty; the record does not say whether it has joined it."
    ),
    (False, None): N_(
        "{name}: this state has not signed the treaty; the record does not say whether it has joined it."
    ),
    (None, False): N_(
        "{name}: this state is not a party to the treaty; the record does not say whether it has signed it."
    ),
    (True, False): N_(
        "{name}: this state has signed the treaty and is not a party to it; "
        "the record does not say whether it has joined it."
    ),
    (False, False): N_(
        "{name}: this state has not signed the treaty and is not a party to it; "
        "the record does not say whether it has joined it."
    ),
}
DEPOSITED = {
    ActionKind.RATIFICATION: N_("Instrument of ratification deposited on {day}."),
    ActionKind.ACCEPTANCE: N_("Instrument of acceptance deposited on {day}."),
    ActionKind.APPROVAL: N_("Instrument of approval deposited on {day}."),
    ActionKind.ACCESSION: N_("Instrument of accession deposited on {day}."),
    ActionKind.SUCCESSION: N_("Notification of succession deposited on {day}."),
    ActionKind.DEFINITIVE_SIGNATURE: N_("Definitive signature on {day}."),
    ActionKind.FORMAL_CONFIRMATION: N_("Instrument of formal confirmation deposited on {day}."),
    ActionKind.CONSENT_TO_BE_BOUND: N_("Consent to be bound expressed on {day}."),
}
# Conditions of withdrawal, which a treaty's terms hold in English; the catalogues know these.
CONDITIONS = (
    N_(
        "not before the end of an armed conflict in which the withdrawing state is engaged when the six months expire"
    ),
    N_(
        "not before the end of an armed conflict to which the withdrawing state is a party when the twelve months "
        "expire"
    ),
)


def statement(
    state: State, treaty: Treaty, standing: Standing, occasion: Occasion, speaks: Translator
) -> str:
    """What can be printed about one state, treaty and day, in the translator's language."""
    return speaks.text(
        [
            *_lead(treaty, standing, occasion, speaks),
            _standing(state, standing, speaks),
            *_acts(standing, speaks),
            *_force(standing, speaks),
            *_open(standing, speaks),
            *_provisional(standing, speaks),
        ]
    )


def _lead(
    treaty: Treaty, standing: Standing, occasion: Occasion, speaks: Translator
) -> Iterator[str]:
    title, day = speaks.say(treaty.called), speaks.day(standing.day)
    ahead = standing.day > occasion.today
    source, verified_on = occasion.verified_by, occasion.verified_on
    named = (ahead or occasion.stale) and source is not None and verified_on is not None
    if ahead:
        yield speaks.say("{treaty}: projection for {day}.", treaty=title, day=day)
    elif named and standing.day == occasion.today:
        # Today is not what a stale record speaks of.
        yield speaks.say("{treaty}: latest recorded situation.", treaty=title)
    else:
        yield speaks.say("{treaty}: situation on {day}.", treaty=title, day=day)
    if source is not None and verified_on is not None and named:
        yield _source(source, verified_on, speaks)


def _source(source: Source, verified_on: date, speaks: Translator) -> str:
    on, about = speaks.day(verified_on), source.as_of.inferred
    if source.rank is Rank.DEPOSITARY:
        return (
            speaks.say("Source: the depositary's record of about {day}.", day=on)
            if about
            else speaks.say("Source: the depositary's record of {day}.", day=on)
        )
    if source.publisher is None:
        return (
            speaks.say("Source: a report of about {day} whose publisher is not recorded.", day=on)
            if about
            else speaks.say("Source: a report of {day} whose publisher is not recorded.", day=on)
        )
    if about:
        return speaks.say("Source: {publisher}, about {day}.", publisher=source.publisher, day=on)
    return speaks.say("Source: {publisher}, {day}.", publisher=source.publisher, day=on)


def _standing(state: State, standing: Standing, speaks: Translator) -> str:
    message = STANDINGS.get(standing.status)
    if message is None:
        bound = standing.force.bound
        message = UNKNOWNS[standing.signature.signed, False if bound is False else None]
    return speaks.say(message, name=state.name)


def _acts(standing: Standing, speaks: Translator) -> Iterator[str]:
    signature, consent = standing.signature, standing.consent
    if standing.status in (Status.NON_SIGNATORY, Status.UNKNOWN, Status.NOT_APPLICABLE):
        return
    definitive = consent.act is ActionKind.DEFINITIVE_SIGNATURE
    if signature.signed and signature.signed_on and not definitive:
        yield speaks.say("Signature on {day}.", day=speaks.day(signature.signed_on))
    if consent.act and consent.deposited_on:
        yield speaks.say(DEPOSITED[consent.act], day=speaks.day(consent.deposited_on))
    if signature.signed is False and consent.expressed:
        yield speaks.say("It joined the treaty without having signed it.")


def _force(standing: Standing, speaks: Translator) -> Iterator[str]:
    force = standing.force
    match standing.status:
        case Status.PARTY if force.since:
            yield speaks.say(
                "It has been bound by the treaty since {day}.", day=speaks.day(force.since)
            )
        case Status.CONTRACTING:
            yield _not_yet(standing, speaks)
        case Status.WITHDRAWING:
            yield from _leaving(standing, speaks)
        case Status.WITHDRAWN if force.withdrawal and force.withdrawal.effective_on:
            yield speaks.say(
                "Notice of withdrawal given on {notified}; the withdrawal took effect on {effective}.",
                notified=speaks.day(force.withdrawal.notified_on),
                effective=speaks.day(force.withdrawal.effective_on),
            )
        case _:
            pass


def _not_yet(standing: Standing, speaks: Translator) -> str:
    force = standing.force
    if force.since is not None:
        return speaks.say("It is bound only from {day}.", day=speaks.day(force.since))
    if force.deposits_needed is not None:
        return speaks.say(
            "It is not bound yet: the treaty is not in force. Deposits needed for that: {needed}; so far: {so_far}.",
            needed=force.deposits_needed,
            so_far=force.deposits_so_far,
        )
    if force.grounds.rule is Rule.TREATY_NOT_YET_IN_FORCE:
        return speaks.say("It is not bound yet: the treaty is not in force.")
    if force.bound is False and force.withdrawal is not None:
        day = speaks.day(force.withdrawal.notified_on)
        return speaks.say("It is not bound, and gave notice of withdrawal on {day}.", day=day)
    if force.bound is False:
        return speaks.say("It is not bound by the treaty.")
    return speaks.say("The record does not say from which day it is bound.")


def _leaving(standing: Standing, speaks: Translator) -> Iterator[str]:
    leaving = standing.force.withdrawal
    if leaving is None:
        return
    yield speaks.say("Notice of withdrawal given on {day}.", day=speaks.day(leaving.notified_on))
    if leaving.effective_on is None:
        yield speaks.say("The record does not say when the withdrawal takes effect.")
        return
    day = speaks.day(leaving.effective_on)
    condition = speaks.say(leaving.condition) if leaving.condition else None
    if standing.day >= leaving.effective_on:
        yield speaks.say(
            "The withdrawal was due to take effect on {day}, and no source in the record says that it did.",
            day=day,
        )
        if condition:
            yield speaks.say("Condition: {condition}.", condition=condition)
    elif condition and leaving.certainty is not Certainty.CONFIRMED:
        yield speaks.say(
            "It is still bound until the withdrawal takes effect, on {day} at the earliest.",
            day=day,
        )
        yield speaks.say("Condition: {condition}.", condition=condition)
    else:
        yield speaks.say("It is still bound until the withdrawal takes effect on {day}.", day=day)


def _open(standing: Standing, speaks: Translator) -> Iterator[str]:
    if standing.status is not Status.NON_SIGNATORY:
        return
    closed_on = standing.signature.closed_on
    if standing.joining is ActionKind.ACCESSION and closed_on:
        yield speaks.say(
            "Signature closed on {day}; accession is the only way to join.",
            day=speaks.day(closed_on),
        )
    elif standing.joining is ActionKind.ACCESSION:
        yield speaks.say("Accession is the only way to join.")
    elif standing.joining is ActionKind.SIGNATURE:
        yield speaks.say("The treaty is open for signature.")


def _provisional(standing: Standing, speaks: Translator) -> Iterator[str]:
    provisional = standing.provisional
    if provisional is None:
        return
    since = speaks.day(provisional.since)
    if provisional.ends_on is None:
        yield speaks.say("It has applied the treaty provisionally since {day}.", day=since)
    else:
        ends = speaks.day(provisional.ends_on)
        yield speaks.say(
            "It applied the treaty provisionally from {since} until {ends}.", since=since, ends=ends
        )
    if provisional.scope:
        yield speaks.say("What was applied provisionally: {scope}.", scope=provisional.scope)
