"""A state's standing towards a treaty on one day: three axes, each with what it rests on, and one derived word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.actions import ActionKind
from app.domain.claims import Claim


class Status(StrEnum):
    """The derived word; exactly one on every day."""

    PARTY = "party"
    CONTRACTING = "contracting"
    SIGNATORY = "signatory"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    NON_SIGNATORY = "non_signatory"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Basis(StrEnum):
    """What a value rests on."""

    STATED = "stated"
    DERIVED = "derived"
    ABSENT_FROM_COMPLETE_LIST = "absent_from_complete_list"
    NOT_RECORDED = "not_recorded"


class Rule(StrEnum):
    """The rule by which a value was derived."""

    BEFORE_ADOPTION = "before_adoption"
    BEFORE_STATEHOOD = "before_statehood"
    BEFORE_SIGNATURE_OPENED = "before_signature_opened"
    ACTED_LATER = "acted_later"
    ACCESSION_IS_WITHOUT_SIGNATURE = "accession_is_without_signature"
    PARTY_HAS_CONSENTED = "party_has_consented"
    WITHDRAWAL_FOLLOWS_CONSENT = "withdrawal_follows_consent"
    NO_CONSENT_NO_BOND = "no_consent_no_bond"
    ENTRY_INTO_FORCE = "entry_into_force"
    TREATY_NOT_YET_IN_FORCE = "treaty_not_yet_in_force"
    DATE_OF_EFFECT_NOT_RECORDED = "date_of_effect_not_recorded"
    WITHDRAWAL_EFFECT = "withdrawal_effect"
    WITHDRAWAL_UNCONFIRMED = "withdrawal_unconfirmed"
    WITHDRAWAL_DATE_NOT_RECORDED = "withdrawal_date_not_recorded"


class Certainty(StrEnum):
    """Whether a withdrawal's effect is only expected or a source says that it came."""

    PROJECTED = "projected"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a value rests on: its basis, the claims, and the rule where it was derived."""

    basis: Basis
    claims: tuple[Claim, ...] = ()
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class SignatureAxis:
    """Has it signed, may it still. ``closed_on`` is the first day on which signature is impossible."""

    signed: bool | None
    signed_on: date | None
    open: bool | None
    closed_on: date | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class ConsentAxis:
    """Has it ever expressed consent to be bound, by which act, deposited when; of the last cycle."""

    expressed: bool | None
    act: ActionKind | None
    deposited_on: date | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Notice given. ``effective_on`` is the first day not bound, null where it cannot be known."""

    notified_on: date
    effective_on: date | None
    certainty: Certainty
    condition: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ForceAxis:
    """Is it bound, since when, is it leaving. ``since`` may lie after the day asked.

    ``deposits_needed`` and ``deposits_so_far`` are given while the treaty itself waits for deposits.
    """

    bound: bool | None
    since: date | None
    withdrawal: Withdrawal | None
    grounds: Grounds
    deposits_needed: int | None = None
    deposits_so_far: int | None = None


@dataclass(frozen=True, slots=True)
class Provisional:
    """Provisional application until entry into force for the state (VCLT 25)."""

    since: date
    ends_on: date | None
    scope: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One state, one treaty, one day. ``joining`` is the one act still open to it, or null."""

    state_id: str
    day: date
    status: Status
    signature: SignatureAxis
    consent: ConsentAxis
    force: ForceAxis
    joining: ActionKind | None
    provisional: Provisional | None
