"""A few words of different weight and colour, wrapped to a width."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from matryoshka.ui.transcript.slab import Stretch
from matryoshka.ui.transcript.units import units

BREAK = "\u2028"
"""What QTextLayout knows as the end of a line."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    colour: QColor
    strong: bool = False


class Flow:
    """Fit it to a width, then draw it; `line` is the height of one line in pixels."""

    def __init__(self, runs: Sequence[Run], font: QFont, line: int) -> None:
        self.text = "".join(run.text for run in runs)
        self._line = line
        self._layout = QTextLayout(self.text.replace("\n", BREAK), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs))
        self.height = 0
        self.width = 0.0
        """The widest line, once it is fitted."""

    def fit(self, width: float, hang: float = 0.0) -> int:
        """Break into lines, all but the first `hang` pixels further right; gives the height in pixels."""
        self._layout.beginLayout()
        self.height, self.width = 0, 0.0
        while (line := self._layout.createLine()).isValid():
            left = hang if self.height else 0.0
            line.setLineWidth(width - left)
            line.setPosition(QPointF(left, self.height + (self._line - line.height()) / 2))
            self.height += self._line
            self.width = max(self.width, left + line.naturalTextWidth())
        self._layout.endLayout()
        return self.height

    def draw(
        self,
        painter: QPainter,
        place: QPointF,
        marked: Sequence[Stretch] = (),
    ) -> None:
        self._layout.draw(painter, place, [_range(each.start, each.end, marking(each)) for each in marked])

    def y_of(self, position: int) -> float:
        """Where the line begins that a position stands in."""
        line = self._layout.lineForTextPosition(position)
        return line.y() if line.isValid() else 0.0

    def position_at(self, point: QPointF) -> int:
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            if point.y() < (index + 1) * self._line or index == self._layout.lineCount() - 1:
                return int(line.xToCursor(point.x()))
        return 0


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for run in runs:
        form = QTextCharFormat()
        form.setForeground(run.colour)
        if run.strong:
            form.setFontWeight(QFont.Weight.DemiBold)
        end = start + units(run.text)
        formats.append(_range(start, end, form))
        start = end
    return formats


def marking(stretch: Stretch) -> QTextCharFormat:
    """How marked text looks."""
    form = QTextCharFormat()
    form.setBackground(stretch.ground)
    if stretch.ink:
        form.setForeground(stretch.ink)
    return form


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    found.format = form
    return found
