"""A slow, obvious oracle of a state's standing, written from the rules alone and sharing no code with the service.

It answers one day at a time, by walking through everything that was said. Words stand for themselves: kinds of act,
ranks and rules are plain strings.
"""

from datetime import date
from functools import lru_cache

from tests.property.oracle_acts import (
    Act,
    acts_of_record,
    effect_by_rule,
    leaving_by_rule,
    surely_left_on,
    turns,
)
from tests.property.oracle_words import (
    Word,
    believed,
    consent,
    last_joined,
    party_words,
    signature,
    spoken_on,
)
from tests.property.oracle_world import (
    CONSENT,
    EVER,
    LEAVING,
    Answer,
    Leaving,
    Listed,
    World,
    strength,
)


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


def leaving_of(world: World, notice: Act) -> Leaving:
    """When a notice takes effect, and whether that is sure: by a source, or because the treaty asks only for time."""
    effect = notice.effect or leaving_by_rule(world.laws, notice.on)
    sure = surely_left_on(world.laws, notice) is not None
    return Leaving(notice.on, effect, "confirmed" if sure else "projected")


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
