"""The peer that tutorials teach: FastAPI, SQLModel and SQLite, a session a request, a response model an answer.

`TUTORIAL_DATABASE` names its file, which `fill` makes from our record. Nothing in it is slow on purpose.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, select


class State(SQLModel, table=True):
    """A state."""

    id: str = Field(primary_key=True)
    iso2: str = Field(index=True)
    name: str
    region: str | None = None
    actions: list["Action"] = Relationship(back_populates="state")


class Action(SQLModel, table=True):
    """What a state did under the treaty."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    on: date
    state_id: str = Field(foreign_key="state.id", index=True)
    state: State = Relationship(back_populates="actions")


class ActionPublic(SQLModel):
    """An action as it is answered."""

    kind: str
    on: date


class StatePublic(SQLModel):
    """A state as it is answered."""

    id: str
    iso2: str
    name: str
    region: str | None
    signed: bool
    party: bool
    sentence: str
    actions: list[ActionPublic]


engine = create_engine(
    f"sqlite:///{os.environ.get('TUTORIAL_DATABASE', 'tutorial.db')}",
    connect_args={"check_same_thread": False},
)
app = FastAPI()


def get_session() -> Iterator[Session]:
    """A session for one request."""
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


def public(state: State) -> StatePublic:
    """The answer about one state."""
    kinds = {action.kind for action in state.actions}
    signed, party = "signature" in kinds, bool(kinds - {"signature", "withdrawal"})
    verb = "has" if signed else "has not"
    return StatePublic(
        id=state.id,
        iso2=state.iso2,
        name=state.name,
        region=state.region,
        signed=signed,
        party=party,
        sentence=f"{state.name} {verb} signed the Convention on Cluster Munitions.",
        actions=[ActionPublic(kind=a.kind, on=a.on) for a in state.actions],
    )


@app.get("/states", response_model=list[StatePublic])
def read_states(session: SessionDep) -> list[StatePublic]:
    """Every state."""
    return [public(state) for state in session.exec(select(State)).all()]


@app.get("/states/{iso2}", response_model=StatePublic)
def read_state(iso2: str, session: SessionDep) -> StatePublic:
    """One state."""
    state = session.exec(select(State).where(State.iso2 == iso2)).first()
    if state is None:
        raise HTTPException(404, "State not found")
    return public(state)


def fill(
    states: Iterable[tuple[str, str, str, str | None]], actions: Iterable[tuple[str, str, date]]
) -> None:
    """Make the database: states as id, iso2, name, region; actions as state id, kind, day."""
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        for state_id, iso2, name, region in states:
            session.add(State(id=state_id, iso2=iso2, name=name, region=region))
        for state_id, kind, on in actions:
            session.add(Action(state_id=state_id, kind=kind, on=on))
        session.commit()
