"""What an address asks for: queries that mean the same have one form, so that no spelling fills the shelf.

Parameters stand in the order of their names, written as our own links write them. A parameter given twice stays twice,
in the order given, for the application to refuse. Names and values are never judged here.
"""

from urllib.parse import parse_qsl, urlencode

LONGEST_QUERY = 4_000
"""Bytes of a query, in either form, beyond which nothing is kept; the application refuses a longer one."""


def one_form(query: bytes) -> bytes | None:
    """The form that all queries which mean the same as this one have; null where it has none.

    It has none where it is too long, or holds bytes that are not ASCII and so may not stand in an address.
    """
    if not query:
        return query
    if len(query) > LONGEST_QUERY or not query.isascii():
        return None
    parameters = parse_qsl(query.decode("ascii"), keep_blank_values=True)
    parameters.sort(key=lambda parameter: parameter[0])
    formed = urlencode(parameters, safe=",:").encode("ascii")
    return formed if len(formed) <= LONGEST_QUERY else None
