"""A slow, obvious oracle of a state's standing, written from the rules alone and sharing no code with the service.

It answers one day at a time, by walking through everything that was said. Words stand for themselves: kinds of act,
ranks and rules are plain strings.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

RANKS = ("press", "monitor", "official", "depositary")
SIGNING = {"signature", "succession_to_signature", "definitive_signature"}
CONSENT = {
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "definitive_signature",
    "formal_confirmation",
    "consent_to_be_bound",
}
LEAVING = {"withdrawal"}
STAYING = {"withdrawal_revocation"}
EVER = date.min


@dataclass(frozen=True)
class Said:
    """What every claim has: a place in the order of recording, a rank, and the span of days it speaks of."""

    order: int
    rank: str
    earliest: date | None
    latest: date | None
    recorded_on: date


@dataclass(frozen=True)
class Acted(Said):
    """A state did something on a day; ``effect`` where the source says when it takes effect."""

    state: str
    kind: str
    on: date
    effect: date | None = None


@dataclass(frozen=True)
class Stood(Said):
    """A state had (not) ``signed``, or was (not) a ``party``."""

    state: str
    about: str
    value: bool


@dataclass(frozen=True)
class Listed(Said):
    """What a list says of every state; a complete one says no by silence for the families it covers."""

    complete: bool
    covers: frozenset[str]
    acts: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Laws:
    """The terms of the treaty. A None is a term that nobody has recorded."""

    adopted_on: date | None = None
    opens_on: date | None = None
    closes: str | None = None
    closed_on: date | None = None
    threshold: int | None = None
    rule: str | None = None
    n: int = 0
    in_force_on: date | None = None
    leave_months: int | None = None
    leave_days: int | None = None
    leave_condition: str | None = None


@dataclass(frozen=True)
class World:
    """Everything that was said about one treaty; ``states`` gives each state's first day as a state."""

    laws: Laws
    states: Mapping[str, date | None]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Leaving:
    """A notice of withdrawal that stands on the day asked."""

    notified_on: date
    effective_on: date | None
    certainty: str


@dataclass(frozen=True)
class Answer:
    """What the oracle compares."""

    status: str
    signed: bool | None = None
    signed_on: date | None = None
    expressed: bool | None = None
    act: str | None = None
    deposited_on: date | None = None
    bound: bool | None = None
    since: date | None = None
    leaving: Leaving | None = field(default=None)


# --- who is to be believed ---------------------------------------------------------------------


def strength(said: Said) -> tuple[int, date, int]:
    """Rank, then the latest day it may speak of (undated is oldest), then the order of recording."""
    return (RANKS.index(said.rank), said.latest or EVER, said.order)


def denials(world: World, state: str, family: str) -> list[Said]:
    """Who says that the state did no act of the family: "has not signed", and a complete list's silence."""
    found: list[Said] = []
    for said in world.said:
        if isinstance(said, Stood) and said.state == state:
            if family == "signature" and said.about == "signed" and not said.value:
                found.append(said)
        elif isinstance(said, Listed) and said.complete and family in said.covers:
            listed = said.acts.get(state, frozenset())
            if not any(family_of(kind) == family for kind in listed):
                found.append(said)
    return found


def family_of(kind: str) -> str:
    """Which question an act answers."""
    if kind in CONSENT:
        return "consent"
    if kind in SIGNING:
        return "signature"
    if kind in LEAVING | STAYING:
        return "withdrawal"
    return "provisional"


def refuted(world: World, claim: Acted) -> bool:
    """Whether a stronger denial, of a day not before the act's, contradicts it."""
    return any(
        strength(denial) > strength(claim)
        and denial.earliest is not None
        and claim.on <= denial.earliest
        for denial in denials(world, claim.state, family_of(claim.kind))
    )


def acts_of_record(world: World, state: str) -> list[Acted]:
    """One claim for every act: the strongest that is not refuted.

    Claims of a kind that follow one another, with no act of joining or leaving between, are about the same act.
    """
    claims = [
        said
        for said in world.said
        if isinstance(said, Acted)
        and said.state == state
        and (said.latest is None or said.on <= said.latest)
        and not refuted(world, said)
    ]
    acts: list[Acted] = []
    signatures = [claim for claim in claims if family_of(claim.kind) == "signature"]
    if signatures:
        acts.append(max(signatures, key=strength))
    turning = [claim for claim in claims if family_of(claim.kind) in ("consent", "withdrawal")]
    turning.sort(key=lambda claim: (claim.on, turn_of(claim.kind)))
    run: list[Acted] = []
    for claim in turning:
        if run and turn_of(run[-1].kind) != turn_of(claim.kind):
            acts.append(max(run, key=strength))
            run = []
        run.append(claim)
    if run:
        acts.append(max(run, key=strength))
    return sorted(acts, key=lambda act: (act.on, turn_of(act.kind)))


def turn_of(kind: str) -> int:
    """Joining, leaving, staying after all."""
    return 1 if kind in CONSENT else 2 if kind in LEAVING else 3 if kind in STAYING else 0


# --- the law -----------------------------------------------------------------------------------


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def effect_by_rule(laws: Laws, deposited_on: date) -> date | None:
    """When a deposit takes effect by the treaty's own rule, once the treaty is in force."""
    if laws.rule == "nth_month_after_deposit":
        return months_later(deposited_on.replace(day=1), laws.n)
    if laws.rule == "n_days_after_deposit":
        return deposited_on + timedelta(days=laws.n)
    if laws.rule == "on_deposit":
        return deposited_on
    return None


def treaty_in_force_on(world: World, day: date) -> date | None:
    """The day the treaty enters into force, as far as it can be known on a day."""
    laws = world.laws
    firsts: list[date] = []
    for state in world.states:
        consents = [act.on for act in acts_of_record(world, state) if act.kind in CONSENT]
        if consents:
            firsts.append(min(consents))
    firsts.sort()
    if laws.threshold and len(firsts) >= laws.threshold:
        deciding = firsts[laws.threshold - 1]
        if deciding <= day:
            return laws.in_force_on or effect_by_rule(laws, deciding)
    if laws.in_force_on and laws.in_force_on <= day:
        return laws.in_force_on
    return None


def treaty_awaited(world: World, day: date) -> bool:
    """Whether the treaty is known not to be in force, nor to have a day for it yet."""
    known = world.laws.threshold is not None or world.laws.in_force_on is not None
    return known and treaty_in_force_on(world, day) is None


def since_of(world: World, consent: Acted, day: date) -> date | None:
    """The day the consent takes effect, as far as it can be known on a day."""
    if treaty_awaited(world, day):
        return None
    if consent.effect is not None:
        return consent.effect
    start = treaty_in_force_on(world, day)
    own = None if consent.kind == "succession" else effect_by_rule(world.laws, consent.on)
    if start is None or own is None:
        return None
    return max(start, own)


# --- the answer --------------------------------------------------------------------------------


def answer(world: World, state: str, day: date) -> Answer:
    """The state's standing on a day."""
    first_day = world.states[state]
    before_treaty = world.laws.adopted_on is not None and day < world.laws.adopted_on
    if before_treaty or (first_day is not None and day < first_day):
        return Answer("not_applicable", signed=False, expressed=False, bound=False)
    acts = acts_of_record(world, state)
    seen = [act for act in acts if act.on <= day]
    signed, signed_on = signature(world, state, day)
    expressed, act, deposited_on = consent(world, state, day)
    bound, since, leaving = force(world, state, day, expressed, seen)
    return Answer(
        status(signed, expressed, bound, leaving, day),
        signed,
        signed_on,
        expressed,
        act,
        deposited_on,
        bound,
        since,
        leaving,
    )


def asserted_by(world: World, state: str, family: str) -> list[Said]:
    """Who says that the state did an act of the family, without a day of the act."""
    found: list[Said] = []
    for said in world.said:
        if isinstance(said, Listed):
            if any(family_of(kind) == family for kind in said.acts.get(state, frozenset())):
                found.append(said)
        elif isinstance(said, Stood) and said.state == state and said.value:
            if (said.about, family) in (("signed", "signature"), ("party", "consent")):
                found.append(said)
    return found


def undated_truth(world: World, state: str, family: str, day: date) -> bool | None:
    """What statements without an act's day make of a family on a day: once done, done; not done, not done before.

    The strongest statement is believed, and those that do not contradict it.
    """
    said_yes = asserted_by(world, state, family)
    said_no = denials(world, state, family)
    yes = [one for one in said_yes if not any(contradicts(no, one) for no in said_no)]
    no = [one for one in said_no if not any(contradicts(one, yes) for yes in said_yes)]
    if any((one.latest or one.recorded_on) <= day for one in yes):
        return True
    if any(one.earliest is None or day <= one.earliest for one in no):
        return False
    if yes:
        return None
    return False if no else None


def contradicts(stronger: Said, weaker: Said) -> bool:
    """Whether a stronger "no" falls after a "yes", or a stronger "yes" before a "no"."""
    return strength(stronger) > strength(weaker)


def signature(world: World, state: str, day: date) -> tuple[bool | None, date | None]:
    """Signed or not, and when."""
    acts = acts_of_record(world, state)
    signing = [act for act in acts if act.kind in SIGNING]
    if signing:
        first = signing[0].on
        return (True, first) if first <= day else (False, None)
    spoken = undated_truth(world, state, "signature", day)
    if spoken is not None:
        return spoken, None
    consents = [act for act in acts if act.kind in CONSENT]
    if consents and consents[0].kind == "accession":
        return False, None
    if world.laws.opens_on is not None and day < world.laws.opens_on:
        return False, None
    return None, None


def consent(world: World, state: str, day: date) -> tuple[bool | None, str | None, date | None]:
    """Joined or not (ever), by which act, deposited when: the last time."""
    acts = acts_of_record(world, state)
    consents = [act for act in acts if act.kind in CONSENT]
    done = [act for act in consents if act.on <= day]
    if done:
        return True, done[-1].kind, done[-1].on
    if consents:
        return False, None, None
    if any(act.kind == "withdrawal" and act.on <= day for act in acts):
        return True, None, None
    spoken = undated_truth(world, state, "consent", day)
    return spoken, None, None


def force(
    world: World, state: str, day: date, expressed: bool | None, seen: list[Acted]
) -> tuple[bool | None, date | None, Leaving | None]:
    """Bound or not, since when, and whether it is leaving."""
    turning = [act for act in seen if turn_of(act.kind) > 0]
    joined = [act for act in turning if act.kind in CONSENT]
    since = since_of(world, joined[-1], day) if joined else None
    leaving = None
    if turning and turning[-1].kind == "withdrawal":
        leaving = leaving_of(world, state, turning[-1], day)
        if leaving.effective_on is None:
            return None, since, leaving
        if day >= leaving.effective_on:
            if world.laws.leave_condition is None or leaving.certainty == "confirmed":
                return False, since, leaving
            return None, since, leaving
    if joined:
        if since is not None:
            return since <= day, since, leaving
        return (False if treaty_awaited(world, day) else None), None, leaving
    if expressed is False:
        return False, None, leaving
    return stated_bond(world, state, day), None, leaving


def leaving_of(world: World, state: str, notice: Acted, day: date) -> Leaving:
    """When a notice takes effect, and whether someone says that it did."""
    laws = world.laws
    effect = notice.effect
    if effect is None and laws.leave_months is not None:
        effect = months_later(notice.on, laws.leave_months)
    elif effect is None and laws.leave_days is not None:
        effect = notice.on + timedelta(days=laws.leave_days)
    confirmed = False
    if effect is not None and day >= effect:
        for said in world.said:
            spoken_on = said.earliest
            if spoken_on is None or spoken_on < effect:
                continue
            if isinstance(said, Acted) and said.state == state and said.kind == "withdrawal":
                confirmed = confirmed or (said.effect is not None and not refuted(world, said))
            if isinstance(said, Stood) and said.state == state and said.about == "party":
                confirmed = confirmed or not said.value
    return Leaving(notice.on, effect, "confirmed" if confirmed else "projected")


def stated_bond(world: World, state: str, day: date) -> bool | None:
    """Bound or not by what was said of "party" alone: the strongest statement that is not of a later day."""
    spoken = [
        said
        for said in world.said
        if isinstance(said, Stood)
        and said.state == state
        and said.about == "party"
        and (said.latest or said.recorded_on) <= day
    ]
    return max(spoken, key=strength).value if spoken else None


def status(
    signed: bool | None,
    expressed: bool | None,
    bound: bool | None,
    leaving: Leaving | None,
    day: date,
) -> str:
    """The one word."""
    if leaving is not None:
        gone = bound is False and leaving.effective_on is not None and day >= leaving.effective_on
        return "withdrawn" if gone else "withdrawing"
    if bound:
        return "party"
    if expressed:
        return "contracting"
    if expressed is None or signed is None:
        return "unknown"
    return "signatory" if signed else "non_signatory"
