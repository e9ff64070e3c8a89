"""A whole day's use with the keyboard alone: the real window, the models that come with it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matryoshka import build
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.paths import Paths
from matryoshka.ui.commands.palette import Palette
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.rewriting import Rewriting
from matryoshka.ui.settings.page import SettingsPage
from support.shell import Shell, open_shell, parts

SUM = "What is the sum of the numbers from 1 to 100 without every 7th?"
PAGES = {
    "models": "Models",
    "when to ask": "When to ask",
    "what leaves": "What leaves",
    "shortcuts": "Shortcuts",
    "about": "About Matryoshka",
}
"""By the letters that the palette finds each with."""
MANY = 60
"""Presses of Tab after which a person would give up."""
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Hands:
    """Ten fingers, and no mouse; keys go to whatever has the focus, as the system would send them."""

    shell: Shell

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        if not QApplication.activeWindow():
            self._come_back()
        QTest.keyClick(QApplication.activePopupWidget() or self.shell.focus, key, modifiers)

    def _come_back(self) -> None:
        """On a screen the system does so where a dialog or a menu was closed; unseen, nobody does."""
        self.shell.window.activateWindow()
        self.shell.bot.waitUntil(self.shell.window.isActiveWindow)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.shell.focus, words)

    def ask(self, question: str) -> None:
        self.press(Qt.Key.Key_L, CTRL)
        self.type(question)
        self.press(Qt.Key.Key_Return)
        self.rest()

    def rest(self) -> None:
        self.shell.bot.waitUntil(lambda: not self.shell.busy)

    def press_in_answers(self, name: str) -> None:
        """Go to the answers, backwards from where one types, and press the last button called `name`."""
        self.press(Qt.Key.Key_L, CTRL)
        answers = self.shell.window.view.transcript
        for _ in range(MANY):
            if self.shell.focus is answers and self._reached == name:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Backtab, SHIFT)
        raise LookupError(name)

    def press_button(self, words: str) -> None:
        """Go on by Tab to a button, and press it."""
        for _ in range(MANY):
            focused = self.shell.focus
            if isinstance(focused, QPushButton) and focused.text() == words:
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Tab)
        raise LookupError(words)

    @property
    def _reached(self) -> str:
        """What in the answers the keyboard is at."""
        hands = self.shell.window.view.transcript._hands
        if not (reached := hands.focused):
            return ""
        near = ((slab.row.place.key, target) for slab, target in hands._near_targets())
        return next(each.name for key, each in near if (key, each.action) == (reached.key, reached.action))

    def choose(self, words: str) -> None:
        """Go down the menu that is open, and press Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(len(menu.actions()) + 1):
            if (at := menu.activeAction()) and at.text().split("\t")[0] == words:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise LookupError(words)

    def rewrite(self, words: str) -> None:
        """All that the editor has is marked as it opens."""
        editor = self.shell.window.findChild(Rewriting)
        assert editor
        self.shell.bot.waitUntil(lambda: editor.isAncestorOf(self.shell.focus))
        self.type(words)
        self.press(Qt.Key.Key_Return, CTRL)
        self.shell.bot.waitUntil(lambda: not self.shell.window.findChild(Rewriting))
        self.rest()

    def walk_to(self, name: str) -> None:
        """From part to part, and from control to control in it."""
        for key in (Qt.Key.Key_F6, Qt.Key.Key_Tab):
            for _ in range(MANY):
                if name in (self.shell.focus.accessibleName(), self._words):
                    return
                self.press(key)
        raise LookupError(name)

    @property
    def _words(self) -> str:
        focus = self.shell.focus
        return focus.text() if isinstance(focus, QPushButton) else ""

    def command(self, letters: str) -> None:
        """By the palette."""
        self.press(Qt.Key.Key_K, CTRL)
        self.type(letters)
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    paths, ladder = Paths(tmp_path, tmp_path, tmp_path / "cache"), builtin_ladder()
    with closing(Rack()) as rack, closing(ChatStore(paths.store)) as store, GarbageWatch():
        answers = build.cascade(ladder, rack, build.remedy_of(paths.ladder))
        shell = open_shell(store, paths, qtbot, parts(paths, ladder, answers), welcomed=False)
        yield Hands(shell)
        shell.window.close()


def test_a_day_by_keyboard(hands: Hands) -> None:
    _begin(hands)
    _ask(hands)
    _say_it_otherwise(hands)
    _put_in_order(hands)
    _ask_by_commands(hands)
    _find_again(hands)
    _throw_away_and_undo(hands)
    _go_around(hands)
    _change_colours(hands)
    _take_along(hands)
    hands.press(Qt.Key.Key_Q, CTRL)
    assert not hands.shell.window.isVisible()


def _begin(hands: Hands) -> None:
    """The very first screen keeps nobody from asking."""
    shell = hands.shell
    shell.bot.waitUntil(lambda: shell.window.view.first_start is not None)
    hands.ask("2+2")
    assert not shell.window.view.first_start
    assert shell.turn.run[-1].text == "4"


def _ask(hands: Hands) -> None:
    hands.ask(SUM)
    assert [attempt.tier for attempt in hands.shell.turn.run] == ["XS", "S"]
    assert "XS asked S for help" in hands.shell.said
    hands.press_in_answers("Show the details")
    hands.press_in_answers("Hide the details")
    hands.press_in_answers("Good")


def _say_it_otherwise(hands: Hands) -> None:
    """Again, another question in its place, a chat of its own from there."""
    hands.press_in_answers("Again")
    hands.rest()
    assert len([each for each in hands.shell.turn.attempts if each.tier == "S"]) == 2
    hands.press_in_answers("Edit")
    hands.rewrite("3+3")
    assert [turn.text for turn in hands.shell.kept()[0].thread] == ["2+2", "3+3"]
    hands.press_in_answers("Show the one before")
    assert [turn.text for turn in hands.shell.kept()[0].thread] == ["2+2", SUM]
    hands.press_in_answers("More")
    hands.choose("New chat from here")
    assert len(hands.shell.kept()) == 2


def _put_in_order(hands: Hands) -> None:
    """Named, pinned, put away."""
    shell = hands.shell
    hands.press(Qt.Key.Key_F2)
    hands.type("Sums")
    hands.press(Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: "Sums" in shell.titles())
    hands.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert [each.title for each in shell.store.summaries() if each.pinned] == ["Sums"]
    hands.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert "Sums" not in shell.titles()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert "Sums" in shell.titles()
    hands.press(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert "Sums" not in shell.titles()
    hands.walk_to("Undo")
    hands.press(Qt.Key.Key_Space)
    assert "Sums" in shell.titles()
    hands.press(Qt.Key.Key_A, CTRL | SHIFT)
    hands.command("show the archive")
    assert shell.titles() == ["Sums"]
    hands.press(Qt.Key.Key_N, CTRL)
    assert "Sums" not in shell.titles()


def _ask_by_commands(hands: Hands) -> None:
    """What the buttons below an answer do is done from where one types as well."""
    shell = hands.shell
    hands.ask("4+4")
    hands.press(Qt.Key.Key_B, CTRL | SHIFT)
    hands.rest()
    assert [attempt.tier for attempt in shell.turn.run] == ["XS", "S"]
    hands.press(Qt.Key.Key_R, CTRL)
    hands.rest()
    assert [attempt.tier for attempt in shell.turn.run] == ["XS"]
    hands.command("edit the last")
    hands.rewrite("5+5")
    hands.command("copy the last answer")
    assert QGuiApplication.clipboard().text() == "10"
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("5+5")
    hands.press(Qt.Key.Key_Escape)
    assert shell.focus is shell.window.view.composer.edit


def _throw_away_and_undo(hands: Hands) -> None:
    """From where one types, Tab goes on to the way back."""
    shell = hands.shell
    hands.press(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert "2+2" not in shell.titles()
    hands.press(Qt.Key.Key_L, CTRL)
    hands.press_button("Undo")
    assert "2+2" in shell.titles()


def _find_again(hands: Hands) -> None:
    shell = hands.shell
    hands.press(Qt.Key.Key_F, CTRL | SHIFT)
    hands.type("every 7th")
    found = shell.window.sidebar.found
    searching = shell.conduct.desk.archive.searching
    shell.bot.waitUntil(lambda: not searching.running and found.isVisible())
    assert found.model().rowCount() > 0
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert SUM in shell.said
    hands.press(Qt.Key.Key_Escape)
    hands.command("2+2")
    assert "2+2" in shell.said
    palette = shell.window.findChild(Palette)
    assert palette
    assert not palette.isVisible()


def _go_around(hands: Hands) -> None:
    """Another tier begins; the pages open, and Escape leads back from each."""
    shell = hands.shell
    hands.press(Qt.Key.Key_L, CTRL)
    hands.press(Qt.Key.Key_S, CTRL | SHIFT)
    hands.choose("S")
    assert shell.window.view.composer.picker.tier == "S"
    for letters, name in PAGES.items():
        hands.command(letters)
        assert shell.window.page is not None
        assert shell.window.page.heading.title == name
        assert shell.window.page.isAncestorOf(shell.focus)
        assert not isinstance(shell.focus, QScrollArea)
        hands.press(Qt.Key.Key_Escape)
        assert shell.focus is shell.window.view.composer.edit


def _change_colours(hands: Hands) -> None:
    """In the settings, where the keyboard is at their search at first."""
    shell = hands.shell
    hands.press(Qt.Key.Key_Comma, CTRL)
    assert isinstance(shell.window.page, SettingsPage)
    assert isinstance(shell.focus, QLineEdit)
    hands.walk_to("Colours")
    before = shell.focus.palette().window().color()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert shell.focus.palette().window().color() != before
    hands.press(Qt.Key.Key_Escape)
    assert shell.window.shows_chat


def _take_along(hands: Hands) -> None:
    """The dialog that asks where a chat is written goes as it came."""
    hands.press(Qt.Key.Key_E, CTRL | SHIFT)
    dialog = hands.shell.window.findChild(QFileDialog)
    assert dialog
    hands.shell.bot.waitUntil(lambda: dialog.isAncestorOf(hands.shell.focus))
    hands.press(Qt.Key.Key_Escape)
    hands.shell.bot.waitUntil(lambda: not hands.shell.window.findChild(QFileDialog))


def test_the_chats_of_a_narrow_window_come_and_go_by_keyboard(hands: Hands) -> None:
    shell = hands.shell
    shell.window.resize(560, 640)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.press(Qt.Key.Key_B, CTRL)
    assert shell.window.sidebar.isAncestorOf(shell.focus)
    hands.press(Qt.Key.Key_Escape)
    assert not shell.window.sidebar.isVisible()
    assert shell.focus is shell.window.view.composer.edit


def test_tab_goes_through_the_whole_window_and_comes_back(hands: Hands) -> None:
    shell, edit = hands.shell, hands.shell.window.view.composer.edit
    shell.window.resize(1180, 800)
    hands.ask("2+2")
    for key, modifiers in ((Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Backtab, SHIFT)):
        met: list[QWidget] = []
        hands.press(key, modifiers)
        while shell.focus is not edit and len(met) < MANY:
            met.append(shell.focus)
            hands.press(key, modifiers)
        assert {shell.window.sidebar.search, shell.window.view.transcript} <= {*met}
        assert shell.focus is edit
