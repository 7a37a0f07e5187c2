"""Structured logs: one object a line for machines, or coloured lines for eyes.

The service's own entries, one a request, go to the standard output; what libraries say, such as the server's start and
stop, goes to the standard error. They are made by `logging` alone: every process of this service holds it anyway.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

_request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
_log = logging.getLogger("treaty_status")
_PLAIN, _BOLD, _DIM, _CYAN, _MAGENTA = (f"\x1b[{code}m" for code in (0, 1, 2, 36, 35))
_GREEN, _YELLOW, _RED = (f"\x1b[{code}m" for code in (32, 33, 31))
_COLOURS = {"debug": _GREEN, "info": _GREEN, "warning": _YELLOW}  # red for what is worse


def configure_logs(level: str, form: str) -> None:
    """Set up the service's own logs: ``level`` is a word ("info"), ``form`` is "json" or "console"."""
    _log.handlers = [_handler(sys.stdout, form)]
    _log.setLevel(level.upper())
    _log.propagate = False


def adopt_standard_logs(level: str, form: str) -> None:
    """Write what libraries log (the server's start and stop) in the same form."""
    root = logging.getLogger()
    root.handlers = [_handler(sys.stderr, form)]
    root.setLevel(level.upper())


@contextmanager
def about_request(request_id: str) -> Iterator[None]:
    """Every entry made in the block bears the id of the request."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def log_event(event: str, **facts: object) -> None:
    """An entry of the service's own on something usual."""
    _log.info(event, extra={"facts": facts})


def log_surprise(event: str) -> None:
    """An entry on the exception that is being handled, with where it came from."""
    _log.exception(event)


def _handler(stream: Any, form: str) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_ForEyes() if form == "console" else _ForMachines())
    return handler


class _Entries(logging.Formatter):
    def instant(self, record: logging.LogRecord) -> str:
        """When it was made, in RFC 3339."""
        return datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")

    def facts(self, record: logging.LogRecord) -> dict[str, Any]:
        """What it tells besides its words."""
        request_id = _request_id.get()
        given: dict[str, Any] = getattr(record, "facts", {})
        return given if request_id is None else {**given, "request_id": request_id}


class _ForMachines(_Entries):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            **self.facts(record),
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "timestamp": self.instant(record),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=repr)


class _ForEyes(_Entries):
    def format(self, record: logging.LogRecord) -> str:
        level = record.levelname.lower()
        line = (
            f"{_DIM}{self.instant(record)}{_PLAIN} [{_COLOURS.get(level, _RED)}{_BOLD}{level:<9}{_PLAIN}] "
            f"{_BOLD}{record.getMessage():<30}{_PLAIN}"
        )
        for name, value in self.facts(record).items():
            text = str(value)
            # What a client sent must not look like another entry, or move the cursor.
            shown = text if text.isprintable() and " " not in text else repr(text)
            line += f" {_CYAN}{name}{_PLAIN}={_MAGENTA}{shown}{_PLAIN}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line
