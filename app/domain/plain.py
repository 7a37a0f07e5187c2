"""Plain forms: domain objects as mappings of text, numbers and truth values, and back.

The plain form is what the record stores, what the audit seals and what files and requests hold. It
is canonical: the same object always has the same plain form (keys are the fields' names, unknown is
null, sets are sorted). Reading is strict and names the key that is wrong. `plain_parts` has the
parts, `plain_claims` the forms of claims.
"""

from app.domain.days import AsOf
from app.domain.plain_forms import Form
from app.domain.plain_parts import (
    DAY,
    ID,
    STATE_ID,
    TEXT,
    TRUTH,
    Part,
    matching,
    optional,
    word,
)
from app.domain.publications import Rank, Source
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty

_ISO2 = matching(r"[A-Z]{2}", "an ISO 3166-1 alpha-2 code", 2)
_M49 = matching(r"[0-9]{3}", "an M49 code of three digits", 3)
_ADDRESS = matching(r"https?://[^\s<>\"\\^`{|}]+", "an http:// or https:// address", 2000)
_HASH = matching(r"[0-9a-f]{64}", "a SHA-256 in lower-case hexadecimal", 64)

AS_OF = Form(
    AsOf,
    {
        "earliest": optional(DAY),
        "latest": optional(DAY),
        "note": optional(TEXT),
        "inferred": TRUTH,
    },
)
TREATY = Form(Treaty, {"id": ID, "title": TEXT, "short_title": optional(TEXT)})
STATE = Form(
    State,
    {
        "id": STATE_ID,
        "iso2": _ISO2,
        "m49": _M49,
        "name": TEXT,
        "un_name": TEXT,
        "kind": word(StateKind),
        "region": optional(TEXT),
        "sub_region": optional(TEXT),
        "eligible_from": optional(DAY),
        "eligible_basis": optional(TEXT),
    },
)
SOURCE = Form(
    Source,
    {
        "id": ID,
        "rank": word(Rank),
        "publisher": optional(TEXT),
        "title": optional(TEXT),
        "url": optional(_ADDRESS),
        "as_of": Part(AS_OF.plain, AS_OF.read),
        "group": optional(TEXT),
        "note": optional(TEXT),
        "text_sha256": optional(_HASH),
    },
)
