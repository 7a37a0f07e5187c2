"""The turn at the desk: one at a time, in the order of coming."""

import time
from threading import Thread

import pytest

from app.domain.errors import NotReady
from app.services.turn import Turn


def test_one_at_a_time_in_the_order_of_coming() -> None:
    turn, order = Turn(30), list[int]()

    def take(number: int) -> None:
        with turn.held():
            order.append(number)

    threads = [Thread(target=take, args=(number,)) for number in range(12)]
    with turn.held():
        for number, thread in enumerate(threads, start=1):
            thread.start()
            while len(turn._waiting) < number:
                time.sleep(0.001)
        assert order == []
    for thread in threads:
        thread.join()
    assert order == list(range(12))


def test_who_waits_too_long_goes_and_holds_up_nobody() -> None:
    turn = Turn(0.01)
    with turn.held(), pytest.raises(NotReady, match="waiting"), turn.held():
        pytest.fail("it was taken")
    with turn.held():
        assert not turn._waiting


def test_a_turn_is_given_on_when_what_it_was_for_fails() -> None:
    turn = Turn(0.01)
    with pytest.raises(ValueError, match="broken"), turn.held():
        raise ValueError("broken")
    with turn.held():
        pass
