"""What leads to what: the person's clicks and keys to the desk, the desk's news to the window."""

from datetime import datetime
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from matryoshka.chat.conversation import Turn
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.link import ask_to_open
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import Again, AnswerAnyway, AskBigger, Copy, OpenLink, Wish

_UNTITLED = "New chat"


class Conduct(QObject):
    """Connects one window, one desk and the choices for as long as the window lives."""

    def __init__(self, window: Window, desk: Desk, choices: Choices) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._choices = choices
        self._view = window.view
        self._composer = window.view.composer
        self._composer.set_start(choices.settings.start)
        self._follow_desk()
        self._follow_window()
        self._make_commands()
        self._show_thread()
        self._composer.setFocus()

    def _follow_desk(self) -> None:
        self._desk.opened.connect(self._show_thread)
        self._desk.turn_changed.connect(self._show_turn)
        self._desk.busy_changed.connect(self._show_busy)
        self._desk.listed.connect(self._show_chats)
        self._desk.heard.connect(self._window.top_bar.ladder.hear)
        self._desk.troubled.connect(self.say_fault)
        self._choices.troubled.connect(self.say_fault)

    def _follow_window(self) -> None:
        sidebar, composer = self._window.sidebar, self._composer
        sidebar.new_chat.clicked.connect(self._begin)
        sidebar.chats.chosen.connect(self._open)
        sidebar.chats.left.connect(self._turn_to_conversation)
        sidebar.chats.renamed.connect(self._desk.rename)
        sidebar.chats.deleted.connect(self._delete)
        sidebar.appearance_chosen.connect(self._choices.choose_appearance)
        sidebar.stillness_chosen.connect(self._choices.choose_stillness)
        composer.asked.connect(self._ask)
        composer.stopped.connect(self._desk.stop)
        composer.recalled.connect(self._recall)
        composer.start_chosen.connect(self._choices.choose_start)
        self._view.welcome.asked.connect(self._ask)
        self._view.transcript.wished.connect(self._grant)
        self._window.activated.connect(self._show_chats)
        self._window.closed.connect(self._desk.close)

    def _make_commands(self) -> None:
        for command, act in (
            (commands.NEW_CHAT, self._begin),
            (commands.RENAME, self._rename_shown),
            (commands.DELETE, self._delete_shown),
            (commands.APPEARANCE, self._choices.turn_over),
            (commands.CHATS, self._window.drawer.toggle),
            (commands.TYPE, self._composer.setFocus),
            (commands.START, self._composer.open_picker),
            (commands.STOP, self._escape),
            (commands.QUIT, self._window.close),
        ):
            command.action(self._window).triggered.connect(act)

    @Slot(object)
    def say_fault(self, fault: AppError) -> None:
        """A fault of the world, and a button to try again where there is something to save."""
        retry = self._save_again if self._desk.unsaved else None
        self._view.notice.say(fault.title, fault.remedy, "Try again", retry)

    @Slot(str)
    def say_crash(self, report: str) -> None:
        """A mistake of the program: the window lives on, and the report can be taken along."""
        copy = partial(self._copy, report)
        self._view.notice.say("The program made a mistake.", "Your chats are safe.", "Copy report", copy)

    @Slot()
    def _show_thread(self) -> None:
        self._view.show_conversation(self._desk.shown)
        self._show_chats()

    @Slot(object)
    def _show_turn(self, turn: Turn) -> None:
        self._view.show_turn(turn)

    @Slot()
    def _show_busy(self) -> None:
        self._composer.set_busy(self._desk.busy)
        if not self._desk.busy and not self._desk.busy_elsewhere:
            self._window.top_bar.ladder.rest()

    @Slot()
    def _show_chats(self) -> None:
        today = datetime.now().astimezone().date()
        self._window.sidebar.chats.show_chats(self._desk.chats(), today, self._desk.shown.id)
        self._window.show_title(self._desk.shown.title or _UNTITLED)

    @Slot(str)
    def _ask(self, text: str) -> None:
        """What is typed stays in the box until its question is kept."""
        if not self._is_free():
            return
        if self._desk.send(text, self._composer.start):
            self._view.notice.hide()
            if self._composer.text == text:
                self._composer.clear()
        self._composer.setFocus()

    def _is_free(self) -> bool:
        """One question at a time; who answers elsewhere is named, with a way there."""
        if self._desk.busy:
            self._view.toast.say(f"Still answering. {commands.STOP.shown_keys} stops it.")
            return False
        if other := self._desk.busy_elsewhere:
            words = f"Still answering in “{other.title}”."
            self._view.toast.say(words, "Show", partial(self._open, other.id))
            return False
        return True

    @Slot(object)
    def _grant(self, wish: Wish) -> None:
        match wish:
            case Copy(text):
                self._copy(text)
            case OpenLink(url):
                if not ask_to_open(url, self._window):
                    self._view.toast.say("This link cannot be opened.")
            case Again() | AskBigger() | AnswerAnyway():
                if self._is_free():
                    self._answer(wish)
            case _:
                assert_never(wish)

    def _answer(self, wish: Again | AskBigger | AnswerAnyway) -> None:
        match wish:
            case Again(turn):
                self._desk.again(turn, self._composer.start)
            case AskBigger(turn, tier):
                self._desk.ask_bigger(turn, tier)
            case AnswerAnyway(turn, tier):
                self._desk.answer_anyway(turn, tier)
            case _:
                assert_never(wish)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._view.toast.say("Copied")

    @Slot()
    def _begin(self) -> None:
        self._desk.begin()
        self._turn_to_conversation()

    @Slot(str)
    def _open(self, chat: str) -> None:
        self._desk.open(chat)
        if not self._window.sidebar.chats.hasFocus():
            self._turn_to_conversation()

    @Slot()
    def _turn_to_conversation(self) -> None:
        self._window.drawer.close_drawer()
        self._composer.setFocus()

    @Slot()
    def _rename_shown(self) -> None:
        if self._desk.shown.turns:
            self._window.drawer.open_drawer()
            self._window.sidebar.chats.rename(self._desk.shown.id)

    @Slot()
    def _delete_shown(self) -> None:
        if self._desk.shown.turns:
            self._delete(self._desk.shown.id)

    @Slot(str)
    def _delete(self, chat: str) -> None:
        """Gone from sight at once, for good when the toast has gone without an undo."""
        self._view.toast.dismiss()
        if self._desk.delete(chat):
            self._view.toast.say("Deleted.", "Undo", partial(self._desk.restore, chat), self._desk.forget)

    @Slot()
    def _escape(self) -> None:
        if self._desk.busy:
            self._desk.stop()
        else:
            self._window.drawer.close_drawer()

    @Slot()
    def _recall(self) -> None:
        """The last question of this chat, to be asked otherwise."""
        if thread := self._desk.shown.thread:
            self._composer.put(thread[-1].text)

    def _save_again(self) -> None:
        if self._desk.save():
            self._view.notice.hide()
