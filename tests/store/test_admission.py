"""What may be recorded: each rule once, with the words that say what is wrong."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.actions import ActionKind, Family
from app.domain.claims import (
    ActionContent,
    Claim,
    CountContent,
    DeclarationContent,
    DeclarationKind,
    ListContent,
    Operator,
    PositionContent,
    Subject,
    TermContent,
)
from app.domain.days import AsOf
from app.store.engine import Engine, make_engine
from tests.store.examples import (
    AT,
    CCM,
    DEPOSITARY,
    FOUNDATION,
    FRANCE,
    UNDATED,
    command,
    ratification,
    refused,
    try_out,
)

POSITION = PositionContent(Subject.PARTY, True)
COUNT = CountContent(100, Operator.MORE_THAN)
LIST = ListContent(True, frozenset({Family.CONSENT}), {"FRA": frozenset({ActionKind.RATIFICATION})})
TERM = TermContent("in_force", {"on": "2010-08-01"})
NO_KIND: Any = "joined"
NO_TRUTH: Any = 1
DAY_AFTER_SOURCE = date(2026, 2, 4)


def declaration(**fields: Any) -> DeclarationContent:
    """A declaration on the day France ratified."""
    known: dict[str, Any] = {
        "kind": DeclarationKind.DECLARATION,
        "title": "Declaration",
        "text": "What it says.",
        "on": date(2009, 9, 25),
    }
    return DeclarationContent(**known | fields)


def about_no_state(content: Any) -> Claim:
    return ratification("ccm-claim", state_id=None, content=content)


@pytest.mark.parametrize(
    "claim",
    [
        ratification("fra-party", content=POSITION),
        ratification("fra-declaration", content=declaration()),
        ratification("fra-communication", content=declaration(
            kind=DeclarationKind.COMMUNICATION, about="VUT")),
        about_no_state(COUNT),
        about_no_state(LIST),
        about_no_state(TERM),
        ratification("undated", source_id="nltd", as_of=AsOf()),
        ratification("on-the-last-day", content=ActionContent(
            ActionKind.ACCESSION, date(2026, 2, 3))),
    ],
    ids=lambda claim: str(claim.id),
)  # fmt: skip
def test_what_follows_the_rules_is_recorded(founded: Engine, claim: Claim) -> None:
    try_out(founded, command(claims=[claim]))


def test_an_empty_command_is_refused(founded: Engine) -> None:
    with refused("changes nothing"):
        try_out(founded, command())


@pytest.mark.parametrize("key", ["actor", "name", "summary"])
def test_a_command_says_who_what_and_why(founded: Engine, key: str) -> None:
    change: dict[str, Any] = {key: ""}
    with refused(f"command {key}: is empty"):
        try_out(founded, replace(FOUNDATION, **change))


def test_a_thing_is_named_once_in_a_command(founded: Engine) -> None:
    with refused("state FRA: named twice"):
        try_out(founded, command(states=[replace(FRANCE, name="Gaul"), FRANCE]))


@pytest.mark.parametrize(
    ("things", "says"),
    [
        ({"treaties": [CCM]}, "treaty ccm: is recorded like this already"),
        ({"states": [FRANCE]}, "state FRA: is recorded like this already"),
        ({"sources": [UNDATED]}, "source nltd: is recorded like this already"),
        ({"claims": [ratification()]}, "claim fra-ratification: is recorded like this already"),
    ],
    ids=str,
)
def test_a_new_version_says_something_new(
    founded: Engine, things: dict[str, Any], says: str
) -> None:
    with refused(says):
        try_out(founded, command(**things))


@pytest.mark.parametrize(
    ("things", "says"),
    [
        ({"treaties": [replace(CCM, id="c/cm")]}, "treaty c/cm: id: must be an id"),
        ({"states": [replace(FRANCE, id="FR")]}, "state FR: id: must be an ISO"),
        ({"states": [replace(FRANCE, m49="25")]}, "state FRA: m49: must be an M49"),
        ({"sources": [replace(UNDATED, url="ftp://x")]}, "source nltd: url: must be an http"),
        ({"claims": [ratification("x", quote="\x07")]}, "claim x: quote: holds a character"),
        (
            {"claims": [ratification("x", review="done")]},
            "claim x: review: must be one of proposed",
        ),
        (
            {"claims": [ratification("x", content=ActionContent(NO_KIND, date(2009, 1, 1)))]},
            "claim x: content: kind: must be one of signature",
        ),
        (
            {"claims": [ratification("x", content=PositionContent(Subject.PARTY, NO_TRUTH))]},
            "claim x: content: value: must be true or false",
        ),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_the_form_is_checked(founded: Engine, things: dict[str, Any], says: str) -> None:
    with refused(says):
        try_out(founded, command(**things))


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        (ratification("x", treaty_id="apmbc"), "claim x: no treaty apmbc"),
        (ratification("x", source_id="cmm2022"), "claim x: no source cmm2022"),
        (ratification("x", state_id="AND"), "claim x: no state AND"),
        (about_no_state(replace(LIST, acts={"AND": frozenset()})), "no state AND"),
        (
            ratification("x", content=declaration(kind=DeclarationKind.COMMUNICATION, about="PSE")),
            "claim x: no state PSE",
        ),
        (ratification("x", supersedes="y"), "claim x: no claim y to supersede"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_a_claim_refers_to_is_known(founded: Engine, claim: Claim, says: str) -> None:
    with refused(says):
        try_out(founded, command(claims=[claim]))


def test_what_the_same_command_records_is_known(sqlite_url: str) -> None:
    try_out(make_engine(sqlite_url), replace(FOUNDATION, claims=[ratification()]))


@pytest.mark.parametrize("content", [ratification().content, POSITION, declaration()], ids=repr)
def test_an_action_a_position_and_a_declaration_name_a_state(founded: Engine, content: Any) -> None:
    with refused("names its state"):
        try_out(founded, command(claims=[about_no_state(content)]))


@pytest.mark.parametrize("content", [COUNT, LIST, TERM], ids=repr)
def test_a_count_a_list_and_a_term_name_no_state(founded: Engine, content: Any) -> None:
    with refused("other types name none"):
        try_out(founded, command(claims=[ratification("x", content=content)]))


def test_only_a_communication_is_about_another_state(founded: Engine) -> None:
    with refused("only a communication"):
        try_out(founded, command(claims=[ratification("x", content=declaration(about="VUT"))]))


def test_a_term_is_one_that_the_law_knows(founded: Engine) -> None:
    with refused("term withdrawal: unknown key"):
        try_out(founded, command(claims=[about_no_state(TermContent("withdrawal", {"weeks": 2}))]))


@pytest.mark.parametrize(
    "content",
    [ActionContent(ActionKind.ACCESSION, DAY_AFTER_SOURCE), declaration(on=DAY_AFTER_SOURCE)],
    ids=repr,
)
def test_no_act_is_dated_after_its_source(founded: Engine, content: Any) -> None:
    for as_of in (DEPOSITARY.as_of, AsOf()):
        with refused("dated 2026-02-04, after its source, which speaks as of 2026-02-03"):
            try_out(founded, command(claims=[ratification("x", content=content, as_of=as_of)]))


def test_no_act_is_dated_after_what_the_claim_speaks_of(founded: Engine) -> None:
    earlier = AsOf(date(2009, 1, 1), date(2009, 9, 24))
    with refused("dated 2009-09-25, after its source, which speaks as of 2009-09-24"):
        try_out(founded, command(claims=[ratification("x", as_of=earlier)]))


def test_an_act_of_an_undated_source_is_not_dated_after_it_was_recorded(founded: Engine) -> None:
    for day, claim_id in ((AT.date(), "today"), (AT.date() + timedelta(days=1), "tomorrow")):
        content = ActionContent(ActionKind.ACCESSION, day)
        claim = ratification(claim_id, source_id="nltd", as_of=AsOf(), content=content)
        if claim_id == "today":
            try_out(founded, command(claims=[claim]))
        else:
            with refused("dated 2026-02-04, after its source"):
                try_out(founded, command(claims=[claim]))


def test_a_quote_needs_the_text_it_is_from(founded: Engine) -> None:
    quoting = ratification("x", quote="France 25 Sep 2009")
    with refused("source untc2026 has no text_sha256"):
        try_out(founded, command(claims=[quoting]))
    held = replace(DEPOSITARY, text_sha256="0" * 64)
    try_out(founded, command(sources=[held], claims=[quoting]))
