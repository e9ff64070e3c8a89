"""The table of commands, and what is made from it: palette, menu, the page of keys, README."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui import commands
from matryoshka.ui.commands import ALL, BY_ID, GROUPS
from matryoshka.ui.commands.command import Command
from matryoshka.ui.commands.matching import fit, ranked
from matryoshka.ui.commands.page import KeysPage
from matryoshka.ui.commands.palette import Palette
from support.shell import Shell, open_shell

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OF_CONTROLS = {"send", "close-find", "copy", "copy-markdown", "copy-text"}
"""What their own controls hear."""


def palette(shell: Shell) -> Palette:
    shell.press(Qt.Key.Key_K, CTRL)
    opened = shell.window.findChild(Palette)
    assert opened is not None
    assert opened.isVisible()
    return opened


def typed(opened: Palette, words: str) -> QLineEdit:
    field = opened.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, words)
    return field


def page(shell: Shell) -> KeysPage:
    shell.press(Qt.Key.Key_F1, CTRL)
    assert isinstance(shell.window.page, KeysPage)
    return shell.window.page


def give(keys: KeysPage, command: Command, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    edit = keys.rows[command].findChild(QKeySequenceEdit)
    assert edit is not None
    edit.setKeySequence(QKeySequence(key | modifiers))
    edit.editingFinished.emit()


def fault(keys: KeysPage, command: Command) -> str:
    return keys.rows[command]._fault.text()


def test_every_command_has_its_own_name_and_no_two_share_keys() -> None:
    assert len(BY_ID) == len(ALL)
    keys = Counter(QKeySequence(each.keys).toString() for each in ALL if each.keys)
    assert {name for name, count in keys.items() if count > 1} == {"Esc"}
    assert {command.group for command in ALL} == GROUPS.keys()


def test_every_command_is_done_by_something_in_the_window(shell: Shell) -> None:
    actions = {action.objectName() for action in shell.window.actions()}

    assert actions - {""} == BY_ID.keys() - OF_CONTROLS


def test_the_palette_runs_what_a_few_letters_mean_and_offers_it_first_next_time(shell: Shell) -> None:
    opened = palette(shell)
    field = typed(opened, "mod")
    assert opened.words[0] == "Models"
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert shell.window.shows_models
    assert not opened.isVisible()
    assert palette(shell).words[0] == "Models"


def test_the_palette_finds_chats_by_their_names(shell: Shell) -> None:
    shell.ask("2+2")
    shell.bot.waitUntil(lambda: not shell.busy)
    first = shell.conduct.desk.shown.id
    shell.press(Qt.Key.Key_N, CTRL)
    field = typed(palette(shell), "2+2")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert shell.conduct.desk.shown.id == first


def test_what_cannot_be_done_now_is_not_offered(shell: Shell) -> None:
    assert "Rename" not in palette(shell).words
    assert "Stop" not in palette(shell).words


def test_escape_puts_the_palette_away_and_gives_the_keyboard_back(shell: Shell) -> None:
    opened = palette(shell)
    field = typed(opened, "zzz")
    assert opened.words == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert not opened.isVisible()
    assert QApplication.focusWidget() is shell.window.view.composer.edit


def test_arrows_go_through_what_is_found(shell: Shell) -> None:
    opened = palette(shell)
    field = typed(opened, "wh")
    wanted = opened.words[1]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert shell.window.page is not None or wanted == "Who is asked first"


def test_the_menu_of_all_commands_has_them_by_groups(shell: Shell) -> None:
    QTest.mouseClick(shell.window.sidebar.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    parts = {part.title(): part for part in menu.findChildren(QMenu)}
    menu.hide()

    assert [*parts] == [words for words in GROUPS.values() if words != "Reading"]  # nothing is read yet
    assert "Models" in [action.text() for action in parts["The window"].actions()]


@pytest.mark.parametrize("command", [commands.START, commands.MANNER, commands.LOCK])
def test_controls_tell_the_keys_that_they_have_now(shell: Shell, command: Command) -> None:
    give(page(shell), command, Qt.Key.Key_J, CTRL)
    shell.window.show_chat()
    told = list[str]()
    for button in shell.window.findChildren(QPushButton):
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
        told.append(button.toolTip())

    assert [tip for tip in told if command.words in tip and "Ctrl+J" in tip]


def test_keys_do_nothing_to_a_chat_that_is_out_of_sight(shell: Shell) -> None:
    shell.ask("2+2")
    shell.bot.waitUntil(lambda: not shell.conduct.desk.busy)
    before = shell.kept()
    page(shell)
    for key in (commands.DELETE, commands.AGAIN, commands.ARCHIVE):
        QTest.keySequence(shell.window, QKeySequence(key.keys))
    QApplication.processEvents()

    assert shell.kept() == before
    shell.window.show_chat()
    QTest.keySequence(shell.window, QKeySequence(commands.DELETE.keys))
    shell.bot.waitUntil(lambda: shell.kept() != before)


def test_other_keys_hold_at_once_and_are_kept(shell: Shell, paths: Paths) -> None:
    keys = page(shell)
    give(keys, commands.MODELS, Qt.Key.Key_J, CTRL)
    shell.window.show_chat()
    shell.press(Qt.Key.Key_J, CTRL)

    assert shell.window.shows_models
    assert "Ctrl+J" in shell.window.sidebar.models.toolTip()
    assert json.loads(paths.shortcuts.read_text()) == {"models": "Ctrl+J"}


def test_the_label_of_a_control_tells_its_new_keys(shell: Shell) -> None:
    give(page(shell), commands.NEW_CHAT, Qt.Key.Key_J, CTRL)

    assert shell.window.sidebar.new_chat.aside.text() == "Ctrl+J"


def test_keys_that_another_command_has_are_refused_with_its_name(shell: Shell) -> None:
    keys = page(shell)
    give(keys, commands.MODELS, Qt.Key.Key_N, CTRL)

    assert "New chat" in fault(keys, commands.MODELS)
    action = shell.window.findChild(QAction, commands.MODELS.id)
    assert isinstance(action, QAction)
    assert action.shortcut() == QKeySequence(commands.MODELS.keys)


def test_the_usual_keys_come_back_one_by_one_or_all_together(shell: Shell, paths: Paths) -> None:
    keys = page(shell)
    give(keys, commands.MODELS, Qt.Key.Key_J, CTRL)
    give(keys, commands.LEAVING, Qt.Key.Key_M, CTRL | SHIFT)
    keys.restored.emit(commands.MODELS)
    assert "What leaves" in fault(keys, commands.MODELS)
    keys.restored.emit(commands.LEAVING)
    keys.restored.emit(commands.MODELS)
    assert json.loads(paths.shortcuts.read_text()) == {}

    give(keys, commands.MODELS, Qt.Key.Key_J, CTRL)
    next(each for each in keys.findChildren(QPushButton) if each.text() == "All as usual").click()
    assert json.loads(paths.shortcuts.read_text()) == {}

    commands.UNDO.run_in(shell.window)
    assert json.loads(paths.shortcuts.read_text()) == {commands.MODELS.id: "Ctrl+J"}


def test_keys_are_searched_by_words_and_by_keys(shell: Shell) -> None:
    keys = page(shell)
    field = next(each for each in keys.findChildren(QLineEdit) if each.objectName() == "search")
    QTest.keyClicks(field, "F6")

    assert [row.command for row in keys.rows.values() if not row.isHidden()] == [
        commands.NEXT_AREA,
        commands.AREA_BEFORE,
    ]


def test_f6_goes_around_the_parts_of_the_window(shell: Shell) -> None:
    seen = set[str]()
    for _ in range(8):
        shell.press(Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        for area in (shell.window.sidebar, shell.window.top_bar, shell.window.view.composer):
            if area.isAncestorOf(focused):
                seen.add(type(area).__name__)

    assert seen == {"Sidebar", "TopBar", "Composer"}


@pytest.fixture
def damaged(qtbot: QtBot, paths: Paths) -> Iterator[Shell]:
    paths.shortcuts.write_text('{"models": 1')
    with closing(ChatStore(paths.store)) as store:
        shell = open_shell(store, paths, qtbot)
        yield shell
        shell.window.close()


def test_kept_keys_hold_at_the_next_start(qtbot: QtBot, paths: Paths) -> None:
    paths.shortcuts.write_text('{"models": "Ctrl+J", "gone": "Ctrl+G", "send": "F9", "leaving": "Nonsense+"}')
    with closing(ChatStore(paths.store)) as store:
        shell = open_shell(store, paths, qtbot)
        shell.press(Qt.Key.Key_J, CTRL)
        assert shell.window.shows_models
        shell.window.close()


def test_a_damaged_file_of_keys_is_told_and_kept(damaged: Shell, paths: Paths) -> None:
    assert "usual ones hold" in damaged.window.notice.words
    assert paths.shortcuts.with_suffix(".damaged").exists()


@pytest.mark.parametrize(
    ("typed", "name", "score"),
    [
        ("new", "New chat", 0),
        ("ch", "New chat", 1),
        ("ew c", "New chat", 2),
        ("nwct", "New chat", 3),
        ("tc", "New chat", None),
        ("", "New chat", 0),
        ("ПЕ", "Передать", 0),
    ],
)
def test_letters_in_their_order_fit_best_where_words_begin(typed: str, name: str, score: int | None) -> None:
    assert fit(typed, name) == score


def test_what_fits_alike_stays_in_its_order() -> None:
    assert ranked("a", ["b", "xa", "a", "ab"], str) == ["a", "ab", "xa"]


def test_readme_lists_the_commands_as_the_table_has_them() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    listed = readme.split("<!-- keys -->\n")[1]

    assert listed == "".join(
        f"| {each.said.removesuffix('…')} | {each.keys} |\n" for each in ALL if each.keys
    )
