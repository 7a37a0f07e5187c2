"""What the oracle makes of words without an act, for signing and for joining."""

from datetime import date

from tests.property.oracle_acts import Act, acts_of_record, refuted, turns
from tests.property.oracle_world import (
    CONSENT,
    LEAVING,
    SIGNING,
    STAYING,
    Acted,
    Listed,
    Said,
    Stood,
    World,
    strength,
    turn_of,
)

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
