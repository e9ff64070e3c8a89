"""A person at an open window over a real store."""

import threading
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Conversation, Summary, Turn
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.chats import ROW
from matryoshka.ui.composition import open_window
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.main import application
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.needs import Parts, Tiers
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import Wish
from support.measures import MeasuresByHeart
from support.networks import NetworkByHeart
from support.reading import said
from support.reciters import LADDER, cascade, side_by_side
from support.stocks import HubByHeart, Postman, stock_in


@dataclass(frozen=True, slots=True)
class Shell:
    """An open window, the store it writes to, and the hands and eyes of a person."""

    window: Window
    conduct: Conduct
    models: ModelsConduct
    store: ChatStore
    bot: QtBot

    @property
    def busy(self) -> bool:
        return self.button("Stop") is not None

    @property
    def said(self) -> str:
        """Everything that the transcript shows."""
        return said(self.window.view.transcript)

    @property
    def turn(self) -> Turn:
        """The last turn of the newest conversation on the disk."""
        return self.kept()[0].thread[-1]

    def kept(self) -> list[Conversation]:
        """All conversations on the disk, the newest first."""
        return [self.store.conversation(each.id) for each in self.store.summaries()]

    def jobs(self) -> list[threading.Thread]:
        return [each for each in threading.enumerate() if each.name == "job"]

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def begin_to_ask(self, text: str) -> None:
        self.window.view.composer.put(text)
        self.press(Qt.Key.Key_Return)

    def ask(self, text: str) -> None:
        """Type `text`, press Enter, and wait until it is answered."""
        self.begin_to_ask(text)
        self.rest()

    def wish(self, wish: Wish) -> None:
        """Ask something of an answer, and wait until it is done."""
        self.window.view.transcript.wished.emit(wish)
        self.rest()

    def rest(self) -> None:
        self.bot.waitUntil(lambda: not self.busy)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def buttons(self) -> list[QPushButton]:
        return [each for each in self.window.findChildren(QPushButton) if each.isVisible()]

    def button(self, name: str) -> QPushButton | None:
        """The button in sight that a screen reader would call `name`."""
        named = (each for each in self.buttons() if name in (each.accessibleName(), each.text()))
        return next(named, None)

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def labels(self) -> list[QLabel]:
        return [each for each in self.window.findChildren(QLabel) if each.isVisible()]

    def sees(self, words: str) -> bool:
        """Whether a label in sight says exactly this."""
        return any(each.text() == words for each in self.labels())

    def open(self, title: str) -> None:
        """Click a conversation in the list."""
        viewport = self.window.sidebar.chats.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=self.row(title))

    def titles(self) -> list[str]:
        """The conversations in the list, from the top."""
        model = self.window.sidebar.chats.model()
        rows = [model.index(number, 0).data(ROW) for number in range(model.rowCount())]
        return [row.title for row in rows if isinstance(row, Summary)]

    def row(self, title: str) -> QPoint:
        """The middle of a conversation's row in the list."""
        chats = self.window.sidebar.chats
        model = chats.model()
        rows = (model.index(number, 0) for number in range(model.rowCount()))
        return next(chats.visualRect(row).center() for row in rows if row.data() == title)


def answer_box(parent: QWidget, word: str) -> None:
    """Press the button called `word` of the question that stands over `parent`."""
    (box,) = (each for each in parent.findChildren(QMessageBox) if each.isVisible())
    next(each for each in box.findChildren(QPushButton) if each.text() == word).click()


def parts(
    paths: Paths,
    ladder: Ladder = LADDER,
    answers: Tiers | None = None,
    network: NetworkByHeart | None = None,
    at_home: Tiers | None = None,
) -> Parts:
    """Of a window over what lies in `paths`; reciters answer unless told otherwise."""
    hub = HubByHeart()
    stock = stock_in(paths.data, hub, Postman(hub, paths.models))

    def by_heart(other: Ladder) -> Tiers:
        return answers or cascade(other)

    def here(other: Ladder) -> Tiers:
        return at_home or by_heart(other)

    measures, leaving = MeasuresByHeart(), network or NetworkByHeart()
    return Parts(
        ladder, by_heart, here, paths.ladder, stock, measures, leaving, compares=lambda _: side_by_side()
    )


def _has_keyboard(window: Window) -> bool:
    """And no other window that an earlier test has left."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.window() is window


def open_shell(
    store: ChatStore,
    paths: Paths,
    bot: QtBot,
    of: Parts | None = None,
    *,
    welcomed: bool = True,
    damage: AppError | None = None,
) -> Shell:
    """Opens a window and waits until it has the keyboard; the person has seen it before, if `welcomed`."""
    application()
    choices = SettingsFile(paths.choices)
    choices.save(replace(choices.load(), welcomed=welcomed))
    window, conduct, models = open_window(of or parts(paths), store, paths, damage)
    bot.addWidget(window)
    window.activateWindow()
    bot.waitUntil(lambda: _has_keyboard(window))
    return Shell(window, conduct, models, store, bot)
