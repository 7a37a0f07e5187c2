"""Text that is safe inside XML, HTML and SVG: escaped, and without the characters that XML forbids."""

import re

# XML 1.0 §2.2: all but tab, line feed, carriage return and what lies outside the surrogates and the two non-characters.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def legal_xml(text: str) -> str:
    """The text with the replacement character for each one that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def escape_xml(text: str) -> str:
    """The text as it may stand in an element or between the quotes of an attribute."""
    return legal_xml(text).translate(_ENTITIES)
