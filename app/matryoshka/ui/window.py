"""The window as a whole: chats at the left, the ladder at the top, the conversation or the models below."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.preset import USUAL, Preset
from matryoshka.ui import style
from matryoshka.ui.calibration.page import CalibrationPage
from matryoshka.ui.choices import Choices
from matryoshka.ui.conversation_view import ConversationView
from matryoshka.ui.drawer import Drawer
from matryoshka.ui.focus_ring import FocusRings
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.leaving.page import LeavingPage
from matryoshka.ui.models.page import ModelsPage
from matryoshka.ui.notice import Notice
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.sidebar import Sidebar
from matryoshka.ui.theme import Nest
from matryoshka.ui.toast import Toast
from matryoshka.ui.top_bar import TopBar

_FIRST_SIZE = QSize(1180, 800)
_SMALLEST = QSize(480, 420)


class Window(QWidget):
    """Holds the parts and dresses them as chosen; `Conduct` decides what they do.

    `activated` when it becomes the one in use, `closed` last.
    """

    activated = Signal()
    closed = Signal()

    def __init__(self, ladder: Ladder, choices: Choices, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Matryoshka")
        self.setMinimumSize(_SMALLEST)
        self._choices, self._fonts = choices, fonts
        self._may_close: Callable[[], bool] = lambda: True
        nest, theme = Nest(ladder), choices.theme
        self._title, self._place = "", ""
        self._locked: bool | None = None
        self._preset = USUAL
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
        self._rings = FocusRings(theme, self)
        choices.changed.connect(self._dress)
        self._dress()

    def _content(self) -> QWidget:
        self._pages.addWidget(self.view)
        for page in (self.models, self.calibration, self.leaving):
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
        """Show these tiers as the usual ones from now on; the conversation must be shown anew."""
        self.sidebar.set_nest(Nest(ladder))

    def show_ladder(self, ladder: Ladder) -> None:
        """Show these tiers as those of the conversation, which must be shown anew."""
        for part in (self.top_bar, self.view):
            part.set_nest(Nest(ladder))
        self._show_heading()

    @property
    def notice(self) -> Notice:
        """Of the page that is shown."""
        return (self.page or self.view).notice

    @property
    def toast(self) -> Toast:
        """Of the page that is shown."""
        return (self.page or self.view).toast

    def come_to_front(self) -> None:
        """From wherever it was put away."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()

    @property
    def undo(self) -> Toast:
        """Where the person sees that something can be taken back."""
        return self.page.toast if self.page else self.view.undo

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """All of the page that is shown."""
        return (self.page.toast,) if self.page else (self.view.undo, self.view.toast)

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """Its parts that are in use, as they are read; what waits for an answer last."""
        view = self.view
        middle = (self.page,) if self.page else (view.find_bar, view.place, view.notice, view.composer)
        return (self.sidebar, self.top_bar, *middle, *self.toasts)

    @property
    def shows_chat(self) -> bool:
        return self.page is None

    @property
    def shows_models(self) -> bool:
        return self.page is self.models

    @property
    def shows_calibration(self) -> bool:
        return self.page is self.calibration

    @property
    def page(self) -> Page | None:
        """What is shown instead of the conversation."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def add_page(self, page: Page) -> None:
        """One more that `show_page` turns to."""
        self._pages.addWidget(page)
        page.set_theme(self._choices.theme)

    def show_page(self, page: Page) -> None:
        """Instead of the conversation; the keyboard goes there."""
        self._show(page)
        page.turned_to.emit()
        self.drawer.close_drawer()
        page.take_keyboard()

    @Slot()
    def show_models(self) -> None:
        self.show_page(self.models)

    @Slot()
    def show_calibration(self) -> None:
        self.show_page(self.calibration)

    @Slot()
    def show_leaving(self) -> None:
        self.show_page(self.leaving)

    def show_place(self, place: str, *, locked: bool | None) -> None:
        """Where the conversation stays, and whether its lock is closed; None where it needs no lock."""
        if (place, locked) != (self._place, self._locked):
            self._place, self._locked = place, locked
            self._show_heading()

    def show_manner(self, preset: Preset) -> None:
        """How the conversation is asked."""
        self._preset = preset
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
        self.models.heading = replace(self.models.heading, words=words, details=details)
        self._show_heading()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._show_heading()

    def _show_heading(self) -> None:
        place = " · ".join(filter(None, (self._place, self._preset.called)))
        heading = self.page.heading if self.page else Heading(self._title, place)
        self.top_bar.show_heading(heading.title, heading.words, heading.details)
        self.top_bar.show_manner(self._preset.summary if self.shows_chat else None)
        self.top_bar.show_lock(self._locked if self.shows_chat else None)
        self.setWindowTitle(f"{heading.title} – Matryoshka")

    @Slot()
    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._fonts.grow(self._choices.text_share)
            style.dress(app, self._choices.theme, self._choices.text_share)
        for part in (self._rings, self.sidebar, self.top_bar, self.view):
            part.set_theme(self._choices.theme)
        for index in range(self._pages.count()):
            if isinstance(page := self._pages.widget(index), Page):
                page.set_theme(self._choices.theme)
        self.top_bar.ladder.set_still(self._choices.still)
        self.view.transcript.set_zoom(self._choices.text_share)
        self.drawer.fold()
        self.view.transcript.set_reduced_motion(self._choices.still)

    def _restore(self) -> None:
        """Where it lay last time, or in the middle, no bigger than the screen."""
        geometry = QByteArray.fromBase64(QByteArray(self._choices.settings.geometry.encode()))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = QGuiApplication.primaryScreen().availableSize() * 0.94
            self.resize(_FIRST_SIZE.boundedTo(room))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._choices.keep_geometry(bytes(self.saveGeometry().toBase64().data()).decode())
        event.setAccepted(self._may_close())
        if event.isAccepted():
            self.hide()  # what ends now may take a while, and nobody need wait for it
            self.closed.emit()
