"""A small true record for tests of the store, and a way to try a write and take it back."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.actions import ActionKind
from app.domain.claims import ActionContent, Claim
from app.domain.commands import Command, Entry
from app.domain.days import AsOf
from app.domain.errors import InvalidRecord
from app.domain.publications import Rank, Source
from app.domain.states import State, StateKind
from app.domain.treaties import Treaty
from app.services.recording import record
from app.store.engine import Engine, Session, writing

AT = datetime(2026, 2, 3, 15, 16, 18, 250_000, tzinfo=UTC)
CCM = Treaty("ccm", "Convention on Cluster Munitions", "cluster munitions ban")
FRANCE = State("FRA", "FR", "250", "France", "France", StateKind.UN_MEMBER, "Europe")
VANUATU = State("VUT", "VU", "548", "Vanuatu", "Vanuatu", StateKind.UN_MEMBER, "Oceania")
DEPOSITARY = Source(
    "untc2026",
    Rank.DEPOSITARY,
    "UN Treaty Collection",
    "Status page XXVI-6",
    "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-6&chapter=26&clang=_en",
    AsOf(date(2026, 2, 3), date(2026, 2, 3)),
    group="UN",
)
UNDATED = Source("nltd", Rank.OFFICIAL, "Verdragenbank", None, None, AsOf())
FOUNDATION = Command(
    "seed",
    "seed",
    "Two states, two sources and a treaty.",
    states=(FRANCE, VANUATU),
    treaties=(CCM,),
    sources=(DEPOSITARY, UNDATED),
)


def ratification(claim_id: str = "fra-ratification", **fields: Any) -> Claim:
    """France ratified on 25 September 2009, as the depositary says."""
    known: dict[str, Any] = {
        "id": claim_id,
        "treaty_id": "ccm",
        "source_id": "untc2026",
        "state_id": "FRA",
        "content": ActionContent(ActionKind.RATIFICATION, date(2009, 9, 25)),
        "as_of": DEPOSITARY.as_of,
    }
    return Claim(**known | fields)


def command(**things: Any) -> Command:
    """A command that changes these things."""
    return Command("editor", "test", "What a test changes.", **things)


def recorded(engine: Engine, what: Command, at: datetime = AT) -> Entry:
    """Record a command in a transaction of its own."""
    with writing(engine) as session:
        return record(session, what, at)


class _Undo(Exception):
    """Raised to roll back."""


@contextmanager
def taken_back(engine: Engine) -> Iterator[Session]:
    """A transaction whose writes are rolled back at its end."""
    with suppress(_Undo), writing(engine) as session:
        yield session
        raise _Undo


@contextmanager
def refused(says: str) -> Iterator[None]:
    """A block that the recording service refuses in these words."""
    with pytest.raises(InvalidRecord, match=says):
        yield


def try_out(engine: Engine, *commands: Command) -> None:
    """Record commands one after another, and take them back."""
    with taken_back(engine) as session:
        for one in commands:
            record(session, one, AT)
