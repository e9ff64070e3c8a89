"""The window as a whole: chats at the left, the ladder at the top, the conversation or the models below."""

import base64
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from matryoshka.chat.ladder import Ladder
from matryoshka.ui import commands, style
from matryoshka.ui.calibration.page import CalibrationPage
from matryoshka.ui.choices import Choices
from matryoshka.ui.conversation_view import ConversationView
from matryoshka.ui.drawer import Drawer
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.leaving.page import LeavingPage
from matryoshka.ui.models.page import ModelsPage
from matryoshka.ui.notice import Notice
from matryoshka.ui.sidebar import Sidebar
from matryoshka.ui.theme import Nest
from matryoshka.ui.toast import Toast
from matryoshka.ui.top_bar import TopBar

_FIRST_SIZE = QSize(1180, 800)
_SMALLEST = QSize(480, 420)
_CALIBRATION = "how sure a tier must be to answer by itself"
_LEAVING = "what this program asks of others, and may ask"


class Window(QWidget):
    """Holds the parts and dresses them as chosen; `Conduct` decides what they do.

    `activated` when it becomes the one in use, `closed` last; `turned_to_models`,
    `turned_to_calibration` and `turned_to_leaving` when these pages are shown.
    """

    activated = Signal()
    turned_to_models = Signal()
    turned_to_calibration = Signal()
    turned_to_leaving = Signal()
    closed = Signal()

    def __init__(self, ladder: Ladder, choices: Choices, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Matryoshka")
        self.setMinimumSize(_SMALLEST)
        self._choices = choices
        self._may_close: Callable[[], bool] = lambda: True
        nest, theme = Nest(ladder), choices.theme
        self._title, self._place, self._computer, self._details = "", "", "", ""
        self._locked: bool | None = None
        self.sidebar = Sidebar(theme, nest, fonts)
        self.top_bar = TopBar(nest, theme, fonts)
        self.view = ConversationView(nest, theme, fonts)
        self.models = ModelsPage(theme)
        self.calibration = CalibrationPage(nest, theme, fonts)
        self.leaving = LeavingPage(theme)
        self._pages = QStackedWidget()
        self.drawer = Drawer(self.sidebar, self._content())
        self._lay_out()
        self._restore()
        choices.changed.connect(self._dress)
        self._dress()

    def _content(self) -> QWidget:
        for page in (self.view, self.models, self.calibration, self.leaving):
            self._pages.addWidget(page)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._pages, 1)
        return content

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.drawer)
        self.drawer.folded.connect(self.top_bar.show_chats_button)
        self.top_bar.chats.clicked.connect(self.drawer.toggle)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """`may_close` is asked when the window is to close; False keeps it open."""
        self._may_close = may_close

    def set_ladder(self, ladder: Ladder) -> None:
        """Show these tiers from now on; the conversation must be shown anew."""
        nest = Nest(ladder)
        for part in (self.sidebar, self.top_bar, self.view):
            part.set_nest(nest)
        self._show_heading()

    @property
    def notice(self) -> Notice:
        """Of the page that is shown."""
        return self._page.notice

    @property
    def toast(self) -> Toast:
        """Of the page that is shown."""
        return self._page.toast

    @property
    def shows_chat(self) -> bool:
        return self._page is self.view

    @property
    def shows_models(self) -> bool:
        return self._page is self.models

    @property
    def shows_calibration(self) -> bool:
        return self._page is self.calibration

    @property
    def _page(self) -> ConversationView | ModelsPage | CalibrationPage | LeavingPage:
        pages = (self.models, self.calibration, self.leaving)
        return next((page for page in pages if page is self._pages.currentWidget()), self.view)

    @Slot()
    def show_models(self) -> None:
        """The page of models instead of the conversation."""
        self._show(self.models)
        self.turned_to_models.emit()
        self.drawer.close_drawer()

    @Slot()
    def show_calibration(self) -> None:
        """The page “When to ask” instead of the conversation."""
        self._show(self.calibration)
        self.turned_to_calibration.emit()
        self.drawer.close_drawer()

    @Slot()
    def show_leaving(self) -> None:
        """The page “What leaves” instead of the conversation."""
        self._show(self.leaving)
        self.turned_to_leaving.emit()
        self.drawer.close_drawer()

    def show_place(self, place: str, *, locked: bool | None) -> None:
        """Where the conversation stays, and whether its lock is closed; None where it needs no lock."""
        self._place, self._locked = place, locked
        self._show_heading()

    @Slot()
    def show_chat(self) -> None:
        self._show(self.view)

    def show_title(self, title: str) -> None:
        """What the conversation is called."""
        self._title = title
        self._show_heading()

    @Slot(str, str)
    def show_computer(self, words: str, details: str) -> None:
        """What this computer has for models, in one line, and in more under the mouse."""
        self._computer, self._details = words, details
        self._show_heading()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._show_heading()

    def _show_heading(self) -> None:
        title = self._title
        if self.shows_models:
            title = "Models"
            self.top_bar.show_heading(title, self._computer, self._details)
        elif self.shows_calibration:
            title = commands.CALIBRATION.words
            self.top_bar.show_heading(title, _CALIBRATION)
        elif self._page is self.leaving:
            title = commands.LEAVING.words
            self.top_bar.show_heading(title, _LEAVING)
        else:
            self.top_bar.show_heading(title, self._place)
        self.top_bar.show_lock(self._locked if self.shows_chat else None)
        self.setWindowTitle(f"{title} – Matryoshka")

    @Slot()
    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            style.dress(app, self._choices.theme)
        for part in (self.sidebar, self.top_bar, self.view, self.models, self.calibration, self.leaving):
            part.set_theme(self._choices.theme)
        self.sidebar.show_choices(self._choices.settings.appearance, self._choices.settings.less_motion)
        self.top_bar.ladder.set_still(self._choices.still)
        self.view.transcript.set_reduced_motion(self._choices.still)

    def _restore(self) -> None:
        """Where it lay last time, or in the middle, no bigger than the screen."""
        geometry = QByteArray(base64.b64decode(self._choices.settings.geometry.encode()))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = QGuiApplication.primaryScreen().availableSize() * 0.94
            self.resize(_FIRST_SIZE.boundedTo(room))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._choices.keep_geometry(base64.b64encode(self.saveGeometry().data()).decode())
        event.setAccepted(self._may_close())
        if event.isAccepted():
            self.hide()  # what ends now may take a while, and nobody need wait for it
            self.closed.emit()
