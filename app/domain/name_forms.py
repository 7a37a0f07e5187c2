"""The forms in which names are compared: what is left of a name without case, accents, punctuation and word order.

Two texts with one form are taken for one name, nothing less: no distance, no sound, no guess.
"""

import re
import unicodedata
from collections.abc import Iterator

# Letters that Unicode does not take apart and people type without their strokes, or one for the other.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŧ": "t", "ə": "e",
    "&": " and ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ۀ": "ه", "ھ": "ه", "ہ": "ه",
    "\N{ARABIC TATWEEL}": "", "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH NON-JOINER}": " ", "\N{ZERO WIDTH JOINER}": "",
}  # fmt: skip
# Accents and pointing that people leave out: Latin, Greek and Cyrillic; Hebrew; Arabic. Elsewhere marks are vowels.
_MARKS = (
    *range(0x0300, 0x0370), *range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7,
    *range(0x064B, 0x0660), 0x0670,
)  # fmt: skip
_FOLDED = str.maketrans({**_LETTERS, **dict.fromkeys(map(chr, _MARKS), "")})
_APOSTROPHES = "'’‘ʼʻ`´′ʹ＇"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s\b", re.IGNORECASE)
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.")
# Many scripts write vowels as marks, which the expression for words does not take for parts of a word.
_NO_WORD = re.compile(
    r"[^\w\u0700-\u08FF\u0900-\u1360\u1369-\u1AFF\U00011000-\U00011FFF\U0001E900-\U0001E95F]+|_+"
)

# So short a name is told from a code by its accents alone: Áo is Austria in Vietnamese, AO is Angola.
_SHORT = 3

# Words that name nothing; leaving them out, and the order of the others, makes one bag of many ways to write a name.
_OF_AND_THE = (
    "the of and de la le les du des d l el los las y et e und der die das do da dos a o al i og och ja ir un ve si "
    "dan na kaj eta agus di della dell dello degli dei delle van het en von و और এবং"
)
_EMPTY_WORDS = frozenset(_OF_AND_THE.split())
_SHORTEST_BAG = 3
_LETTERS_FOR_WORDS = frozenset("aeioyd")
_ABBREVIATIONS = {
    **dict.fromkeys(("st", "ste", "snt"), "saint"),
    **dict.fromkeys(("is", "isl", "isls", "isds", "island", "isle", "isles"), "islands"),
    **dict.fromkeys(("rep", "repub", "repubblic"), "republic"),
    **dict.fromkeys(("dem", "democr"), "democratic"),
    **dict.fromkeys(("fed", "feder"), "federated"),
    **dict.fromkeys(("terr", "territories"), "territory"),
    **dict.fromkeys(("ppl", "peop", "people"), "peoples"),
    **dict.fromkeys(("utd", "unit"), "united"),
    "eq": "equatorial",
    "cent": "central",
    "afr": "african",
    "isr": "israel",
    "emir": "emirates",
    "kngdm": "kingdom",
}
_POINTS = {"s": "south", "n": "north", "w": "west"}  # as the first word: "S. Korea"


_ARABIC_ARTICLE = re.compile(r"^و?ال(?=\w{3})")
# Thai, Lao, Burmese, Khmer; kana, Chinese characters, Hangul.
_UNPARTED = re.compile(
    r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]"
)


def normalise_name(text: str) -> str:
    """The form under which names are compared: no case, accents, punctuation or leading article."""
    words = _words(text)
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def without_apostrophes(text: str) -> str:
    """The text as people type it who leave apostrophes out: "Cote dIvoire"."""
    return text.translate(dict.fromkeys(map(ord, _APOSTROPHES)))


def word_bag(normalised: str) -> str:
    """The words of a normalised name in alphabetical order, abbreviations written out, empty words left out.

    Scripts that part words or not as they like lose their spaces instead, and Arabic words their article. A name that
    is made of empty words and hardly anything else is left as it is.
    """
    if " " not in normalised:
        return normalised
    if _UNPARTED.match(normalised):
        return normalised.replace(" ", "")
    first, *others = normalised.split()
    written = [_POINTS.get(first, first), *others]
    words = {_ABBREVIATIONS.get(word, word) for word in _without_empty(written)}
    if not normalised.isascii():
        words = {_ARABIC_ARTICLE.sub("", word) for word in words}
    bag = " ".join(sorted(words))
    return bag if len(bag) >= _SHORTEST_BAG else normalised


def _without_empty(words: list[str]) -> Iterator[str]:
    """The words that name something. At the ends a letter stands for a word: "E. Guinea" is not "and Guinea"."""
    last = len(words) - 1
    for place, word in enumerate(words):
        if word not in _EMPTY_WORDS or (place in (0, last) and word in _LETTERS_FOR_WORDS):
            yield word


def is_empty_word(word: str) -> bool:
    """Whether a normalised word names nothing: "of", "the"."""
    return word in _EMPTY_WORDS


def _words(text: str) -> list[str]:
    text = _POSSESSIVE.sub("s", text)
    if text.isascii():
        folded = text.lower().replace("&", " and ")
    else:
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        folded = unicodedata.normalize("NFC", decomposed.translate(_FOLDED))
        if len(folded) <= _SHORT and folded.isascii():
            folded = unicodedata.normalize("NFC", decomposed)
    if "." in folded:
        folded = _INITIAL.sub(r"\1", folded)
    return _joined_initials(_NO_WORD.sub(" ", folded).split())


def _joined_initials(words: list[str]) -> list[str]:
    """Runs of single letters as one word: "u s a" is "usa"."""
    if not any(len(word) == 1 for word in words):
        return words
    joined: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isascii() and word.isalpha():
            run += word
            continue
        joined += [run, word] if run else [word]
        run = ""
    return [*joined, run] if run else joined
