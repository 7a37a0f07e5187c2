"""Reading: the record as it stood at a revision, what came after one, and the last change of a treaty."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.domain.actions import ActionKind, Family
from app.domain.claims import DeclarationContent, DeclarationKind, ListContent, Review
from app.domain.folding import build_register, fold_in
from app.store.engine import Engine, reading
from app.store.records import (
    entry_at,
    last_entry,
    last_revision,
    read_citing,
    read_claim,
    read_claims,
    read_claims_on,
    read_entries,
    read_entry,
    read_instants,
    read_sources,
    read_states,
    read_treaties,
    read_treaties_told_of,
    read_treaty_of_claim,
    read_treaty_revisions,
    read_version,
    recorded_ids,
)
from tests.store.examples import (
    AT,
    CCM,
    DEPOSITARY,
    FOUNDATION,
    FRANCE,
    UNDATED,
    VANUATU,
    command,
    ratification,
    recorded,
)

MINE_BAN = replace(CCM, id="apmbc", title="Mine Ban Convention", short_title=None)
RENAMED = replace(CCM, short_title=None)
RETRACTED = ratification(review=Review.RETRACTED, reason="Read from the wrong row.")


@pytest.fixture
def grown(engine: Engine) -> Engine:
    """A record of seven entries, a minute apart."""
    history = (
        FOUNDATION,
        command(claims=[ratification("first"), ratification()]),
        command(treaties=[MINE_BAN]),
        command(claims=[ratification("mine", treaty_id="apmbc"), ratification("second")]),
        command(treaties=[RENAMED]),
        command(claims=[RETRACTED]),
        command(states=[replace(VANUATU, name="Republic of Vanuatu")]),
    )
    for minute, one in enumerate(history):
        recorded(engine, one, AT + timedelta(minutes=minute))
    return engine


def test_an_earlier_revision_gives_the_earlier_version(grown: Engine) -> None:
    with reading(grown) as session:
        assert read_treaties(session) == [MINE_BAN, RENAMED]
        assert read_treaties(session, upto=4) == [MINE_BAN, CCM]
        assert read_treaties(session, upto=2) == [CCM]
        assert read_treaties(session, upto=0) == []
        assert read_states(session, upto=6) == [FRANCE, VANUATU]
        assert [state.name for state in read_states(session)] == ["France", "Republic of Vanuatu"]
        assert read_sources(session) == [UNDATED, DEPOSITARY]
        assert read_version(session, "treaties", "ccm") == 2
        assert read_version(session, "treaties", "ccm", upto=4) == 1


def test_only_what_is_newer_is_read_after_a_revision(grown: Engine) -> None:
    with reading(grown) as session:
        assert read_treaties(session, after=3) == [RENAMED]
        assert read_treaties(session, after=3, upto=4) == []
        assert [state.id for state in read_states(session, after=1)] == ["VUT"]
        assert read_sources(session, after=1) == []


def test_some_are_read_by_id(grown: Engine) -> None:
    with reading(grown) as session:
        assert read_states(session, ids=["VUT", "AND", "VUT"], upto=6) == [VANUATU]
        assert read_states(session, ids=[]) == []
        assert recorded_ids(session, "states", ["FRA", "AND"]) == {"FRA"}
        assert recorded_ids(session, "claims") == {"first", "fra-ratification", "mine", "second"}


def test_claims_come_in_the_order_their_versions_were_recorded(grown: Engine) -> None:
    def read(after: int = 0, upto: int | None = None) -> list[tuple[str, int, int]]:
        with reading(grown) as session:
            claims = read_claims(session, "ccm", after, upto)
        return [(claim.id, claim.version, claim.sequence) for claim in claims]

    assert read() == [("first", 1, 1), ("second", 1, 4), ("fra-ratification", 2, 5)]
    assert read(upto=5) == [("first", 1, 1), ("fra-ratification", 1, 2), ("second", 1, 4)]
    assert read(after=2) == [("second", 1, 4), ("fra-ratification", 2, 5)]
    assert read(after=2, upto=5) == [("second", 1, 4)]
    assert read(after=6) == []


def test_a_claim_is_read_as_it_stood(grown: Engine) -> None:
    with reading(grown) as session:
        now = read_claim(session, "fra-ratification")
        then = read_claim(session, "fra-ratification", upto=5)
        assert read_claim(session, "fra-ratification", upto=1) is None
        assert read_claim(session, "nothing") is None
    assert now is not None
    assert then is not None
    assert (now.review, now.reason, now.revision) == (Review.RETRACTED, RETRACTED.reason, 6)
    assert (then.review, then.reason, then.revision) == (Review.PUBLISHED, None, 2)
    assert now.recorded_at == AT + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("treaty", "revisions"),
    [("ccm", [1, 2, 2, 4, 5, 6, 7]), ("apmbc", [0, 0, 3, 4, 4, 4, 7])],
)
def test_the_revision_of_a_treaty_is_the_last_that_changed_it(
    grown: Engine, treaty: str, revisions: list[int]
) -> None:
    with reading(grown) as session:
        found = [read_treaty_revisions(session, upto).get(treaty, 0) for upto in range(1, 8)]
        assert found == revisions
        assert read_treaty_revisions(session)[treaty] == revisions[-1]
        assert read_treaty_revisions(session, 0) == {}


def test_a_source_changes_the_treaties_about_which_it_is_cited(grown: Engine) -> None:
    def revisions(upto: int | None = None) -> dict[str, int]:
        with reading(grown) as session:
            return read_treaty_revisions(session, upto)

    new = replace(UNDATED, id="mofajp", publisher="MOFA")
    recorded(grown, command(sources=[new]))
    assert revisions() == {"ccm": 7, "apmbc": 7}
    recorded(grown, command(claims=[ratification("cited", source_id="mofajp")]))
    assert revisions() == {"ccm": 9, "apmbc": 7}
    recorded(grown, command(sources=[replace(new, title="A page")]))
    assert revisions() == {"ccm": 10, "apmbc": 7}
    recorded(grown, command(sources=[replace(DEPOSITARY, title="Status of treaties")]))
    assert revisions() == {"ccm": 11, "apmbc": 11}
    recorded(grown, command(claims=[ratification("late", treaty_id="apmbc", source_id="mofajp")]))
    assert revisions() == {"ccm": 11, "apmbc": 12}
    assert revisions(10) == {"ccm": 10, "apmbc": 7}
    with reading(grown) as session:
        assert read_citing(session, ["mofajp", "nothing"]) == {"mofajp": {"ccm", "apmbc"}}
        assert read_citing(session, ["mofajp"], 11) == {"mofajp": {"ccm"}}
        assert read_instants(session, [2, 1, 99]) == {1: AT, 2: AT + timedelta(minutes=1)}


def test_the_entry_at_an_instant_is_the_last_recorded_by_then(grown: Engine) -> None:
    def number_at(seconds: float) -> int | None:
        with reading(grown) as session:
            entry = entry_at(session, AT + timedelta(seconds=seconds))
        return entry.number if entry else None

    assert [number_at(seconds) for seconds in (-1, 0, 59.999999, 60, 60.000001, 1e9)] == [
        None,
        1,
        1,
        2,
        2,
        7,
    ]


def test_of_entries_at_one_instant_the_last_counts(grown: Engine) -> None:
    last = AT + timedelta(minutes=6)
    recorded(grown, command(treaties=[CCM]), last)
    with reading(grown) as session:
        assert entry_at(session, last) == last_entry(session)


def test_entries_are_read_in_order(grown: Engine) -> None:
    with reading(grown) as session:
        entries = read_entries(session)
        assert [entry.number for entry in entries] == list(range(1, 8))
        assert read_entries(session, after=2, limit=2) == entries[2:4]
        assert read_entries(session, after=2, upto=3) == entries[2:3]
        assert read_entry(session, 4) == entries[3]
        assert read_entry(session, 8) is None
        assert last_entry(session) == entries[-1]
        assert last_revision(session) == 7


def test_an_empty_record_is_empty(engine: Engine) -> None:
    with reading(engine) as session:
        assert last_entry(session) is None
        assert last_revision(session) == 0
        assert entry_at(session, AT) is None
        assert read_entries(session) == []
        assert read_treaties(session) == []
        assert read_claims(session, "ccm") == []
        assert read_treaty_revisions(session) == {}


def test_carrying_forward_gives_the_register_that_building_gives(grown: Engine) -> None:
    with reading(grown) as session:
        states = {state.id: state for state in read_states(session)}
        sources = {source.id: source for source in read_sources(session)}
        built = build_register(RENAMED, 7, states, sources, read_claims(session, "ccm"))
        for revision in range(1, 7):
            before = read_claims(session, "ccm", upto=revision)
            changed = read_claims(session, "ccm", after=revision)
            register = build_register(RENAMED, revision, states, sources, before)
            carried = fold_in(register, 7, changed, states, sources)
            assert carried == built
            assert list(carried.claims) == list(built.claims)


def test_the_claims_of_a_treaty_are_one_statement(grown: Engine) -> None:
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    with reading(grown) as session:
        event.listen(grown, "before_cursor_execute", note)
        read_claims(session, "ccm", upto=7)
        event.remove(grown, "before_cursor_execute", note)
    assert len(statements) == 1


def test_the_claims_on_one_state_are_its_own_those_about_it_and_what_lists_say_of_it(
    grown: Engine,
) -> None:
    acts = {"FRA": frozenset({ActionKind.SIGNATURE}), "VUT": frozenset({ActionKind.ACCESSION})}
    listed = ListContent(True, frozenset({Family.SIGNATURE}), acts)
    on = date(2009, 1, 1)
    objection = DeclarationContent(
        DeclarationKind.COMMUNICATION, "Title", "Words.", on, about="FRA"
    )
    extended = DeclarationContent(
        DeclarationKind.TERRITORIAL, "Title", "Words.", on, territory="PYF"
    )
    base = ratification()
    recorded(
        grown,
        command(
            claims=[
                replace(base, id="list", state_id=None, content=listed),
                replace(base, id="objection", state_id="VUT", content=objection),
                replace(base, id="extended", treaty_id="apmbc", content=extended),
            ]
        ),
    )
    with reading(grown) as session:
        of_france = read_claims_on(session, "FRA")
        ids = {treaty: [claim.id for claim in claims] for treaty, claims in of_france.items()}
        assert ids == {
            "ccm": ["first", "second", "fra-ratification", "list", "objection"],
            "apmbc": ["mine", "extended"],
        }
        (cut,) = (claim for claim in of_france["ccm"] if claim.id == "list")
        assert cut.content == replace(listed, acts={"FRA": acts["FRA"]})
        whole = {c.id: c for c in read_claims(session, "ccm")}
        assert [c for c in of_france["ccm"] if c.id != "list"] == [
            whole[key] for key in ids["ccm"] if key != "list"
        ]
        of_vanuatu = read_claims_on(session, "VUT")["ccm"]
        assert [claim.id for claim in of_vanuatu] == ["list", "objection"]
        assert read_claims_on(session, "FRA", 2)["ccm"][1].version == 1
        assert read_claims_on(session, "CAN")["ccm"][0].id == "list"
        assert read_treaties_told_of(session, "PYF") == {"apmbc"}
        assert read_treaties_told_of(session, "PYF", 7) == set()
        assert read_treaty_of_claim(session, "mine") == "apmbc"
        assert read_treaty_of_claim(session, "mine", 3) is None
