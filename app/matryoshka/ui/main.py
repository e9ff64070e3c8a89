"""Starts the window: made of the parts it is given, watched over, and cleared away when it closes."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.composition import open_window
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.door import Door, Knock
from matryoshka.ui.door_conduct import DoorConduct
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.interrupt import closing_on_interrupt
from matryoshka.ui.language_conduct import ANOTHER
from matryoshka.ui.needs import Parts
from matryoshka.ui.problem import CrashHook
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


def run(parts: Parts, paths: Paths, door: Door, fault: AppError | None = None) -> int:
    """Show the window and return when it is closed; the exit status. Parts and door stay the caller's.

    `fault` is told in the window: it did not keep it from opening.
    """
    app = application()
    try:
        store, note = ChatStore.open_or_set_aside(paths.store)
    except AppError as closed:
        return show_fault(closed)
    with closing(store), GarbageWatch() as garbage, CrashHook() as hook:
        window, conduct, _ = open_window(parts, store, paths, note)
        garbage.spare()
        if fault:
            window.notice.add(fault)
        while (status := _sit(app, window, conduct, door, hook)) == ANOTHER:
            shown = conduct.desk.shown
            window.deleteLater()
            window, conduct, _ = open_window(parts, store, paths)
            if shown.turns:
                conduct.desk.open(shown.id)
        return status


def _sit(app: QApplication, window: Window, conduct: Conduct, door: Door, hook: CrashHook) -> int:
    """Until the window is closed; the exit status of the loop."""
    hook.crashed.connect(conduct.say_crash)
    conduct.wake()
    DoorConduct(window, conduct.desk, door)
    with closing_on_interrupt(window.close):
        return app.exec()


def door(paths: Paths, question: str = "", *, compact: bool = False) -> Door:
    """Where this start goes in, with a `question` perhaps, or meets the window that is open."""
    application()
    return Door(paths.data, Knock(question, os.environ.get("XDG_ACTIVATION_TOKEN", ""), compact))


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


def self_test(parts: Callable[[Paths], Parts]) -> str:
    """Open the window and close it, unseen; the value says what was found. Raises AppError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    with tempfile.TemporaryDirectory() as home:
        paths = Paths(Path(home), Path(home), Path(home))
        SettingsFile(paths.choices).save(Settings(welcomed=True))
        with closing(ChatStore(paths.store)) as store:
            window, _, _ = open_window(parts(paths), store, paths)
            QApplication.processEvents()
            drawn = not window.grab().isNull()
            window.close()
    if not drawn:
        raise AppError(tr("The window could not be drawn."), tr("Install the program anew."))
    return f"opened, drawn and closed with Qt {qVersion()}"
