"""A wish to stop reaches whoever works, once."""

from matryoshka.chat.engine import Stop


def test_what_waits_for_a_stop_is_called_once() -> None:
    stop, calls = Stop(), list[str]()
    stop.when_set(lambda: calls.append("a"))

    stop.set()
    stop.set()

    assert (calls, stop.is_set()) == (["a"], True)


def test_who_comes_after_the_stop_is_called_at_once() -> None:
    stop, calls = Stop(), list[str]()
    stop.set()

    stop.when_set(lambda: calls.append("late"))

    assert calls == ["late"]


def test_who_took_the_call_back_is_not_called() -> None:
    stop, calls = Stop(), list[str]()
    forget = stop.when_set(lambda: calls.append("a"))

    forget()
    forget()
    stop.set()

    assert calls == []
