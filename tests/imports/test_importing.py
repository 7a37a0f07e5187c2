"""Importing: what a page would change is told first; applying it writes that, in one entry, once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.claims import ActionContent, DeclarationContent, ListContent
from app.domain.commands import Entry
from app.domain.errors import InvalidRecord
from app.domain.refusals import PageRefused
from app.domain.standing import Status
from app.services.differences import Difference
from app.services.importing import Report, apply, look
from app.services.newest import Snapshots
from app.services.page_treaty import Asked
from app.services.state_names import StateNames
from app.sources.names_folder import read_names
from app.sources.untc.participants import Find
from app.store.engine import Engine, Session, reading, writing
from app.store.records import (
    last_revision,
    read_claims,
    read_entries,
    read_sources,
    read_states,
)
from tests.imports.made_pages import SMALL, MadePage
from tests.seed.recorded import SEED

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NOTHING_SAID = Asked()
TABLE = read_names(SEED / "names")
TODAY = date(2026, 11, 25)


def find_in(session: Session) -> Find:
    return StateNames({s.id: s for s in read_states(session)}, TABLE).in_depositary_spelling


def seen(engine: Engine, page: MadePage | bytes, asked: Asked = NOTHING_SAID) -> Report:
    content = page if isinstance(page, bytes) else page.html()
    with reading(engine) as session:
        return look(session, content, asked, NOW, find_in(session))


def applied(
    engine: Engine,
    page: MadePage | bytes,
    accept: Collection[str] = (),
    asked: Asked = NOTHING_SAID,
) -> tuple[Report, Entry | None]:
    content = page if isinstance(page, bytes) else page.html()
    with writing(engine) as session:
        report = look(session, content, asked, NOW, find_in(session))
        return report, apply(session, report, "desk", NOW, accept)


def numbers(report: Report) -> dict[str, int]:
    return {str(difference): n for difference, n in report.comparison.numbers.items() if n}


def revision(engine: Engine) -> int:
    with reading(engine) as session:
        return last_revision(session)


def statuses(engine: Engine, treaty_id: str = "ccm") -> dict[str, Status]:
    register = Snapshots(engine).latest().register(treaty_id)
    return {standing.state_id: standing.status for standing in register.standings(TODAY)}


def test_a_report_tells_what_is_new_and_writes_nothing(small_engine: Engine) -> None:
    report = seen(small_engine, SMALL)
    changes = {
        (c.state_id, c.field): (str(c.difference), c.after) for c in report.comparison.changes
    }
    assert changes == {
        ("CAN", "signature"): ("added", "signature on 2008-12-03"),
        ("CAN", "consent"): ("added", "ratification on 2015-03-16"),
        ("FRA", "consent"): ("added", "ratification on 2009-09-25"),
        ("LTU", "withdrawal"): ("added", "withdrawal on 2024-09-06, in effect on 2025-03-06"),
        ("SSD", "consent"): ("added", "accession on 2023-08-03"),
        ("VUT", "consent"): ("added", "accession on 2025-09-05"),
    }  # fmt: skip
    assert revision(small_engine) == 1


def test_applying_is_one_entry_of_claims_in_the_pages_own_words(small_engine: Engine) -> None:
    report, entry = applied(small_engine, SMALL)
    assert entry is not None
    assert (entry.number, entry.actor, entry.command) == (2, "desk", "import page")
    with reading(small_engine) as session:
        claims = [c for c in read_claims(session, "ccm") if c.source_id == report.source.id]
        (source,) = read_sources(session, ids=[report.source.id])
        assert len(read_entries(session)) == 2
    acts = {
        c.state_id: (c.quote, c.locator) for c in claims if isinstance(c.content, ActionContent)
    }
    assert acts["VUT"] == (
        "5 Sep 2025 a",
        "table of participants, Vanuatu, column “Ratification, Acceptance(A), Accession(a), Succession(d)”",
    )
    assert source.as_of.earliest == source.as_of.latest == date(2026, 2, 3)
    assert source.text_sha256 == report.page.sha256
    assert [c.content.complete for c in claims if isinstance(c.content, ListContent)] == [True]
    assert statuses(small_engine) == {
        "CAN": Status.PARTY, "FRA": Status.PARTY, "LTU": Status.WITHDRAWN, "SSD": Status.PARTY,
        "USA": Status.NON_SIGNATORY, "VUT": Status.PARTY,
    }  # fmt: skip


def test_the_same_page_twice_writes_nothing(small_engine: Engine) -> None:
    applied(small_engine, SMALL)
    report, entry = applied(small_engine, SMALL)
    assert (entry, report.claims) == (None, ())
    assert set(numbers(report)) == {"unchanged"}
    # Nor does the page fetched anew on the same day, whose bytes differ.
    report, entry = applied(small_engine, SMALL.but(as_at="03-02-2026 17:00:00 EDT"))
    assert (entry, report.claims, revision(small_engine)) == (None, (), 2)


def test_a_page_without_news_records_one_list(small_engine: Engine) -> None:
    applied(small_engine, SMALL)
    later = SMALL.but(as_at="01-07-2026 09:00:00 EDT")
    report, entry = applied(small_engine, later)
    assert (report.verified_before, report.verified_after) == (date(2026, 2, 3), date(2026, 7, 1))
    assert report.comparison.changes == ()
    assert entry is not None
    (claim,) = report.claims
    assert isinstance(claim.content, ListContent)
    register = Snapshots(small_engine).latest().register("ccm")
    assert {register.verified_on(state) for state in register.states} == {date(2026, 7, 1)}


def test_a_changed_date_is_told_and_followed(small_engine: Engine) -> None:
    applied(small_engine, SMALL)
    rows = [
        row if row[0] != "France" else ("France", "3 Dec 2008", "26 Sep 2009") for row in SMALL.rows
    ]
    report, _ = applied(small_engine, SMALL.but(rows=rows, as_at="01-07-2026 09:00:00 EDT"))
    (change,) = report.comparison.changes
    assert (change.difference, change.before, change.after) == (
        Difference.CHANGED, "ratification on 2009-09-25", "ratification on 2009-09-26",
    )  # fmt: skip
    standing = Snapshots(small_engine).latest().register("ccm").standing("FRA", TODAY)
    assert standing.consent.deposited_on == date(2009, 9, 26)


def test_who_vanished_has_not_withdrawn(small_engine: Engine) -> None:
    applied(small_engine, SMALL)
    page = SMALL.but(
        rows=[row for row in SMALL.rows if row[0] != "Canada"], as_at="01-07-2026 09:00:00 EDT"
    )
    report = seen(small_engine, page)
    assert [(c.state_id, c.field) for c in report.comparison.changes] == [
        ("CAN", "signature"),
        ("CAN", "consent"),
    ]
    assert [finding.code for finding in report.findings] == ["vanished"]
    assert "that is no withdrawal" in report.findings[0].message
    with pytest.raises(PageRefused, match="Canada"):
        applied(small_engine, page)
    assert revision(small_engine) == 2
    applied(small_engine, page, ["vanished"])
    assert statuses(small_engine)["CAN"] is not Status.WITHDRAWN


@pytest.mark.parametrize("changed", [{"parties": 9}, {"rows": [("Ruritania", "3 Dec 2008", "")]}])
def test_nothing_is_applied_with_findings_that_are_not_accepted(
    small_engine: Engine, changed: dict[str, object]
) -> None:
    page = SMALL.but(**changed)
    with pytest.raises(PageRefused):
        applied(small_engine, page)
    assert revision(small_engine) == 1
    _, entry = applied(small_engine, page, ["all"])
    assert entry is not None


def test_a_confirmed_withdrawal_is_news_where_it_was_projected(small_engine: Engine) -> None:
    said = (
        "On 20 August 2025, the Government of France deposited with the Secretary-General a notification of withdrawal "
        "(see C.N.1). The withdrawal {} for France on 20 February 2026{}."
    )
    rows = [("France|1", "3 Dec 2008", "25 Sep 2009"), *(r for r in SMALL.rows if r[0] != "France")]
    before = SMALL.but(
        rows=rows,
        notes={**SMALL.notes, "1": said.format("will take effect", ", subject to the condition")},
    )
    applied(small_engine, before)
    assert statuses(small_engine)["FRA"] is Status.WITHDRAWING
    rows = [("France|1", "[ 3 Dec 2008 ]", "[25 Sep 2009 ]"), *rows[1:]]
    after = before.but(
        rows=rows, notes={**SMALL.notes, "1": said.format("took effect", "")}, as_at="01-03-2026 09:00:00 EDT"
    )  # fmt: skip
    report, _ = applied(small_engine, after)
    assert [(c.state_id, c.field) for c in report.comparison.changes] == [("FRA", "withdrawal")]
    assert statuses(small_engine)["FRA"] is Status.WITHDRAWN


def test_an_undated_withdrawal_asks_to_be_looked_at(small_engine: Engine) -> None:
    report = seen(small_engine, SMALL.but(notes={}))
    assert [finding.code for finding in report.findings] == ["undated-withdrawal"]
    assert report.findings[0].place == "row 3, Lithuania"


def test_an_undated_withdrawal_from_a_new_treaty_does_too_and_is_news_once(
    small_engine: Engine,
) -> None:
    page = SMALL.but(number="IV-1", title="1. Convention on Small Things", notes={})
    with pytest.raises(PageRefused, match=r"row 3, Lithuania: in brackets.*undated-withdrawal"):
        applied(small_engine, page)
    applied(small_engine, page, ["undated-withdrawal"])
    later = page.but(as_at="01-03-2026 09:00:00 EDT")
    report, _ = applied(small_engine, later)
    assert report.comparison.changes == ()
    standing = Snapshots(small_engine).latest().register("iv-1").standing("LTU", TODAY)
    assert standing.force.bound is False
    assert standing.status is Status.CONTRACTING


def test_a_new_treaty_comes_with_what_the_page_states(small_engine: Engine) -> None:
    page = SMALL.but(
        number="IV-1",
        title="1. Convention on the Prevention of Small Things",
        registration="12 January 1951, No. 1021",
    )
    report, entry = applied(small_engine, page)
    assert report.is_new
    assert entry is not None
    assert (report.treaty.id, report.treaty.title) == (
        "iv-1",
        "Convention on the Prevention of Small Things",
    )
    register = Snapshots(small_engine).latest().register("iv-1")
    terms = register.timeline.terms
    assert (terms.untc_number, terms.registration, terms.in_force_on) == (
        "IV-1",
        "1021",
        date(2010, 8, 1),
    )
    # The page does not say when a consent takes effect, so no day is made up.
    standing = register.standing("VUT", TODAY)
    assert (standing.consent.deposited_on, standing.force.bound, standing.force.since) == (
        date(2025, 9, 5),
        None,
        None,
    )


def test_a_succession_takes_effect_on_no_day_that_a_page_does_not_give(
    small_engine: Engine,
) -> None:
    page = SMALL.but(
        rows=[
            ("South Sudan", "", "11 Nov 2011 d"),
            ("Lithuania|3", "[ 3 Dec 2008 ]", "[24 Mar 2011 ]"),
        ]
    )
    applied(small_engine, page, ["all"])
    standing = Snapshots(small_engine).latest().register("ccm").standing("SSD", TODAY)
    assert (standing.consent.act, standing.force.since) == ("succession", None)


def test_a_table_without_a_day_is_held_against_the_record_of_its_time(small_engine: Engine) -> None:
    applied(small_engine, SMALL)
    old = SMALL.but(rows=[("Canada", "3 Dec 2008", ""), ("France", "3 Dec 2008", "25 Sep 2009"),
                          ("Lithuania", "3 Dec 2008", "24 Mar 2011")])  # fmt: skip
    report = seen(small_engine, old.csv(), Asked(name="26-6.csv"))
    assert (set(numbers(report)), report.findings, report.claims) == ({"unchanged"}, (), ())


def test_brackets_of_a_bare_table_say_that_it_has_left(small_engine: Engine) -> None:
    page = SMALL.but(rows=[("France", "3 Dec 2008", "25 Sep 2009"),
                           ("Lithuania", "[3 Dec 2008]", "[24 Mar 2011]")])  # fmt: skip
    asked = Asked(treaty="small", title="Small Convention")
    report, _ = applied(small_engine, page.csv(), (), asked)
    assert "in brackets, the page does not say when they left: Lithuania" in report.notices
    standing = Snapshots(small_engine).latest().register("small").standing("LTU", TODAY)
    assert (standing.consent.expressed, standing.force.bound) == (True, False)
    _, entry = applied(small_engine, page.csv(), (), asked)
    assert entry is None


def test_a_page_for_another_treaty_is_refused(small_engine: Engine) -> None:
    applied(small_engine, SMALL.but(number="IV-1", title="1. Other"))
    for asked in (Asked(treaty="iv-1"), Asked(number="XXVI-5")):
        with pytest.raises(PageRefused, match="XXVI-6"):
            seen(small_engine, SMALL, asked)
    with pytest.raises(PageRefused, match="say which treaty"):
        seen(small_engine, SMALL.csv())


def test_declarations_objections_and_territories_are_claimed_in_the_pages_words(
    small_engine: Engine,
) -> None:
    page = SMALL.but(
        rows=[("Canada|1", "3 Dec 2008", "16 Mar 2015"), *SMALL.rows[1:]],
        notes={**SMALL.notes, "1": "The Convention does not extend to the territory of Nowhere."},
        declarations=[
            ("Canada", "Declaration made upon signature:\nThis signature binds the provinces.")
        ],
        objections=[("France", "12 January 2016\nFrance objects to what Canada declared.")],
    )
    report, _ = applied(small_engine, page)
    register = Snapshots(small_engine).latest().register("ccm")
    canada, france = register.records["CAN"], register.records["FRA"]
    said = [
        (str(c.content.kind), c.content.on, c.quote)
        for c in (*canada.declarations, *france.communications)
        if isinstance(c.content, DeclarationContent)
    ]
    assert said == [
        ("declaration", date(2008, 12, 3), "Declaration made upon signature:\nThis signature binds the provinces."),
        ("territorial", date(2015, 3, 16), "The Convention does not extend to the territory of Nowhere."),
        ("communication", date(2016, 1, 12), "12 January 2016\nFrance objects to what Canada declared."),
    ]  # fmt: skip
    assert seen(small_engine, page.but(as_at="04-02-2026 09:00:00 EDT")).comparison.changes == ()
    assert report.findings == ()


def test_an_organization_is_named_and_becomes_no_state(small_engine: Engine) -> None:
    page = SMALL.but(rows=[*SMALL.rows, ("European Union", "3 Dec 2008", "4 Dec 2008 A")])
    report, _ = applied(small_engine, page)
    assert any("European Union (organization)" in notice for notice in report.notices)
    assert len(Snapshots(small_engine).latest().states) == 6
    (listed,) = [claim for claim in report.claims if isinstance(claim.content, ListContent)]
    assert "European Union (organization)" in (listed.note or "")


def test_a_page_that_the_record_refuses_leaves_it_as_it_was(small_engine: Engine) -> None:
    report = seen(small_engine, SMALL)
    stray = replace(report.claims[-1], id="x", treaty_id="nowhere")
    broken = replace(report, claims=(*report.claims, stray))
    with pytest.raises(InvalidRecord, match="no treaty nowhere"), writing(small_engine) as session:
        apply(session, broken, "desk", NOW)
    assert revision(small_engine) == 1


def test_who_takes_a_ratification_back_has_not_left(small_engine: Engine) -> None:
    note = (
        "On 3 November 2023, the Government of France informed the Secretary-General of the withdrawal of its "
        "instrument of ratification, deposited on 25 September 2009."
    )
    page = SMALL.but(
        rows=[
            ("France|1", "3 Dec 2008", "[25 Sep 2009 ]"),
            *(r for r in SMALL.rows if r[0] != "France"),
        ],
        notes={**SMALL.notes, "1": note},
    )
    report, _ = applied(small_engine, page)
    assert report.findings == ()
    assert any(
        "took their consent back" in notice and "France" in notice for notice in report.notices
    )
    assert statuses(small_engine)["FRA"] is Status.SIGNATORY
    assert statuses(small_engine)["LTU"] is Status.WITHDRAWN


def test_who_leaves_joins_again_and_leaves_again_has_all_of_it(small_engine: Engine) -> None:
    note = (
        "On 4 November 2019, the Government deposited a notification of withdrawal. It took effect on 4 November 2020. "
        "On 20 January 2021, it deposited an instrument of acceptance. On 27 January 2025, the Government deposited a "
        "notification of withdrawal. The action took effect on 27 January 2026."
    )
    page = SMALL.but(
        number="XXVII-7-d",
        title="7. d Paris Agreement",
        concluded="Paris, 12 December 2015",
        in_force="4 November 2016, in accordance with article 21(1).",
        rows=[("United States of America|9", "22 Apr 2016", "[ 3 Sep 2016 A] [20 Jan 2021 A]")],
        notes={"9": note},
        signatories=1,
        parties=0,
    )
    report, _ = applied(small_engine, page)
    assert (report.treaty.title, report.findings) == ("Paris Agreement", ())
    record = Snapshots(small_engine).latest().register("xxvii-7-d").records["USA"]
    assert [(str(act.kind), act.on, act.effective_on) for act in record.acts] == [
        ("signature", date(2016, 4, 22), None),
        ("acceptance", date(2016, 9, 3), None),
        ("withdrawal", date(2019, 11, 4), date(2020, 11, 4)),
        ("acceptance", date(2021, 1, 20), None),
        ("withdrawal", date(2025, 1, 27), date(2026, 1, 27)),
    ]
    assert statuses(small_engine, "xxvii-7-d")["USA"] is Status.WITHDRAWN
    later = page.but(as_at="01-07-2026 09:00:00 EDT")
    assert seen(small_engine, later).comparison.changes == ()
