"""Starts the window: made of the parts it is given, watched over, and cleared away when it closes."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Event
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.settings import SettingsFile
from matryoshka.ui.choices import Choices
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.interrupt import closing_on_interrupt
from matryoshka.ui.needs import Store, Tiers
from matryoshka.ui.problem import CrashHook
from matryoshka.ui.window import Window


def run(ladder: Ladder, answers: Tiers, paths: Paths, fault: AppError | None = None) -> int:
    """Show the window and return when it is closed; the exit status. `answers` stays the caller's.

    `fault` is told in the window: it did not keep it from opening.
    """
    app = application()
    try:
        store, note = ChatStore.open_or_set_aside(paths.store)
    except AppError as closed:
        return show_fault(closed)
    with closing(store), GarbageWatch(), CrashHook() as hook:
        window, conduct = open_window(ladder, answers, store, paths)
        hook.crashed.connect(conduct.say_crash)
        conduct.wake()
        if told := [each for each in (fault, note) if each]:
            conduct.say_faults(*told)
        with closing_on_interrupt(window.close):
            return app.exec()


def open_window(ladder: Ladder, answers: Tiers, store: Store, paths: Paths) -> tuple[Window, Conduct]:
    """A window that is shown and works; it needs a running application."""
    fonts = load_fonts(resources() / "fonts")
    QApplication.setFont(fonts.label)
    choices = Choices(SettingsFile(paths.choices))
    window = Window(ladder, choices, fonts)
    conduct = Conduct(window, Desk(ladder, store, answers), choices)
    window.show()
    return window, conduct


def application() -> QApplication:
    """The one application of this process, made if there is none."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Matryoshka")
    app.setDesktopFileName("matryoshka")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "matryoshka.svg")))
    return app


def show_fault(fault: AppError) -> int:
    """A fault that leaves nothing to open the window with; the exit status."""
    application()
    sys.stderr.write(f"matryoshka: {fault.title} {fault.remedy}\n")
    QMessageBox.critical(None, "Matryoshka", f"{fault.title}\n\n{fault.remedy}")
    return 1


def self_test() -> str:
    """Open the window and close it, unseen; the value says what was found. Raises AppError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    with tempfile.TemporaryDirectory() as home:
        paths = Paths(Path(home), Path(home), Path(home))
        with closing(ChatStore(paths.store)) as store:
            window, _ = open_window(builtin_ladder(), _Nobody(), store, paths)
            QApplication.processEvents()
            drawn = not window.grab().isNull()
            window.close()
    if not drawn:
        raise AppError("The window could not be drawn.", "Set up Qt anew: run installer/dev.py again.")
    return f"opened, drawn and closed with Qt {qVersion()}"


class _Nobody:
    """Answers nothing: the self-test asks nothing."""

    def awake(self, name: str) -> bool:
        del name
        return False

    def wake(self, name: str, stop: Stop) -> Iterator[Event]:
        del name, stop
        return iter(())

    def answer(
        self, messages: Sequence[Message], stop: Stop, start: str | None = None, anyway: bool = False
    ) -> Iterator[Event]:
        del messages, stop, start, anyway
        return iter(())

    def hand_up(self, messages: Sequence[Message], stop: Stop, junior: str) -> Iterator[Event]:
        del messages, stop, junior
        return iter(())
