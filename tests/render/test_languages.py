"""Six languages: every message is translated, says the same, and no state is told otherwise than in English."""

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from hypothesis import given

from app.domain.actions import ActionKind
from app.domain.claims import TermContent
from app.domain.days import AsOf
from app.domain.freshness import is_stale
from app.domain.publications import Rank, Source
from app.domain.standing import Status
from app.domain.treaties import Treaty
from app.render import labels, statement
from app.render.languages import CATALOGUES, Language, Translator, preferred_language
from app.render.mistakes import do_not_say
from app.render.phrases import phrases_in
from app.render.wording import Occasion
from app.sources.seed import read_seed
from tests.property.oracle_world import World
from tests.property.translation import TREATY, register_of
from tests.property.worlds import days, share, worlds
from tests.seed.recorded import SEED
from tests.spec.record import CCM, act, record

RENDER = Path(statement.__file__).parent
TRANSLATED = [language for language in Language if language is not Language.ENGLISH]
KEYWORDS = {"say": None, "many": (1, 2), "N_": None}


def catalogue(language: Language) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file)


def messages(language: Language) -> Iterator[Message]:
    return (message for message in catalogue(language) if message.id)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def extracted() -> set[str]:
    found = extract_from_dir(str(RENDER), keywords=KEYWORDS)
    return {forms(message)[0] for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_code_is_translated_and_no_other(language: Language) -> None:
    found = list(messages(language))
    assert {forms(message.id)[0] for message in found} == extracted()
    assert [m.id for m in found if m.fuzzy or not all(forms(m.string))] == []
    same = [m.id for m in found if forms(m.string)[0] == forms(m.id)[0]]
    worded = {str(text) for text in same if re.search("[a-z]{4}", re.sub(r"{\w+}", "", str(text)))}
    assert {text for text in worded if text.lower() not in COGNATES[language]} == set()


# Words that are written alike in English and in the language.
COGNATES = {
    Language.FRENCH: {
        "acquisition", "assistance", "europe", "parties", "possession", "production",
        "ratification", "signature", "signatures", "succession",
    },
    Language.SPANISH: set[str](),
    Language.ARABIC: set[str](),
    Language.CHINESE: set[str](),
    Language.RUSSIAN: set[str](),
}  # fmt: skip


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_blanks_to_fill_in(language: Language) -> None:
    for message in messages(language):
        wanted = blanks(forms(message.id)[-1])
        for said in forms(message.string):
            assert blanks(said) == wanted, message.id


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_what_is_written(language: Language) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    with (CATALOGUES / f"{language}.mo").open("rb") as file:
        kept = {forms(m.id)[0]: m.string for m in read_mo(file) if m.id}
    compiled.seek(0)
    assert kept == {forms(m.id)[0]: m.string for m in read_mo(compiled) if m.id}, "make catalogues"


@pytest.mark.parametrize("language", list(Language))
def test_a_day_is_written_as_the_cldr_has_it(language: Language) -> None:
    speaks, locale = Translator(language), Locale.parse(language.value)
    for first in (date(2026, 1, 2) + timedelta(days=31 * step) for step in range(12)):
        expected = format_date(first, "long", "en_GB" if language == "en" else locale)
        assert speaks.day(first) == expected.replace("\u202fг.", " года").replace(" г.", " года")
    assert Translator(Language.FRENCH).day(date(2010, 8, 1)) == "1er août 2010"


# What each language says for "not bound" and for "has not signed", wherever English says it.
NOT_BOUND = {
    Language.FRENCH: r"(n’est|n’est pas|pas encore|n’est plus) (pas |plus )?lié|n’est lié qu’",
    Language.SPANISH: r"\b(([Nn]o|Solo) está|aún no) obligado",
    Language.ARABIC: r"(ليست|ليست هذه الدولة|لم تعد|وليست|لا تصبح هذه الدولة) ملزمة",
    Language.CHINESE: r"不(再)?受(该条约|其)?约束|尚(不|未)受约束|才受约束",
    Language.RUSSIAN: r"не связано|и (больше )?им не связано|больше им не связано|ещё не связано|лишь с",
}
NOT_SIGNED = {
    Language.FRENCH: r"n’a(?: ni| pas|it pas)? signé|sans l’avoir signé|ni signature|n’ayant ni signé|refusé de signer",
    Language.SPANISH: r"no ha(n)? firmado|sin haberlo firmado|ni firma|negado a firmar",
    Language.ARABIC: r"لم توقّع|دون أن توقّع|لا توقيع|رفضت هذه الدولة التوقيع",
    Language.CHINESE: r"未签署|没有签署|未经签署|拒绝签署",
    Language.RUSSIAN: r"не подпис|не подписыв|отказалось подписать",
}
ENGLISH_NOT_BOUND = r"\b(not|no longer)( yet)? bound|bound only|not yet bound"
ENGLISH_NOT_SIGNED = r"not signed|neither (ever )?signed|without having signed|refused to sign"


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize(
    ("english", "others"),
    [(ENGLISH_NOT_BOUND, NOT_BOUND), (ENGLISH_NOT_SIGNED, NOT_SIGNED)],
    ids=["not bound", "not signed"],
)
def test_a_denial_is_said_where_english_says_it_and_nowhere_else(
    language: Language, english: str, others: dict[Language, str]
) -> None:
    for message in messages(language):
        denied = bool(re.search(english, forms(message.id)[0]))
        assert denied == bool(re.search(others[language], forms(message.string)[0])), message


class Listening(Translator):
    """A translator that keeps what it was asked to say."""

    said: list[str]

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        object.__setattr__(self, "said", [])

    def say(self, message: str, **values: object) -> str:
        """The message, kept."""
        self.said.append(message)
        return super().say(message, **values)


NOT_OURS = {TREATY.title, "or when the conflict has ended, if later"}


@share(0.5)
@given(worlds(), days(), days())
def test_whatever_can_happen_is_said_in_every_language(
    world: World, day: date, today: date
) -> None:
    register = register_of(world)
    for standing in register.standings(day):
        state, claim = register.states[standing.state_id], register.verified_by[standing.state_id]
        verified_on = register.verified_on(standing.state_id)
        stale = bool(is_stale(max(day, today), verified_on))
        by = register.source_of(claim) if claim else None
        occasion = Occasion(today, verified_on, by, stale)
        for language in TRANSLATED:
            speaks = Listening(language)
            text = statement.statement(state, TREATY, standing, occasion, speaks)
            asked = set(speaks.said) - NOT_OURS
            assert asked <= KNOWN[language]
            assert state.name in text
            assert speaks.day(day) in text or (stale and day == today)
            if standing.force.bound is not False:
                assert not any(re.search(ENGLISH_NOT_BOUND, m) for m in asked), asked
            if standing.force.bound and standing.signature.signed is False:
                assert asked & TELLS_OF_THE_BOND, asked
            if standing.signature.signed:
                assert not any(re.search(ENGLISH_NOT_SIGNED, m) for m in asked), asked
            for wrong in do_not_say(state, TREATY, standing, speaks):
                assert wrong.startswith(state.name)
            assert set(speaks.said) - NOT_OURS <= KNOWN[language]
            words = phrases_in(language)
            for line in (words.signature_line, words.consent_line, words.force_line):
                line(standing)


KNOWN = {
    language: {forms(message.id)[0] for message in messages(language)} for language in TRANSLATED
}
TELLS_OF_THE_BOND = {
    statement.STANDINGS[Status.PARTY],
    statement.STANDINGS[Status.WITHDRAWING],
}


def test_what_the_seed_says_in_words_is_translated() -> None:
    commands = read_seed(SEED)
    treaties = [treaty for command in commands for treaty in command.treaties]
    said = {name for treaty in treaties for name in (treaty.title, treaty.short_title)}
    said |= {state.region for command in commands for state in command.states}
    for claim in (claim for command in commands for claim in command.claims):
        if isinstance(claim.content, TermContent):
            value = claim.content.value
            said |= {value.get("condition"), value.get("name"), *value.get("acts", ())}
    for language in TRANSLATED:
        assert said - {None} - KNOWN[language] == set()


def test_every_value_of_the_domain_has_a_label() -> None:
    assert labels.STATUS.keys() == set(Status)
    assert labels.ACTS.keys() == labels.DONE.keys() == set(ActionKind)
    assert statement.STANDINGS.keys() == set(Status) - {Status.UNKNOWN}
    assert statement.UNKNOWNS.keys() == set(product((None, True, False), (None, False)))
    assert statement.DEPOSITED.keys() == {kind for kind in ActionKind if kind.expresses_consent}


PUBLISHED = AsOf(date(2026, 2, 3), date(2026, 2, 3))
ABOUT = AsOf(date(2026, 2, 3), date(2026, 2, 3), None, inferred=True)


@pytest.mark.parametrize("rank", list(Rank))
@pytest.mark.parametrize("publisher", [None, "A monitor"])
@pytest.mark.parametrize("as_of", [PUBLISHED, ABOUT])
def test_a_stale_record_is_named_in_every_language(
    rank: Rank, publisher: str | None, as_of: AsOf
) -> None:
    ccm = record(CCM, act("FRA", "ratification", "2009-09-25"))
    source = Source("source", rank, publisher, None, None, as_of)
    occasion = Occasion(date(2026, 11, 24), date(2026, 2, 3), source, stale=True)
    for language in TRANSLATED:
        speaks = Translator(language)
        said = statement.statement(
            ccm.register.states["FRA"],
            Treaty("ccm", "T"),
            ccm.on("FRA", "2026-11-24"),
            occasion,
            speaks,
        )
        assert speaks.day(date(2026, 2, 3)) in said
        assert speaks.day(date(2026, 11, 24)) not in said


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("de, ar;q=0.5, en;q=0.4", "ar"),
        ("de", "en"),
        ("zh-Hant-TW", "zh"),
        ("fr;q=0, ru;q=0.1", "ru"),
        ("fr;q=high", "en"),
        (";;;,,,q=", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_the_language_follows_what_a_browser_prefers(header: str, language: str) -> None:
    assert preferred_language(header) == language
