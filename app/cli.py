"""The command `treaty-status`: serve the record, bring its schema up to date, seed it.

Start-up is lean: what a command needs is imported when it runs. An expected error is one line on the standard error
and exit status 1; wrong usage is exit status 2.
"""

import gc
import socket
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import cli_import, cli_keys
from app.console import database, read_settings, tell, told_plainly
from app.domain.commands import Entry
from app.domain.errors import NotReady

if TYPE_CHECKING:
    from app.store.engine import Engine

app = typer.Typer(
    help="Which states have signed, joined or left a treaty on any date, with the sources that say so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_keys.keys, name="keys")
app.add_typer(cli_keys.audit, name="audit")
app.add_typer(cli_import.imports, name="import")


SECONDS_TO_FINISH = 10  # for answers begun, once the service is told to stop


class Part(StrEnum):
    """A part of the seed that can be had alone."""

    ARTICLE = "article"


Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[
    int, typer.Option(help="The port to listen on; 0 takes a free one.", min=0, max=65535)
]
Only = Annotated[
    Part | None, typer.Option(help="Record the states and the article, and nothing else.")
]
Folder = Annotated[
    Path | None,
    typer.Option("--dir", help="The folder of seed files, where it is not the one beside app/."),
]


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the record over HTTP; an empty database is migrated and seeded first."""
    # What is imported and built now stays for good: the collector would walk it over and over and find nothing.
    gc.disable()
    with told_plainly():
        _check_address(host, port)
        with database() as engine:
            _migrate(engine)
            if _is_empty(engine):
                _seed(engine, folder=None, article_only=False, only_if_empty=True)

        import uvicorn

        from app.logs import adopt_standard_logs
        from app.server.limits import Limits
        from app.server.protocol import guarded

        settings = read_settings()
        limits = Limits(settings.head_seconds, settings.request_seconds, settings.stalled_seconds)
        adopt_standard_logs(settings.log_level, settings.log_format)
        uvicorn.run(
            "app.main:create_app",
            factory=True,
            host=host,
            port=port,
            log_config=None,
            http=guarded(limits),
            ws="none",
            access_log=False,  # the application logs its requests itself
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    with told_plainly(), database() as engine:
        if not _migrate(engine):
            tell("the schema is up to date")


@app.command()
def seed(only: Only = None, folder: Folder = None) -> None:
    """Record what the seed holds and the database lacks; doing so twice changes nothing."""
    with told_plainly(), database() as engine:
        _migrate(engine)
        entries = _seed(engine, folder, article_only=only is Part.ARTICLE, only_if_empty=False)
        if not entries:
            tell("nothing to record: the database has all that the seed holds")


def _check_address(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on before anything is changed; uvicorn would say so after."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise NotReady(f"cannot listen on {host}, port {port}: {error.strerror}") from None


def _migrate(engine: "Engine") -> bool:
    from app.store.schema import upgrade

    changed = upgrade(engine)
    if changed:
        tell("the schema is up to date now")
    return changed


def _is_empty(engine: "Engine") -> bool:
    from app.store.engine import reading
    from app.store.records import last_revision

    with reading(engine) as session:
        return last_revision(session) == 0


def _seed(
    engine: "Engine", folder: Path | None, *, article_only: bool, only_if_empty: bool
) -> list[Entry]:
    from app.services.seeding import seed as record_seed
    from app.settings import CHECKOUT
    from app.sources.seed import read_seed
    from app.store.engine import writing
    from app.store.records import last_revision

    tell("reading the seed")
    commands = read_seed(folder or CHECKOUT / "seed", article_only=article_only)
    with writing(engine, wait_long=only_if_empty) as session:
        # Another process may have seeded it while this one waited for the lock.
        if only_if_empty and last_revision(session) > 0:
            return []
        entries = record_seed(session, commands, datetime.now(UTC))
    for entry in entries:
        tell(f"recorded {entry.number}, {entry.command}: {entry.summary}")
    return entries
