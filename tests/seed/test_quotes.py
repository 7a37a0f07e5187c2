"""Quotes are the sources' own words: each is proven against the text we hold."""

from collections.abc import Iterator
from hashlib import sha256

import pytest

from app.domain.actions import ActionKind
from app.domain.claims import ActionContent, Claim, ListContent
from app.domain.commands import Command
from app.sources.held_texts import HeldText, read_held_texts
from tests.seed.recorded import SEED

TEXTS = read_held_texts(SEED / "texts", "seed/texts")
PAGE = TEXTS["untc2026"]


def claims_of(commands: tuple[Command, ...]) -> Iterator[Claim]:
    return (claim for command in commands for claim in command.claims)


def acts_on(page: HeldText) -> set[tuple[str, ActionKind | None, object]]:
    cells = (
        (participant, cell) for participant, row in page.cells.items() for cell in row.values()
    )
    return {(participant, cell.kind, cell.on) for participant, cell in cells}


def test_every_quote_stands_in_the_text_of_its_source(commands: tuple[Command, ...]) -> None:
    quoting = [claim for claim in claims_of(commands) if claim.quote is not None]
    assert len(quoting) > 226
    assert [c.id for c in quoting if (c.quote or "") not in TEXTS[c.source_id].text] == []


def test_every_quote_says_where_it_stands(commands: tuple[Command, ...]) -> None:
    assert [c.id for c in claims_of(commands) if c.quote is not None and not c.locator] == []


def test_a_source_that_is_quoted_carries_the_hash_of_its_text(
    commands: tuple[Command, ...],
) -> None:
    hashes = {s.id: s.text_sha256 for command in commands for s in command.sources if s.text_sha256}
    assert set(hashes) == {c.source_id for c in claims_of(commands) if c.quote is not None}
    assert hashes["untc2026"] == sha256((SEED / "texts" / "untc2026.txt").read_bytes()).hexdigest()
    # Of the article only the paragraph quoted is held; the hash is of the whole.
    assert hashes["article"] == "31083abba6ffab7e738800c3165ec0df90346d5ec3fdb3a3651da46ca884d4be"


def test_of_the_article_only_the_paragraph_quoted_is_held() -> None:
    assert TEXTS["article"].text.count("\n") == 1
    assert TEXTS["article"].text.startswith("More than 100 countries ban cluster munitions. ")


def test_every_act_the_depositary_records_is_quoted(commands: tuple[Command, ...]) -> None:
    acts = [
        claim
        for claim in claims_of(commands)
        if claim.source_id == "untc2026" and isinstance(claim.content, ActionContent)
    ]
    assert len(acts) == 226
    assert [claim.id for claim in acts if claim.quote is None] == []


def test_a_quote_from_the_table_is_one_cell(commands: tuple[Command, ...]) -> None:
    cells = {cell.locator: cell.text for row in PAGE.cells.values() for cell in row.values()}
    quoted = {
        c.locator: c.quote
        for c in claims_of(commands)
        if c.locator in cells and c.source_id == "untc2026"
    }
    assert quoted == cells


def test_the_table_and_the_acts_are_the_same(commands: tuple[Command, ...]) -> None:
    names = {state.id: state.un_name for state in commands[0].states}
    acts = {
        (names[claim.state_id or ""], claim.content.kind, claim.content.on)
        for claim in claims_of(commands)
        if claim.source_id == "untc2026"
        and isinstance(claim.content, ActionContent)
        and claim.content.kind is not ActionKind.WITHDRAWAL  # in an end note
    }
    assert acts == acts_on(PAGE)


def test_the_list_is_the_table_and_the_withdrawal_in_the_end_note(
    commands: tuple[Command, ...],
) -> None:
    names = {state.id: state.un_name for state in commands[0].states}
    (listed,) = (
        c.content
        for c in claims_of(commands)
        if isinstance(c.content, ListContent) and c.source_id == "untc2026"
    )
    assert listed.complete
    in_table = {(participant, kind) for participant, kind, _ in acts_on(PAGE)}
    assert {
        (names[state_id], kind) for state_id, kinds in listed.acts.items() for kind in kinds
    } == {
        *in_table,
        ("Lithuania", ActionKind.WITHDRAWAL),
    }


@pytest.mark.parametrize(
    ("claim_id", "quote"),
    [
        ("ccm-untc2026-afg-ratification", "8 Sep 2011"),
        ("ccm-untc2026-jpn-acceptance", "14 Jul 2009 A"),
        ("ccm-untc2026-blz-provisional-application", "2 Sep 2014 n"),
        ("ccm-untc2026-ltu-ratification", "[24 Mar 2011 ]"),
        ("ccm-untc2026-ltu-signature", "[ 3 Dec 2008 ]"),
    ],
)
def test_a_cell_is_quoted_verbatim(
    commands: tuple[Command, ...], claim_id: str, quote: str
) -> None:
    (claim,) = (claim for claim in claims_of(commands) if claim.id == claim_id)
    assert claim.quote == quote


def test_the_withdrawal_is_quoted_from_its_end_note(commands: tuple[Command, ...]) -> None:
    (claim,) = (c for c in claims_of(commands) if c.id == "ccm-untc2026-ltu-withdrawal")
    assert claim.locator == "end note 3"
    assert claim.quote is not None
    assert "The withdrawal took effect for Lithuania on 6 March 2025" in claim.quote
