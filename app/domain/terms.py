"""The terms of a treaty that decide status, as data resting on claims; an unknown term is null."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from app.domain.claims import Claim
from app.domain.days import add_months, first_of_nth_month_after


class EffectRule(StrEnum):
    """How the day of effect follows from the day of deposit."""

    NTH_MONTH_AFTER_DEPOSIT = "nth_month_after_deposit"
    N_DAYS_AFTER_DEPOSIT = "n_days_after_deposit"
    ON_DEPOSIT = "on_deposit"


class Closing(StrEnum):
    """When signature closes."""

    ON_ENTRY_INTO_FORCE = "on_entry_into_force"
    ON_DAY = "on_day"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SignatureTerm:
    """Who may sign until when. ``closed_on`` is the first day on which signature is impossible."""

    opens_on: date | None = None
    closes: Closing | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class EntryIntoForceTerm:
    """When the treaty, and each later consent, takes effect. ``n`` counts months or days, as the rule says."""

    threshold: int | None = None
    rule: EffectRule | None = None
    n: int = 0

    def effect_of(self, deposited_on: date) -> date | None:
        """The day a consent deposited on that day takes effect under the rule alone; null where it is unknown."""
        match self.rule:
            case EffectRule.NTH_MONTH_AFTER_DEPOSIT:
                return first_of_nth_month_after(deposited_on, self.n)
            case EffectRule.N_DAYS_AFTER_DEPOSIT:
                return deposited_on + timedelta(days=self.n)
            case EffectRule.ON_DEPOSIT:
                return deposited_on
            case None:
                return None


@dataclass(frozen=True, slots=True)
class WithdrawalTerm:
    """How a state leaves. ``condition``: what may delay the effect although the time has run."""

    allowed: bool | None = None
    months: int | None = None
    days: int | None = None
    condition: str | None = None

    def effect_of(self, notified_on: date) -> date | None:
        """The first day not bound, were only the time to count; null where the delay is unknown."""
        if self.months is not None:
            return add_months(notified_on, self.months)
        if self.days is not None:
            return notified_on + timedelta(days=self.days)
        return None


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term as the strongest claim gives it; ``claims`` maps a term's name to that claim."""

    adopted_on: date | None = None
    adopted_at: str | None = None
    depositary: str | None = None
    untc_number: str | None = None
    registration: str | None = None
    signature: SignatureTerm = SignatureTerm()
    accession_open: bool | None = None
    entry_into_force: EntryIntoForceTerm = EntryIntoForceTerm()
    in_force_on: date | None = None
    withdrawal: WithdrawalTerm = WithdrawalTerm()
    reservations_allowed: bool | None = None
    prohibitions: tuple[str, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
