"""A mistake of the program is reported and never vanishes."""

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.ui.problem import CrashHook, report


@pytest.fixture
def reports() -> Iterator[list[str]]:
    reports = list[str]()
    with CrashHook() as hook:
        hook.crashed.connect(reports.append)
        yield reports


def stumble() -> None:
    raise ZeroDivisionError("of something private")


def test_it_is_reported_from_the_window(reports: list[str]) -> None:
    try:
        stumble()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "in stumble" in reports[0]


def test_it_is_reported_from_any_thread_on_the_thread_of_the_window(qtbot: QtBot, reports: list[str]) -> None:
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bool(reports))
    assert "ZeroDivisionError" in reports[0]


def test_a_report_names_the_versions() -> None:
    first, second, *_ = report(ZeroDivisionError()).splitlines()

    assert first.startswith("Matryoshka ")
    assert ", Python 3." in first
    assert ", Qt 6." in first
    assert second


def test_hooks_are_put_back(reports: list[str]) -> None:
    del reports
    before = sys.excepthook
    with CrashHook():
        assert sys.excepthook is not before

    assert sys.excepthook is before
