"""One answer as a page that never fetches anything; what no other answer says is tinted."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from matryoshka.chat.unmarked import unmarked
from matryoshka.ui.theme import Theme, mixed
from matryoshka.ui.transcript.markup import Markup, style_sheet
from matryoshka.ui.transcript.tex import as_written

_PAUSE = 0.15
"""Seconds between two looks of an answer that grows."""
_KNOWN_BY = 60
"""Characters by which a sentence is found again in the page."""


class AnswerView(QTextBrowser):
    """`link_wished(str)` when a link is pressed: it is asked about before anything opens."""

    link_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._markup = theme, Markup()
        self._text, self._shown, self._drawn = "", "", 0.0
        self._sentences: tuple[str, ...] = ()
        self._tint = theme.muted
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._draw)
        self.setObjectName("answer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.link_wished.emit(url.toString()))

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        return None

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._shown = theme, ""
        self._draw()

    def show_text(self, text: str, *, ended: bool) -> None:
        """As far as it is written; one that grows is drawn now and then."""
        self._text = text
        due = _PAUSE - (time.monotonic() - self._drawn)
        if ended or due <= 0:
            self._draw()
        elif not self._later.isActive():
            self._later.start(round(due * 1000))

    def tint(self, sentences: Iterable[str], colour: QColor) -> None:
        """Sentences of the answer, as it was written, in a soft colour."""
        self._sentences, self._tint = tuple(sentences), colour
        self._mark()

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(mixed(self._theme.surface, self._tint, 0.18))
        selections = []
        for sentence in self._sentences:
            if cursor := self._place_of(unmarked(sentence).strip()):
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, form
                selections.append(selection)
        self.setExtraSelections(selections)

    @Slot()
    def _draw(self) -> None:
        if self._text == self._shown:
            return
        bar, self._shown, self._drawn = self.verticalScrollBar(), self._text, time.monotonic()
        place, at_end = bar.value(), bar.value() == bar.maximum()
        self.document().setDefaultStyleSheet(style_sheet(self._theme, self._theme.ink.name()))
        self.setHtml(as_written(self._markup.html(self._text)))
        bar.setValue(bar.maximum() if at_end else place)
        self._mark()

    def _place_of(self, words: str) -> QTextCursor | None:
        """Where they stand, as far as one line of them goes."""
        line = words.splitlines()[0] if words else ""
        found = self.document().find(line[:_KNOWN_BY])
        if not line or found.isNull():
            return None
        found.setPosition(found.selectionStart())
        room = self.document().characterCount() - 1 - found.position()
        found.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, min(len(line), room)
        )
        return found
