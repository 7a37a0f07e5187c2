"""Treaty actions: one table of what each kind of act does to a state's participation.

Terms follow the Vienna Convention on the Law of Treaties (VCLT, 1969), articles 11 to 17, 25 and 54 to 68.
"""

from enum import StrEnum


class Family(StrEnum):
    """Kinds of act that answer the same question; one act of a family at a time."""

    SIGNATURE = "signature"
    CONSENT = "consent"
    PROVISIONAL = "provisional"
    WITHDRAWAL = "withdrawal"


class ActionKind(StrEnum):
    """A formal act of a state towards a treaty."""

    SIGNATURE = "signature"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    PROVISIONAL_APPLICATION = "provisional_application"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    FORMAL_CONFIRMATION = "formal_confirmation"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_REVOCATION = "withdrawal_revocation"

    @property
    def family(self) -> Family:
        """The question it answers."""
        return _FAMILIES[self]

    @property
    def expresses_consent(self) -> bool:
        """Whether it expresses consent to be bound (VCLT 11)."""
        return self.family is Family.CONSENT

    @property
    def is_signing(self) -> bool:
        """Whether the state is afterwards one that has signed (VCLT 12)."""
        return self.family is Family.SIGNATURE or self is ActionKind.DEFINITIVE_SIGNATURE

    @property
    def excludes_signature(self) -> bool:
        """Whether it is the act of a state that has not signed (VCLT 15)."""
        return self is ActionKind.ACCESSION


_FAMILIES = {
    ActionKind.SIGNATURE: Family.SIGNATURE,
    ActionKind.SUCCESSION_TO_SIGNATURE: Family.SIGNATURE,
    ActionKind.PROVISIONAL_APPLICATION: Family.PROVISIONAL,
    ActionKind.RATIFICATION: Family.CONSENT,
    ActionKind.ACCEPTANCE: Family.CONSENT,
    ActionKind.APPROVAL: Family.CONSENT,
    ActionKind.ACCESSION: Family.CONSENT,
    ActionKind.SUCCESSION: Family.CONSENT,
    ActionKind.DEFINITIVE_SIGNATURE: Family.CONSENT,
    ActionKind.FORMAL_CONFIRMATION: Family.CONSENT,
    ActionKind.CONSENT_TO_BE_BOUND: Family.CONSENT,
    ActionKind.WITHDRAWAL: Family.WITHDRAWAL,
    ActionKind.WITHDRAWAL_REVOCATION: Family.WITHDRAWAL,
}

# On one day a state signs, then consents, then leaves: the Holy See signed and ratified on 3 December 2008.
ORDER_WITHIN_A_DAY = {kind: position for position, kind in enumerate(ActionKind)}
