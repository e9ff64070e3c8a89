"""The account of an answer: all that is known of how it was made, name by name."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.transcript.paint import write
from matryoshka.ui.transcript.slab import Look

_ROW, _ABOVE = 22, 4
_NAMES = 96
"""Room for a name, in pixels."""

Account = Sequence[tuple[str, str]]


def height(account: Account) -> int:
    return _ABOVE + _ROW * len(account)


def paint(painter: QPainter, account: Account, look: Look, place: QRectF) -> None:
    """Names muted at the left, what is known at their right."""
    font, theme = look.fonts.small, look.theme
    for index, (name, said) in enumerate(account):
        line = QRectF(place.left(), place.top() + _ABOVE + index * _ROW, place.width(), _ROW)
        write(painter, name, font, theme.muted, line)
        write(painter, said, font, theme.ink, line.adjusted(_NAMES, 0, 0, 0))
