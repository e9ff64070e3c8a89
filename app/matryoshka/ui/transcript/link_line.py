"""What there is to know of the text under the pointer, told low at the left as one points to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.link import Link, link
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


class LinkLine(QLabel):
    """A child of what is pointed at; it takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = parent
        self._said = ""
        self.hide()

    def tell(self, target: str) -> None:
        """Where a link leads; nothing is told of none."""
        self.say(_told(link(target)) if target else "")

    def say(self, words: str) -> None:
        """Empty words put the line away."""
        if words == self._said:
            return
        self._said = words
        self.setHidden(not words)
        if words:
            self._fit(words)

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"background: {theme.surface.name()}; color: {theme.muted.name()}; padding: 3px 8px;"
            f"border: 1px solid {theme.hairline.name()}; border-top-right-radius: 6px; "
            f"font-size: {grown(12)}px;"
        )

    def _fit(self, words: str) -> None:
        """One line, never wider than its parent."""
        around = self._around.rect()
        room = max(40, round(around.width() * 0.8))
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        self.adjustSize()
        self.move(0, around.bottom() + 1 - self.height())
        self.raise_()


def _told(found: Link) -> str:
    return tr("{address} (cannot be opened)", address=found.address) if found.fault else found.address
