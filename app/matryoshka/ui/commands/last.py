"""What can be asked of the last question and its answer wherever the keyboard is."""

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.conversation import Attempt
from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.transcript.copying import Copies, Form
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import Again, AskBigger, EditQuestion, Wish


class LastConduct(QObject):
    """Wishes the same as the buttons below the answer."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        for command, act in (
            (commands.AGAIN, self._ask_again),
            (commands.BIGGER, self._ask_bigger),
            (commands.EDIT, self._edit),
            (commands.COPY_ANSWER, self._copy),
        ):
            command.action(window).triggered.connect(act)

    def _wish(self, wish: Wish) -> None:
        self._window.show_chat()
        self._window.view.transcript.wished.emit(wish)

    @property
    def _answer(self) -> Attempt | None:
        """The last that was answered; None where nothing was."""
        runs = [attempt for turn in self._desk.shown.thread[-1:] for attempt in turn.run]
        return runs[-1] if runs else None

    @Slot()
    def _ask_again(self) -> None:
        if thread := self._desk.shown.thread:
            self._wish(Again(thread[-1].id))

    @Slot()
    def _ask_bigger(self) -> None:
        """Nothing where no bigger one is in the ladder."""
        answer, ladder = self._answer, self._desk.ladder
        if answer and answer.tier in [tier.name for tier in ladder.tiers] and ladder.elder(answer.tier):
            self._wish(AskBigger(answer.turn, answer.tier))

    @Slot()
    def _edit(self) -> None:
        if thread := self._desk.shown.thread:
            self._wish(EditQuestion(thread[-1].id))

    @Slot()
    def _copy(self) -> None:
        if (answer := self._answer) and answer.text:
            self._wish(Copies().of_answer(answer, Form.STYLED))
