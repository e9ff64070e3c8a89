"""The line of a card that names what looks like a secret, and the word that reveals it or hides it again."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from matryoshka.saying import say
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.paint import button_width, width_of, write
from matryoshka.ui.transcript.rows import Consent
from matryoshka.ui.transcript.slab import Look, Target

REVEAL, HIDE = say("Send them as they are"), say("Hide them again")
_LINE, _GAP = 22, 6


class Found:
    """Wrapped between two edges; `target` is the word to press, once it is laid out."""

    def __init__(self, row: Consent, look: Look) -> None:
        self._row = row
        self._look = look
        self._chips: tuple[tuple[QRectF, str], ...] = ()
        self._lead = QRectF()
        self.target: Target | None = None

    def lay_out(self, left: float, right: float, top: float) -> float:
        """Gives where it ends, in pixels from the top of the card."""
        small, y = self._look.fonts.small, top
        x = left + width_of(self._words, small) + 8
        self._lead = QRectF(left, top, right - left, _LINE)
        places: list[tuple[QRectF, str]] = []
        for words in (*self._row.found, tr(REVEAL if self._row.hidden else HIDE)):
            wide = button_width(words, small)
            if x + wide > right:
                x, y = left, y + _LINE + _GAP
            places.append((QRectF(x, y, wide, _LINE), words))
            x += wide + _GAP
        place, name = places.pop()
        self._chips = tuple(places)
        self.target = Target(place, name, self._row.mask) if self._row.mask else None
        return place.bottom()

    @property
    def _words(self) -> str:
        return (
            tr("Found, and hidden before sending:")
            if self._row.hidden
            else tr("Found, and sent as they are:")
        )

    def paint(self, painter: QPainter) -> None:
        theme, small = self._look.theme, self._look.fonts.small
        write(painter, self._words, small, theme.muted, self._lead)
        for place, words in self._chips:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.code)
            painter.drawRoundedRect(place, 6, 6)
            painter.setFont(small)
            painter.setPen(theme.ink)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
