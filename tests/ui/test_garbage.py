"""Garbage is searched for on the window's thread, and only there."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from matryoshka.ui.garbage import GarbageWatch


class Knot:
    """An object that only a search can find: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def many_knots() -> list["weakref.ref[Knot]"]:
    return [weakref.ref(Knot()) for _ in range(5000)]


def test_a_worker_that_makes_garbage_leaves_it_to_the_window(qtbot: QtBot) -> None:
    knots = list["weakref.ref[Knot]"]()
    with GarbageWatch():
        worker = threading.Thread(target=lambda: knots.extend(many_knots()))
        worker.start()
        worker.join()
        assert all(knot() for knot in knots)

        qtbot.waitUntil(lambda: not any(knot() for knot in knots))
    assert gc.isenabled()


def test_what_is_there_at_the_start_is_searched_again_only_at_the_end(qtbot: QtBot) -> None:
    del qtbot
    knots = many_knots()
    with GarbageWatch() as watch:
        watch.spare()
        gc.collect()
        assert all(knot() for knot in knots)
    gc.collect()

    assert not any(knot() for knot in knots)
