"""Conditional headers and codings in every form, well and badly written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.front.conditions import is_held, reads_gzip

TAG = b'"0-abc"'


@pytest.mark.parametrize(
    "held",
    [TAG, b"*", b" * ", b"W/" + TAG, b'"x", ' + TAG, b'"x",' + TAG + b',"y"', b", " + TAG + b" ,,"],
)
def test_what_is_held(held: bytes) -> None:
    assert is_held(held, TAG)


@pytest.mark.parametrize(
    "held",
    [
        b"", b'"x"', b"0-abc", b'"0-abc', b'0-abc"', b'w/"0-abc"', b'W/ "0-abc"', b'"x" ' + TAG, b"*, " + TAG,
        TAG + b", *", b'"a' + TAG, TAG + b'"', b"\x00" + TAG, b'"x", W/' + TAG + b"x", b"," * 30_000,
        b'"x",' * 5_000 + b'"0-abc', b"\xff\xfe",
    ],
)  # fmt: skip
def test_what_is_not_held_or_not_written_as_the_grammar_has_it(held: bytes) -> None:
    assert not is_held(held, TAG)


@given(st.binary(max_size=300))
def test_no_bytes_of_a_client_can_surprise(value: bytes) -> None:
    is_held(value, TAG)
    is_held(value + TAG, TAG)
    reads_gzip(value)


@pytest.mark.parametrize(
    ("accepts", "gzip"),
    [
        (b"gzip", True),
        (b"GZIP", True),
        (b"gzip, deflate, br, zstd", True),
        (b"*", True),
        (b"gzip;q=0.1", True),
        (b"gzip;q=0", False),
        (b"gzip;q=0.000, *", False),
        (b"identity", False),
        (b"", False),
        (b"br", False),
        (b"a" * 20_000 + b", gzip", True),
        (b"\xff;;;q=", False),
    ],
)
def test_who_reads_gzip(accepts: bytes, gzip: bool) -> None:
    assert reads_gzip(accepts) is gzip
