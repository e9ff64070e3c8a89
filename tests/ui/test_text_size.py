"""Text grows and shrinks by keys, everywhere at once, and stays so."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel

from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui import commands
from matryoshka.ui.choices import SIZES
from matryoshka.ui.commands.command import Command
from support.shell import Shell


def press(shell: Shell, command: Command) -> None:
    action = shell.window.findChild(QAction, command.id)
    assert isinstance(action, QAction)
    action.trigger()


def test_text_grows_to_twice_its_size_and_shrinks_to_four_fifths(shell: Shell, paths: Paths) -> None:
    def pixels() -> int:
        return QApplication.font().pixelSize()

    usual = pixels()
    for _ in SIZES:
        press(shell, commands.LARGER)
    assert pixels() == 2 * usual
    assert SettingsFile(paths.choices).load().text_size == 200
    for _ in SIZES:
        press(shell, commands.SMALLER)
    assert pixels() == round(0.8 * usual)
    press(shell, commands.USUAL_SIZE)
    assert pixels() == usual
    assert SettingsFile(paths.choices).load().text_size == 100


def test_what_the_style_sheet_and_the_painters_write_grows_with_it(shell: Shell) -> None:
    shell.window.resize(900, 600)
    shell.ask("2+2")
    shell.ask("1+1")
    title = shell.window.top_bar.findChild(QLabel, "title")
    assert isinstance(title, QLabel)
    row = shell.window.sidebar.chats.sizeHintForRow(0)
    bar = shell.window.view.transcript.verticalScrollBar()
    small, room = title.font().pixelSize(), bar.maximum()
    for _ in SIZES:
        press(shell, commands.LARGER)
    shell.window.grab()
    assert title.font().pixelSize() == 2 * small
    assert shell.window.sidebar.chats.sizeHintForRow(0) == 2 * row
    assert bar.maximum() > room
    press(shell, commands.USUAL_SIZE)


def test_a_size_beyond_all_bounds_is_bounded(shell: Shell) -> None:
    shell.window._choices.choose_text_size(1000)
    assert shell.window._choices.text_share == 2.0
    shell.window._choices.choose_text_size(100)
