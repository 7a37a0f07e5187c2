"""Whom the oracle believes: what denies a claim of an act, and the acts that are left."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tests.property.oracle_world import (
    CONSENT,
    EVER,
    LEAVING,
    SIGNING,
    STAYING,
    Acted,
    Laws,
    Listed,
    Said,
    Stood,
    World,
    family_of,
    strength,
    turn_of,
)


@dataclass(frozen=True)
class Act:
    """An act of record; ``confirmed`` where a source says, when the day of effect has come, that it came."""

    kind: str
    on: date
    effect: date | None
    confirmed: bool


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


def turns(world: World, state: str, day: date) -> list[Act]:
    """The acts of joining, leaving and staying by a day; not what came when the state had surely left already."""
    found: list[Act] = []
    for act in acts_of_record(world, state):
        late = act.kind in STAYING and found and found[-1].kind in LEAVING
        if late and (left := surely_left_on(world.laws, found[-1])) is not None and left <= act.on:
            continue
        if turn_of(act.kind) and act.on <= day:
            found.append(act)
    return found


def surely_left_on(laws: Laws, notice: Act) -> date | None:
    """When a notice takes effect, if a source says that it did, or the treaty asks only for time."""
    effect = notice.effect or leaving_by_rule(laws, notice.on)
    asks_for_time = laws.may_leave and laws.leave_condition is None
    return effect if notice.confirmed or asks_for_time else None
