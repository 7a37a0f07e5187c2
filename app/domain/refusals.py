"""What a writer can be refused for, beside what `errors` names for every reader; no HTTP in it.

TreatyStatusError
├── KeyRefused                no key, or one that is wrong, expired or revoked
├── ScopeMissing              the key does not reach that far
├── VersionMissing            a change does not say which version it was made from
├── VersionMismatch           the thing has changed since
├── AlreadyRecorded           something has that id, or that name, or was decided already
├── StillRunning              the same request is being carried out at this moment
├── KeyReused                 the same idempotency key came with another request before
├── TooLarge · NotJson · UnsupportedForm     the body, before anything reads what it says
├── OnePersonOnly             two persons are asked for, and these are one
├── UnknownImport             no page waits under that id
└── InvalidRecord
    ├── LawBroken             carries the rule
    └── PageRefused           a depositary's page that cannot be read, or not be trusted as it is
"""

from app.domain.errors import InvalidRecord, NotFound, TreatyStatusError


class KeyRefused(TreatyStatusError):
    """No key, or one that does not hold."""


class ScopeMissing(TreatyStatusError):
    """The key holds, and does not reach that far."""


class OnePersonOnly(TreatyStatusError):
    """What one person proposed is to be published by another."""


class UnknownImport(NotFound):
    """No page waits under that id."""


class VersionMissing(TreatyStatusError):
    """A change must name the version that it was made from."""


class VersionMismatch(TreatyStatusError):
    """Somebody has changed the thing since."""


class AlreadyRecorded(TreatyStatusError):
    """The record has it already, or it was decided already."""


class StillRunning(TreatyStatusError):
    """The same request is being carried out at this moment."""


class KeyReused(TreatyStatusError):
    """An idempotency key stands for one request and came with another."""


class TooLarge(TreatyStatusError):
    """The body is longer than any that is read."""


class NotJson(TreatyStatusError):
    """The body cannot be read as JSON."""


class UnsupportedForm(TreatyStatusError):
    """The body is of a media type or a coding that is not read here."""


class LawBroken(InvalidRecord):
    """An act that the law, or the treaty's own terms, does not allow; ``rule`` names which."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


class PageRefused(InvalidRecord):
    """A depositary's page that is not read, or not applied; the message begins with the place."""
