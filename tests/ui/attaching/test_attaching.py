"""Files go with a question: dropped, pasted, chosen, seen before they are sent, and gone with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QPlainTextEdit, QPushButton

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.conversation import File, Text
from matryoshka.chat.prompt import asked
from matryoshka.paths import Paths
from matryoshka.ui.attaching.chip import Chip
from support import documents
from support.attaching import attach, chips, copied, drop, seen_whole
from support.reading import Reader
from support.shell import Shell


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    notes = tmp_path / "notes.txt"
    notes.write_text("One in another.")
    return notes


def paste(shell: Shell, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    shell.window.view.composer.findChildren(QPlainTextEdit)[0].paste()


def press(shell: Shell, name: str) -> None:
    """Click something in the conversation."""
    place = Reader(shell.window.view.transcript, shell.bot).place_of(name)
    QTest.mouseClick(shell.window.view.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)


def told(shell: Shell) -> str:
    """What the card above the composer says, once it does."""
    shell.bot.waitUntil(shell.window.view.notice.isVisible)
    return shell.window.view.notice.words


def test_a_dropped_file_waits_with_its_size_and_tokens(shell: Shell, notes: Path) -> None:
    attach(shell, notes)

    assert chips(shell) == ["notes.txt 15 B · about 13 tokens"]
    assert seen_whole(shell)


def test_a_file_goes_with_its_question_and_is_shown_at_it(shell: Shell, notes: Path, paths: Paths) -> None:
    attach(shell, notes)
    shell.ask("2+2")

    (file, text) = shell.turn.parts
    assert text == Text("2+2")
    assert isinstance(file, File)
    assert (file.name, file.media_type, file.text) == ("notes.txt", "text/plain", "One in another.")
    assert Attachments(paths.attachments).path(file.path).read_text() == "One in another."
    assert "notes.txt" in shell.said
    assert chips(shell) == []


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("dolls.docx", documents.word(), "One in another."),
        ("dolls.xlsx", documents.workbook(), "doll 1"),
        ("dolls.pdf", documents.pdf("One in another."), "One in another."),
        ("dolls.py", b"DOLLS = 7\n", "DOLLS = 7"),
    ],
)
def test_what_documents_and_code_say_is_asked_with_the_question(
    name: str, content: bytes, word: str, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    attach(shell, tmp_path / name)
    shell.ask("2+2")

    assert word in asked(shell.turn)
    assert name in shell.said


def test_a_copy_of_a_file_can_be_saved_from_its_question(shell: Shell, notes: Path, tmp_path: Path) -> None:
    attach(shell, notes)
    shell.ask("2+2")
    notes.unlink()
    press(shell, "Save notes.txt")
    (dialog,) = shell.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "again.txt"))
    dialog.reject()

    assert dialog.windowTitle() == "Save notes.txt"
    assert (tmp_path / "again.txt").read_text() == "One in another."


def test_a_file_that_changes_later_goes_as_it_was(shell: Shell, notes: Path, paths: Paths) -> None:
    attach(shell, notes)
    notes.write_text("Two.")
    shell.ask("2+2")

    (file,) = shell.turn.files
    assert Attachments(paths.attachments).path(file.path).read_text() == "One in another."


def test_a_file_needs_no_words(shell: Shell, notes: Path) -> None:
    attach(shell, notes)
    shell.press(Qt.Key.Key_Return)
    shell.rest()

    assert shell.kept()[0].title == "notes.txt"


def test_a_pasted_file_is_attached_and_pasted_text_is_typed(shell: Shell, notes: Path) -> None:
    words = QMimeData()
    words.setText("Why?")
    paste(shell, words)
    paste(shell, copied(notes))
    shell.bot.waitUntil(lambda: chips(shell) != [])

    assert shell.window.view.composer.text == "Why?"


def test_a_file_can_be_taken_away_again(shell: Shell, notes: Path) -> None:
    attach(shell, notes)
    shell.click("Remove notes.txt")

    assert chips(shell) == []
    assert not shell.window.view.composer.chips.isVisible()


def test_every_chat_has_its_own_files(shell: Shell, notes: Path) -> None:
    shell.ask("2+2")
    attach(shell, notes)
    shell.conduct.desk.begin()
    elsewhere = chips(shell)
    shell.open("2+2")

    assert elsewhere == []
    assert len(chips(shell)) == 1


def test_many_files_leave_the_conversation_its_room(shell: Shell, tmp_path: Path) -> None:
    shell.window.resize(900, 620)
    files = [tmp_path / f"some notes with a long name {number}.txt" for number in range(8)]
    for file in files:
        file.write_text("One in another.")
    attach(shell, *files)
    place = shell.window.view.composer.chips

    last = place.findChildren(Chip)[-1]
    shell.bot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert place.height() < 4 * last.height()


def test_a_picture_is_refused_in_a_sentence(shell: Shell) -> None:
    data = QMimeData()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data.setImageData(picture)
    paste(shell, data)

    assert told(shell) == "“Pasted picture 1.png” is a picture. No tier here can see one: put it in words."


def test_a_file_too_long_to_be_cut_is_refused_with_its_count(shell: Shell, tmp_path: Path) -> None:
    sheet = tmp_path / "one.pdf"
    sheet.write_bytes(documents.pdf("word " * 4000))
    attach_refused = copied(sheet)
    drop(shell.window.view, attach_refused)

    assert told(shell).startswith("“one.pdf” has about 5,0")
    assert "reads 3,072 at once" in told(shell)


def test_of_a_long_file_the_person_chooses_what_goes_along(shell: Shell, tmp_path: Path) -> None:
    book = tmp_path / "book.pdf"
    book.write_bytes(documents.pdf(*("word " * 800 for _ in range(6))))
    drop(shell.window.view, copied(book))
    shell.bot.waitUntil(lambda: shell.window.findChildren(QDialog) != [])
    (dialog,) = shell.window.findChildren(QDialog)
    (pages,) = dialog.findChildren(QListWidget)

    beforehand = [index.row() for index in pages.selectedIndexes()]
    pages.selectAll()
    (attach_button,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "Attach")
    all_of_it = attach_button.isEnabled()
    pages.clearSelection()
    pages.item(4).setSelected(True)
    attach_button.click()

    assert sorted(beforehand) == [0, 1, 2]
    assert not all_of_it
    assert chips(shell)[0].startswith("book.pdf (page 5) ")
    shell.window.activateWindow()  # nobody else does on a screen that nobody sees
    shell.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    shell.ask("2+2")
    (file,) = shell.turn.files
    assert isinstance(file, File)
    assert file.text.split() == ["word"] * 800


def test_no_more_than_ten_go_with_one_question(shell: Shell, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for file in files:
        file.write_text("One")
    drop(shell.window.view, copied(*files))
    shell.bot.waitUntil(lambda: len(chips(shell)) == 10)

    shell.bot.waitUntil(lambda: seen_whole(shell))
    assert told(shell).startswith("10 files go with one question.")
