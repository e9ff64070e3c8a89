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

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.presets import presets
from matryoshka.chat.store import ChatStore
from matryoshka.chat.templates import templates
from matryoshka.documents.reader import DocumentReader
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.settings import Settings, SettingsFile
from matryoshka.shortcuts import ShortcutsFile
from matryoshka.ui.about.conduct import AboutConduct
from matryoshka.ui.attaching.conduct import AttachConduct
from matryoshka.ui.attaching.tray import Tray
from matryoshka.ui.calibration import attach as calibration
from matryoshka.ui.calibration.voting import Voting
from matryoshka.ui.choices import Choices
from matryoshka.ui.commands.conduct import CommandConduct
from matryoshka.ui.compact.beside_clock import TrayConduct
from matryoshka.ui.compact.conduct import CompactConduct
from matryoshka.ui.compact.everywhere import EverywhereConduct
from matryoshka.ui.company import Company
from matryoshka.ui.compare.conduct import CompareConduct
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.door import Door, Knock
from matryoshka.ui.door_conduct import DoorConduct
from matryoshka.ui.drafting import Drafting
from matryoshka.ui.exchange import attach as exchange
from matryoshka.ui.filing.conduct import FilingConduct
from matryoshka.ui.finding import Finding
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.interrupt import closing_on_interrupt
from matryoshka.ui.language import speak
from matryoshka.ui.language_conduct import ANOTHER, LanguageConduct
from matryoshka.ui.leaving import attach as leaving
from matryoshka.ui.lookout import Lookout
from matryoshka.ui.manner.conduct import MannerConduct
from matryoshka.ui.models.attach import attach
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.needs import Parts, Store
from matryoshka.ui.problem import CrashHook
from matryoshka.ui.seeking import Seeking
from matryoshka.ui.settings.conduct import SettingsConduct
from matryoshka.ui.templates.conduct import TemplateConduct
from matryoshka.ui.text_size import TextSizeConduct
from matryoshka.ui.theme import Nest
from matryoshka.ui.titling import TitleConduct
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


def open_window(
    parts: Parts, store: Store, paths: Paths, damage: AppError | None = None
) -> tuple[Window, Conduct, ModelsConduct]:
    """A window that is shown and works; it needs a running application.

    `damage` says what became of a damaged store: the window tells it, and offers a way back.
    """
    fonts = load_fonts(resources() / "fonts")
    QApplication.setFont(fonts.label)
    choices = Choices(SettingsFile(paths.choices))
    speak(choices.settings.language)
    window = Window(parts.ladder, choices, fonts)
    others = OtherLadders(paths.ladders)
    company = Company(parts.ladder, parts.answers, parts.at_home, others)
    desk = Desk(company, store)
    tray = Tray(DocumentReader(), parts.weigher, Attachments(paths.attachments), parts.ladder)
    conduct = Conduct(window, desk, choices, tray)
    AttachConduct(window, conduct, tray, parts.weigher)
    Drafting(window, desk, tray, store).troubled.connect(conduct.say_fault)
    window.closed.connect(window.view.transcript.close_tools)
    MannerConduct(window, desk, company, presets(paths.presets), others)
    TemplateConduct(window, templates(paths.templates))
    if parts.titles:
        TitleConduct(window, desk, choices, parts.titles)
    FilingConduct(window, desk)
    LanguageConduct(window, desk, choices)
    Finding(window)
    Seeking(window, desk)
    Lookout(window, desk, store)
    rungs = Rungs(LadderWriter(parts.ladder_file), choices)
    models = attach(window, conduct, parts, choices, rungs)
    AboutConduct(window, choices, paths, models, fonts)
    TextSizeConduct(window, choices)
    calibration.attach(window, conduct, parts, rungs, models)
    voting = Voting(window, partial(LabelTable, paths.store), parts.ladder)
    calibration.attach_votes(window, conduct, desk, rungs, voting)
    leaving.attach(window, conduct, parts, choices, rungs)
    files = exchange.attach(window, desk, paths)
    compact = CompactConduct(window, desk)
    TrayConduct(window, choices, compact)
    if parts.compares:
        page = ComparePage(Nest(parts.ladder), choices.theme)
        CompareConduct(window, desk, page, paths.store, parts.compares)
    SettingsConduct(window, choices, EverywhereConduct(window, choices, compact))
    CommandConduct(window, desk, choices, ShortcutsFile(paths.shortcuts))
    if damage:
        files.tell_damage(damage)
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
        raise AppError(tr("The window could not be drawn."), tr("Install the program anew."))
    return f"opened, drawn and closed with Qt {qVersion()}"
