"""Find the state that a code or a name means, and never guess.

Codes are ISO 3166-1 alpha-2 and alpha-3 and UN M49; names are those of the names table and of the record. Case,
accents, punctuation, articles and the order of words do not matter; letters do. A name that several states share is
ambiguous, whoever uses it for one of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.formal_names import FormalNames
from app.domain.matches import Match, MatchedBy, MatchKind, Naming
from app.domain.name_forms import normalise_name, word_bag
from app.domain.named_places import FormerOrOther, Territory
from app.domain.states import State

__all__ = ["Match", "MatchKind", "NameIndex", "NamesTable", "build_name_index", "normalise_name"]


@dataclass(frozen=True, slots=True)
class NamedAs:
    """What a name means: ``target`` is the id of a state, a territory or neither, ``by`` how it is called so."""

    target: str
    by: MatchedBy


# What no table may do without: names that people use for either of two states.
SHARED_NAMES: Mapping[str, tuple[str, ...]] = {"congo": ("COD", "COG"), "korea": ("KOR", "PRK")}


@dataclass(frozen=True)
class NamesTable:
    """All names but those that the record itself holds.

    ``names`` maps normalised names to what they mean, ``bags`` the word bags of those of several words, ``shared`` the
    bags that several share to their ids, ``lookalikes`` names that a slip makes of another's to the ids of both, which
    alone mean nothing, ``contested`` names that are another's beside a word for "of" elsewhere: "De Swdan" is
    South Sudan in Welsh. ``languages`` maps state ids to their names by language. ``version`` changes with the content.
    """

    names: Mapping[str, NamedAs] = field(default_factory=dict)
    bags: Mapping[str, NamedAs] = field(default_factory=dict)
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: SHARED_NAMES)
    lookalikes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    territories: Mapping[str, Territory] = field(default_factory=dict)
    not_states: Mapping[str, FormerOrOther] = field(default_factory=dict)
    formal: FormalNames = field(default_factory=FormalNames)
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    version: str = ""


@dataclass(frozen=True)
class NameIndex:
    """The codes and names of all states, ready for look-ups; build it with ``build_name_index``.

    ``own`` are the codes and names of the record, which go before those of the table; ``depositary`` those by which the
    depositary writes.
    """

    codes: Mapping[str, NamedAs]
    own: Mapping[str, NamedAs]
    depositary: Mapping[str, NamedAs]
    table: NamesTable
    state_ids: frozenset[str]

    def resolve(self, text: str) -> Match:
        """The state that a code or name means, or why none can be named. Takes any text, costs microseconds."""
        stripped = text.strip()
        name = normalise_name(stripped)
        if stripped.isascii() and len(stripped) <= _LONGEST_CODE:
            found = self._by_code(stripped, name)
            if found is not None:
                return found
        if not name:
            return Match(MatchKind.NONE)
        return self._by_name(name)

    def resolve_in_depositary_spelling(self, text: str) -> Match:
        """The participant that a text of the depositary names: its own spellings go first, so that its ``Congo`` is the
        Republic of the Congo. Organizations and former states are matched as what they are, never as a state.
        """
        named = self.depositary.get(normalise_name(text))
        return self._match(named) if named is not None else self.resolve(text)

    def _by_code(self, text: str, name: str) -> Match | None:
        code = text.zfill(3) if text.isdigit() else text.upper()
        named = self.codes.get(code)
        if named is None:
            return None
        # Written as names are, with one capital, a text may be the name of another: Nga is Russia in Vietnamese.
        if text.istitle():
            other = self.table.names.get(name)
            if other is not None and other.target != named.target:
                return self._ambiguous((named.target, other.target))
        return self._match(named)

    def _by_name(self, name: str) -> Match:
        bag = word_bag(name)
        if bag in self.table.shared:
            return self._ambiguous(self.table.shared[bag])
        named = self.own.get(name) or self.table.names.get(name)
        if named is None and name in self.table.lookalikes:
            near = filter(self.state_ids.__contains__, self.table.lookalikes[name])
            return Match(MatchKind.NONE, suggestions=tuple(near))
        named = named or self._by_bag(bag)
        if named is not None:
            return self._match(named)
        formal = self.table.formal.find(name, self._targets)
        if formal is not None:
            return self._match(NamedAs(formal, _AS_FORMAL_NAME))
        return Match(MatchKind.NONE)

    def _by_bag(self, bag: str) -> NamedAs | None:
        found = self.table.bags.get(bag)
        if found is None and " " not in bag and bag not in self.table.contested:
            return self.table.names.get(bag)
        return found

    def _targets(self, name: str) -> tuple[str, ...]:
        """The ids of those who may be meant by a name without the words for a form."""
        bag = word_bag(name)
        if bag in self.table.shared:
            return self.table.shared[bag]
        if name in self.table.lookalikes:
            return ()
        found = self.table.names.get(name) or self._by_bag(bag)
        return (found.target,) if found is not None else ()

    def _match(self, named: NamedAs) -> Match:
        if named.target in self.state_ids:
            exact = named.by.how in _EXACT
            return Match(
                MatchKind.EXACT if exact else MatchKind.ALIAS, named.target, matched_by=named.by
            )
        territory = self.table.territories.get(named.target)
        if territory is not None:
            return Match(MatchKind.TERRITORY, matched_by=named.by, territory=territory)
        other = self.table.not_states.get(named.target)
        if other is not None:
            return Match(MatchKind.NOT_A_PARTICIPANT, matched_by=named.by, other=other)
        return Match(MatchKind.NONE)

    def _ambiguous(self, targets: Sequence[str]) -> Match:
        return Match(MatchKind.AMBIGUOUS, candidates=tuple(targets))


_LONGEST_CODE = 3
_EXACT = frozenset(
    (
        Naming.ISO_ALPHA_2,
        Naming.ISO_ALPHA_3,
        Naming.UN_M49,
        Naming.NAME_IN_THE_RECORD,
        Naming.UN_NAME,
    )
)
_AS_FORMAL_NAME = MatchedBy(Naming.FORMAL_NAME)


def build_name_index(states: Iterable[State], table: NamesTable | None = None) -> NameIndex:
    """An index of the states' codes and names and of the table's."""
    table = table or NamesTable()
    codes: dict[str, NamedAs] = {}
    own: dict[str, NamedAs] = {}
    depositary: dict[str, NamedAs] = {}
    for other in table.not_states.values():
        codes |= _codes_of(other.id, other.iso2, other.m49)
    for territory in table.territories.values():
        codes |= _codes_of(territory.id, territory.iso2, territory.m49)
    state_ids = set()
    for state in states:
        state_ids.add(state.id)
        codes |= _codes_of(state.id, state.iso2, state.m49)
        named = NamedAs(state.id, MatchedBy(Naming.NAME_IN_THE_RECORD))
        own |= dict.fromkeys((normalise_name(state.name), normalise_name(state.un_name)), named)
        by_un = NamedAs(state.id, MatchedBy(Naming.UN_NAME))
        depositary[normalise_name(state.un_name)] = by_un
    return NameIndex(codes, own, depositary, table, frozenset(state_ids))


def _codes_of(alpha_3: str, alpha_2: str | None, m49: str | None) -> dict[str, NamedAs]:
    given = {
        alpha_2: Naming.ISO_ALPHA_2,
        alpha_3: Naming.ISO_ALPHA_3,
        m49: Naming.UN_M49,
    }
    return {code: NamedAs(alpha_3, MatchedBy(how)) for code, how in given.items() if code}
