"""Says in the place of a chat that it could not be opened, and opens it at another try."""

from PySide6.QtCore import QObject, Slot

from matryoshka.errors import AppError
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class OpeningConduct(QObject):
    """While a fault stands where answers would be, nothing is asked: it would go to the chat before."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._view, self._desk = window.view, desk
        self._wished = ""
        desk.unopened.connect(self._tell)
        desk.opened.connect(self._settle)
        desk.stayed.connect(self._settle)
        self._view.place.again.connect(self._open)
        self._view.place.left.connect(self._leave)

    @Slot(str, object)
    def _tell(self, chat: str, fault: AppError) -> None:
        self._wished = chat
        self._view.find_bar.put_away()
        self._view.place.tell(fault, tr("Try again"), back=True)
        self._view.composer.setEnabled(False)

    @Slot()
    def _settle(self) -> None:
        self._view.place.show_view()
        self._view.composer.setEnabled(True)

    @Slot()
    def _open(self) -> None:
        self._desk.open(self._wished)

    @Slot()
    def _leave(self) -> None:
        """The list shows again which chat is open."""
        self._settle()
        self._desk.look_again()
        self._view.composer.setFocus()
