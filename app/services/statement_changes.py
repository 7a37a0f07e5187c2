"""Comparing declarations and territorial notes with those recorded, in the page's words or in ours."""

from collections.abc import Iterator
from datetime import date

from app.domain.claims import DeclarationContent, DeclarationKind
from app.domain.register import Register
from app.services.differences import Change, Difference
from app.sources.untc.pages import Row, StatusPage
from app.sources.untc.statements import declared


def statement_changes(
    page: StatusPage, state_id: str, rows: list[Row], register: Register | None, day: date | None
) -> Iterator[Change]:
    """The declarations and territorial notes of one state that are not as recorded; ``day`` is the page's last."""
    recorded = _declarations(register, state_id, day)
    for territorial, field in ((False, "declarations"), (True, "territorial")):
        said = [
            (content, quote)
            for row in rows
            for content, quote, _ in declared(page, row)
            if (content.kind is DeclarationKind.TERRITORIAL) is territorial
        ]
        before = {
            quote: content
            for content, quote in recorded
            if (content.kind is DeclarationKind.TERRITORIAL) is territorial
        }
        if not said:
            continue
        new = [quote for _, quote in said if quote not in before]
        difference = Difference.UNCHANGED
        if not before:
            difference = Difference.ADDED
        elif new and len(new) < len(said):
            # Some of the page's own words are recorded and some are not; a record in other words holds them too.
            difference = Difference.CHANGED
        earlier = "; ".join(f"{content.title} on {content.on}" for content in before.values())
        yield Change(
            difference,
            state_id,
            field,
            earlier or None,
            "; ".join(f"{content.title} on {content.on}" for content, _ in said),
            new[0][:400] if new else None,
            rows[0].number,
        )


def _declarations(
    register: Register | None, state_id: str, day: date | None
) -> list[tuple[DeclarationContent, str]]:
    """What the state itself declared, with the words quoted, else the claim's id."""
    claims = register.claims.values() if register else ()
    return [
        (claim.content, claim.quote or claim.id)
        for claim in claims
        if isinstance(claim.content, DeclarationContent)
        and claim.state_id == state_id
        and (day is None or claim.content.on <= day)
    ]
