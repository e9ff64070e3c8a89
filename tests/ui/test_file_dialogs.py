"""Dialogs that ask for files: none stops the window, and an ending follows the kind that is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from matryoshka.settings import Language
from matryoshka.ui.exchange.kinds import kinds
from matryoshka.ui.file_dialogs import ask_file, ask_files, ask_folder, ask_where
from matryoshka.ui.language import speak


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def opened(parent: QWidget) -> QFileDialog:
    (dialog,) = parent.findChildren(QFileDialog)
    return dialog


def choose(parent: QWidget, *files: Path) -> None:
    dialog = opened(parent)
    for file in files:
        dialog.selectFile(str(file))
    dialog.accept()


def test_a_file_that_is_there_is_taken(parent: QWidget, tmp_path: Path) -> None:
    taken = list[Path]()
    (tmp_path / "chat.zip").touch()
    ask_file(parent, "Import", taken.append)
    choose(parent, tmp_path / "chat.zip")

    assert taken == [tmp_path / "chat.zip"]


def test_one_that_is_given_up_takes_nothing(parent: QWidget) -> None:
    taken = list[Path]()
    ask_file(parent, "Import", taken.append)
    opened(parent).reject()

    assert not taken


def test_several_files_are_taken_at_once(parent: QWidget, tmp_path: Path) -> None:
    taken = list[list[Path]]()
    (tmp_path / "one.txt").touch()
    ask_files(parent, "Attach", taken.append)
    choose(parent, tmp_path / "one.txt")

    assert taken == [[tmp_path / "one.txt"]]


def test_a_folder_is_taken(parent: QWidget, tmp_path: Path) -> None:
    taken = list[Path]()
    ask_folder(parent, "Models", taken.append)
    choose(parent, tmp_path)

    assert taken == [tmp_path]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("chat", "chat.md"),
        ("chat.pdf", "chat.pdf"),
        ("version 1.2", "version 1.2.md"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    parent: QWidget, tmp_path: Path, typed: str, written: str
) -> None:
    taken = list[Path]()
    ask_where(parent, "Export", "title.md", taken.append, kinds())
    choose(parent, tmp_path / typed)

    assert taken == [tmp_path / written]


def test_the_ending_follows_the_kind(parent: QWidget, tmp_path: Path) -> None:
    taken = list[Path]()
    ask_where(parent, "Export", "title.md", taken.append, kinds())
    dialog = opened(parent)
    dialog.setDirectory(str(tmp_path))
    pdf = next(kind for kind in dialog.nameFilters() if "pdf" in kind)
    dialog.selectNameFilter(pdf)
    dialog.filterSelected.emit(pdf)
    dialog.accept()

    assert taken == [tmp_path / "title.pdf"]


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[QApplication]:
    speak(Language.RUSSIAN)
    yield qapp
    speak(Language.ENGLISH)


@pytest.mark.usefixtures("russian")
def test_every_word_of_it_is_in_the_language_of_the_window(parent: QWidget) -> None:
    ask_file(parent, "Импорт", print)
    said = [label.text() for label in opened(parent).findChildren(QLabel)]

    assert said
    assert not [text for text in said if any("a" <= letter <= "z" for letter in text.lower())]
