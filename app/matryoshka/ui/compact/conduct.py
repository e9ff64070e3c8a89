"""What leads to what with the small window: its question goes into a new chat, whose answer it shows."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from matryoshka.chat.conversation import State, Turn
from matryoshka.chat.unmarked import unmarked
from matryoshka.ui import commands
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.compact.window import CompactWindow
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.news import news
from matryoshka.ui.window import Window


class CompactConduct(QObject):
    """While the window lives, which may be out of sight."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.compact = CompactWindow()
        self._turn: Turn | None = None
        """As it was shown last."""
        self.compact.asked.connect(self._ask)
        self.compact.opened.connect(self._open)
        self.compact.left.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        desk.turn_changed.connect(self._show)
        window.closed.connect(self.compact.hide)
        window.destroyed.connect(self.compact.deleteLater)
        commands.COMPACT.action(window).triggered.connect(self.compact.begin)

    @Slot(str)
    def _ask(self, text: str) -> None:
        """One question at a time."""
        if self._desk.busy or self._desk.busy_elsewhere:
            self.compact.show_answer(tr("Another question is still being answered."), "", done=True)
            return
        self._desk.begin()
        if self._desk.send(text, self._window.view.composer.picker.tier):
            self._turn = self._desk.shown.thread[-1]
            self._show(self._turn)
        else:
            self.compact.show_answer(tr("The question could not be saved."), "", done=True)

    @Slot(object)
    def _show(self, turn: Turn) -> None:
        if self._turn is None or turn.id != self._turn.id:
            return
        self._tell(self._turn, turn)
        self._turn = turn
        end, who = turn.end, " → ".join(dict.fromkeys(attempt.tier for attempt in turn.run))
        if asked := self._desk.asked:
            said = tr("{tier} is not on this computer: decide in the chat.", tier=asked.asks.tier)
            self.compact.show_answer(said, who, done=True)
            return
        writing = end is None or end.state is State.WRITING
        words = unmarked(end.text) or f"{tr(end.title)} {tr(end.remedy)}".strip() if end else ""
        self.compact.show_answer(words or "…", who, done=not writing)

    def _tell(self, before: Turn, after: Turn) -> None:
        """To those who listen, unless the large window does."""
        if self.compact.isVisible() and not self._window.isVisible():
            for said in news(before, after):
                say_aloud(self.compact, said)

    @Slot()
    def _open(self) -> None:
        self.compact.hide()
        self._window.show_chat()
        self._window.come_to_front()

    @Slot()
    def _leave(self) -> None:
        """Where only the small window was wanted the program ends with it, unless something would be lost."""
        if self._window.isVisible():
            return
        if self._window.close():
            QApplication.quit()
        else:
            self._window.show()
