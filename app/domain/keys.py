"""Keys: who may write, how far each key reaches, and until when it holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a key may do; each holds all that stands before it."""

    READ = "read"
    PROPOSE = "propose"
    PUBLISH = "publish"
    ADMIN = "admin"

    def holds(self, asked: "Scope") -> bool:
        """Whether a key of this scope may do what ``asked`` stands for."""
        order = list(Scope)
        return order.index(self) >= order.index(asked)


@dataclass(frozen=True, slots=True)
class Key:
    """One key, without its secret. ``name`` stands in the audit; ``owner`` is the person or desk it was made for.

    Instants are aware. The key holds until ``expires_at`` (null: for ever) or until it is revoked.
    """

    id: str
    name: str
    owner: str
    scope: Scope
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None

    def holds_at(self, now: datetime) -> bool:
        """Whether it may still be used at that instant."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)
