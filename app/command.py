"""The command `treaty-status` as it is installed: plain serving goes straight to the service, all else to `cli`.

What reads command lines and writes help would stay in memory for as long as the process serves.
"""

import re
import sys
from collections.abc import Sequence

from app.serving import HOST, PORT, serve

_LAST_PORT = 65_535


def run() -> None:
    """Do what the arguments of this process say."""
    plainly = plain_serving(sys.argv[1:])
    if plainly is not None:
        try:
            serve(*plainly, anew=True)
        except KeyboardInterrupt:
            sys.exit(130)  # what a shell says of a command that was interrupted
    else:
        from app.cli import app

        app()


def plain_serving(arguments: Sequence[str]) -> tuple[str, int] | None:
    """The host and the port of ``serve`` where nothing is odd about them; null for all else."""
    host, port = HOST, str(PORT)
    match arguments:
        case ["serve"]:
            pass
        case ["serve", "--host", host]:
            pass
        case ["serve", "--port", port]:
            pass
        case ["serve", "--host", host, "--port", port] | ["serve", "--port", port, "--host", host]:
            pass
        case _:
            return None
    if host.startswith("-") or not re.fullmatch("[0-9]{1,5}", port) or int(port) > _LAST_PORT:
        return None
    return host, int(port)
