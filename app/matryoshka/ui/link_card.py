"""A card that shows where a link leads, and opens it only when told to."""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.link import Link, link
from matryoshka.ui.tongue import tr

WIDTH = 420
LIFT = 16
"""Pixels below the card."""
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SPACE = "\u200b"
"""Lets a line break where nothing is seen."""


class LinkCard(QFrame):
    """Over its parent, low in the middle of `around`; `copied(address)` is wished."""

    copied = Signal(str)

    def __init__(self, parent: QWidget, around: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._link = Link("")
        self._before: QWidget | None = None
        self.setObjectName("card")
        self._question, self._site = label("rowname"), label("name")
        self._address, self._remarks = label("small"), label("small")
        self._open = _button(tr("Open"), "main", self.open_link)
        self._copy = _button(tr("Copy the address"), "card", self.copy_address)
        self._cancel = _button(tr("Cancel"), "quiet", self.put_away)
        self._lay_out()
        around.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        for words in (self._question, self._site, self._address, self._remarks):
            column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        for button in (self._cancel, self._copy, self._open):
            buttons.addWidget(button)
        buttons.insertStretch(0, 1)
        column.addLayout(buttons)

    def ask(self, target: str) -> None:
        """Show where `target` leads, and wait."""
        self._link = found = link(target)
        opens = (
            tr("Write this mail in your mail program?")
            if found.mail
            else tr("Open this page in your browser?")
        )
        self._say(self._question, tr("This link cannot be opened.") if found.fault else opens)
        self._say(self._site, found.site)
        self._say(self._address, _SPACE.join(found.shown))
        self._say(self._remarks, found.fault or " ".join(found.remarks))
        self._open.setHidden(bool(found.fault))
        self._before = self._before or self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._cancel.setFocus()
        said = " ".join(filter(None, (self._question.text(), found.site, self._remarks.text())))
        say_aloud(self, said)

    @Slot()
    def open_link(self) -> None:
        address, fault = self._link.address, self._link.fault
        self.put_away()
        if not fault:
            QDesktopServices.openUrl(QUrl(address))

    @Slot()
    def copy_address(self) -> None:
        self.put_away()
        self.copied.emit(self._link.address)

    @Slot()
    def put_away(self) -> None:
        self.hide()
        if self._before:
            self._before.setFocus()
        self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus, as Space does."""
        focus = self.focusWidget()
        if event.key() in _PRESSES and isinstance(focus, QPushButton) and not event.isAutoRepeat():
            focus.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setHidden(not words)

    def _place(self) -> None:
        around = self._around.geometry()
        wide = min(grown(WIDTH), around.width())
        self.setFixedWidth(wide)
        self.setFixedHeight(self.heightForWidth(wide))
        self.move(around.center().x() - wide // 2, around.bottom() - LIFT - self.height())


def _button(words: str, look: str, pressed: object) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", look)
    button.clicked.connect(pressed)
    return button
