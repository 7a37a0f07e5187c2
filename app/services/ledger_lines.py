"""What an entry shows to the readers of each treaty it touches: one line, with what it was before and why."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from app.domain.claims import Claim, Review
from app.domain.commands import Entry
from app.domain.effects import takes_effect
from app.domain.ledger import Line, LineKind
from app.domain.plain_claims import plain_content
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.saying import says
from app.services.earlier import Earlier
from app.services.images import Images
from app.services.left import Left

InEffect = Callable[[str, list[Claim]], bool | None]
"""Whether one of the acts claimed of a treaty (its id) is in effect on the day of the entry; null if none has a day."""


class _Seen(NamedTuple):
    """One change that readers see: a claim, or the treaty itself where both claims are null."""

    kind: LineKind
    before: Claim | None
    after: Claim | None


def lines_of_entry(
    entry: Entry, left: Images | Left, earlier: Earlier, in_effect: InEffect
) -> Iterator[Line]:
    """One line for each treaty in which the entry changed what readers see, in the order of ids.

    ``left`` is what the entry left, ``earlier`` what was before it.
    """
    recorded = {treaty.id: treaty for treaty in left.treaties}
    states = ChainMap({state.id: state for state in left.states}, dict(earlier.states))
    for treaty_id in sorted(recorded.keys() | {claim.treaty_id for claim in left.claims}):
        seen = [
            one
            for claim in left.claims
            if claim.treaty_id == treaty_id
            and (one := _seen(claim, earlier.claims, left.claims)) is not None
        ]
        if seen:
            acts = [one.after for one in seen if one.after and _is_act(one)]
            effect = in_effect(treaty_id, acts) if acts else None
            body = _body(seen, effect, states)
            yield Line(treaty_id, entry.at, _kind(seen), entry.number, None, body)
        elif treaty_id in recorded:
            yield _line_of_treaty(entry, earlier.treaties.get(treaty_id), recorded[treaty_id])


def _seen(claim: Claim, before: Mapping[str, Claim], together: Iterable[Claim]) -> _Seen | None:
    old = before.get(claim.id)
    was = old.review if old else None
    if claim.review is Review.RETRACTED and old is not None and was is Review.PUBLISHED:
        restored = [c for c in together if c.id == claim.supersedes]
        return _Seen(
            LineKind.RETRACTED, replace(old, reason=claim.reason), restored[0] if restored else None
        )
    if claim.review is not Review.PUBLISHED:
        return None
    if was is Review.SUPERSEDED:
        return None  # it comes back with the retraction of its correction, which is told
    if claim.supersedes is not None and was is not Review.PUBLISHED:
        return _Seen(LineKind.CORRECTED, before.get(claim.supersedes), claim)
    if was is Review.PUBLISHED:
        return _Seen(LineKind.CORRECTED, old, claim)
    return _Seen(LineKind.PUBLISHED, None, claim)


def _is_act(one: _Seen) -> bool:
    return one.after is not None and one.kind is not LineKind.RETRACTED and takes_effect(one.after)


def _kind(seen: list[_Seen]) -> LineKind:
    kinds = {one.kind for one in seen}
    return kinds.pop() if len(kinds) == 1 else LineKind.PUBLISHED


def _body(seen: list[_Seen], effect: bool | None, states: Mapping[str, State]) -> dict[str, Any]:
    concerned = [claim for one in seen if (claim := _concerned(one)) is not None]
    body: dict[str, Any] = {
        "claims": [claim.id for claim in concerned],
        "already_in_effect": effect,
    }
    if len(seen) > 1:
        return body
    (one,), (claim,) = seen, concerned
    reason = claim.reason
    return body | {
        "state": claim.state_id,
        "reason": reason,
        "before": _shown(one.before, states),
        "after": _shown(one.after, states),
    }


def _concerned(one: _Seen) -> Claim | None:
    return one.before if one.kind is LineKind.RETRACTED else one.after or one.before


def _shown(claim: Claim | None, states: Mapping[str, State]) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "claim": claim.id,
        "source": claim.source_id,
        "type": claim.content.type.value,
        "says": says(claim, states),
        "content": plain_content(claim.content),
        "quote": claim.quote,
    }


def _line_of_treaty(entry: Entry, before: Treaty | None, after: Treaty) -> Line:
    titles = [
        {"title": treaty.title, "short_title": treaty.short_title} if treaty else None
        for treaty in (before, after)
    ]
    kind = LineKind.CORRECTED if before else LineKind.PUBLISHED
    body: dict[str, Any] = {
        "claims": [],
        "already_in_effect": None,
        "before": titles[0],
        "after": titles[1],
    }
    return Line(after.id, entry.at, kind, entry.number, None, body)
