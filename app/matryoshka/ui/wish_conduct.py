"""What a person wishes of something in the conversation, and who does it."""

from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.errors import AppError
from matryoshka.exchange.formats import write
from matryoshka.ui.ask_conduct import AskConduct
from matryoshka.ui.clipboard import copy
from matryoshka.ui.desk import Desk
from matryoshka.ui.file_dialogs import ask_to_save
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.lexers import file_name
from matryoshka.ui.turn_conduct import TurnConduct
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import (
    AtOnce,
    Compare,
    Copy,
    GoOn,
    KeepHere,
    OpenLink,
    Rebranch,
    Reveal,
    SaveCode,
    SaveFile,
    Vote,
    WhyNot,
    Wish,
)


class WishConduct(QObject):
    """Grants wishes; `voted(Vote)`, `compared(Compare)` and `file_wished(SaveFile)` pass on those of others.

    `troubled(AppError)` of faults.
    """

    voted = Signal(object)
    compared = Signal(object)
    file_wished = Signal(object)
    troubled = Signal(object)

    def __init__(self, window: Window, desk: Desk, asking: AskConduct, turns: TurnConduct) -> None:
        super().__init__(window)
        self._window, self._view = window, window.view
        self._desk, self._asking, self._turns = desk, asking, turns
        self._view.transcript.wished.connect(self._grant)
        self._view.link_card.copied.connect(self._copy)

    @Slot(object)
    def _grant(self, wish: Wish) -> None:
        if isinstance(wish, Rebranch):
            if self._asking.is_at_rest:
                self._turns.grant(wish)
        elif isinstance(wish, GoOn):
            if self._asking.is_free:
                self._desk.go_on(wish, self._view.composer.picker.tier)
        else:
            self._grant_now(wish)

    def _grant_now(self, wish: AtOnce) -> None:
        match wish:
            case Copy(text, html):
                self._copy(text, html)
            case OpenLink(url):
                self._view.link_card.ask(url)
            case Vote():
                self.voted.emit(wish)
            case Compare():
                self.compared.emit(wish)
            case KeepHere():
                self._desk.keep_here()
            case Reveal(_, revealed):
                self._desk.reveal(revealed)
            case SaveCode(language, text):
                ask_to_save(self._window, file_name(language), partial(self._save_code, text))
            case SaveFile():
                self.file_wished.emit(wish)
            case WhyNot(title, remedy):
                self._view.notice.say(AppError(title, remedy))
            case _:
                assert_never(wish)

    def _save_code(self, text: str, target: Path) -> None:
        try:
            write(target, text.encode())
        except AppError as fault:
            self.troubled.emit(fault)
        else:
            self._view.toast.say(tr("Saved as {target}", target=target.name))

    @Slot(str)
    def _copy(self, text: str, html: str = "") -> None:
        copy(self._view.toast, text, html)
