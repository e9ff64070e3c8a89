"""A job: everything that was yielded arrives, in order, and nothing that went wrong vanishes."""

import threading
from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.ui.job import Job
from matryoshka.ui.problem import CrashHook


class Listener(QObject):
    """Notes what a job tells, and on which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.items: list[object] = []
        self.ends: list[AppError | None] = []
        self.threads: set[threading.Thread] = set()
        job.yielded.connect(self.hear)
        job.ended.connect(self.end)

    @Slot(object)
    def hear(self, item: object) -> None:
        self.items.append(item)
        self.threads.add(threading.current_thread())

    @Slot(object)
    def end(self, outcome: AppError | None) -> None:
        self.ends.append(outcome)


def finished(qtbot: QtBot, job: Job) -> Listener:
    listener = Listener(job)
    job.start()
    qtbot.waitUntil(lambda: bool(listener.ends))
    job.wait()
    return listener


def test_all_items_arrive_in_order_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    listener = finished(qtbot, Job(lambda _stop: iter(range(20_000))))

    assert listener.items == list(range(20_000))
    assert listener.ends == [None]
    assert listener.threads == {threading.main_thread()}


def test_a_fault_of_the_world_comes_as_a_value_after_what_was_yielded(qtbot: QtBot) -> None:
    fault = AppError("It broke.", "Mend it.")

    def work(_stop: Stop) -> Iterator[int]:
        yield 1
        raise fault

    listener = finished(qtbot, Job(work))

    assert (listener.items, listener.ends) == ([1], [fault])


def test_a_defect_is_told_in_a_sentence_and_reported(qtbot: QtBot) -> None:
    def work(_stop: Stop) -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    reports = list[str]()
    with CrashHook() as hook:
        hook.crashed.connect(reports.append)
        listener = finished(qtbot, Job(work))

    assert listener.items == [1]
    assert listener.ends[0]
    assert listener.ends[0].title == "The program made a mistake here."
    qtbot.waitUntil(lambda: bool(reports))
    assert "ZeroDivisionError" in reports[0]


def test_a_stop_reaches_the_work(qtbot: QtBot) -> None:
    def work(stop: Stop) -> Iterator[int]:
        asked = threading.Event()
        stop.when_set(asked.set)
        asked.wait(60)
        yield 1

    job = Job(work)
    listener = Listener(job)
    job.start()
    job.stop()
    qtbot.waitUntil(lambda: bool(listener.ends))

    assert listener.items == [1]
    job.wait()
