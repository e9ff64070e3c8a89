"""Strokes that several slabs share: wrapped text, buttons, chevrons."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLine,
)

from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.slab import Look, Scene, Target

RADIUS = 8
PAD = 8
"""Room around a button's word."""


def selection_colour(theme: Theme) -> QColor:
    """The ground of selected text: ink, thinned."""
    return faded(theme.ink, 0.16)


def faded(colour: QColor, share: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(share)
    return thin


def x_of(line: QTextLine, position: int) -> float:
    """Where the cursor stands in a line."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def width_of(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def write(painter: QPainter, text: str, font: QFont, colour: QColor, rect: QRectF) -> float:
    """One line from the left, in the middle of `rect`'s height, cut with … at its end; gives its width."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return width_of(shown, font)


def write_right(painter: QPainter, text: str, font: QFont, colour: QColor, rect: QRectF) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def paint_card(painter: QPainter, rect: QRectF, ground: QColor, edge: QColor, radius: float = 12) -> None:
    """A rounded surface with a hairline, crisp on whole pixels."""
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_ring(painter: QPainter, look: Look, rect: QRectF, radius: float = RADIUS) -> None:
    """The ring around what the keyboard has reached."""
    painter.setPen(QPen(look.theme.ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def done_word(name: str) -> str:
    """What a button says once it has done its work."""
    return tr("Copied") if name == tr("Copy") else name


def button_width(name: str, font: QFont) -> int:
    """Room for the word and for what it says when it has done its work."""
    return round(max(width_of(each, font) for each in (name, done_word(name)))) + 2 * PAD


def paint_button(painter: QPainter, look: Look, target: Target, scene: Scene, *, framed: bool) -> None:
    """A word that can be pressed; for a moment it says that it has done its work."""
    theme, pointed = look.theme, target in (scene.pointed, scene.focused)
    if framed:
        paint_card(painter, target.rect, theme.code if pointed else theme.surface, theme.hairline, RADIUS)
    elif pointed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.question)
        painter.drawRoundedRect(target.rect, RADIUS - 2, RADIUS - 2)
    painter.setFont(look.fonts.label if framed else look.fonts.small)
    painter.setPen(theme.ink if framed or pointed else theme.muted)
    word = done_word(target.name) if target == scene.done else target.name
    painter.drawText(target.rect, Qt.AlignmentFlag.AlignCenter, word)
    if target == scene.focused:
        paint_ring(painter, look, target.rect)


def paint_chevron(painter: QPainter, centre: QPointF, colour: QColor, *, down: bool) -> None:
    path = QPainterPath(QPointF(-2, -4))
    path.lineTo(2, 0)
    path.lineTo(-2, 4)
    painter.save()
    painter.translate(centre)
    painter.rotate(90 if down else 0)
    pen = QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.restore()


def paint_arrow(painter: QPainter, left: QPointF, length: float, colour: QColor) -> None:
    tip = left + QPointF(length, 0)
    path = QPainterPath(left)
    path.lineTo(tip)
    path.moveTo(tip + QPointF(-3.5, -3.5))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(-3.5, 3.5))
    pen = QPen(colour, 1.25, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)


def paint_globe(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The sign of what is not on this computer: a circle, its equator and two meridians."""
    painter.setPen(QPen(colour, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    painter.drawEllipse(rect.adjusted(rect.width() * 0.28, 0, -rect.width() * 0.28, 0))
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
