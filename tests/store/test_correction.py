"""Reviews and corrections: what a source says stays, a correction supersedes it, and one wins."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.actions import ActionKind
from app.domain.claims import ActionContent, Review
from app.domain.days import AsOf
from app.store.engine import Engine
from tests.store.examples import CCM, command, ratification, refused, try_out


@pytest.mark.parametrize("review", [Review.REJECTED, Review.RETRACTED])
def test_what_is_set_aside_keeps_the_reason(founded: Engine, review: Review) -> None:
    with refused("keeps the reason"):
        try_out(founded, command(claims=[ratification(review=review)]))
    try_out(founded, command(claims=[ratification(review=review, reason="Taken from a draft.")]))


@pytest.mark.parametrize(
    "change",
    [
        {"state_id": "VUT"},
        {"source_id": "nltd"},
        {"content": ActionContent(ActionKind.RATIFICATION, date(2009, 9, 24))},
        {"as_of": AsOf()},
        {"quote": "25 Sep 2009"},
        {"locator": "row 40"},
        {"supersedes": "another"},
    ],
    ids=str,
)
def test_what_a_source_says_is_not_rewritten(founded: Engine, change: dict[str, Any]) -> None:
    with refused("a correction is a new claim"):
        try_out(founded, command(claims=[ratification(**change)]))


@pytest.mark.parametrize(
    "change",
    [{"note": "Seen again."}, {"reason": "Checked."}, {"review": Review.PROPOSED}],
    ids=str,
)
def test_review_reason_and_note_may_change(founded: Engine, change: dict[str, Any]) -> None:
    try_out(founded, command(claims=[ratification(**change)]))


OLD = ratification(review=Review.SUPERSEDED)
NEW = ratification("new", supersedes="fra-ratification")
OTHER = ratification("other", supersedes="fra-ratification")


def test_a_correction_supersedes_in_the_same_command(founded: Engine) -> None:
    try_out(founded, command(claims=[OLD, NEW]))


def test_a_correction_may_be_proposed_first(founded: Engine) -> None:
    proposed = replace(NEW, review=Review.PROPOSED)
    also = replace(OTHER, review=Review.PROPOSED)
    try_out(founded, command(claims=[proposed, also]), command(claims=[OLD, NEW]))


def test_a_correction_can_be_undone_and_done_again(founded: Engine) -> None:
    undone = replace(NEW, review=Review.RETRACTED, reason="It was right before.")
    try_out(
        founded,
        command(claims=[OLD, NEW]),
        command(claims=[ratification(), undone]),
        command(claims=[OLD, NEW]),
    )


def test_what_is_superseded_says_so(founded: Engine) -> None:
    with refused("claim fra-ratification: superseded by new, and its review does not say so"):
        try_out(founded, command(claims=[NEW]))


def test_what_is_superseded_stays_so_while_the_correction_stands(founded: Engine) -> None:
    with refused("claim fra-ratification: superseded by new, and its review does not say so"):
        try_out(founded, command(claims=[OLD, NEW]), command(claims=[ratification()]))


def test_nothing_is_superseded_by_nothing(founded: Engine) -> None:
    with refused("claim fra-ratification: superseded by no published claim"):
        try_out(founded, command(claims=[OLD]))


def test_of_two_corrections_one_wins(founded: Engine) -> None:
    with refused("claim fra-ratification: superseded by new and by other; one must win"):
        try_out(founded, command(claims=[OLD, NEW, OTHER]))
    with refused("one must win"):
        try_out(founded, command(claims=[OLD, NEW]), command(claims=[OTHER]))


def test_a_claim_supersedes_one_about_the_same_treaty(founded: Engine) -> None:
    elsewhere = replace(NEW, treaty_id="apmbc")
    mine_ban = replace(CCM, id="apmbc", title="Mine Ban Convention")
    with refused("superseded by itself or by a claim about another treaty"):
        try_out(founded, command(treaties=[mine_ban], claims=[OLD, elsewhere]))


def test_a_claim_does_not_supersede_itself(founded: Engine) -> None:
    with refused("superseded by itself"):
        try_out(founded, command(claims=[ratification("x", supersedes="x")]))
