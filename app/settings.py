"""What an operator may set, each by an environment variable: TREATY_STATUS_ and the field's name.

Only `main`, `preparing` and `console` read this module; every other layer is handed the values it needs. The law
(when a record counts as stale, when a notice takes effect) is not a setting: it is in `domain/`.
"""

import os
import re
import sys
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder that holds `app/`, `migrations/` and `seed/`."""

PREFIX = "TREATY_STATUS_"
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["console", "json"]


def _database_url(url: str) -> str:
    if url.startswith("sqlite:///"):
        return url
    # Hosting services hand out both of the older spellings; psycopg is the one driver installed.
    normalized, changed = re.subn(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", url)
    if not changed:
        raise ValueError("must start with sqlite:/// or postgresql://")
    return normalized


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an http:// or https:// address")
    return url.rstrip("/")


def _contact_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme == "mailto" and "@" in parts.path:
        return url
    return _web_address(url)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _default_log_format() -> LogFormat:
    return "console" if sys.stderr.isatty() else "json"


class Settings(BaseModel):
    """The settings of one process, read once when it starts.

    Raises `pydantic.ValidationError`, which names each wrong field and never shows its value (an
    address may hold a password). An empty variable counts as not set.
    """

    # No field may be called `host` or `port…`: Kubernetes sets TREATY_STATUS_PORT by itself for a
    # service of that name. They are options of `treaty-status serve`.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True
    )

    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        default=f"sqlite:///{(CHECKOUT / 'var' / 'treaty-status.db').as_posix()}",
        repr=False,
        description=(
            "Where the record is kept, as a URL: sqlite:///path (four slashes for an absolute path)"
            " or postgresql://user:password@host/name. Default: var/treaty-status.db here."
        ),
    )
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = Field(
        default="info",
        description="The least severe log entry written, a word: debug, info, warning or error.",
    )
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        default_factory=_default_log_format,
        description=(
            "The form of a log entry, a word: console (for eyes) or json (one object a line)."
            " Default: console on a terminal, json elsewhere."
        ),
    )
    report_url: Annotated[str, AfterValidator(_contact_address)] | None = Field(
        default=None,
        description=(
            "Where readers report an error, as an http(s) or mailto address; shown on pages and in"
            " links.report. Default: none, and nothing is shown."
        ),
    )
    two_person: bool = Field(
        default=False,
        description=(
            "Whether what one person proposes must be published by another, a word: true or false."
            " Persons are told apart by the owners of their keys."
        ),
    )
    head_seconds: float = Field(
        default=10,
        gt=0,
        le=3600,
        description="How long a client may take to send the head of a request, in seconds.",
    )
    request_seconds: float = Field(
        default=15,
        gt=0,
        le=3600,
        description="How long a client may take to send a whole request with its body, in seconds.",
    )
    stalled_seconds: float = Field(
        default=15,
        gt=0,
        le=3600,
        description=(
            "How long a client may leave an answer unread, in seconds; in that time it must take"
            " at least 16 kB of what waits for it."
        ),
    )
    kept_answers_mb: int = Field(
        default=16,
        ge=1,
        le=4096,
        description=(
            "The memory for finished answers that are kept to be given out again, a whole number of"
            " megabytes."
        ),
    )
    public_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        default=None,
        description=(
            "The address this service is reached at from outside, as an http(s) URL without a"
            " trailing slash; links begin with it. Default: none, and links are relative."
        ),
    )

    @model_validator(mode="before")
    @classmethod
    def _from_the_environment(cls, given: dict[str, Any]) -> dict[str, Any]:
        """What is given goes before what the environment says, whose names may be in any case."""
        named = {name.upper(): value for name, value in os.environ.items() if value}
        variables = {field: f"{PREFIX}{field}".upper() for field in cls.model_fields}
        return {
            field: named[variable] for field, variable in variables.items() if variable in named
        } | given
