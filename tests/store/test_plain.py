"""Plain forms: canonical, whole, read back equal, and strict about what they read."""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.claims import Claim, ClaimType, TermContent
from app.domain.commands import Command
from app.domain.days import AsOf
from app.domain.errors import InvalidRecord
from app.domain.plain import AS_OF, SOURCE, STATE, TREATY
from app.domain.plain_claims import plain_claim, plain_content, read_claim, read_content
from app.domain.plain_parts import plain_instant, read_instant
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from tests.store.examples import CCM, DEPOSITARY, FRANCE, UNDATED, ratification
from tests.store.strategies import commands

CLAIM = plain_claim(ratification())
POSITION = {"subject": "signed", "value": False}
LIST: dict[str, Any] = {"complete": True, "covers": ["consent"], "acts": {"FRA": ["accession"]}}
COUNT = {"number": 100, "operator": ">", "measure": None}


@settings(max_examples=50)
@given(commands())
def test_what_is_written_plainly_is_read_back_equal(command: Command) -> None:
    assert [TREATY.read(TREATY.plain(treaty)) for treaty in command.treaties] == command.treaties
    assert [STATE.read(STATE.plain(state)) for state in command.states] == command.states
    assert [SOURCE.read(SOURCE.plain(source)) for source in command.sources] == command.sources
    for claim in command.claims:
        form = plain_claim(claim)
        assert read_claim(json.loads(json.dumps(form))) == claim
        assert set(form["content"]) == names(type(claim.content))


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_a_plain_form_has_every_field() -> None:
    assert set(TREATY.plain(CCM)) == names(Treaty)
    assert set(STATE.plain(FRANCE)) == names(State)
    assert set(SOURCE.plain(DEPOSITARY)) == names(Source)
    assert set(AS_OF.plain(DEPOSITARY.as_of)) == names(AsOf)
    assert set(CLAIM) == names(Claim) | {"type"}


def test_sets_are_written_sorted() -> None:
    content = {**LIST, "acts": {"VUT": ["accession"], "FRA": ["signature", "ratification"]}}
    written = plain_content(read_content(ClaimType.LIST, content))
    assert json.dumps(written["acts"]) == (
        '{"FRA": ["ratification", "signature"], "VUT": ["accession"]}'
    )


def test_a_day_in_a_term_is_written_as_text() -> None:
    content = TermContent("adoption", {"on": date(2008, 5, 30), "place": "Dublin"})
    assert plain_content(content)["value"] == {"on": "2008-05-30", "place": "Dublin"}


@given(st.datetimes(timezones=st.timezones()).filter(lambda instant: 1 < instant.year < 9999))
def test_an_instant_is_written_in_utc_to_the_microsecond(instant: datetime) -> None:
    assert read_instant(plain_instant(instant)) == instant.astimezone(UTC)


@pytest.mark.parametrize(
    "raw",
    [None, "", "2026-02-03", "2026-02-03T10:00:00Z", "2026-02-30T10:00:00.000000Z", 1],
    ids=repr,
)
def test_an_instant_of_another_form_is_refused(raw: object) -> None:
    with pytest.raises(InvalidRecord, match="instant"):
        read_instant(raw)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="time zone"):
        plain_instant(datetime(2026, 2, 3))  # noqa: DTZ001 -- what is refused


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "a/b"}, "id: must be an id"),
        ({"id": ""}, "id: must be an id"),
        ({"id": "a" * 201}, "id: must be an id"),
        ({"state_id": "FR"}, "state_id: must be an ISO"),
        ({"quote": ""}, "quote: is empty"),
        ({"quote": " \n"}, "quote: is empty"),
        ({"quote": "has not\x00signed"}, "quote: holds a character"),
        ({"quote": "\ud800"}, "quote: holds a character"),
        ({"quote": "\N{RIGHT-TO-LEFT OVERRIDE}x"}, "quote: holds a character"),
        ({"quote": 1}, "quote: must be text"),
        ({"review": "perhaps"}, "review: must be one of proposed"),
        ({"review": None}, "review: must be one of"),
        ({"version": True}, "version: must be a whole number"),
        ({"version": -1}, "version: must be a whole number"),
        ({"version": 2**53}, "version: must be a whole number"),
        ({"as_of": {"earliest": "2026-02-03"}}, "as_of: an as-of has both ends"),
        ({"as_of": {"earliest": "3.2.2026"}}, "as_of: earliest: a day is written"),
        ({"as_of": {"earliest": 20260203}}, "as_of: earliest: must be a day"),
        ({"as_of": {"earliest": "2201-01-01"}}, "as_of: earliest: a day lies between"),
        ({"as_of": {"inferred": 0}}, "as_of: inferred: must be true or false"),
        ({"as_of": []}, "as_of: must be a mapping"),
        ({"publisher": "x"}, "unknown key 'publisher'"),
        ({"type": "rumour"}, "type: must be one of action"),
        ({"type": "count"}, "content: unknown key"),
        ({"content": None}, "content: must be a mapping"),
        ({"content": {"kind": "accession"}}, "content: on: is missing"),
    ],
    ids=repr,
)
def test_a_wrong_value_is_refused_by_name(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidRecord, match=says):
        read_claim(CLAIM | change)


@pytest.mark.parametrize("key", ["id", "treaty_id", "source_id", "state_id", "as_of"])
def test_a_missing_key_is_refused_by_name(key: str) -> None:
    with pytest.raises(InvalidRecord, match=f"^{key}: is missing"):
        read_claim({known: value for known, value in CLAIM.items() if known != key})


@pytest.mark.parametrize(
    ("claim_type", "content", "says"),
    [
        (ClaimType.POSITION, POSITION | {"value": "no"}, "value: must be true or false"),
        (ClaimType.POSITION, POSITION | {"subject": "bound"}, "subject: must be one of"),
        (ClaimType.LIST, LIST | {"covers": "consent"}, "covers: must be a list"),
        (ClaimType.LIST, LIST | {"covers": ["consent", "consent"]}, "covers: names one twice"),
        (ClaimType.LIST, LIST | {"acts": {"France": []}}, "acts: must be an ISO"),
        (ClaimType.LIST, LIST | {"acts": {"FRA": ["gesture"]}}, "acts: must be one of"),
        (ClaimType.LIST, LIST | {"acts": []}, "acts: must be a mapping"),
        (ClaimType.COUNT, COUNT | {"number": 100.0}, "number: must be a whole number"),
        (ClaimType.COUNT, COUNT | {"operator": "~"}, "operator: must be one of"),
        (ClaimType.TERM, {"term": "depositary", "value": {"nam": "x"}}, "unknown key"),
        (ClaimType.TERM, {"term": "depositary", "value": {"Name": "x"}}, "must be a key"),
        (ClaimType.TERM, {"term": "depositary", "value": []}, "value: must be a mapping"),
        (ClaimType.TERM, {"term": "colour", "value": {}}, "unknown term"),
        (ClaimType.TERM, {"term": "in_force", "value": {"on": "soon"}}, "a day is written"),
        (ClaimType.TERM, {"term": "accession", "value": {"open": 0.5}}, "must be a whole number"),
    ],
    ids=repr,
)
def test_what_a_claim_cannot_say_is_refused(
    claim_type: ClaimType, content: dict[str, Any], says: str
) -> None:
    with pytest.raises(InvalidRecord, match=says):
        read_content(claim_type, content)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//treaties.un.org/", "https://a b", 'https://a"b', ""], ids=repr
)
def test_an_address_is_http_or_https(url: str) -> None:
    with pytest.raises(InvalidRecord, match="url: must be an http"):
        SOURCE.read(SOURCE.plain(UNDATED) | {"url": url})
