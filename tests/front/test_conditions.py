"""Conditional headers and codings in every form, well and badly written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.front.conditions import reads_gzip, status_of

TAG = b'"0-abc"'
MALFORMED = [
    b"", b'"x"', b"0-abc", b'"0-abc', b'0-abc"', b'w/"0-abc"', b'W/ "0-abc"', b'"x" ' + TAG, b"*, " + TAG,
    TAG + b", *", b'"a' + TAG, TAG + b'"', b"\x00" + TAG, b'"x", W/' + TAG + b"x", b"," * 30_000,
    b'"x",' * 5_000 + b'"0-abc', b"\xff\xfe",
]  # fmt: skip


LISTS = [TAG, b"*", b" * ", b'"x", ' + TAG, b'"x",' + TAG + b',"y"', b", " + TAG + b" ,,"]
WEAK = [b"W/" + TAG, b'"x", W/' + TAG, b"W/" + TAG + b', "y"']


def of(tag: bytes = TAG, **said: bytes) -> int:
    return status_of({name.replace("_", "-").encode(): value for name, value in said.items()}, tag)


@pytest.mark.parametrize("tags", LISTS)
def test_a_tag_is_held_and_is_meant_where_a_list_names_it(tags: bytes) -> None:
    assert of(if_none_match=tags) == 304
    assert of(if_match=tags) == 200


@pytest.mark.parametrize("tags", WEAK)
def test_a_weak_tag_says_what_is_held_but_not_what_is_meant(tags: bytes) -> None:
    assert of(if_none_match=tags) == 304
    assert of(if_match=tags) == 412


@pytest.mark.parametrize("tags", MALFORMED)
def test_what_names_no_tag_or_is_not_written_as_the_grammar_has_it(tags: bytes) -> None:
    assert of(if_none_match=tags) == 200
    assert of(if_match=tags) == 412


def test_what_is_meant_comes_before_what_is_held() -> None:
    assert of(if_match=b'"other"', if_none_match=TAG) == 412
    assert of(if_match=TAG, if_none_match=TAG) == 304
    assert of(if_match=TAG, if_none_match=b'"other"') == 200


def test_an_answer_without_a_tag_is_there_but_nobody_holds_it() -> None:
    assert of(b"", if_match=b"*") == 200
    assert of(b"", if_match=TAG) == 412
    assert of(b"", if_none_match=b"*") == 200
    assert of(b"", if_none_match=b'""') == 200


ENTITY_TAGS = st.tuples(
    st.sampled_from([b"", b"W/"]), st.sampled_from([b"0-abc", b"0-ab", b"", b"a,b", b"*", b"\xff"])
)
GAPS = st.sampled_from([b",", b", ", b" ,\t", b",,", b" , , "])


@given(st.lists(st.tuples(ENTITY_TAGS, GAPS), min_size=1, max_size=6))
def test_any_list_is_read_as_the_grammar_has_it(
    listed: list[tuple[tuple[bytes, bytes], bytes]],
) -> None:
    written = b"".join(weak + b'"' + tag + b'"' + gap for (weak, tag), gap in listed)
    named = [tag for (_, tag), _ in listed]
    meant = [tag for (weak, tag), _ in listed if not weak]
    assert (of(if_none_match=written) == 304) == (b"0-abc" in named)
    assert (of(if_match=written) == 200) == (b"0-abc" in meant)


@given(st.binary(max_size=300))
def test_no_bytes_of_a_client_can_surprise(value: bytes) -> None:
    for said in (value, value + TAG, b'"x", ' + value + TAG):
        assert of(if_match=said, if_none_match=said) in {200, 304, 412}
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
