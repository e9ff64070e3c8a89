"""What leads to what: the person's hands to the window and its parts, the desk's news to what is shown."""

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.conversation import Turn
from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.ask_conduct import AskConduct
from matryoshka.ui.attaching.tray import Tray
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.dialogs import asks_to_give_up
from matryoshka.ui.ladder_conduct import LadderConduct
from matryoshka.ui.list_conduct import KEPT, ListConduct
from matryoshka.ui.needs import Tiers
from matryoshka.ui.notice_conduct import NoticeConduct
from matryoshka.ui.opening_conduct import OpeningConduct
from matryoshka.ui.turn_conduct import TurnConduct
from matryoshka.ui.window import Window
from matryoshka.ui.wish_conduct import WishConduct


class Conduct(QObject):
    """Connects one window, one desk and the choices while the window lives; `asked` of any question.

    `voted(Vote)` when the person has said something of an answer, `compared(Compare)` where others are to
    answer too, `file_wished(SaveFile)` where a copy of a file is wanted, `ladder_changed` when others are
    asked.
    """

    asked = Signal()
    voted = Signal(object)
    compared = Signal(object)
    file_wished = Signal(object)
    ladder_changed = Signal()

    def __init__(self, window: Window, desk: Desk, choices: Choices, tray: Tray) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._choices = choices
        self._view = window.view
        self._composer = window.view.composer
        self._ladders = LadderConduct(window, desk, choices)
        self._notices = NoticeConduct(window, desk)
        OpeningConduct(window, desk)
        self._asking = AskConduct(window, desk, tray)
        self._follow_desk()
        self._follow_window()
        self._list = ListConduct(window, desk)
        turns = TurnConduct(window, desk, self._list.delete_shown)
        self._wishes = WishConduct(window, desk, self._asking, turns)
        self._pass_on()
        self._make_commands()
        self._show_thread()
        self._composer.setFocus()

    @property
    def desk(self) -> Desk:
        return self._desk

    def wake(self) -> None:
        """Have the tier ready that is asked first, and erase what an earlier run left deleted."""
        self._desk.archive.forget(KEPT / 1000)
        self._desk.archive.forget_turns(KEPT / 1000)
        self._desk.wake(self._composer.picker.tier)

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Other tiers answer from now on; what was asked and what is typed stays."""
        self._ladders.set_ladder(ladder, answers)
        self._show_thread()
        self.ladder_changed.emit()

    @Slot(object)
    def say_fault(self, fault: AppError) -> None:
        self._notices.say_fault(fault)

    @Slot(str)
    def say_crash(self, report: str) -> None:
        self._notices.say_crash(report)

    def _follow_desk(self) -> None:
        self._desk.opened.connect(self._show_thread)
        self._desk.turn_changed.connect(self._show_turn)
        self._choices.troubled.connect(self.say_fault)

    def _follow_window(self) -> None:
        sidebar = self._window.sidebar
        sidebar.models.clicked.connect(self._window.show_models)
        sidebar.leaving.clicked.connect(self._window.show_leaving)
        sidebar.calibration.clicked.connect(self._window.show_calibration)
        self._window.ask_before_closing(self._may_close)

    def _pass_on(self) -> None:
        self._asking.asked.connect(self.asked)
        self._ladders.changed.connect(self.ladder_changed)
        self._wishes.voted.connect(self.voted)
        self._wishes.compared.connect(self.compared)
        self._wishes.file_wished.connect(self.file_wished)
        self._wishes.troubled.connect(self.say_fault)

    def _make_commands(self) -> None:
        for command, act in (
            (commands.APPEARANCE, self._choices.turn_over),
            (commands.CHATS, self._window.drawer.toggle),
            (commands.TYPE, self._type),
            (commands.MODELS, self._window.show_models),
            (commands.CALIBRATION, self._window.show_calibration),
            (commands.LEAVING, self._window.show_leaving),
            (commands.START, self._composer.picker.open),
            (commands.STOP, self._escape),
            (commands.QUIT, self._window.close),
        ):
            command.action(self._window).triggered.connect(act)

    @Slot()
    def _show_thread(self) -> None:
        self._view.show_conversation(self._desk.shown)

    @Slot(object)
    def _show_turn(self, turn: Turn) -> None:
        self._view.show_turn(turn)

    @Slot()
    def _type(self) -> None:
        self._window.show_chat()
        self._composer.setFocus()

    @Slot()
    def _escape(self) -> None:
        if not self._window.shows_chat:
            self._type()
        elif not self._view.link_card.isHidden():
            self._view.link_card.put_away()
        elif not self._view.find_bar.isHidden():
            self._view.find_bar.put_away()
        elif self._desk.busy:
            self._desk.stop()
        else:
            self._window.drawer.close_drawer()

    def _may_close(self) -> bool:
        """What could not be saved is given up only by the person."""
        return self._desk.close() or asks_to_give_up(self._view.notice.words, self._window)
