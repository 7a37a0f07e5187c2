"""Answers kept for repeated requests, so that sending one twice is the same as sending it once."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered: a status number, headers by name, and the text of the body."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a request is known again: ``key``, chosen by the writer, and ``digest``, the hash of all that it asks."""

    key: str
    digest: str
