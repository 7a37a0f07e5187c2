"""The command `treaty-status`: serve the record, bring its schema up to date, seed it.

Start-up is lean: what a command needs is imported when it runs. An expected error is one line on the standard error
and exit status 1; wrong usage is exit status 2.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import cli_import, cli_keys
from app.console import database, tell, told_plainly
from app.preparing import migrated, seeded
from app.serving import HOST, PORT
from app.serving import serve as serve_the_record

app = typer.Typer(
    help="Which states have signed, joined or left a treaty on any date, with the sources that say so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_keys.keys, name="keys")
app.add_typer(cli_keys.audit, name="audit")
app.add_typer(cli_import.imports, name="import")


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
def serve(host: Host = HOST, port: Port = PORT) -> None:
    """Serve the record over HTTP; an empty database is migrated and seeded first."""
    serve_the_record(host, port)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    with told_plainly(), database() as engine:
        if not migrated(engine):
            tell("the schema is up to date")


@app.command()
def seed(only: Only = None, folder: Folder = None) -> None:
    """Record what the seed holds and the database lacks; doing so twice changes nothing."""
    with told_plainly(), database() as engine:
        migrated(engine)
        if not seeded(engine, folder, article_only=only is Part.ARTICLE):
            tell("nothing to record: the database has all that the seed holds")
