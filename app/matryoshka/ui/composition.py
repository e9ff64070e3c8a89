"""The composition of the window: each of its parts is made here, and given what it needs."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.presets import presets
from matryoshka.chat.templates import templates
from matryoshka.documents.reader import DocumentReader
from matryoshka.errors import AppError
from matryoshka.paths import Paths, resources
from matryoshka.settings import SettingsFile
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
from matryoshka.ui.compare import attach as compare
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.drafting import Drafting
from matryoshka.ui.exchange import attach as exchange
from matryoshka.ui.filing.conduct import FilingConduct
from matryoshka.ui.finding import Finding
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.language import speak, spoken
from matryoshka.ui.language_conduct import LanguageConduct
from matryoshka.ui.leaving import attach as leaving
from matryoshka.ui.lookout import Lookout
from matryoshka.ui.manner.conduct import MannerConduct
from matryoshka.ui.models.attach import attach
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.needs import Parts, Store
from matryoshka.ui.seeking import Seeking
from matryoshka.ui.settings.conduct import SettingsConduct
from matryoshka.ui.templates.conduct import TemplateConduct
from matryoshka.ui.text_size import TextSizeConduct
from matryoshka.ui.titling import TitleConduct
from matryoshka.ui.window import Window


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every part of the window is hung on."""

    parts: Parts
    store: Store
    paths: Paths
    choices: Choices
    company: Company
    others: OtherLadders
    window: Window
    desk: Desk
    conduct: Conduct


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
    frame = _frame(parts, store, paths, choices, window)
    _hang_chats(frame)
    models = _hang_tiers(frame)
    _hang_pages(frame)
    AboutConduct(window, choices, paths, models, fonts)
    TextSizeConduct(window, choices)
    files = exchange.attach(window, frame.desk, paths)
    CommandConduct(window, frame.desk, choices, ShortcutsFile(paths.shortcuts))
    if damage:
        files.tell_damage(damage)
    window.show()
    return window, frame.conduct, models


def _frame(parts: Parts, store: Store, paths: Paths, choices: Choices, window: Window) -> _Frame:
    others = OtherLadders(paths.ladders)
    company = Company(parts.ladder, parts.answers, parts.at_home, others)
    desk = Desk(company, store)
    tray = Tray(DocumentReader(), parts.weigher, Attachments(paths.attachments), parts.ladder)
    conduct = Conduct(window, desk, choices, tray)
    AttachConduct(window, conduct, tray, parts.weigher)
    Drafting(window, desk, tray, store).troubled.connect(conduct.say_fault)
    return _Frame(parts, store, paths, choices, company, others, window, desk, conduct)


def _hang_chats(frame: _Frame) -> None:
    """What one does with chats, and in one."""
    window, desk, choices = frame.window, frame.desk, frame.choices
    window.closed.connect(window.view.transcript.close_tools)
    MannerConduct(window, desk, frame.company, presets(frame.paths.presets), frame.others)
    TemplateConduct(window, templates(frame.paths.templates, spoken(choices.settings.language)))
    if frame.parts.titles:
        TitleConduct(window, desk, choices, frame.parts.titles)
    FilingConduct(window, desk)
    LanguageConduct(window, desk, choices)
    Finding(window)
    Seeking(window, desk)
    Lookout(window, desk, frame.store)


def _hang_tiers(frame: _Frame) -> ModelsConduct:
    """Who answers, how sure a tier must be for that, and what leaves the computer."""
    window, conduct, parts, choices = frame.window, frame.conduct, frame.parts, frame.choices
    rungs = Rungs(LadderWriter(parts.ladder_file), choices)
    models = attach(window, conduct, parts, choices, rungs)
    calibration.attach(window, conduct, parts, rungs, models)
    voting = Voting(window, partial(LabelTable, frame.paths.store, checked_at_once=0), parts.ladder)
    calibration.attach_votes(window, conduct, frame.desk, rungs, voting)
    leaving.attach(window, conduct, parts, choices, rungs)
    return models


def _hang_pages(frame: _Frame) -> None:
    """The small window, the page of answers side by side, and the settings."""
    window, desk, choices = frame.window, frame.desk, frame.choices
    compact = CompactConduct(window, desk)
    TrayConduct(window, choices, compact)
    compare.attach(window, frame.conduct, desk, choices, parts=frame.parts, paths=frame.paths)
    SettingsConduct(window, choices, EverywhereConduct(window, choices, compact))
