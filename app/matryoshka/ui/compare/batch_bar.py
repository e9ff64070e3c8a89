"""Where one is among the questions of a file, how far they are answered, and what waits for leave."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from matryoshka.saying import Figure
from matryoshka.ui.amounts import duration
from matryoshka.ui.labels import label
from matryoshka.ui.models.gauge import Bar
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the answers of a whole file; `left` is in seconds, None where nobody can tell."""

    title: str
    place: int
    questions: int
    done: int
    of: int
    running: bool
    left: float | None = None
    now: str = ""
    """What is asked, and whom."""
    tiers: tuple[str, ...] = ()
    """Those who are still asked, where there are several; none where names are hidden."""

    @property
    def whole(self) -> bool:
        return self.done == self.of


class BatchBar(QFrame):
    """`stepped(int)` to another question, `pressed` to pause or go on, `let_out(tier)` with leave for all.

    `left_out(tier)` when that one is to be asked no more.
    """

    stepped = Signal(int)
    left_out = Signal(str)
    pressed = Signal()
    let_out = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._share = theme, 0.0
        self._bar, self._where, self._words = Bar(theme), label("rowname"), label("small")
        self._before, self._next, self._press = QPushButton("‹"), QPushButton("›"), QPushButton()
        self._without = QPushButton(tr("Ask one no more"))
        self._tiers: tuple[str, ...] = ()
        self._leaves = QVBoxLayout()
        for button, name, step in (
            (self._before, tr("Question before"), -1),
            (self._next, tr("Next question"), 1),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setProperty("look", "card")
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
        self._press.setProperty("look", "card")
        self._press.clicked.connect(self.pressed)
        self._without.setProperty("look", "card")
        self._without.clicked.connect(self._choose)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for part in (self._before, self._next):
            head.addWidget(part)
        head.addSpacing(8)
        head.addWidget(self._where, 1)
        head.addWidget(self._without)
        head.addWidget(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addLayout(self._leaves)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_share()

    def _show_share(self) -> None:
        self._bar.show_share(self._share, self._theme.ink, self._theme)

    def show_progress(self, progress: Progress) -> None:
        """Out of sight where there is but one question that waits for nothing."""
        self.setVisible(progress.questions > 1 or progress.running or self._leaves.count() > 0)
        number = Figure(progress.place + 1)
        where = tr("Question {number} of %n", progress.questions, number=number)
        self._where.setText(f"{progress.title} · {where}")
        self._before.setEnabled(progress.place > 0)
        self._next.setEnabled(progress.place + 1 < progress.questions)
        self._press.setText(tr("Pause") if progress.running else tr("Go on"))
        self._press.setVisible(progress.running or not progress.whole)
        self._tiers = progress.tiers
        self._without.setVisible(progress.running and len(progress.tiers) > 1)
        self._share = progress.done / max(1, progress.of)
        self._show_share()
        left = "" if progress.left is None else tr(" · {time} left", time=duration(progress.left))
        self._words.setText(
            tr("{done} of %n answer(s)", progress.of, done=Figure(progress.done)) + progress.now + left
        )

    @Slot()
    def _choose(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tier in self._tiers:
            menu.addAction(tier, partial(self.left_out.emit, tier))
        menu.popup(self._without.mapToGlobal(self._without.rect().bottomLeft()))

    def ask_leave(self, tier: str, words: str) -> None:
        """A line for each tier; what it asks for is sent when its button is pressed."""
        if before := self.findChild(QWidget, f"leave-{tier}"):
            before.hide()
            before.setParent(None)
            before.deleteLater()
        line, button = QWidget(), QPushButton(tr("Send all of them"))
        line.setObjectName(f"leave-{tier}")
        button.setProperty("look", "card")
        button.setAccessibleName(tr("Send all of them to {tier}", tier=tier))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("small", words), 1)
        row.addWidget(button)

        def give() -> None:
            line.hide()
            line.deleteLater()
            self.let_out.emit(tier)

        button.clicked.connect(give)
        self._leaves.addWidget(line)

    def forget_leaves(self) -> None:
        """What was asked for belongs to another file."""
        while item := self._leaves.takeAt(0):
            if line := item.widget():
                line.hide()
                line.deleteLater()
