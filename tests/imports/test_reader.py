"""A page is understood the same in every form, its totals are counted, and whatever is odd is named with its row."""

from datetime import date

import pytest

from app.domain.actions import ActionKind
from app.domain.refusals import PageRefused
from app.sources.untc.header import chapter_of, read_number, read_title
from app.sources.untc.notes import is_own_communication
from app.sources.untc.pages import ParticipantKind, StatusPage, Totals
from app.sources.untc.participants import Find
from app.sources.untc.reader import read_page
from tests.imports.made_pages import NOTICE, SMALL, MadePage


def read(page: MadePage, find: Find, **asked: object) -> StatusPage:
    return read_page(page.html(), find, **asked)  # type: ignore[arg-type]


def codes(page: StatusPage) -> list[str]:
    return [finding.code for finding in page.findings]


def acts(page: StatusPage) -> list[tuple[str, ActionKind | None, date, bool, str]]:
    return [
        (row.participant.name, act.kind, act.on, act.withdrawn, act.quote)
        for row in page.rows
        for act in row.acts
    ]


def test_a_page_is_read_whole(find: Find) -> None:
    page = read(SMALL, find)
    assert (page.number, page.title, page.as_of) == (
        "XXVI-6", "Convention on Cluster Munitions", date(2026, 2, 3),
    )  # fmt: skip
    assert page.totals == Totals(2, 4, 2, 4)
    assert page.findings == ()
    assert acts(page)[4:7] == [
        ("Lithuania", ActionKind.SIGNATURE, date(2008, 12, 3), True, "[ 3 Dec 2008 ]"),
        ("Lithuania", ActionKind.RATIFICATION, date(2011, 3, 24), True, "[24 Mar 2011 ]"),
        ("South Sudan", ActionKind.ACCESSION, date(2023, 8, 3), False, "3 Aug 2023 a"),
    ]
    assert {term.name: dict(term.value) for term in page.terms} == {
        "adoption": {"on": "2008-05-30", "place": "Dublin"},
        "numbers": {"untc": "XXVI-6", "registration": "47713"},
        "in_force": {"on": "2010-08-01"},
    }


def test_html_and_xml_say_the_same(find: Find) -> None:
    html, xml = read(SMALL, find), read_page(SMALL.xml(), find, name="XXVI-6.en.xml")
    assert acts(xml) == acts(html)
    assert [row.withdrawal for row in xml.rows] == [row.withdrawal for row in html.rows]
    assert (xml.number, xml.title, xml.as_of, xml.totals) == (
        html.number, html.title, html.as_of, html.totals,
    )  # fmt: skip
    assert [t.value for t in xml.terms] == [t.value for t in html.terms]


def test_a_table_says_the_same_of_its_rows(find: Find) -> None:
    table = read_page(SMALL.csv(), find, name="26-6.csv")
    assert acts(table) == acts(read(SMALL, find))
    assert (table.number, table.as_of, table.totals.declared_parties) == ("XXVI-6", None, None)


def test_swapped_columns_are_read_by_their_heads(find: Find) -> None:
    swapped = SMALL.but(
        heads=(SMALL.heads[2], SMALL.heads[0], SMALL.heads[1]),
        rows=[(row[2], row[0], row[1]) for row in SMALL.rows],
        signatories=2, parties=4,
    )  # fmt: skip
    assert sorted(acts(read(swapped, find)), key=str) == sorted(acts(read(SMALL, find)), key=str)
    assert read(swapped, find).findings == ()


def test_organizations_and_former_states_count_in_the_pages_own_totals(find: Find) -> None:
    rows = [
        *SMALL.rows,
        ("European Union", "3 Dec 2008", "4 Dec 2008 A"),
        ("Czechoslovakia|2", "3 Dec 2008", ""),
    ]
    page = read(SMALL.but(rows=rows), find)
    assert page.totals == Totals(4, 5, 4, 5)
    assert [row.participant.kind for row in page.rows[-2:]] == [
        ParticipantKind.ORGANIZATION, ParticipantKind.FORMER_STATE,
    ]  # fmt: skip
    assert page.findings == ()


def test_a_withdrawal_has_the_dates_of_its_note(find: Find) -> None:
    withdrawal = read(SMALL, find).rows[2].withdrawal
    assert withdrawal is not None
    assert (withdrawal.notified_on, withdrawal.effective_on, withdrawal.in_effect) == (
        date(2024, 9, 6), date(2025, 3, 6), True,
    )  # fmt: skip
    assert withdrawal.quote == NOTICE


def test_a_conditional_withdrawal_is_not_yet_in_effect(find: Find) -> None:
    note = (
        "On 20 August 2025, the Government of France deposited with the Secretary-General a notification of withdrawal "
        "(see C.N.1.2025 of 26 August 2025). The withdrawal will take effect for France on 20 February 2026, subject "
        "to the condition set forth in the said paragraph."
    )
    rows = [("France|1", "3 Dec 2008", "25 Sep 2009")]
    page = read(SMALL.but(rows=rows, notes={"1": note}, as_at="03-03-2026"), find)
    withdrawal = page.rows[0].withdrawal
    assert withdrawal is not None
    assert (withdrawal.effective_on, withdrawal.in_effect) == (date(2026, 2, 20), False)
    assert withdrawal.condition == "subject to the condition set forth in the said paragraph"


@pytest.mark.parametrize(
    "note",
    [
        "On 6 February 1990, the Government withdrew its reservation to article 3.",
        "See note 1 under “Serbia” in the “Historical Information” section.",
        "On 19 October 2016 the Government deposited an instrument of withdrawal. On 7 March 2017 the Government "
        "notified the withdrawal of its notification of withdrawal.",
        "The Government made a communication on 3 March 2016.",
    ],
)
def test_other_notes_are_no_withdrawals(note: str, find: Find) -> None:
    rows = [("France|1", "3 Dec 2008", "25 Sep 2009")]
    assert read(SMALL.but(rows=rows, notes={"1": note}), find).rows[0].withdrawal is None


FOUND = {
    "totals-disagree": SMALL.but(parties=5),
    "unknown-legend": SMALL.but(rows=[("France", "3 Dec 2008", "25 Sep 2009 q")]),
    "unknown-participant": SMALL.but(rows=[("Ruritania", "3 Dec 2008", "25 Sep 2009")]),
    "unreadable-cell": SMALL.but(rows=[("France", "3 Dec 2008", "25 Sep 2009 maybe")]),
    "duplicate-participant": SMALL.but(rows=[*SMALL.rows, ("France", "3 Dec 2008", "")]),
    "unknown-column": SMALL.but(
        heads=("Participant", "Signature", "Mood", "Ratification"),
        rows=[("France", "3 Dec 2008", "fine", "25 Sep 2009")],
    ),
    "no-date": SMALL.but(as_at="today"),
}


@pytest.mark.parametrize(
    ("note", "own"),
    [
        ("In a communication received on 18 July 2019, the Government of Cuba informed the Secretary-General …", True),
        ("On 30 March 2016, the Government of the Republic of Cuba made a communication.", True),
        ("On 9 January 2020, the Secretary-General received a communication from the Government of Spain.", False),
        ("On 9 January 2020, the Government of Spain made a communication. The Government of Cuba replied.", False),
        ("On 1 May 2020, the Government of Cuba made a communication of withdrawal.", False),
        ("On 1 May 2020, the Government of Cuba informed the Secretary-General of its address.", False),
    ],
)  # fmt: skip
def test_a_communication_is_a_participants_own_only_where_it_made_it(note: str, own: bool) -> None:
    assert is_own_communication(note, "Cuba") is own


@pytest.mark.parametrize("code", FOUND)
def test_what_is_odd_is_named(code: str, find: Find) -> None:
    assert codes(read(FOUND[code], find))[0] == code


@pytest.mark.parametrize(
    "cell", ["31 Feb 2009", "25 Sep 2027", "25 Sep 1709", "3 Jan 2008", "25 Xyz 2009"]
)
def test_a_day_that_cannot_be_is_named(cell: str, find: Find) -> None:
    page = read(
        SMALL.but(rows=[("Canada", "3 Dec 2008", ""), ("France", "3 Dec 2008", cell)], parties=1),
        find,
    )
    assert page.findings[0].code == "date-out-of-range"
    assert page.findings[0].place == "row 2, France"


def test_a_page_of_another_treaty_is_refused(find: Find) -> None:
    with pytest.raises(PageRefused, match="the page is of XXVI-6, and XXVI-5 was asked for"):
        read(SMALL, find, number="XXVI-5")


def test_a_row_goes_on_where_the_name_is_empty(find: Find) -> None:
    rows = [("France", "3 Dec 2008", "[25 Sep 2009 ]"), ("", "", "4 Dec 2010 a")]
    page = read(SMALL.but(rows=rows, signatories=1, parties=1), find)
    assert len(page.rows) == 1
    assert [act.on for act in page.rows[0].acts] == [
        date(2008, 12, 3),
        date(2009, 9, 25),
        date(2010, 12, 4),
    ]
    assert not page.rows[0].left


NUMBERS = {
    "XXVI-6": ("XXVI-6", 26), "xxvii-7-d": ("XXVII-7-d", 27), "26-6": ("XXVI-6", 26), "18-12.a": ("XVIII-12-a", 18),
    "XI-B-16": ("XI-B-16", 11), "11-B-16": ("XI-B-16", 11), "4-1": ("IV-1", 4), "IX-1": ("IX-1", 9),
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_of_the_collection(text: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (number, chapter_of(number)) == NUMBERS[text]


@pytest.mark.parametrize("text", ["", "XXX-1", "30-1", "ccm", "26", "0-1"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text", ["7. a) Kyoto Protocol", "7. a Kyoto Protocol", "7 .a. Kyoto Protocol"]
)
def test_a_title_stands_without_its_place_in_the_chapter(text: str) -> None:
    assert read_title(text) == "Kyoto Protocol"
