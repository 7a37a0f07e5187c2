"""Kinds of problem (RFC 9457): the form of one, and those that only a writer can meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain import refusals
from app.domain.errors import InvalidRecord


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem: ``slug`` ends its type address, ``status`` is the HTTP status, ``advice`` what to do."""

    slug: str
    status: int
    title: str
    advice: str


TOO_LARGE = ProblemType("too-large", 413, "Too large", "Send less.")
WRITE_PROBLEMS: Mapping[type[Exception], ProblemType] = {
    refusals.KeyRefused: ProblemType(
        "key-refused",
        401,
        "Key refused",
        "Send a key that holds: Authorization: Bearer treatystatus_….",
    ),
    refusals.ScopeMissing: ProblemType(
        "scope-missing", 403, "Scope missing", "Ask whoever runs this service for a wider key."
    ),
    refusals.OnePersonOnly: ProblemType(
        "one-person-only", 403, "One person only", "Let somebody else publish it."
    ),
    refusals.AlreadyRecorded: ProblemType(
        "already-recorded", 409, "Already recorded", "Read what is recorded, then change that."
    ),
    refusals.StillRunning: ProblemType(
        "still-running", 409, "Still running", "Wait a moment, then send the same request again."
    ),
    refusals.VersionMismatch: ProblemType(
        "version-mismatch",
        412,
        "Version mismatch",
        "Read it again, make the change anew, and send its new ETag in If-Match.",
    ),
    refusals.TooLarge: TOO_LARGE,
    refusals.UnsupportedForm: ProblemType(
        "unsupported-media-type",
        415,
        "Unsupported media type",
        "Send application/json, uncompressed; for PATCH application/merge-patch+json.",
    ),
    refusals.NotJson: ProblemType("not-json", 400, "Not JSON", "Send one JSON object in UTF-8."),
    refusals.KeyReused: ProblemType(
        "idempotency-key-reused",
        422,
        "Idempotency key reused",
        "Give each request an Idempotency-Key of its own.",
    ),
    refusals.VersionMissing: ProblemType(
        "version-missing",
        428,
        "Version missing",
        "Read it first and send its ETag in If-Match.",
    ),
    refusals.LawBroken: ProblemType(
        "law-broken",
        422,
        "Not possible under the law",
        "Correct it, or give override_reason where reality did such a thing.",
    ),
    refusals.UnknownImport: ProblemType(
        "unknown-import", 404, "Unknown import", "Hand the page in again with POST /v1/imports."
    ),
    refusals.PageRefused: ProblemType(
        "page-refused",
        422,
        "Page refused",
        "Nothing was changed. Look at the place that the detail names, in the page and in the record.",
    ),
    InvalidRecord: ProblemType(
        "invalid-record", 422, "Not recordable", "Correct what the detail names; see /docs."
    ),
}
