"""A transcript on screen, and the eyes and hands of someone who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.paths import resources
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.theme import LIGHT
from matryoshka.ui.transcript import Transcript
from matryoshka.ui.transcript.column import Sighted
from matryoshka.ui.wishes import Wish
from support.turns import NAMES, nest


def said(transcript: Transcript) -> str:
    """Everything that the conversation says, line by line."""
    return "\n".join(chapter.plain_text() for chapter in transcript._column.chapters)


@dataclass(slots=True)
class Reader:
    transcript: Transcript
    bot: QtBot
    wishes: list[Wish] = field(default_factory=list)

    @property
    def said(self) -> str:
        return said(self.transcript)

    @property
    def sighted(self) -> list[Sighted]:
        """What is in sight, from the top."""
        self.transcript.grab()
        return self.transcript._column.sighted

    @property
    def laid_out(self) -> int:
        """How many slabs hold a layout, in sight or not."""
        return sum(slab.laid_out for each in self.transcript._column.chapters for slab in each.slabs)

    def place_of(self, name: str) -> QPoint:
        """The middle of the first button of this name that is in sight."""
        for each in self.sighted:
            for target in each.slab.targets:
                if target.name == name:
                    left = self.transcript._measure.x_of(each.slab)
                    return (target.rect.center() + QPointF(left, each.y)).toPoint()
        raise LookupError(name)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.transcript.viewport(), Qt.MouseButton.LeftButton, pos=self.place_of(name))

    def drag(self, start: QPoint, end: QPoint) -> None:
        area, left = self.transcript.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(area, left, pos=start)
        QTest.mouseMove(area, end)
        QTest.mouseRelease(area, left, pos=end)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.transcript, key)

    @property
    def value(self) -> int:
        """Where the scroll bar stands."""
        self.transcript.grab()
        return self.transcript.verticalScrollBar().value()

    @property
    def end(self) -> int:
        self.transcript.grab()
        return self.transcript.verticalScrollBar().maximum()


def reader(qtbot: QtBot, names: Sequence[str] = NAMES) -> Reader:
    transcript = Transcript(LIGHT, nest(names), load_fonts(resources() / "fonts"))
    qtbot.addWidget(transcript)
    transcript.resize(820, 600)
    transcript.show()
    reading = Reader(transcript, qtbot)
    transcript.wished.connect(reading.wishes.append)
    return reading
