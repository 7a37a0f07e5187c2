"""The index of the specification is whole: every rule has its name, its sentence and its place."""

import re
from collections import Counter

import pytest

from tests.spec.index import CHAPTERS, README, modules, page, rules


def test_every_file_is_a_chapter() -> None:
    """A file of rules that the index leaves out would not be read."""
    assert sorted(CHAPTERS) == modules()


@pytest.mark.parametrize("module", modules())
def test_every_rule_has_a_sentence(module: str) -> None:
    """A rule is a sentence that begins with a capital, a number or a quotation, and ends."""
    assert list(rules(module))
    whole = re.compile(r'"?[A-Z0-9].{15,}\.')
    assert [name for name, sentence in rules(module) if not whole.fullmatch(sentence)] == []


def test_no_rule_is_told_twice() -> None:
    """Two tests of one name, or with one sentence, would be one rule."""
    told = [rule for module in modules() for rule in rules(module)]
    names, sentences = Counter(name for name, _ in told), Counter(s for _, s in told)
    assert [name for name, n in names.items() if n > 1] == []
    assert [sentence for sentence, n in sentences.items() if n > 1] == []


def test_the_page_is_up_to_date() -> None:
    """The page says what the tests say."""
    assert README.read_text("utf-8") == page(), "`python -m tests.spec.index` writes it anew"
