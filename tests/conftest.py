"""Tests open real windows, which nobody need see."""

import gc
import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.patient import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of hundreds of processes compiles the program


def pytest_collection_finish() -> None:
    """What was imported stays to the end, and need not be searched for garbage after every window."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    del qapp  # there has to be one
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _widgets_end_on_the_thread_of_the_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program itself: a search for garbage on another thread would destroy widgets there."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    gc.disable()
    yield
    gc.disable()  # a window that was watched has given it back


def pytest_runtest_logfinish() -> None:
    """Only now nothing holds what a test has opened any more; Qt itself would keep it to the end."""
    if not gc.isenabled():
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        if not gc.get_freeze_count():  # a window that spared what it found has given it back
            gc.freeze()
        gc.enable()
