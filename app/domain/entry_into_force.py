"""The day a treaty enters into force, seen from a given day: deposits made later are not yet known.

Convention on Cluster Munitions, article 17: the first day of the sixth month after the month of the thirtieth
deposit; for each later state, of the sixth month after the month of its own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.terms import Closing, Terms


@dataclass(frozen=True, slots=True)
class Timeline:
    """A treaty's terms with the days on which states first consented, ascending, up to the one that decides.

    ``all_recorded``: of every state the record says whether it has consented, and on which day, so that the deposits
    can be counted.
    """

    terms: Terms
    deposits: Sequence[date] = ()
    all_recorded: bool = False

    def deposits_by(self, day: date) -> int:
        """How many states had consented by that day, while the treaty awaits the deposit that decides."""
        return bisect_right(self.deposits, day)

    def in_force_on(self, seen_on: date) -> date | None:
        """The day the treaty enters into force as far as it could be known on ``seen_on``; else null.

        A stated day is followed; it is known once the deposit that brings it about is made, or, where the record
        does not hold that deposit, once the day has come.
        """
        rule, stated = self.terms.entry_into_force, self.terms.in_force_on
        deciding = self.deciding_deposit()
        if deciding is not None and deciding <= seen_on:
            return stated or rule.effect_of(deciding)
        if stated is not None and stated <= seen_on:
            return stated
        return None

    def awaits_deposits(self, seen_on: date) -> bool:
        """Whether, on that day, the treaty is known not to have been in force yet."""
        threshold, deciding = self.terms.entry_into_force.threshold, self.deciding_deposit()
        if self.in_force_on(seen_on) is not None or (deciding is not None and deciding <= seen_on):
            return False
        return self.terms.in_force_on is not None or (bool(threshold) and self.all_recorded)

    def signature_closed_on(self, seen_on: date) -> date | None:
        """The first day on which signature is impossible, as far as it could be known on ``seen_on``."""
        signature = self.terms.signature
        if signature.closes is Closing.ON_ENTRY_INTO_FORCE:
            return self.in_force_on(seen_on)
        return signature.closed_on if signature.closes is Closing.ON_DAY else None

    def signature_open(self, day: date) -> bool | None:
        """Whether a state may sign on that day; null where the terms are not recorded."""
        signature = self.terms.signature
        if signature.opens_on is not None and day < signature.opens_on:
            return False
        if signature.closes is None:
            return None
        closed_on = self.signature_closed_on(day)
        if closed_on is not None and day >= closed_on:
            return False
        if signature.opens_on is None or self._end_of_signature_unknown(day):
            return None
        return True

    def _end_of_signature_unknown(self, day: date) -> bool:
        match self.terms.signature.closes:
            case Closing.ON_DAY:
                return self.terms.signature.closed_on is None
            case Closing.ON_ENTRY_INTO_FORCE:
                return self.in_force_on(day) is None and not self.awaits_deposits(day)
            case _:
                return False

    def deciding_deposit(self) -> date | None:
        """The day of the deposit that brings the treaty into force; null while it is not recorded."""
        threshold = self.terms.entry_into_force.threshold
        if threshold is None or threshold < 1 or len(self.deposits) < threshold:
            return None
        return self.deposits[threshold - 1]


def timeline_of(terms: Terms, consents: Iterable[date], all_recorded: bool) -> Timeline:
    """The timeline of a treaty whose states first consented on these days.

    Consents after the deposit that brings the treaty into force are left out, for they change nothing for anybody else.
    """
    deposits = sorted(consents)
    threshold = terms.entry_into_force.threshold
    if threshold is not None and threshold >= 1:
        deposits = deposits[:threshold]
    return Timeline(terms, tuple(deposits), all_recorded)
