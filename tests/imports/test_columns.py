"""Columns are read by their heads: the words decide, whatever their order, and a treaty's own legend is followed."""

import pytest

from app.domain.actions import ActionKind as K
from app.sources.untc.columns import Role, read_column

KNOWN: dict[str, dict[str, K | None]] = {
    "Signature": {"": K.SIGNATURE},
    "Signature 2,3": {"": K.SIGNATURE},
    "Signature, Succession to signature(d)": {"": K.SIGNATURE, "d": K.SUCCESSION_TO_SIGNATURE},
    "Ratification": {"": K.RATIFICATION},
    "Acceptance(A)": {"": K.ACCEPTANCE, "A": K.ACCEPTANCE},
    "Approval(AA), Acceptance(A), Accession(a), Ratification": {
        "": K.RATIFICATION, "A": K.ACCEPTANCE, "AA": K.APPROVAL, "a": K.ACCESSION,
    },
    "Ratification, acceptance (A), approval (AA) or accession (a)": {
        "": K.RATIFICATION, "A": K.ACCEPTANCE, "AA": K.APPROVAL, "a": K.ACCESSION,
    },
    "Definitive signature(s), Acceptance(A), Succession(d)": {
        "s": K.DEFINITIVE_SIGNATURE, "A": K.ACCEPTANCE, "d": K.SUCCESSION,
    },
    "Formal confirmation(c), Accession(a), Succession(d), Ratification": {
        "": K.RATIFICATION, "c": K.FORMAL_CONFIRMATION, "d": K.SUCCESSION,
    },
    "Provisional application under article 23(n)": {
        "": K.PROVISIONAL_APPLICATION, "n": K.PROVISIONAL_APPLICATION,
    },
    "Provisional application by virtue of a notification (n), Provisional application by virtue of signature, "
    "adoption of the Agreement or accession thereto": {
        "": K.PROVISIONAL_APPLICATION, "n": K.PROVISIONAL_APPLICATION,
    },
    "Consent to be bound(P)": {"": K.CONSENT_TO_BE_BOUND, "P": K.CONSENT_TO_BE_BOUND},
    "Ratification, Accession(a), Simplified procedure(p), Consent to be bound(P)": {
        "": K.RATIFICATION, "p": K.CONSENT_TO_BE_BOUND, "P": K.CONSENT_TO_BE_BOUND,
    },
    "Participation in the Convention by virtue of ratification, accession or succession to the Protocol of 1972": {
        "": K.CONSENT_TO_BE_BOUND,
    },
    "Notification of non-provisional application under article 7 (1) (b)": {"": None},
}  # fmt: skip


@pytest.mark.parametrize("head", KNOWN)
def test_a_head_tells_which_letters_mark_which_acts(head: str) -> None:
    column = read_column(head)
    assert column.role is Role.ACTS
    assert {letter: column.kind_of(letter) for letter in KNOWN[head]} == {
        letter: (kind, True) for letter, kind in KNOWN[head].items()
    }


def test_a_date_alone_under_two_lettered_kinds_is_not_guessed() -> None:
    assert read_column("Accession(a), Succession(d)").kind_of("") == (None, False)
    assert read_column("Accession, Ratification").kind_of("")[1] is False


def test_a_letter_of_the_collection_that_the_head_leaves_out_is_known_in_its_family_alone() -> None:
    assert read_column("Ratification").kind_of("a") == (K.ACCESSION, True)
    assert read_column("Ratification").kind_of("n")[1] is False
    assert read_column("Ratification").kind_of("q")[1] is False


@pytest.mark.parametrize("head", ["Resolution", "Date of Adoption", "UNTS Volume", "Remarks", ""])
def test_other_heads_are_unknown(head: str) -> None:
    assert read_column(head).role is Role.UNKNOWN


def test_participants_and_days_of_effect_have_columns_of_their_own() -> None:
    assert read_column("Participant").role is Role.PARTICIPANT
    assert read_column("Participant 4").role is Role.PARTICIPANT
    assert read_column("Entry into force").role is Role.EFFECT
