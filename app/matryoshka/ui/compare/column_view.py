"""One tier's answer as a card: who it is, what it writes, its figures, and what the person says of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from matryoshka.chat.comparing.grid import Column, Row, Status, Vote
from matryoshka.chat.unmarked import unmarked
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.compare import words
from matryoshka.ui.compare.answer_view import AnswerView, Told
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.labels import label
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import model_words
from matryoshka.ui.wrapping import Wrapping

_DOLL = 30.0
_GAP = 6
_ROUND, _EDGE = 14, 3
"""Pixels: the card's corners, and the line of the tier's colour at its top."""
_KEYS: dict[int, Vote] = {
    Qt.Key.Key_B: Vote.BEST,
    Qt.Key.Key_F: Vote.FINE,
    Qt.Key.Key_W: Vote.WRONG,
}


class ColumnView(QFrame):
    """Signals name the tier: `voted(tier, vote)`, `asked`, `stopped`, `let_out` with leave and the others."""

    voted = Signal(str, object)
    asked = Signal(str)
    stopped = Signal(str)
    let_out = Signal(str)
    kept_here = Signal(str)
    taken = Signal(str)

    def __init__(self, tier: str, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tier = tier
        self._nest, self._theme, self._grows = nest, theme, False
        self._edge: QColor | None = None
        self._doll = DollRow([doll_of(tier, nest)], _DOLL, theme)
        self._name, self._model = label("rowname"), label("small")
        self.answer = AnswerView(theme)
        self._state, self._fault = label("small"), label("small")
        self._votes = {vote: QPushButton(tr(said)) for vote, said in words.VOTES.items()}
        self._stop, self._take = QPushButton(tr("Stop")), QPushButton(tr("Go on from here"))
        self._ask = QPushButton()
        self._send, self._keep = QPushButton(tr("Send once")), QPushButton(tr("Not now"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addStrut(round(_DOLL) + 2)  # so that all answers begin at the same height
        head.addWidget(self._doll)
        head.addWidget(self._name)
        head.addWidget(self._model, 1)
        head.addWidget(self._ask)
        head.addWidget(self._stop)
        leave = _row((self._send, self._keep))
        foot = _row((*self._votes.values(), self._take))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.answer, 1)
        for part in (self._fault, leave, self._state, foot):
            column.addWidget(part)
        for button in (self._ask, self._stop, self._take, self._send, self._keep):
            button.setProperty("look", "card")
        for button in self._votes.values():
            button.setProperty("look", "tab")
        self._leave, self._foot = leave, foot

    def _connect(self) -> None:
        for vote, button in self._votes.items():
            button.setCheckable(True)
            button.clicked.connect(lambda on, vote=vote: self.voted.emit(self.tier, vote if on else None))
        for button, signal in (
            (self._ask, self.asked),
            (self._stop, self.stopped),
            (self._take, self.taken),
            (self._send, self.let_out),
            (self._keep, self.kept_here),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.tier))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._doll.set_theme(theme)
        self.answer.set_theme(theme)

    def show_column(
        self,
        row: Row,
        said: Sequence[Told],
        hidden_as: str,
        *,
        running: bool,
        busy: bool,
        askable: bool,
        elder: str,
    ) -> None:
        """`said` are the sentences of the answer; `hidden_as` stands for a name that is hidden.

        `busy` is whether anything of the comparison is being asked, `askable` whether this one can be;
        `elder` is whom it would have asked in a chat, empty where it would have answered itself.
        """
        column = row.column(self.tier)
        name = hidden_as or self.tier
        self._doll.setVisible(not hidden_as)
        self._name.setText(name)
        self._model.setText("" if hidden_as else tr(model_words(column.model)))
        for part in (self, self.answer):
            part.setAccessibleName(tr("Answer of {tier}", tier=name))
        self.answer.show_text(words.text(column), ended=column.ended)
        self.answer.tint(said, self._wear(hidden=bool(hidden_as)))
        self._tell(row, column, hidden=bool(hidden_as), busy=busy, elder=elder)
        self._announce(name, column)
        self._stop.setVisible(running and not column.ended)
        self._ask.setText(tr("Ask again") if column.ended else tr("Ask"))
        self._ask.setAccessibleName(f"{self._ask.text()}: {name}")
        self._ask.setVisible(askable)
        for vote, button in self._votes.items():
            button.setChecked(column.vote is vote)
            button.setAccessibleName(tr("{vote}: {tier}", vote=button.text(), tier=name))

    def _wear(self, *, hidden: bool) -> QColor:
        """The tier's colour, at the card's upper edge and in its name; a hidden one has none."""
        own = None if hidden else self._nest.colour(self.tier, self._theme)
        if own != self._edge:
            self._edge = own
            self._name.setStyleSheet(f"color: {own.name()};" if own else "")
            self.update()
        return own or self._theme.muted

    def _tell(self, row: Row, column: Column, *, hidden: bool, busy: bool, elder: str) -> None:
        """Speed and memory would tell who it is."""
        asks = column.asks if column.status is Status.ASKS else None
        said = words.sending(asks) if asks else words.fault(column, hidden=hidden)
        self._fault.setText(said)
        self._fault.setVisible(bool(said))
        self._leave.setVisible(asks is not None)
        figures = "" if hidden else words.figures(row, column, elder)
        self._state.setText(
            "   ".join(filter(None, (words.doing(column, hidden=hidden, busy=busy), figures)))
        )
        self._foot.setVisible(column.ended and bool(column.text))

    def _announce(self, name: str, column: Column) -> None:
        """Once, when an answer that grew here has come to its end."""
        if self._grows and column.ended:
            said = unmarked(column.text).strip() or self._fault.text()
            say_aloud(self, f"{name}: {said}")
        self._grows = not column.ended

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._edge:
            card = QPainterPath()
            card.addRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(0, 0, self.width(), _EDGE)
            painter.fillPath(card, self._edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B, F and W are its votes."""
        vote = _KEYS.get(event.key())
        if vote and self._foot.isVisibleTo(self):
            self._votes[vote].click()
        else:
            super().keyPressEvent(event)


def _row(buttons: Sequence[QPushButton]) -> QWidget:
    """Side by side, the last at the right, or on several lines where it is narrow."""
    whole = QWidget()
    row = Wrapping(whole, _GAP)
    for button in buttons[:-1]:
        row.addWidget(button)
    row.addItem(QSpacerItem(0, 0))
    row.addWidget(buttons[-1])
    return whole
