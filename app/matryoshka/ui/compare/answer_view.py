"""One answer as a page that never fetches anything; what no other answer says is tinted."""

import re
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

_MARKS = re.compile(r"[.!?…»”\"')\]]*")
"""What may end a sentence behind its last letter."""

Told = tuple[str, bool]
"""A sentence as it was written, and whether no other answer says it."""


class AnswerView(QTextBrowser):
    """`link_wished(str)` when a link is pressed: it is asked about before anything opens."""

    link_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._markup = theme, Markup()
        self._text, self._shown, self._drawn = "", "", 0.0
        self._sentences: tuple[Told, ...] = ()
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

    def tint(self, sentences: Iterable[Told], colour: QColor) -> None:
        """Those of all sentences of the answer that are told alone, in a soft colour."""
        self._sentences, self._tint = tuple(sentences), colour
        self._mark()

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(mixed(self._theme.surface, self._tint, 0.18))
        selections, letters = [], _Letters(self.document().toRawText())
        for sentence, alone in self._sentences:
            place = letters.find(unmarked(sentence))
            if place and alone:
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = self._cursor(*place), form
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

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _Letters:
    """Letters and figures of a page without all that stands between them, and where each stands."""

    def __init__(self, page: str) -> None:
        self._page = page
        folded = [(letter, place) for place, each in enumerate(page) for letter in _bare(each)]
        self._text = "".join(letter for letter, _ in folded)
        self._places = [place for _, place in folded]
        self._from = 0

    def find(self, words: str) -> tuple[int, int] | None:
        """From where to where they stand, behind what was found before; None where they do not."""
        wanted = _bare(words)
        start = self._text.find(wanted, self._from) if wanted else -1
        if start < 0:
            return None
        self._from = start + len(wanted)
        end = self._places[self._from - 1] + 1
        marks = _MARKS.match(self._page, end)
        return self._places[start], marks.end() if marks else end


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
