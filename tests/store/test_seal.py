"""The seal: canonical text as RFC 8785 has it, and a hash that anyone can recompute."""

import hashlib
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given

from app.store.seal import FIRST_PREVIOUS_HASH, canonical_json, seal
from tests.store.strategies import plain_values

ENTRY: dict[str, Any] = {
    "number": 1,
    "at": "2026-02-03T15:16:18.250000Z",
    "actor": "seed",
    "command": "seed article",
    "summary": "Türkiye, Côte d'Ivoire",
    "previous_hash": FIRST_PREVIOUS_HASH,
}


@given(plain_values)
def test_canonical_text_is_byte_equal_to_rfc_8785(value: Any) -> None:
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), 2**53, -(2**53), {"é": 1}, {1: 2}, "\ud800", {"a": [b"x"]}, b"x", {1}],
    ids=repr,
)
def test_what_has_no_canonical_text_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"canonical|key|number|surrogate"):
        canonical_json(value)


@given(plain_values)
def test_a_seal_is_the_sha_256_of_the_whole_entry_in_rfc_8785(changes: Any) -> None:
    whole = rfc8785.dumps(ENTRY | {"changes": changes})
    assert seal(**ENTRY, changes=canonical_json(changes)) == hashlib.sha256(whole).hexdigest()


@pytest.mark.parametrize("key", sorted(ENTRY))
def test_every_part_of_an_entry_changes_its_seal(key: str) -> None:
    other = {**ENTRY, key: ENTRY[key] + 1 if key == "number" else ENTRY[key] + "x"}
    assert seal(**other, changes="{}") != seal(**ENTRY, changes="{}")


def test_the_same_changes_in_other_bytes_have_another_seal() -> None:
    loose = json.dumps({"claims": []})
    assert loose != canonical_json(json.loads(loose))
    assert seal(**ENTRY, changes=loose) != seal(**ENTRY, changes=canonical_json({"claims": []}))
