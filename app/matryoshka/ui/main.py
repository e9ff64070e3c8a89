"""Starts the window: made of the parts it is given, watched over, and cleared away when it closes."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.calibration import attach as calibration
from matryoshka.ui.calibration.voting import Voting
from matryoshka.ui.choices import Choices
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.interrupt import closing_on_interrupt
from matryoshka.ui.leaving import attach as leaving
from matryoshka.ui.models.attach import attach
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.needs import Parts, Store
from matryoshka.ui.problem import CrashHook
from matryoshka.ui.window import Window


def run(parts: Parts, paths: Paths, fault: AppError | None = None) -> int:
    """Show the window and return when it is closed; the exit status. The parts stay the caller's.

    `fault` is told in the window: it did not keep it from opening.
    """
    app = application()
    try:
        store, note = ChatStore.open_or_set_aside(paths.store)
    except AppError as closed:
        return show_fault(closed)
    with closing(store), GarbageWatch(), CrashHook() as hook:
        window, conduct, _ = open_window(parts, store, paths)
        hook.crashed.connect(conduct.say_crash)
        conduct.wake()
        if told := [each for each in (fault, note) if each]:
            conduct.say_faults(*told)
        with closing_on_interrupt(window.close):
            return app.exec()


def open_window(parts: Parts, store: Store, paths: Paths) -> tuple[Window, Conduct, ModelsConduct]:
    """A window that is shown and works; it needs a running application."""
    fonts = load_fonts(resources() / "fonts")
    QApplication.setFont(fonts.label)
    choices = Choices(SettingsFile(paths.choices))
    window = Window(parts.ladder, choices, fonts)
    desk = Desk(parts.ladder, store, parts.answers(parts.ladder), parts.at_home)
    conduct = Conduct(window, desk, choices)
    rungs = Rungs(LadderWriter(parts.ladder_file), choices)
    models = attach(window, conduct, parts, choices, rungs)
    calibration.attach(window, conduct, parts, rungs, models)
    voting = Voting(window, partial(LabelTable, paths.store), parts.ladder)
    calibration.attach_votes(window, conduct, desk, rungs, voting)
    leaving.attach(window, conduct, parts, choices, rungs)
    window.show()
    return window, conduct, models


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
        raise AppError("The window could not be drawn.", "Set up Qt anew: run installer/dev.py again.")
    return f"opened, drawn and closed with Qt {qVersion()}"
