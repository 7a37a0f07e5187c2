"""Sentences that can be printed: one for a standing, in English, never saying more than the record does.

The sentence names the day it speaks of, and, once the record is stale, the record it rests on. "Has not signed" is
never left standing alone for a state that is bound.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.actions import ActionKind
from app.domain.publications import Rank, Source
from app.domain.standing import Certainty, Rule, Standing, Status
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.english import capitalised, name_in_sentence, past_of, write_day


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a sentence is said: the reader's ``today``, how far the record is verified, and by whom."""

    today: date
    verified_on: date | None
    verified_by: Source | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Tense:
    """The verbs of a sentence: ``past`` for a day before today."""

    past: bool
    today: date

    @property
    def is_(self) -> str:
        """Is, or was."""
        return "was" if self.past else "is"

    @property
    def has(self) -> str:
        """Has, or had."""
        return "had" if self.past else "has"

    def takes(self, on: date) -> str:
        """Takes, or took, by whether the day of effect has come."""
        return "took" if on <= self.today else "takes"


def sentence(state: State, treaty: Treaty, standing: Standing, occasion: Occasion) -> str:
    """One printable sentence about one state, treaty and day."""
    name, tense = name_in_sentence(state), Tense(standing.day < occasion.today, occasion.today)
    if (
        standing.signature.signed is None
        and standing.force.bound is None
        and standing.status is Status.UNKNOWN
    ):
        by = f" by {write_day(standing.day)}" if tense.past else ""
        record = _record_of(occasion)
        last = f", last confirmed by {record}," if occasion.stale and record else ""
        return f"The record{last} does not say whether {name} {tense.has} signed or joined the {treaty.called}{by}."
    clause = _clause(name, treaty.called, standing, tense)
    return capitalised(f"{_lead(standing, occasion)}{clause}{_provisional(standing, tense)}.")


def write_source(source: Source, verified_on: date) -> str:
    """Who says so, with the day it speaks of: "the depositary's record of 3 February 2026"."""
    about = "about " if source.as_of.inferred else ""
    day = f"{about}{write_day(verified_on)}"
    if source.rank is Rank.DEPOSITARY:
        return f"the depositary's record of {day}"
    if source.publisher is None:
        return f"a {source.rank} report of {day} whose publisher is not recorded"
    return f"{source.publisher}, {day}"


def _lead(standing: Standing, occasion: Occasion) -> str:
    day = write_day(standing.day)
    record = _record_of(occasion)
    if standing.day > occasion.today:
        return f"projected for {day} from {record}: " if record else f"projected for {day}: "
    if occasion.stale and record:
        when = f"on {day} " if standing.day < occasion.today else ""
        return f"according to {record}, {when}"
    return f"on {day}, " if standing.day < occasion.today else f"as of {day}, "


def _record_of(occasion: Occasion) -> str | None:
    if occasion.verified_by is None or occasion.verified_on is None:
        return None
    return write_source(occasion.verified_by, occasion.verified_on)


def _clause(name: str, title: str, standing: Standing, tense: Tense) -> str:
    force, leaving = standing.force, standing.force.withdrawal
    match standing.status:
        case Status.PARTY:
            since = (
                f", and {tense.has} been bound since {write_day(force.since)}"
                if force.since
                else ""
            )
            return f"{name} {tense.is_} a party to the {title}{_acts(standing)}{since}"
        case Status.CONTRACTING:
            return f"{name} {tense.has} joined the {title}{_acts(standing)}, {_not_yet(standing, tense)}"
        case Status.SIGNATORY:
            signed_on = standing.signature.signed_on
            signed = (
                f"{'had ' if tense.past else ''}signed the {title} on {write_day(signed_on)}"
                if signed_on
                else ""
            )
            signed = signed or f"{tense.has} signed the {title}"
            return (
                f"{name} {signed} but {tense.has} not ratified it and {tense.is_} not bound by it"
            )
        case Status.WITHDRAWING if leaving:
            gave = "had given" if tense.past else "gave"
            return f"{name} {gave} notice of withdrawal from the {title} on {_leaving(standing, tense)}"
        case Status.WITHDRAWN if leaving and leaving.effective_on:
            return (
                f"{name} {tense.is_} no longer bound by the {title}{_acts(standing)}, gave notice of withdrawal on "
                f"{write_day(leaving.notified_on)} and left on {write_day(leaving.effective_on)}"
            )
        case Status.NON_SIGNATORY:
            return f"{name} {tense.has} neither signed nor joined the {title}{_way_in(standing, tense)}"
        case Status.NOT_APPLICABLE:
            return f"{name} could not yet take part in the {title}"
        case _:
            return _unknown(name, title, standing, tense)


def _acts(standing: Standing) -> str:
    """The acts after a colon: ": it signed it on … and ratified it on …"."""
    signature, consent = standing.signature, standing.consent
    definitive = consent.act is ActionKind.DEFINITIVE_SIGNATURE
    signed_on = None if definitive or not signature.signed else signature.signed_on
    done = [f"signed it on {write_day(signed_on)}"] if signed_on else []
    if consent.act and consent.deposited_on:
        if signed_on == consent.deposited_on:
            done = ["signed"]
        done.append(f"{past_of(consent.act)} on {write_day(consent.deposited_on)}")
    without = ", without having signed it" if signature.signed is False else ""
    return f": it {' and '.join(done)}{without}" if done else ""


def _not_yet(standing: Standing, tense: Tense) -> str:
    force = standing.force
    if force.since is not None:
        return f"but {tense.is_} bound only from {write_day(force.since)}"
    if force.deposits_needed is not None:
        enters = "was to enter" if tense.past else "enters"
        return (
            f"but {tense.is_} not yet bound: the treaty {enters} into force after {force.deposits_needed} deposits, "
            f"{force.deposits_so_far} so far"
        )
    if force.grounds.rule is Rule.TREATY_NOT_YET_IN_FORCE:
        return f"but {tense.is_} not yet bound: the treaty {tense.is_} not yet in force"
    if force.bound is False and force.withdrawal is not None:
        return f"but {tense.is_} not bound, and gave notice of withdrawal on {write_day(force.withdrawal.notified_on)}"
    if force.bound is False:
        return f"but {tense.is_} not bound"
    return f"but the record does not say from which day it {tense.is_} bound"


def _leaving(standing: Standing, tense: Tense) -> str:
    leaving = standing.force.withdrawal
    if leaving is None:
        return ""
    notified = write_day(leaving.notified_on)
    if leaving.effective_on is None:
        return f"{notified}; the record does not say when that takes effect"
    effect, condition = write_day(leaving.effective_on), leaving.condition
    certain = leaving.certainty is Certainty.CONFIRMED
    if standing.day < leaving.effective_on:
        takes = tense.takes(leaving.effective_on) if certain else "takes"
        doubt = f" at the earliest ({condition})" if condition and not certain else ""
        return (
            f"{notified} and {tense.is_} still bound until that {takes} effect on {effect}{doubt}"
        )
    because = f" ({condition})" if condition else ""
    return f"{notified}; that was due to take effect on {effect}{because}, and no source in the record says that it did"


def _way_in(standing: Standing, tense: Tense) -> str:
    closed_on = standing.signature.closed_on
    if standing.joining is ActionKind.ACCESSION:
        closed = f"; signature closed on {write_day(closed_on)}, so" if closed_on else ";"
        return f"{closed} it {'could then' if tense.past else 'can now'} join only by accession"
    return (
        f", which {tense.is_} open for signature"
        if standing.joining is ActionKind.SIGNATURE
        else ""
    )


def _unknown(name: str, title: str, standing: Standing, tense: Tense) -> str:
    signed, bound = standing.signature.signed, standing.force.bound
    said = []
    if signed is not None:
        said.append(f"{tense.has} {'' if signed else 'not '}signed the {title}")
    if bound is False:
        said.append(f"{tense.is_} not a party to {'it' if said else f'the {title}'}")
    missing = "joined" if signed is not None else "signed"
    return (
        f"{name} {' and '.join(said)}; the record does not say whether it {tense.has} {missing} it"
    )


def _provisional(standing: Standing, tense: Tense) -> str:
    provisional = standing.provisional
    if provisional is None:
        return ""
    scope = f" {provisional.scope} of" if provisional.scope else ""
    since, ends_on = write_day(provisional.since), provisional.ends_on
    if ends_on is None:
        applied = "had been applying" if tense.past else "has been applying"
        return f"; it {applied}{scope} the treaty provisionally since {since}"
    applied = "applied" if ends_on <= tense.today else "applies"
    return f"; it {applied}{scope} the treaty provisionally from {since} until {write_day(ends_on)}"
