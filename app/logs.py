"""Structured logs: one object a line for machines, or coloured lines for eyes."""

import logging

import structlog


def configure_logs(level: str, form: str) -> None:
    """Set up structlog for the process: ``level`` is a word ("info"), ``form`` is "json" or "console"."""
    renderer = (
        structlog.dev.ConsoleRenderer()
        if form == "console"
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        cache_logger_on_first_use=True,
    )
