"""After-images: what an entry of the audit says that it left behind, read back into things and claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.claims import Claim
from app.domain.plain import SOURCE, STATE, TREATY
from app.domain.plain_claims import read_claim
from app.domain.plain_forms import Form
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.store.records import Kind

LATER_KEYS: dict[str, Any] = {"override_reason": None}
"""Keys that claims sealed by an earlier release do not have, with what leaving them out means."""

_FORMS: Mapping[Kind, Form[Any]] = {"treaties": TREATY, "states": STATE, "sources": SOURCE}


@dataclass(frozen=True, slots=True)
class Images:
    """What one entry left: things, their row versions by kind and id, and claims."""

    treaties: Sequence[Treaty]
    states: Sequence[State]
    sources: Sequence[Source]
    claims: Sequence[Claim]
    versions: Mapping[Kind, Mapping[str, int]]


def read_images(changes: Mapping[Any, Sequence[Mapping[str, Any]]]) -> Images:
    """The things and claims of an entry's changes, in the order recorded.

    Raises:
        InvalidRecord: an image breaks its form.
    """
    things: dict[str, list[Any]] = {
        kind: [form.read(_without_version(image)) for image in changes.get(kind, ())]
        for kind, form in _FORMS.items()
    }
    versions: dict[Kind, Mapping[str, int]] = {
        kind: {image["id"]: image["version"] for image in changes.get(kind, ())} for kind in _FORMS
    }
    claims = [read_claim(LATER_KEYS | dict(image)) for image in changes.get("claims", ())]
    return Images(claims=claims, versions=versions, **things)


def _without_version(image: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in image.items() if key != "version"}
