"""The names of the record's states: which state a text means, what each is called in a language, whose names match."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from app.domain.errors import InvalidValue
from app.domain.matches import Match, MatchKind
from app.domain.name_forms import normalise_name
from app.domain.names import NamesTable, build_name_index
from app.domain.states import State
from app.services.suggestions import SUGGESTED, Suggester

LONGEST_NAME = 200  # characters; the longest in the table has 110
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_UNWRITTEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


class StateNames:
    """The names of one set of states, those of the table included. ``states`` maps ids to states."""

    def __init__(self, states: Mapping[str, State], table: NamesTable) -> None:
        self._states, self.table = states, table
        self._index = build_name_index(states.values(), table)
        self._suggester = Suggester(self._index)

    def resolve(self, text: str, parameter: str = "state") -> Match:
        """What a text means, with suggestions where it means nothing.

        Raises:
            InvalidValue: it is empty, too long or holds characters that no name is written with.
        """
        check_written(text, parameter)
        match = self.recognise(text)
        if match.kind is MatchKind.NONE:
            near = dict.fromkeys((*match.suggestions, *self._suggester.nearest(text)))
            return replace(match, suggestions=tuple(near)[:SUGGESTED])
        return match

    def recognise(self, text: str) -> Match:
        """What a text means, of any text and without suggestions: microseconds."""
        return self._index.resolve(text)

    def in_depositary_spelling(self, text: str) -> Match:
        """The participant that a cell of the depositary's table names, for importers: a state, a territory, or in
        ``other`` an organization or a former state; none if it is unknown, without suggestions.

        Raises:
            InvalidValue: it cannot be a name.
        """
        check_written(text, "participant")
        return self._index.resolve_in_depositary_spelling(text)

    def in_language(self, language: str) -> Mapping[str, State]:
        """The states by id, each called by its name in one of the six languages of the United Nations."""
        return self._by_language.get(language, self._states)

    def matching(self, words: str) -> frozenset[str]:
        """The ids of the states with a name in one of the six languages that contains the words."""
        wanted = normalise_name(words)
        if not wanted:
            return frozenset()
        return frozenset(
            state_id
            for state_id, names in self._searched.items()
            if any(wanted in name for name in names)
        )

    @cached_property
    def _by_language(self) -> Mapping[str, Mapping[str, State]]:
        languages = {lang for names in self.table.languages.values() for lang in names} - {"en"}
        return {
            language: {
                state.id: replace(
                    state, name=self.table.languages.get(state.id, {}).get(language, state.name)
                )
                for state in self._states.values()
            }
            for language in languages
        }

    @cached_property
    def _searched(self) -> Mapping[str, frozenset[str]]:
        return {
            state.id: frozenset(
                normalise_name(name)
                for name in (
                    state.name,
                    state.un_name,
                    *self.table.languages.get(state.id, {}).values(),
                )
            )
            for state in self._states.values()
        }


def check_written(text: str, parameter: str) -> None:
    """Refuse what cannot be a name or a code, before anything compares it.

    Raises:
        InvalidValue: it is empty, too long, or holds controls, directions, joiners out of place or half characters.
    """
    if not text.strip():
        raise InvalidValue(f"{parameter}: give a code or a name.", parameter)
    if len(text) > LONGEST_NAME:
        raise InvalidValue(f"{parameter}: a name has at most {LONGEST_NAME} characters.", parameter)
    if text.isascii() and text.isprintable():
        return
    for place, character in enumerate(text):
        if unicodedata.category(character) not in _UNWRITTEN or _joins(text, place):
            continue
        raise InvalidValue(
            f"{parameter}: it contains a character that no name is written with.", parameter
        )


def _joins(text: str, place: int) -> bool:
    """Whether it is a joiner inside a word of a script that is written with them, as Persian and Hindi are."""
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    return all(
        "\u0600" <= text[beside] <= "\u1aff" or text[beside] in _JOINERS
        for beside in (place - 1, place + 1)
    )
