"""Every answer can be had as the record stood at an earlier instant or revision."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api.conftest import MakeService
from tests.api.reading import CCM, NOON, Reader

STATES, ARTICLE, DEPOSITARY = (
    "2026-11-22T08:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T10:00:00Z",
)


@pytest.mark.parametrize(
    ("known_at", "revision", "status"),
    [
        ("2", 2, "unknown"),
        ("3", 3, "non_signatory"),
        (ARTICLE, 2, "unknown"),
        ("2026-11-22T09:59:59.999999Z", 2, "unknown"),
        (DEPOSITARY, 3, "non_signatory"),
        ("2026-11-22T11:59:59%2B02:00", 2, "unknown"),
        ("2026-11-22T05:00:00-05:00", 3, "non_signatory"),
        ("2026-11-24T12:00:00Z", 3, "non_signatory"),
    ],
)
def test_the_record_is_answered_from_as_it_stood_then(
    on_each_engine: Reader, known_at: str, revision: int, status: str
) -> None:
    answer = on_each_engine.json(f"{CCM}/states/UA?known_at={known_at}")
    assert (answer["revision"], answer["status"]) == (revision, status)


def test_alone_it_asks_about_its_own_day(reader: Reader) -> None:
    answer = reader.json(f"{CCM}/states/UA?known_at={ARTICLE}")
    assert (answer["as_of"], answer["known_at"]) == ("2026-11-22", ARTICLE)
    by_revision = reader.json(f"{CCM}/states/UA?known_at=2")
    assert by_revision == answer


def test_with_a_day_it_asks_about_that_day(reader: Reader) -> None:
    answer = reader.json(f"{CCM}/states/UA?known_at={ARTICLE}&as_of=2023-07-08")
    assert (answer["as_of"], answer["revision"]) == ("2023-07-08", 2)


def test_the_day_of_an_instant_is_its_day_in_utc(reader: Reader) -> None:
    late = reader.json(f"{CCM}/states/UA?known_at=2026-11-23T23:30:00-05:00")
    assert (late["as_of"], late["known_at"]) == ("2026-11-24", "2026-11-24T04:30:00Z")


@pytest.mark.parametrize(
    "known_at", ["0", "7", "999999999", "2026-11-22T07:59:59Z", "2026-11-24T12:00:01Z"]
)
def test_outside_the_records_life_it_is_refused(on_each_engine: Reader, known_at: str) -> None:
    problem = on_each_engine.problem(f"{CCM}/states/UA?known_at={known_at}", 422)
    assert problem["type"] == "/problems/outside-the-record"
    assert problem["parameter"] == "known_at"


def test_before_the_first_claim_there_is_no_treaty(reader: Reader) -> None:
    assert reader.problem(f"{CCM}/states/UA?known_at={STATES}", 404)["type"] == (
        "/problems/unknown-treaty"
    )
    assert reader.json(f"/v1/states?known_at={STATES}")["total"] == 197
    assert reader.json(f"/v1/sources?known_at={STATES}")["items"] == []


def test_the_links_of_an_answer_lead_to_the_same_record(reader: Reader) -> None:
    asked = f"{CCM}/states/UA?known_at=2&as_of=2023-07-08"
    links = reader.json(asked)["links"]
    assert reader.json(links["self"]) == reader.json(asked)
    assert reader.json(links["history"])["revision"] == 2
    listed = reader.json(f"{CCM}/states?states=UA&known_at=2")
    assert reader.json(listed["links"]["self"]) == listed
    (row,) = listed["items"]
    assert reader.json(row["links"]["self"])["revision"] == 2
    counts = reader.json(f"{CCM}/counts?known_at=2")["counts"]
    assert reader.json(counts["denominator"]["members_url"])["revision"] == 2


def test_an_answer_of_an_earlier_record_is_the_same_on_every_later_day(
    make_service: MakeService, seeded_sqlite: str
) -> None:
    paths = (f"{CCM}/states?known_at=3&as_of=2026-11-22", f"{CCM}/states/VU?known_at=3")
    answers = [
        [make_service(seeded_sqlite, now).get(path).content for path in paths]
        for now in (NOON, NOON + timedelta(days=1), NOON + timedelta(days=400))
    ]
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize(
    "path", ["", "/states", "/states/UA", "/states/UA/history", "/counts", "/counts/series", "/claims"]
)  # fmt: skip
def test_an_answer_tells_the_last_change_to_its_treaty_and_can_be_had_again_by_it(
    reader: Reader, path: str
) -> None:
    def facts(query: str) -> Any:
        told = reader.json(f"{CCM}{path}?as_of=2026-11-22{query}")
        # Links lead to the record asked, and so do those inside these two; a sentence tells of the past as past.
        asked = {"links", "counts", "items", "sentence"}
        return {key: told[key] for key in told if key not in asked}

    now = facts("")
    assert (now["revision"], now["known_at"]) == (3, DEPOSITARY)
    assert facts(f"&known_at={now['known_at']}") == facts("&known_at=3") == now
    assert reader.json("/v1/revision") == {"revision": 6, "at": "2026-11-22T13:00:00Z"}
    rows = {row["id"]: row for row in reader.json("/v1/treaties")["items"]}
    assert (rows["ccm"]["revision"], rows["ccm"]["known_at"]) == (3, DEPOSITARY)
    assert rows["tpnw"]["revision"] == reader.json("/v1/treaties")["revision"] == 6
