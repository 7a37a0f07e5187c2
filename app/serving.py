"""Serving the record over HTTP until told to stop; an empty database is migrated and seeded first."""

import gc
import os
import socket
import sys

from app.console import database, read_settings, told_plainly
from app.domain.errors import NotReady
from app.preparing import is_empty, migrated, seeded

HOST, PORT = "127.0.0.1", 8000
SECONDS_TO_FINISH = 10  # for answers begun, once the service is told to stop


def serve(host: str, port: int, *, anew: bool = False) -> None:
    """Serve on an address; port 0 takes a free one. What cannot be is one line on the standard error, and status 1.

    ``anew``: where the database had to be prepared first, this process then starts its command once more.
    """
    # What is imported and built now stays for good: the collector would walk it over and over and find nothing.
    gc.disable()
    with told_plainly():
        _check_address(host, port)
        if _prepared() and anew:
            # What only migrating and seeding need would stay in memory for as long as the service runs.
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606 -- no shell is wanted
        _run(host, port)


def _prepared() -> bool:
    """Prepare the database; false if nothing was to be done."""
    with database() as engine:
        changed = migrated(engine)
        return bool(is_empty(engine) and seeded(engine, only_if_empty=True)) or changed


def _run(host: str, port: int) -> None:
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
