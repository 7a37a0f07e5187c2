"""Lists: who is in them, in which order, and where they continue."""

import re

import pytest

from tests.api.reading import CCM, Reader


def names(items: list[dict[str, dict[str, str]]]) -> list[str]:
    return [item["state"]["name"] for item in items]


def test_the_list_of_states_is_whole_and_in_the_order_of_names(reader: Reader) -> None:
    listed = names(reader.items(f"{CCM}/states"))
    assert len(listed) == 197
    assert listed == sorted(listed)


def test_states_are_given_in_the_order_asked_each_once(reader: Reader) -> None:
    items = reader.items(f"{CCM}/states?states=UA,rus, Ukraine ,840,Holy%20See")
    assert [item["state"]["id"] for item in items] == ["UKR", "RUS", "USA", "VAT"]


@pytest.mark.parametrize(
    ("states", "position"),
    [("RU,XX,US", 2), ("Atlantis", 1), ("UA,", 2), (",UA", 1), ("RU,UA,Congo", 3), ("", 1)],
)
def test_a_member_that_cannot_be_found_is_named_by_its_position(
    reader: Reader, states: str, position: int
) -> None:
    problem = reader.problem(f"{CCM}/states?states={states}", 422)
    assert problem["parameter"] == "states"
    assert problem["detail"].startswith(f"states: number {position} of ")


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("status=signatory", 12),
        ("status=withdrawn,signatory", 13),
        ("signed=true", 108),
        ("signed=false", 89),
        ("signed=unknown", 0),
        ("bound=true", 112),
        ("bound=false", 85),
        ("consented=true", 113),
        ("consented=true&bound=false", 1),
        ("signed=false&bound=true", 17),
        ("eligible=false", 0),
        ("eligible=false&as_of=2011-07-08", 2),
        ("q=guinea", 4),
        ("q=KOREA", 2),
        ("q=côte", 1),
        ("region=western%20asia&status=party", 3),
        ("states=RU,UA,FR&status=party", 1),
        ("as_of=2008-05-29&status=not_applicable", 197),
    ],
)
def test_filters(reader: Reader, query: str, total: int) -> None:
    assert len(reader.items(f"{CCM}/states?{query}")) == total


def test_a_region_holds_its_sub_regions(reader: Reader) -> None:
    africa = reader.items(f"{CCM}/states?region=Africa&fields=id,region,sub_region")
    sub_regions = {row["sub_region"] for row in africa}
    assert {row["region"] for row in africa} == {"Africa"}
    assert len(africa) == 54
    by_part = [reader.items(f"{CCM}/states?region={part}&fields=id") for part in sub_regions]
    assert sum(map(len, by_part)) == 54


@pytest.mark.parametrize(("sort", "turned"), [("since", False), ("-since", True)])
def test_sorting_puts_what_is_not_known_last(reader: Reader, sort: str, turned: bool) -> None:
    rows = reader.items(f"{CCM}/states?sort={sort}&fields=name,since")
    days = [row["since"] for row in rows]
    known = [day for day in days if day is not None]
    assert len(known) == 113
    assert known == sorted(known, reverse=turned)
    assert days[113:] == [None] * 84


def test_fields_make_flat_rows_in_the_order_asked(reader: Reader) -> None:
    rows = reader.items(f"{CCM}/states?states=VU,UA&fields=status,name,since,signed")
    assert [list(row.items()) for row in rows] == [
        [("status", "party"), ("name", "Vanuatu"), ("since", "2026-03-01"), ("signed", False)],
        [("status", "non_signatory"), ("name", "Ukraine"), ("since", None), ("signed", False)],
    ]


def test_a_row_says_what_the_states_own_answer_says(reader: Reader) -> None:
    (row,) = reader.items(f"{CCM}/states?states=LT")
    whole = reader.standing("LT")
    assert whole.pop("evidence")
    assert row == whole


def test_claims_are_read_page_by_page_each_once(reader: Reader) -> None:
    path: str | None = f"{CCM}/claims?state=LT&limit=3"
    ids: list[str] = []
    while path:
        answer = reader.get(path)
        page = answer.json()
        assert len(page["items"]) <= 3
        ids += [claim["id"] for claim in page["items"]]
        linked = re.findall(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        path = page["links"]["next"]
        assert linked == ([path] if path else [])
    assert len(set(ids)) == len(ids) == page["total"] > 6
    assert ids == [row["id"] for row in reader.rows(f"{CCM}/claims.csv?state=LT")]


def test_claims_are_filtered_by_state_type_and_source(reader: Reader) -> None:
    claims = reader.json(f"{CCM}/claims?state=PS&type=declaration&source=nltd")["items"]
    assert [(c["state"], c["content"]["about"]) for c in claims] == [("CAN", "PSE")]
    (term,) = reader.json(f"{CCM}/claims?source=article&type=term")["items"]
    assert term["content"]["term"] == "prohibitions"


@pytest.mark.parametrize("number", ["ccm", "XXVI-6", "47713"])
def test_a_treaty_is_found_by_any_of_its_numbers(reader: Reader, number: str) -> None:
    assert reader.json(f"/v1/treaties/{number}")["id"] == "ccm"
    listed = [treaty["id"] for treaty in reader.items("/v1/treaties")]
    assert listed == ["apmbc", "att", "ccm", "tpnw"]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("ccm", 1),
        ("XXVI-6", 1),
        ("47713", 1),
        ("cluster", 1),
        ("landmines", 0),
        ("weapons", 1),
        ("", 4),
    ],
)
def test_treaties_are_found_by_words(reader: Reader, q: str, found: int) -> None:
    assert len(reader.items(f"/v1/treaties?q={q}")) == found


def test_a_state_shows_its_standing_in_every_treaty(reader: Reader) -> None:
    ukraine = reader.json("/v1/states/804")
    assert (ukraine["state"]["id"], ukraine["un_name"]) == ("UKR", "Ukraine")
    assert {item["treaty"]["id"]: item["status"] for item in ukraine["items"]} == {
        "apmbc": "party",
        "att": "signatory",
        "ccm": "non_signatory",
        "tpnw": "non_signatory",
    }


def test_a_timeline_is_in_order_and_ends_at_the_day_asked(reader: Reader) -> None:
    events = reader.items(f"{CCM}/states/LT/history")
    assert [event["on"] for event in events] == sorted(event["on"] for event in events)
    assert [(event["event"], event["status"]) for event in events][-2:] == [
        ("withdrawal", "withdrawing"),
        ("withdrawal_takes_effect", "withdrawn"),
    ]
    until = reader.items(f"{CCM}/states/LT/history?as_of=2011-12-31")
    assert [event["event"] for event in until] == [
        "signature",
        "provisional_application",
        "ratification",
        "entry_into_force",
    ]


def test_every_link_of_a_list_leads_somewhere(reader: Reader) -> None:
    for path in ("/v1/treaties", f"{CCM}/states?states=UA", f"{CCM}/counts", "/v1/sources"):
        links = reader.json(path)["links"]
        assert reader.json(links["self"]) == reader.json(path)
        assert reader.rows(links["csv"])
    for link in reader.json(CCM)["links"].values():
        assert reader.json(link)
