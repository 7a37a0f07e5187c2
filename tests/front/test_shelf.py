"""The shelf: never more bytes than it may hold, and its sums are right, whatever is put on it and taken off."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from app.front.shelf import Shelf

LIMIT = 1_000


@dataclass(frozen=True)
class Thing:
    size: int


ACTS = st.lists(
    st.tuples(st.sampled_from(["put", "get", "drop"]), st.integers(0, 12), st.integers(1, 400)),
    max_size=200,
)


@given(ACTS)
def test_it_holds_no_more_than_it_may(acts: list[tuple[str, int, int]]) -> None:
    shelf: Shelf[Thing] = Shelf(LIMIT)
    last: dict[int, Thing] = {}
    for act, key, size in acts:
        if act == "put":
            thing = Thing(size)
            if shelf.put(key, thing):
                last[key] = thing
            else:
                last.pop(key, None)
        elif act == "get":
            assert shelf.get(key) in (None, last.get(key))
        else:
            shelf.drop(key)
            last.pop(key, None)
            assert shelf.get(key) is None
        held = [found for key in last if (found := _peek(shelf, key)) is not None]
        assert shelf.size == sum(thing.size for thing in held) <= LIMIT
        assert len(shelf) == len(held)
    shelf.clear()
    assert (shelf.size, len(shelf)) == (0, 0)


def test_what_is_asked_for_again_outlives_what_is_not() -> None:
    shelf: Shelf[Thing] = Shelf(LIMIT)
    shelf.put("read", Thing(100))
    assert shelf.get("read")
    for number in range(100):
        shelf.put(number, Thing(100))
    assert shelf.get("read")
    assert [n for n in range(100) if shelf.get(n)] == list(range(91, 100))
    assert shelf.evictions == 91


def test_a_thing_that_is_too_large_is_not_held() -> None:
    shelf: Shelf[Thing] = Shelf(LIMIT)
    assert not shelf.put("large", Thing(LIMIT // 2))
    assert (shelf.size, shelf.evictions) == (0, 0)


def _peek(shelf: Shelf[Thing], key: int) -> Thing | None:
    return shelf._new.get(key) or shelf._proven.get(key)
