import threading
import time
from concurrent.futures import ThreadPoolExecutor

from matryoshka.chat.engine import Stop
from matryoshka.engines.turn import Turn, interruptible


def test_a_free_turn_is_taken_at_once() -> None:
    turn = Turn()

    assert turn.take(Stop())
    assert turn.personal


def test_waiting_ends_with_the_wish_to_stop() -> None:
    turn, stop = Turn(), Stop()
    turn.take(Stop())
    threading.Timer(0.05, stop.set).start()

    assert not turn.take(stop)
    assert turn.taken


def test_who_wished_to_stop_before_takes_nothing() -> None:
    turn, stop = Turn(), Stop()
    stop.set()

    assert not turn.take(stop)
    assert not turn.taken


def test_a_person_interrupts_background_work() -> None:
    turn, interrupt = Turn(), Stop()
    turn.take(interrupt, background=True)
    interrupt.when_set(turn.give)

    assert turn.take(Stop())
    assert interrupt.is_set()
    assert turn.personal


def test_background_work_waits_for_every_person() -> None:
    turn, order = Turn(), list[str]()
    turn.take(Stop())

    def wait(name: str, *, background: bool) -> None:
        turn.take(Stop(), background=background)
        order.append(name)
        turn.give()

    with ThreadPoolExecutor(2) as pool:
        pool.submit(wait, "background", background=True)
        pool.submit(wait, "person", background=False)
        while not turn._persons:
            time.sleep(0.01)
        turn.give()

    assert order == ["person", "background"]


def test_what_a_person_has_is_not_taken_by_force() -> None:
    turn = Turn()
    turn.take(Stop())

    assert not turn.take_unless_personal()


def test_what_background_work_has_is_taken_by_force() -> None:
    turn, interrupt = Turn(), Stop()
    turn.take(interrupt, background=True)
    threading.Timer(0.05, turn.give).start()

    assert turn.take_unless_personal()
    assert interrupt.is_set()


def test_an_interruption_is_no_wish_to_stop() -> None:
    stop = Stop()
    with interruptible(stop) as own:
        own.set()

    assert not stop.is_set()


def test_a_wish_to_stop_is_an_interruption() -> None:
    stop = Stop()
    with interruptible(stop) as own:
        stop.set()

        assert own.is_set()
