"""The page about the program says what it is made of, and its report tells nothing private."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from matryoshka.ui.about.page import AboutPage
from support.shell import Shell


def opened(shell: Shell) -> AboutPage:
    QTest.mouseClick(shell.window.sidebar.about, Qt.MouseButton.LeftButton)
    page = shell.window.page
    assert isinstance(page, AboutPage)
    shell.bot.waitUntil(lambda: "memory" in report(page))
    return page


def report(page: AboutPage) -> str:
    shown = page.findChild(QPlainTextEdit)
    assert shown is not None
    return shown.toPlainText()


def words(page: AboutPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel)]


def test_it_tells_versions_the_computer_places_and_terms(shell: Shell, tmp_path: Path) -> None:
    told = words(opened(shell))

    assert {"Matryoshka", "llama-cpp-python", "Qt", str(tmp_path)} <= {*told}
    assert any("memory" in each for each in told)
    assert "MIT" in told[told.index(next(each for each in told if each.startswith("llama_cpp_python "))) + 1]


def test_the_report_is_shown_before_it_is_copied_and_names_no_folder(shell: Shell, tmp_path: Path) -> None:
    page = opened(shell)
    copies = next(each for each in page.findChildren(QPushButton) if each.text() == "Copy the report")
    QTest.mouseClick(copies, Qt.MouseButton.LeftButton)

    copied = QGuiApplication.clipboard().text()
    assert copied == report(page)
    assert "XS: xs.gguf" in copied
    assert str(tmp_path) not in copied
    assert str(Path.home()) not in copied


def test_it_is_turned_to_as_often_as_one_likes(shell: Shell) -> None:
    first = len(words(opened(shell)))
    shell.window.show_chat()
    page = opened(shell)

    shell.bot.waitUntil(lambda: len(words(page)) == first)
