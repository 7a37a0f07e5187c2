"""Which treaty a status page is of: by its number, or as somebody says; and its register as it stands."""

from dataclasses import dataclass
from datetime import date

from app.domain.claims import TermContent
from app.domain.folding import build_register
from app.domain.ids import id_from
from app.domain.refusals import PageRefused
from app.domain.register import Register
from app.domain.states import State
from app.domain.treaties import Treaty
from app.sources.untc.pages import StatusPage
from app.store.engine import Session
from app.store.records import (
    ids_beginning_with,
    last_revision,
    read_claims,
    read_published_terms,
    read_sources,
    read_treaties,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said of a page beside its bytes, all of it optional: the file's name, a number, a day, a treaty's id
    and, for a treaty that is not recorded yet, its title.
    """

    name: str | None = None
    number: str | None = None
    as_of: date | None = None
    treaty: str | None = None
    title: str | None = None


def treaty_of_page(
    session: Session, page: StatusPage, asked: Asked, states: dict[str, State]
) -> tuple[Treaty, Register | None]:
    """The treaty that a page is of, with its register; a new one, without, where the record has none of its number.

    Raises:
        PageRefused: the page is of another treaty than the one asked for, or nobody says which.
    """
    found = _with_number(session, page.number)
    if asked.treaty is not None:
        if found not in (None, asked.treaty):
            raise PageRefused(f"the page is of {page.number}, which is the treaty {found}")
        found = asked.treaty
    for treaty in read_treaties(session, ids=[found]) if found else ():
        register = recorded_register(session, treaty, states)
        number = register.timeline.terms.untc_number
        if number and page.number and number != page.number:
            raise PageRefused(
                f"the page is of {page.number}, and the treaty {treaty.id} is {number}"
            )
        return treaty, register
    if found is None and page.number is None:
        raise PageRefused("the page has no number of the collection: say which treaty it is of")
    title = asked.title or page.title or f"Treaty {page.number} of the UN Treaty Collection"
    treaty_id = found or id_from(
        page.number or "", lambda stem: ids_beginning_with(session, "treaties", stem), "treaty"
    )
    return Treaty(treaty_id, title), None


def _with_number(session: Session, number: str | None) -> str | None:
    if number is None:
        return None
    claims = read_published_terms(session, "numbers", number)
    return next(
        (
            claim.treaty_id
            for claim in reversed(claims)
            if isinstance(claim.content, TermContent) and claim.content.value.get("untc") == number
        ),
        None,
    )


def recorded_register(session: Session, treaty: Treaty, states: dict[str, State]) -> Register:
    """The register of a treaty as it is recorded now, with the sources that its claims cite."""
    claims = read_claims(session, treaty.id)
    cited = {claim.source_id for claim in claims}
    sources = {source.id: source for source in read_sources(session, ids=cited)}
    return build_register(treaty, last_revision(session), states, sources, claims)
