"""What the service must say: statuses, counts and single states, each against what others published."""

import itertools
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tests.api.reading import CCM, TODAY, Reader

# The day, the parties by deposit and the signatures that were published for it, and who had only signed.
PUBLISHED = [
    ("2010-02-12", 28, 104, 76),
    ("2010-02-16", 30, 104, 74),
    ("2010-05-20", 34, 106, 72),
    ("2010-06-30", 37, 106, 69),
    ("2010-08-01", 38, 108, 70),
    ("2010-09-10", 40, 108, 68),
    ("2010-11-05", 46, 108, 62),
    ("2011-03-24", 55, 108, 53),
    ("2011-08-25", 61, 108, 48),
    ("2011-11-08", 66, 108, 45),
    ("2012-07-03", 73, 108, 38),
    ("2013-09-13", 84, 108, 29),
    ("2015-01-02", 89, 108, 27),
    ("2016-04-06", 99, 108, 20),
    ("2016-04-19", 100, 108, 19),
    ("2018-08-01", 103, 108, 17),
    ("2019-02-15", 106, 108, 14),
    ("2019-09-27", 107, 108, 14),
    ("2020-09-15", 110, 108, 13),
    ("2022-08-01", 110, 108, 13),
    ("2023-03-31", 111, 108, 12),
    ("2023-08-03", 112, 108, 12),
    ("2023-12-31", 112, 108, 12),
    ("2025-09-05", 112, 107, 12),
    ("2026-02-03", 112, 107, 12),
]

# The day, deposited, bound, signed and not bound, withdrawn, and all others of the 197 there are since 2012-11-29.
SIX_DATES = [
    ("2010-08-01", 38, 30, 70, 0, 89),
    ("2022-08-01", 110, 110, 13, 0, 74),
    ("2023-07-08", 111, 110, 12, 0, 74),
    ("2023-12-31", 112, 111, 12, 0, 73),
    ("2025-03-06", 111, 111, 12, 1, 73),
    ("2026-11-22", 112, 112, 12, 1, 72),
]

# The day of deposit and the day from which the Convention binds the state, as published.
GOLDEN = [
    ("ALB", "2009-06-16", "2010-08-01"),
    ("BFA", "2010-02-16", "2010-08-01"),
    ("COM", "2010-07-28", "2011-01-01"),
    ("ATG", "2010-08-23", "2011-02-01"),
    ("BIH", "2010-09-07", "2011-03-01"),
    ("CHL", "2010-12-16", "2011-06-01"),
    ("LTU", "2011-03-24", "2011-09-01"),
    ("CHE", "2012-07-17", "2013-01-01"),
    ("PSE", "2015-01-02", "2015-07-01"),
    ("VUT", "2025-09-05", "2026-03-01"),
]

SUMMED = ("parties_deposited", "signatories_not_party", "withdrawn", "neither_signed_nor_joined")


def day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def said_of(standing: Any, source: str) -> dict[str, bool]:
    """What a source's claims are, by their ids, and whether the record agrees."""
    return {e["claim"]: e["agrees"] for e in standing["evidence"] if e["source"] == source}


def test_statuses_today(on_each_engine: Reader) -> None:
    items = on_each_engine.items(f"{CCM}/states")
    statuses = {item["state"]["id"]: item["status"] for item in items}
    assert len(statuses) == 197
    assert Counter(statuses.values()) == {
        "party": 112,
        "signatory": 12,
        "withdrawn": 1,
        "non_signatory": 72,
    }
    assert statuses["LTU"] == "withdrawn"


@pytest.mark.parametrize(("day", "parties", "signatures", "signed_only"), PUBLISHED)
def test_published_counts(
    on_each_engine: Reader, day: str, parties: int, signatures: int, signed_only: int
) -> None:
    counts = on_each_engine.counts(day)
    assert counts["parties_deposited"] == parties
    assert counts["signatures_standing"] == signatures
    assert counts["signatories_not_party"] == signed_only


@pytest.mark.parametrize(
    ("day", "deposited", "bound", "signed_only", "withdrawn", "others_of_197"), SIX_DATES
)
def test_states_bound_and_states_outside(
    reader: Reader,
    day: str,
    deposited: int,
    bound: int,
    signed_only: int,
    withdrawn: int,
    others_of_197: int,
) -> None:
    counts = reader.counts(day)
    assert counts["parties_deposited"] == deposited
    assert counts["parties_in_force"] == bound
    assert counts["signatories_not_party"] == signed_only
    assert counts["withdrawn"] == withdrawn
    outside, denominator = counts["neither_signed_nor_joined"], counts["denominator"]
    assert outside is not None
    assert denominator is not None
    assert outside + (197 - denominator) == others_of_197


@pytest.mark.parametrize(("state", "deposited_on", "since"), GOLDEN)
def test_a_consent_takes_effect_on_the_published_day(
    reader: Reader, state: str, deposited_on: str, since: str
) -> None:
    on_the_day, before = reader.standing(state, since), reader.standing(state, day_before(since))
    assert on_the_day["consent"]["deposited_on"] == deposited_on
    assert on_the_day["force"]["since"] == since
    assert (before["status"], before["force"]["bound"]) == ("contracting", False)
    assert (on_the_day["status"], on_the_day["force"]["bound"]) == ("party", True)


def test_on_every_day_the_statuses_sum_to_the_denominator(reader: Reader) -> None:
    points = reader.items(f"{CCM}/counts/series")
    assert points[0]["on"] <= "2008-05-30"
    for point in points:
        values = point["values"]
        assert sum(values[name] for name in SUMMED) == values["denominator"]
    # Between two points nothing changes: the day before the next one still has this one's numbers.
    for point, following in itertools.pairwise(points):
        for day in (point["on"], day_before(following["on"])):
            if day < "2008-05-30":
                continue
            answer = reader.json(f"{CCM}/counts?as_of={day}")
            counts = {name: count["value"] for name, count in answer["counts"].items()}
            assert counts == point["values"]
            assert sum(answer["by_status"].values()) == counts["denominator"]
    assert points[-1]["values"] == reader.counts()


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2011-07-08", 195),
        ("2011-07-09", 196),
        ("2012-11-28", 196),
        ("2012-11-29", 197),
        (TODAY, 197),
    ],
)
def test_the_denominator_is_that_of_its_day(reader: Reader, day: str, states: int) -> None:
    assert reader.counts(day)["denominator"] == states


@pytest.mark.parametrize(
    "day", ["2008-12-03", "2010-07-31", "2023-07-08", "2024-10-01", "2025-12-01", TODAY]
)
def test_the_members_of_a_count_are_as_many_as_it_says(reader: Reader, day: str) -> None:
    for name, count in reader.json(f"{CCM}/counts?as_of={day}")["counts"].items():
        assert reader.json(count["members_url"])["total"] == count["value"], name


def test_vanuatu_joins_without_having_signed(on_each_engine: Reader) -> None:
    for day, status in (("2025-12-01", "contracting"), ("2026-03-01", "party")):
        standing = on_each_engine.standing("VU", day)
        assert standing["status"] == status
        assert standing["signature"]["signed"] is False
        assert standing["consent"]["act"] == "accession"


@pytest.mark.parametrize(
    ("day", "status", "bound"),
    [
        ("2024-09-05", "party", True),
        ("2024-09-06", "withdrawing", True),
        ("2025-03-05", "withdrawing", True),
        ("2025-03-06", "withdrawn", False),
        (TODAY, "withdrawn", False),
    ],
)
def test_lithuania_leaves(reader: Reader, day: str, status: str, bound: bool) -> None:
    standing = reader.standing("LT", day)
    assert (standing["status"], standing["force"]["bound"]) == (status, bound)


def test_nigeria_had_joined_and_was_not_yet_bound_on_the_articles_day(reader: Reader) -> None:
    nigeria = reader.standing("NG", "2023-07-08")
    assert (nigeria["status"], nigeria["force"]["since"]) == ("contracting", "2023-08-01")


def test_south_sudan_could_not_take_part_before_it_was_a_state(reader: Reader) -> None:
    assert reader.standing("SS", "2010-01-01")["status"] == "not_applicable"


def test_palestine_is_a_party_and_canadas_communication_is_a_dated_one(reader: Reader) -> None:
    palestine = reader.standing("PS")
    assert palestine["status"] == "party"
    assert "Canada" not in palestine["sentence"]
    (communication,) = palestine["communications"]
    assert (communication["by"], communication["on"]) == ("CAN", "2015-01-16")
    assert reader.standing("PS", "2015-01-15")["communications"] == []


def test_the_dates_that_iraqs_own_directorate_gives_stand_in_the_evidence(reader: Reader) -> None:
    iraq = reader.standing("IQ")
    assert iraq["signature"]["signed_on"] == "2009-11-12"
    assert iraq["consent"]["deposited_on"] == "2013-05-14"
    assert said_of(iraq, "dmairq") == {
        "ccm-dmairq-irq-signature": False,
        "ccm-dmairq-irq-ratification": False,
    }


def test_djibouti_signed_two_days_before_signature_closed(reader: Reader) -> None:
    on_the_day = reader.standing("DJ", "2010-07-30")["signature"]
    assert (on_the_day["signed"], on_the_day["signed_on"]) == (True, "2010-07-30")
    assert on_the_day["open"] is True
    assert reader.standing("DJ", "2010-07-29")["signature"]["signed"] is False
    assert reader.standing("DJ", "2010-08-01")["signature"]["open"] is False


def test_the_holy_see_signed_and_ratified_on_one_day(reader: Reader) -> None:
    holy_see = reader.standing("VA", "2008-12-03")
    assert holy_see["signature"]["signed_on"] == "2008-12-03"
    assert holy_see["consent"]["act"] == "ratification"
    assert holy_see["consent"]["deposited_on"] == "2008-12-03"


def test_belize_applied_the_convention_provisionally_from_the_day_it_acceded(
    reader: Reader,
) -> None:
    belize = reader.standing("BZ", "2014-09-02")
    assert belize["consent"]["act"] == "accession"
    assert belize["consent"]["deposited_on"] == belize["provisional"]["since"] == "2014-09-02"
    assert "provisionally" in belize["sentence"]


@pytest.mark.parametrize(("day", "stale"), [("2026-05-04", False), ("2026-05-05", True)])
def test_the_record_is_stale_after_ninety_days(reader: Reader, day: str, stale: bool) -> None:
    items = reader.items(f"{CCM}/states?as_of={day}")
    assert {item["stale"] for item in items} == {stale}


def test_every_sentence_names_the_day_of_a_stale_record(reader: Reader) -> None:
    items = reader.items(f"{CCM}/states")
    assert {item["stale"] for item in items} == {True}
    assert {item["verified_on"] for item in items} == {"2026-02-03"}
    assert [item for item in items if "record of 3 February 2026" not in item["sentence"]] == []


def test_the_article_and_the_record_agree_about_the_articles_day(on_each_engine: Reader) -> None:
    for state in ("RU", "UA", "US"):
        standing = on_each_engine.standing(state, "2023-07-08")
        assert standing["signature"]["signed"] is False
        assert list(said_of(standing, "article").values()) == [True]


def test_more_than_100_holds_against_parties_and_against_states_bound(
    on_each_engine: Reader,
) -> None:
    claims = on_each_engine.json(f"{CCM}/counts?as_of=2023-07-08")["claims"]
    (article,) = (claim for claim in claims if claim["source"] == "article")
    assert (article["operator"], article["number"], article["measure"]) == (">", 100, None)
    assert article["against"] == [
        {"measure": "parties_deposited", "value": 111, "holds": True},
        {"measure": "parties_in_force", "value": 110, "holds": True},
    ]


def test_the_articles_sentence_is_answered_by_one_request(reader: Reader) -> None:
    items = reader.items(f"{CCM}/states?states=RU,UA,US")
    assert [item["state"]["id"] for item in items] == ["RUS", "UKR", "USA"]
    assert {item["signature"]["signed"] for item in items} == {False}
    assert {item["joining"] for item in items} == {"accession"}
