"""What a line of the public ledger tells, for the entry of a feed: a headline and a paragraph."""

from collections.abc import Mapping
from typing import Any

from app.domain.ledger import Line, LineKind
from app.domain.standing import Status
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.english import write_day
from app.render.labels import STATUS

_LEADS = {
    LineKind.PUBLISHED: "",
    LineKind.CORRECTED: "Correction: ",
    LineKind.RETRACTED: "Retracted: ",
}


def title_of_change(line: Line, treaty: Treaty, states: Mapping[str, State]) -> str:
    """A headline: who, and what is new."""
    body = line.body
    if line.kind is LineKind.DATE_REACHED:
        name, after = states[body["state"]].name, body["after"]["status"]
        return f"{name}: {STATUS[Status(after)]}"
    sides = ("before", "after") if line.kind is LineKind.RETRACTED else ("after", "before")
    said = body.get(sides[0]) or body.get(sides[1]) or {}
    if not body["claims"]:
        return f"{_LEADS[line.kind]}{said.get('title') or treaty.title}"
    if "says" not in said:
        return f"{_many(line)} on the {treaty.title}"
    return f"{_LEADS[line.kind]}{said['says'].rstrip('.')}"


def words_of_change(line: Line, treaty: Treaty, states: Mapping[str, State]) -> str:
    """A paragraph: the treaty, what the record says now and said before, and why."""
    body = line.body
    told = [f"{treaty.title}."]
    before, after = body.get("before") or {}, body.get("after") or {}
    if line.kind is LineKind.DATE_REACHED:
        name, was, now = states[body["state"]].name, before["status"], after["status"]
        day = write_day(line.day or line.at.date())
        told.append(f"{name}: {STATUS[Status(now)]} from {day}; before: {STATUS[Status(was)]}.")
    elif not body["claims"]:
        told.append(_of_title(before))
    elif "says" not in before and "says" not in after:
        told.append(f"{_many(line)}, recorded together.")
    else:
        told += _of_claim(line.kind, before, after)
    if body.get("reason"):
        told.append(f"Reason: {body['reason']}")
    return " ".join(told)


def _of_claim(kind: LineKind, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    if kind is LineKind.RETRACTED:
        told = [f"No longer in the record: {before['says']}"]
        return [*told, f"In the record again: {after['says']}"] if after else told
    told = [f"Now in the record: {after['says']}"]
    if after.get("quote"):
        told.append(f"The source's words: “{after['quote']}”")
    if before:
        told.append(f"Before: {before['says']}")
    return told


def _of_title(before: Mapping[str, Any]) -> str:
    if not before:
        return "Now in the record."
    return f"Its title was {before['title']}."


def _many(line: Line) -> str:
    number = len(line.body["claims"])
    kinds = {
        LineKind.PUBLISHED: "published",
        LineKind.CORRECTED: "corrected",
        LineKind.RETRACTED: "retracted",
    }
    noun = "statement" if number == 1 else "statements"
    return f"{number:,} {noun} {kinds[line.kind]}"
