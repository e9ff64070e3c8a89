"""A few words of different weight and colour, wrapped to a width."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

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

    def fit(self, width: float) -> int:
        """Break into lines; gives the height in pixels."""
        self._layout.beginLayout()
        self.height, self.width = 0, 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height + (self._line - line.height()) / 2))
            self.height += self._line
            self.width = max(self.width, line.naturalTextWidth())
        self._layout.endLayout()
        return self.height

    def draw(
        self,
        painter: QPainter,
        place: QPointF,
        selected: tuple[int, int] | None = None,
        ground: QColor | None = None,
    ) -> None:
        """Text positions `selected` get the colour `ground`."""
        ranges = [_range(selected, ground)] if selected and ground else []
        self._layout.draw(painter, place, ranges)

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
        formats.append(_range((start, start + len(run.text)), form=form))
        start += len(run.text)
    return formats


def _range(
    span: tuple[int, int], ground: QColor | None = None, form: QTextCharFormat | None = None
) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = span[0], span[1] - span[0]
    found.format = form or QTextCharFormat()
    if ground:
        found.format.setBackground(ground)
    return found
