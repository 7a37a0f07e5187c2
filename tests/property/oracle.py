"""A slow, obvious oracle of a state's standing, written from the rules alone and sharing no code with the service.

It answers one day at a time, by walking through everything that was said. Words stand for themselves: kinds of act,
ranks and rules are plain strings.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

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
    may_leave: bool = True


@dataclass(frozen=True, eq=False)
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
    leaving: Leaving | None = None


# --- who is to be believed ---------------------------------------------------------------------


@dataclass(frozen=True)
class Act:
    """An act of record; ``confirmed`` where a source says, when the day of effect has come, that it came."""

    kind: str
    on: date
    effect: date | None
    confirmed: bool


def strength(said: Said) -> tuple[int, date, int]:
    """Rank, then the latest day it may speak of (undated is oldest), then the order of recording."""
    return (RANKS.index(said.rank), said.latest or EVER, said.order)


def family_of(kind: str) -> str:
    """Which question an act answers."""
    if kind in CONSENT:
        return "consent"
    if kind in SIGNING:
        return "signature"
    if kind in LEAVING | STAYING:
        return "withdrawal"
    return "provisional"


def turn_of(kind: str) -> int:
    """Joining, leaving, staying after all: the order of acts of one day."""
    return 1 if kind in CONSENT else 2 if kind in LEAVING else 3 if kind in STAYING else 0


def denies(world: World, no: Said, claim: Acted) -> bool:
    """Whether what was said cannot be true if the claim is: a denial reaches back from its first day, never forward."""
    if no.earliest is None or claim.on > no.earliest:
        return False
    if isinstance(no, Stood) and no.state == claim.state:
        if no.about == "signed":
            return not no.value and claim.kind in SIGNING
        if no.value:
            return claim.kind == "withdrawal" and denies_having_left(world, no.earliest, claim)
        return claim.kind in CONSENT and denies_having_joined(world, no.earliest, claim)
    if isinstance(no, Listed) and no.complete and family_of(claim.kind) in no.covers:
        return list_denies(world, no, claim)
    return False


def denies_having_joined(world: World, reach: date, claim: Acted) -> bool:
    """ "Is not a party": the consent should have had effect by then, and the state had not left."""
    effect, in_force_on = claim.effect, world.laws.in_force_on
    if effect is None and in_force_on is not None and claim.kind != "succession":
        by_rule = effect_by_rule(world.laws, claim.on)
        effect = max(by_rule, in_force_on) if by_rule is not None else None
    if effect is None or effect > reach:
        return False
    return not told(world, claim.state, LEAVING, claim.on, reach)


def denies_having_left(world: World, reach: date, claim: Acted) -> bool:
    """ "Is a party": the notice should surely have had effect by then, and the state had not joined again."""
    effect = claim.effect or leaving_by_rule(world.laws, claim.on)
    time_alone = world.laws.may_leave and world.laws.leave_condition is None
    if effect is None or effect > reach or not (time_alone or says_it_came(claim, effect)):
        return False
    return not told(world, claim.state, CONSENT | STAYING, claim.on, reach)


def list_denies(world: World, no: Listed, claim: Acted) -> bool:
    """Silence of a complete list about a family that it covers; it may drop who had left by then."""
    reach = no.earliest or EVER
    listed = no.acts.get(claim.state, frozenset())
    if claim.kind == "withdrawal":
        effect = claim.effect or leaving_by_rule(world.laws, claim.on) or claim.on
        return effect <= reach and not any(family_of(kind) == "withdrawal" for kind in listed)
    if claim.kind in SIGNING and any(kind in SIGNING for kind in listed):
        return False
    if claim.kind in CONSENT and told(world, claim.state, LEAVING, claim.on, reach):
        return False
    return not any(family_of(kind) == family_of(claim.kind) for kind in listed)


def told(world: World, state: str, kinds: set[str], since: date, until: date) -> bool:
    """Whether anyone tells of an act of these kinds between two days (of leaving: and is not refuted)."""
    return any(
        isinstance(said, Acted)
        and said.state == state
        and said.kind in kinds
        and since <= said.on <= until
        and (kinds is not LEAVING or not refuted(world, said))
        for said in world.said
    )


def says_it_came(claim: Acted, effect: date) -> bool:
    """Whether the claim gives this day of effect, and gives it when the day had come."""
    return claim.effect == effect and claim.earliest is not None and claim.earliest >= effect


def refuted(world: World, claim: Acted) -> bool:
    """Whether anything stronger denies the claim."""
    return any(strength(no) > strength(claim) and denies(world, no, claim) for no in world.said)


@lru_cache(maxsize=8)
def acts_of_record(world: World, state: str) -> list[Act]:
    """One act for all claims about it, with the day and the kind that the strongest claim gives.

    Claims of joining (or leaving, or staying) that follow one another in time, with nothing of another turn between
    them, are about the same act.
    """
    claims = [
        said
        for said in world.said
        if isinstance(said, Acted) and said.state == state and not refuted(world, said)
    ]
    acts = [
        settled(alike)
        for family in ("signature", "provisional")
        if (alike := [claim for claim in claims if family_of(claim.kind) == family])
    ]
    turning = [claim for claim in claims if turn_of(claim.kind)]
    turning.sort(key=lambda claim: (claim.on, turn_of(claim.kind)))
    run: list[Acted] = []
    for claim in turning:
        if run and turn_of(run[-1].kind) != turn_of(claim.kind):
            acts.append(settled(run))
            run = []
        run.append(claim)
    if run:
        acts.append(settled(run))
    return sorted(acts, key=lambda act: (act.on, turn_of(act.kind)))


def settled(run: list[Acted]) -> Act:
    """The act that several claims amount to. Those that agree on kind and day may add the day of effect."""
    run = sorted(run, key=strength, reverse=True)
    first = run[0]
    alike = [claim for claim in run if (claim.kind, claim.on) == (first.kind, first.on)]
    effects = [claim.effect for claim in alike if claim.effect is not None]
    effect = effects[0] if effects else None
    confirmed = effect is not None and any(says_it_came(claim, effect) for claim in alike)
    return Act(first.kind, first.on, effect, confirmed)


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


def leaving_by_rule(laws: Laws, notified_on: date) -> date | None:
    """When a notice of withdrawal takes effect by the treaty's own rule."""
    if laws.leave_months is not None:
        return months_later(notified_on, laws.leave_months)
    if laws.leave_days is not None:
        return notified_on + timedelta(days=laws.leave_days)
    return None


def treaty_in_force_on(world: World, day: date) -> date | None:
    """The day the treaty enters into force, as far as it can be known on a day."""
    laws, deciding = world.laws, deciding_deposit(world)
    if deciding is not None and deciding <= day:
        return laws.in_force_on or effect_by_rule(laws, deciding)
    if laws.in_force_on is not None and laws.in_force_on <= day:
        return laws.in_force_on
    return None


def deciding_deposit(world: World) -> date | None:
    """The day of the deposit that reaches the threshold."""
    firsts: list[date] = []
    for state in world.states:
        consents = [act.on for act in acts_of_record(world, state) if act.kind in CONSENT]
        firsts += consents[:1]
    threshold = world.laws.threshold
    return sorted(firsts)[threshold - 1] if threshold and len(firsts) >= threshold else None


def treaty_awaited(world: World, day: date) -> bool:
    """Whether the treaty is surely not in force and nobody can know when it will be.

    A source may give a day that is yet to come. Else it waits for deposits; too few are surely made only where the
    record holds every deposit, since silence is no "no".
    """
    deciding = deciding_deposit(world)
    if treaty_in_force_on(world, day) is not None or (deciding is not None and deciding <= day):
        return False
    if world.laws.in_force_on is not None:
        return True
    return world.laws.threshold is not None and every_deposit_is_recorded(world)


@lru_cache(maxsize=8)
def every_deposit_is_recorded(world: World) -> bool:
    """Whether a complete list covers the consents, and of every state it is known if, and when, it first consented."""
    if not any(
        isinstance(said, Listed) and said.complete and "consent" in said.covers
        for said in world.said
    ):
        return False
    for state in world.states:
        acts = turns(world, state, date.max)
        known = acts[0].kind in CONSENT if acts else consent(world, state, date.max)[0] is False
        if not known:
            return False
    return True


def since_of(world: World, consent: Act, day: date) -> date | None:
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
    signed, signed_on = signature(world, state, day)
    expressed, act, deposited_on = consent(world, state, day)
    bound, since, leaving = force(world, state, day)
    word = status(signed, expressed, bound, leaving, day)
    return Answer(word, signed, signed_on, expressed, act, deposited_on, bound, since, leaving)


Word = tuple[Said, bool]


def spoken_on(said: Said) -> date:
    """The day by which what was said was surely so: the last it speaks of, or else the day it was recorded."""
    return said.latest or said.recorded_on


def believed(words: list[Word]) -> list[Word]:
    """Those yes and no that nothing stronger, itself believed or not, contradicts: a yes, and a no of a later day."""
    return [
        (one, says)
        for one, says in words
        if not any(
            strength(other) > strength(one) and contradict(other, contrary, one, says)
            for other, contrary in words
        )
    ]


def contradict(one: Said, says: bool, other: Said, contrary: bool) -> bool:
    """Done by one day, and not done by the same or a later one."""
    if says == contrary:
        return False
    yes, no = (one, other) if says else (other, one)
    return no.earliest is not None and spoken_on(yes) <= no.earliest


def done_by(words: list[Word], day: date) -> bool | None:
    """What words make of a deed that cannot be undone: not done before a no, done after a yes."""
    words = believed(words)
    yes = [one for one, says in words if says]
    no = [one for one, says in words if not says]
    if any(spoken_on(one) <= day for one in yes):
        return True
    if any(one.earliest is not None and day <= one.earliest for one in no):
        return False
    return False if no and not yes else None


def signature(world: World, state: str, day: date) -> tuple[bool | None, date | None]:
    """Signed or not, and when."""
    acts = acts_of_record(world, state)
    signing = [act for act in acts if act.kind in SIGNING]
    if signing:
        first = signing[0].on
        return (True, first) if first <= day else (False, None)
    words: list[Word] = []
    accession = first_accession(world, state)
    for said in world.said:
        if isinstance(said, Stood) and (said.state, said.about) == (state, "signed"):
            loose = accession is not None and strength(accession) > strength(said)
            if not (said.value and loose):
                words.append((said, said.value))
        elif isinstance(said, Listed) and "signature" in said.covers:
            listed = any(kind in SIGNING for kind in said.acts.get(state, ()))
            if listed or said.complete:
                words.append((said, listed))
    value = done_by(words, day)
    if value is None and accession is not None and not any(says for _, says in believed(words)):
        value = False
    if value is None and world.laws.opens_on is not None and day < world.laws.opens_on:
        value = False
    return value, None


def first_accession(world: World, state: str) -> Acted | None:
    """The strongest claim of the accession by which the state first joined, if that is how it did."""
    acts = turns(world, state, date.max)
    if not acts or acts[0].kind != "accession":
        return None
    claims = [
        said
        for said in world.said
        if isinstance(said, Acted)
        and (said.state, said.kind, said.on) == (state, "accession", acts[0].on)
        and not refuted(world, said)
    ]
    return max(claims, key=strength)


def turns(world: World, state: str, day: date) -> list[Act]:
    """The acts of joining, leaving and staying by a day."""
    return [act for act in acts_of_record(world, state) if turn_of(act.kind) and act.on <= day]


def consent(world: World, state: str, day: date) -> tuple[bool | None, str | None, date | None]:
    """Joined or not (ever), by which act, deposited when: the last time."""
    seen = turns(world, state, day)
    joined = last_joined(seen)
    if joined is not None:
        return True, joined.kind, joined.on
    if seen:
        return True, None, None
    ahead = turns(world, state, date.max)
    if ahead and ahead[0].kind in CONSENT:
        return False, None, None
    words: list[Word] = [(said, said.value) for said in party_words(world, state)]
    words = [(said, True) for said, says in believed(words) if says]
    for said in world.said:
        if isinstance(said, Listed) and "consent" in said.covers:
            listed = any(kind in CONSENT for kind in said.acts.get(state, ()))
            if listed or said.complete:
                words.append((said, listed))
    value = done_by(words, day)
    # A notice to come shows a consent on a day that nobody tells.
    return (None if ahead and value is False else value), None, None


def lawful(world: World) -> bool:
    """Whether every revocation of record takes back a notice of record."""
    for state in world.states:
        turning = [act for act in acts_of_record(world, state) if turn_of(act.kind)]
        for before, act in zip([None, *turning], turning, strict=False):
            if act.kind in STAYING and (before is None or before.kind not in LEAVING):
                return False
            if act.kind in CONSENT and before is not None and before.kind in STAYING:
                return False
    return True


def last_joined(seen: list[Act]) -> Act | None:
    """The last consent, unless a withdrawal shows a later one that nobody tells of."""
    joined: Act | None = None
    gone = False
    for act in seen:
        if act.kind in CONSENT:
            joined, gone = act, False
        elif act.kind in LEAVING:
            joined, gone = (None if gone else joined), True
        else:
            gone = False
    return joined


def party_words(world: World, state: str) -> list[Stood]:
    """Who says "is a party" or "is not a party"."""
    return [
        said
        for said in world.said
        if isinstance(said, Stood) and (said.state, said.about) == (state, "party")
    ]


def said_bond(world: World, state: str, day: date, since: date | None = None) -> bool | None:
    """Bound or not by what is said of "party" alone: the last word by a day, of those that speak ``since`` an act."""
    words: list[Word] = [
        (said, said.value)
        for said in party_words(world, state)
        if since is None or (said.earliest is not None and since <= said.earliest)
    ]
    heard = [(said, says) for said, says in believed(words) if spoken_on(said) <= day]
    if not heard:
        return None
    return max(heard, key=lambda word: (word[0].latest or EVER, strength(word[0])))[1]


def force(world: World, state: str, day: date) -> tuple[bool | None, date | None, Leaving | None]:
    """Bound or not, since when, and whether it is leaving."""
    seen = turns(world, state, day)
    joined = last_joined(seen)
    notice = seen[-1] if seen and seen[-1].kind in LEAVING else None
    bond, since = bond_of(world, state, joined, day)
    if notice is None:
        return bond, since, None
    leaving = leaving_of(world, notice)
    effect = leaving.effective_on
    sure = leaving.certainty == "confirmed"
    if sure and effect is not None and since is not None and effect <= since:
        since = None  # gone before it could be bound
    if effect is not None and day < effect:
        return bond, since, leaving
    if effect is not None and sure:
        return False, since, leaving
    return (False if bond is False else None), since, leaving  # nobody says whether it has left


def bond_of(
    world: World, state: str, joined: Act | None, day: date
) -> tuple[bool | None, date | None]:
    """Bound or not, and since when, by the last consent, were there no notice."""
    if joined is None and turns(world, state, day):
        # Only who is bound gives notice, or takes it back.
        return not treaty_awaited(world, day), None
    if joined is None:
        expressed, _, _ = consent(world, state, day)
        if expressed is False or (expressed and treaty_awaited(world, day)):
            return False, None
        return said_bond(world, state, day), None
    since = since_of(world, joined, day)
    if since is not None:
        return since <= day, since
    if treaty_awaited(world, day):
        return False, None
    return said_bond(world, state, day, joined.on), None


def leaving_of(world: World, notice: Act) -> Leaving:
    """When a notice takes effect, and whether that is sure: by a source, or because the treaty asks only for time."""
    effect = notice.effect or leaving_by_rule(world.laws, notice.on)
    sure = effect is not None and world.laws.leave_condition is None and world.laws.may_leave
    return Leaving(notice.on, effect, "confirmed" if notice.confirmed or sure else "projected")


def status(
    signed: bool | None,
    expressed: bool | None,
    bound: bool | None,
    leaving: Leaving | None,
    day: date,
) -> str:
    """The one word."""
    if leaving is not None:
        effect = leaving.effective_on
        if effect is not None and effect <= day and leaving.certainty == "confirmed":
            return "withdrawn"
        if bound is not False:
            return "withdrawing"
    if bound:
        return "party"
    if expressed:
        return "contracting"
    if expressed is None or signed is None:
        return "unknown"
    return "signatory" if signed else "non_signatory"
