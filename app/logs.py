"""Structured logs: one object a line for machines, or coloured lines for eyes."""

import logging

import structlog
from structlog.typing import Processor

_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)


def configure_logs(level: str, form: str) -> None:
    """Set up the service's own logs: ``level`` is a word ("info"), ``form`` is "json" or "console"."""
    structlog.configure(
        processors=[*_SHARED, _renderer(form)],
        wrapper_class=structlog.make_filtering_bound_logger(_number_of(level)),
        cache_logger_on_first_use=True,
    )


def adopt_standard_logs(level: str, form: str) -> None:
    """Write what libraries log (the server's start and stop) in the same form."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(form),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(_number_of(level))


def _number_of(level: str) -> int:
    return logging.getLevelNamesMapping()[level.upper()]


def _renderer(form: str) -> Processor:
    return (
        structlog.dev.ConsoleRenderer()
        if form == "console"
        else structlog.processors.JSONRenderer()
    )
