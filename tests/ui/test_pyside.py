"""The installed Qt binding keeps its books: some versions lose a reference a call, and abort in time."""

import sys

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000


class _Bell(QObject):
    rung = Signal(object)

    @Slot(object)
    def hear(self, value: object) -> None:
        pass


def test_calls_and_signals_give_back_every_reference_to_none_and_true(qtbot: QtBot) -> None:
    widget, bell = QWidget(), _Bell()
    qtbot.addWidget(widget)
    bell.rung.connect(bell.hear)
    before = sys.getrefcount(None), sys.getrefcount(True)

    for _ in range(CALLS):
        widget.update()
        widget.setEnabled(True)
        bell.rung.emit(None)

    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(new - old) < CALLS // 10 for new, old in zip(after, before, strict=True))
