"""The service as people run it: `treaty-status serve` in a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("treaty-status")
TRIES, PAUSE = 300, 0.1  # how often to ask whether the service answers, and the seconds between


@contextmanager
def serving(database_url: str, log: Path) -> Iterator[str]:
    """The origin of a service over a database, while the block runs; ``log`` takes what it writes."""
    port = _free_port()
    origin = f"http://127.0.0.1:{port}"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)],
            env=os.environ | {"TREATY_STATUS_DATABASE_URL": database_url},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(process, f"{origin}/readyz"):
                pytest.fail(f"the service did not start:\n{log.read_text('utf-8')}")
            yield origin
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    for _ in range(TRIES):
        if process.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(address):
                return True
        except (urllib.error.URLError, ConnectionError):
            time.sleep(PAUSE)
    return False
