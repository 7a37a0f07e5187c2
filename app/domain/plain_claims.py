"""The plain forms of claims and of what they say, one form for each type of claim."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    ClaimType,
    Content,
    CountContent,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    Operator,
    PositionContent,
    Review,
    Subject,
    TermContent,
)
from app.domain.errors import InvalidRecord
from app.domain.plain import AS_OF
from app.domain.plain_forms import Form
from app.domain.plain_parts import (
    DAY,
    ID,
    INSTANT,
    NUMBER,
    STATE_ID,
    TEXT,
    TRUTH,
    Part,
    matching,
    optional,
    plain_day,
    remembered,
    word,
    words,
)
from app.domain.term_claims import read_term

_KEY = matching(r"[a-z][a-z0-9_]*", "a key of small letters", 60)
_KINDS = words(ActionKind)


def _plain_acts(acts: Mapping[str, frozenset[ActionKind]]) -> dict[str, list[str]]:
    return {STATE_ID.plain(state_id): _KINDS.plain(acts[state_id]) for state_id in sorted(acts)}


def _read_acts(raw: object) -> dict[str, frozenset[ActionKind]]:
    if not isinstance(raw, Mapping):
        raise InvalidRecord("must be a mapping of state ids to lists of acts")
    return {STATE_ID.read(state_id): _KINDS.read(kinds) for state_id, kinds in raw.items()}


def _plain_value(value: object) -> Any:
    if isinstance(value, list | tuple):
        return [TEXT.plain(one) for one in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return TEXT.plain(value)
    # Files may hold days as days; in the plain form a day is text, which read_term takes as well.
    return plain_day(value) if type(value) is date else NUMBER.plain(value)


def _plain_values(values: object) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise InvalidRecord("must be a mapping")
    return {_KEY.plain(key): _plain_value(value) for key, value in values.items()}


_VALUES = Part(_plain_values, _plain_values)

_CONTENTS: dict[ClaimType, Form[Any]] = {
    ClaimType.ACTION: Form(
        ActionContent,
        {
            "kind": word(ActionKind),
            "on": DAY,
            "effective_on": optional(DAY),
            "scope": optional(TEXT),
        },
    ),
    ClaimType.POSITION: Form(PositionContent, {"subject": word(Subject), "value": TRUTH}),
    ClaimType.LIST: Form(
        ListContent,
        {"complete": TRUTH, "covers": words(Family), "acts": Part(_plain_acts, _read_acts)},
    ),
    ClaimType.COUNT: Form(
        CountContent, {"number": NUMBER, "operator": word(Operator), "measure": optional(TEXT)}
    ),
    ClaimType.TERM: Form(TermContent, {"term": TEXT, "value": _VALUES}),
    ClaimType.DECLARATION: Form(
        DeclarationContent,
        {
            "kind": word(DeclarationKind),
            "title": TEXT,
            "text": TEXT,
            "on": DAY,
            "territory": optional(TEXT),
            "applies": optional(TRUTH),
            "about": optional(STATE_ID),
            "reference": optional(TEXT),
        },
    ),
}
_TYPE = word(ClaimType)
_CLAIM: Form[Claim] = Form(
    Claim,
    {
        "id": ID,
        "treaty_id": remembered(ID),
        "source_id": remembered(ID),
        "state_id": optional(remembered(STATE_ID)),
        "as_of": remembered(Part(AS_OF.plain, AS_OF.read)),
        "locator": optional(TEXT),
        "quote": optional(TEXT),
        "note": optional(TEXT),
        "review": word(Review),
        "supersedes": optional(ID),
        "reason": optional(TEXT),
        "version": NUMBER,
        "recorded_at": optional(INSTANT),
        "revision": NUMBER,
        "sequence": NUMBER,
        "override_reason": optional(TEXT),
    },
)


def plain_content(content: Content) -> dict[str, Any]:
    """What a claim says, as a plain mapping; its type is not in it.

    Raises:
        InvalidRecord: a field holds what its type forbids.
    """
    return _CONTENTS[content.type].plain(content)


def read_content(claim_type: ClaimType, plain: object) -> Content:
    """What a claim of that type says, from its plain mapping.

    Raises:
        InvalidRecord: an unknown or missing key, a wrong value, or a term that ``terms`` refuses.
    """
    content: Content = _CONTENTS[claim_type].read(plain)
    if isinstance(content, TermContent):
        read_term(content.term, content.value)
    return content


def plain_claim(claim: Claim) -> dict[str, Any]:
    """A claim as a plain mapping: its fields, its ``type``, and ``content`` as its type writes it.

    Raises:
        InvalidRecord: a field holds what its type forbids.
    """
    form, content = _CLAIM.plain(claim), claim.content
    form["type"] = content.type._value_
    try:
        form["content"] = _CONTENTS[content.type].plain(content)
    except InvalidRecord as error:
        raise InvalidRecord(f"content: {error}") from None
    return form


def read_claim(plain: object) -> Claim:
    """A claim from its plain mapping; ``type`` and ``content`` must be there.

    Raises:
        InvalidRecord: an unknown or missing key or a wrong value, named.
    """
    if not isinstance(plain, Mapping):
        raise InvalidRecord("must be a mapping")
    fields = {key: value for key, value in plain.items() if key not in ("type", "content")}
    try:
        claim_type = ClaimType(_TYPE.read(plain.get("type")))
    except InvalidRecord as error:
        raise InvalidRecord(f"type: {error}") from None
    try:
        content = read_content(claim_type, plain.get("content"))
    except InvalidRecord as error:
        raise InvalidRecord(f"content: {error}") from None
    return Claim(content=content, **_CLAIM.read_fields(fields))
