"""The signature axis: has the state signed by this day.

An act of signing decides; else a complete list's silence or a source's "has not signed"; else what follows from an
accession. Silence alone is never "no". A signature stays true after the state ratifies, and after it leaves.
"""

from datetime import date

from app.domain.consent import joined_unrecorded
from app.domain.entry_into_force import Timeline
from app.domain.settlement import StateRecord
from app.domain.standing import Basis, Grounds, Rule, SignatureAxis


def signature_on(record: StateRecord, timeline: Timeline, day: date) -> SignatureAxis:
    """The signature axis of one state on one day."""
    signed, signed_on, grounds = _signed(record, timeline, day)
    return SignatureAxis(
        signed, signed_on, timeline.signature_open(day), timeline.signature_closed_on(day), grounds
    )


def _signed(
    record: StateRecord, timeline: Timeline, day: date
) -> tuple[bool | None, date | None, Grounds]:
    acts = [act for act in record.acts if act.kind.is_signing]
    if acts and acts[0].on <= day:
        return True, acts[0].on, Grounds(Basis.STATED, acts[0].claims)
    if acts:
        return False, None, Grounds(Basis.DERIVED, acts[0].claims, Rule.ACTED_LATER)
    value, grounds = record.spoken.signed.on(day)
    if value is not None:
        return value, None, grounds
    # A state that has left comes back by accession, signed or not, so only its first consent speaks here.
    first = next((act for act in record.acts if act.kind.expresses_consent), None)
    unsaid = not record.spoken.signed.says_yes
    if first and first.kind.excludes_signature and unsaid and not joined_unrecorded(record):
        grounds = Grounds(Basis.DERIVED, first.claims, Rule.ACCESSION_IS_WITHOUT_SIGNATURE)
        return False, None, grounds
    opens_on = timeline.terms.signature.opens_on
    if opens_on is not None and day < opens_on:
        return (
            False,
            None,
            Grounds(
                Basis.DERIVED, (timeline.terms.claims["signature"],), Rule.BEFORE_SIGNATURE_OPENED
            ),
        )
    return None, None, Grounds(Basis.NOT_RECORDED)
