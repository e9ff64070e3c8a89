"""The program, with a visitor at its window: types a key, reads every chat, tells the cost, and leaves.

Its one argument is when it was started, in seconds since 1970.
"""

import json
import sys
import time
from collections.abc import Iterator

import psutil
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication

from matryoshka import __main__ as program
from matryoshka.chat.conversation import Summary
from matryoshka.ui.chats import ROW
from matryoshka.ui.main import application
from matryoshka.ui.question_edit import QuestionEdit
from matryoshka.ui.window import Window

_PAGES = 12
"""That are read of each chat, from its end up."""
_SETTLED = 100
"""Looks until a window that was just opened has done all it does then."""
_LOOK = 5
"""Milliseconds between two steps of the visitor."""
_MIB = 2**20


def main() -> int:
    app = application()
    steps = _visit(float(sys.argv.pop()))
    timer = QTimer(app, interval=_LOOK)
    timer.timeout.connect(lambda: next(steps, None))
    timer.start()
    return program.main()


def _visit(begun: float) -> Iterator[None]:
    """One step at a time, so that the window works between them."""
    while not isinstance(edit := QApplication.focusWidget(), QuestionEdit):
        yield
    QTest.keyClick(edit, Qt.Key.Key_A)
    edit.repaint()
    told = {"first_key": time.time() - begun, "first_key_processor": time.process_time()}
    for _ in range(_SETTLED):
        yield
    told["empty"] = psutil.Process().memory_info().rss / _MIB
    window = edit.window()
    if isinstance(window, Window):
        yield from _read_all(window)
    memory = psutil.Process().memory_full_info()
    told |= {"resident": memory.rss / _MIB, "proportional": getattr(memory, "pss", memory.uss) / _MIB}
    print(json.dumps(told))  # noqa: T201 - who started it reads this
    window.close()


def _read_all(window: Window) -> Iterator[None]:
    """Every chat of the list, some pages of each."""
    chats = window.sidebar.chats
    rows = [chats.model().index(number, 0).data(ROW) for number in range(chats.model().rowCount())]
    for row in rows:
        if isinstance(row, Summary):
            chats.chosen.emit(row.id)
            for _ in range(_PAGES):
                yield
                bar = window.view.transcript.verticalScrollBar()
                bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)


if __name__ == "__main__":
    sys.exit(main())
