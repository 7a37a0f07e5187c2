"""The commands `treaty-status keys` and `treaty-status audit`: who may write, and is the record whole."""

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from app.console import database, tell, told_plainly
from app.domain.days import parse_day
from app.domain.errors import InvalidRecord
from app.domain.keys import Scope

keys = typer.Typer(
    help="Make, list and revoke the keys that writing asks for.", no_args_is_help=True
)
audit = typer.Typer(help="Check the audit.", no_args_is_help=True)

Name = Annotated[str, typer.Option(help="Stands in the audit beside each change; used once, ever.")]
ScopeOption = Annotated[
    Scope,
    typer.Option(
        help="read: see the audit and proposals. propose: propose claims. publish: change the record."
        " admin: all of these. Each holds those before it."
    ),
]
Owner = Annotated[
    str | None,
    typer.Option(
        help="The person or desk it is for; where two persons are asked for, they differ in this."
    ),
]
Expires = Annotated[
    str | None, typer.Option(help="The first day (UTC) on which it no longer holds: YYYY-MM-DD.")
]
NameOrId = Annotated[str, typer.Argument(help="The key's name or its id.")]


@keys.command()
def create(name: Name, scope: ScopeOption, owner: Owner = None, expires: Expires = None) -> None:
    """Make a key and print it: this is the only time it is shown."""
    from app.services.keys import create_key
    from app.store.engine import writing
    from app.store.schema import upgrade

    with told_plainly(), database() as engine:
        expires_at = None
        if expires is not None:
            try:
                expires_at = datetime.combine(parse_day(expires), time(), UTC)
            except InvalidRecord as error:
                raise InvalidRecord(f"--expires: {error}") from None
        upgrade(engine)
        with writing(engine) as session:
            key, text = create_key(
                session,
                name=name,
                scope=scope,
                owner=owner,
                expires_at=expires_at,
                now=datetime.now(UTC),
            )
        tell(f"key {key.id}, {key.name}, may {key.scope}; keep it now, it is not shown again:")
        typer.echo(text)


@keys.command("list")
def list_all() -> None:
    """Every key ever made, without its secret: id, name, owner, scope, made, and whether it holds."""
    from app.services.keys import list_keys
    from app.store.engine import reading

    with told_plainly(), database() as engine, reading(engine) as session:
        now = datetime.now(UTC)
        for key in list_keys(session):
            state = "holds" if key.holds_at(now) else "expired"
            if key.revoked_at is not None:
                state = f"revoked {key.revoked_at:%Y-%m-%d}"
            elif key.expires_at is not None and state == "holds":
                state = f"holds until {key.expires_at:%Y-%m-%d}"
            columns = (key.id, key.name, key.owner, key.scope, f"{key.created_at:%Y-%m-%d}", state)
            typer.echo("\t".join(columns))


@keys.command()
def revoke(key: NameOrId) -> None:
    """Revoke a key; from then on every process refuses it."""
    from app.services.keys import revoke_key
    from app.store.engine import writing

    with told_plainly(), database() as engine, writing(engine) as session:
        revoked = revoke_key(session, key, datetime.now(UTC))
        tell(f"revoked {revoked.id}, {revoked.name}")


@audit.command()
def verify() -> None:
    """Recompute the chain of entries and compare every row with its entry; exit status 1 if one differs."""
    from app.services.verification import verify as verify_record
    from app.store.engine import reading

    with told_plainly(), database() as engine:
        with reading(engine) as session:
            outcome = verify_record(session)
        word = "whole" if outcome.ok else f"NOT whole: {outcome.problem}"
        typer.echo(f"{outcome.entries} entries, head {outcome.head}: {word}")
        if not outcome.ok:
            raise typer.Exit(1)
