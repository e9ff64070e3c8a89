"""Chats go out of the window and come in, everything is kept and brought back, and damage has a way back."""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from matryoshka.backup.archive import back_up
from matryoshka.backup.daily import backups
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.exchange.incoming.bounded import MOST
from matryoshka.paths import Paths
from matryoshka.ui.exchange.conduct import SOON, ExchangeConduct
from matryoshka.ui.garbage import GarbageWatch
from support.chats import sample
from support.reading import Reader
from support.shell import Shell, open_shell

EXPORTS = Path(__file__).parents[1] / "data" / "exchange"


@pytest.fixture
def files(shell: Shell) -> ExchangeConduct:
    """Of a window that shows the sample chat."""
    shell.store.add_conversation(sample())
    shell.conduct.desk.look_again()
    shell.conduct.desk.open("c1")
    found = shell.window.findChild(ExchangeConduct)
    assert isinstance(found, ExchangeConduct)
    return found


def choose(shell: Shell, what: str, file: Path, kind: str = "") -> None:
    """Open the menu at the left, choose `what`, and name the file in the dialog that opens."""
    shell.click("Import and back up")
    menus = (each for each in shell.window.findChildren(QMenu) if each.isVisible())
    actions = {action.text(): action for menu in menus for action in menu.actions()}
    actions[what].trigger()
    dialog = shell.window.findChildren(QFileDialog)[-1]
    dialog.setDirectory(str(file.parent))
    if kind:
        dialog.selectNameFilter(kind)
    dialog.selectFile(file.name)
    dialog.accept()


def press(shell: Shell, name: str) -> None:
    """Click something in the conversation."""
    place = Reader(shell.window.view.transcript, shell.bot).place_of(name)
    QTest.mouseClick(shell.window.view.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(shell: Shell, words: str) -> bool:
    shell.bot.waitUntil(lambda: any(words in label.text() for label in shell.labels()))
    return True


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("", "md", b"# Sums"),
        ("Web page (*.html)", "html", b"<!DOCTYPE html>"),
        ("PDF (*.pdf)", "pdf", b"%PDF"),
        ("All that is known, as JSON (*.json)", "json", b"{"),
    ],
)
@pytest.mark.usefixtures("files")
def test_the_chat_that_is_shown_is_exported_in_the_chosen_format(
    kind: str, ending: str, begins: bytes, shell: Shell, tmp_path: Path
) -> None:
    choose(shell, "Export this chat…", tmp_path / "out", kind)

    assert said(shell, f"Written to out.{ending}")
    assert (tmp_path / f"out.{ending}").read_bytes().startswith(begins)


def test_any_chat_of_the_list_is_exported_by_its_menu(
    files: ExchangeConduct, shell: Shell, tmp_path: Path
) -> None:
    assert files
    shell.conduct.desk.begin()
    chats = shell.window.sidebar.chats
    place = shell.row("Sums")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, chats.viewport().mapToGlobal(place))
    QApplication.sendEvent(chats.viewport(), event)
    actions = (action for menu in chats.findChildren(QMenu) for action in menu.actions())
    next(each for each in actions if each.text() == "Export this chat…").trigger()
    dialog = shell.window.findChildren(QFileDialog)[-1]
    suggested = dialog.selectedFiles()[0]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("out.md")
    dialog.accept()

    assert Path(suggested).name == "Sums.md"
    assert said(shell, "Written to out.md")


def test_a_chat_without_a_question_is_not_exported(shell: Shell, tmp_path: Path) -> None:
    shell.click("Import and back up")
    menus = (each for each in shell.window.findChildren(QMenu) if each.isVisible())
    next(action for menu in menus for action in menu.actions()).trigger()

    assert said(shell, "There is nothing in this chat yet.")
    assert [*tmp_path.glob("*.md")] == []


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("chatgpt.json", "Prime numbers"),
        ("claude.json", "A poem about rain"),
        ("lm_studio.conversation.json", "Capital of France"),
        ("open_webui.json", "Boiling water"),
    ],
)
def test_an_export_of_another_program_comes_in_and_is_in_the_list(
    name: str, title: str, shell: Shell
) -> None:
    choose(shell, "Import chats…", EXPORTS / name)

    assert said(shell, "1 chat came in.")
    assert title in shell.titles()


def test_a_picture_of_an_archive_is_seen_at_its_question(shell: Shell, paths: Paths, tmp_path: Path) -> None:
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "drawn.png"))
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(EXPORTS / "chatgpt.json", "conversations.json")
        archive.write(tmp_path / "drawn.png", "file-1-numbers.png")
    choose(shell, "Import chats…", tmp_path / "export.zip")
    assert said(shell, "1 chat came in.")
    shell.open("Prime numbers")
    press(shell, "Show the one before")

    seen = shell.window.view.transcript.viewport().grab().toImage()
    colours = (seen.pixelColor(x, y) for y in range(0, seen.height(), 8) for x in range(0, seen.width(), 8))
    assert any(each.red() > 240 and each.green() < 60 for each in colours)
    (kept,) = paths.attachments.iterdir()
    assert kept.read_bytes() == (tmp_path / "drawn.png").read_bytes()


@pytest.mark.usefixtures("files")
def test_what_is_no_export_is_said_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[1]", encoding="utf-8")
    choose(shell, "Import chats…", tmp_path / "none.json")

    assert said(shell, "There are no chats in none.json.")
    assert shell.titles() == ["Sums"]


@pytest.mark.usefixtures("files")
def test_a_bomb_ends_in_a_sentence_and_the_window_goes_on(shell: Shell, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", '[{"mapping": "' + "a" * (2 * MOST))
    choose(shell, "Import chats…", tmp_path / "bomb.zip")

    shell.bot.waitUntil(lambda: "longer than" in shell.window.view.notice.words)
    assert shell.titles() == ["Sums"]
    choose(shell, "Import chats…", EXPORTS / "claude.json")
    assert said(shell, "1 chat came in.")


def test_a_backup_is_restored_and_that_can_be_undone(
    files: ExchangeConduct, shell: Shell, tmp_path: Path
) -> None:
    choose(shell, "Back up everything…", tmp_path / "all.zip")
    assert said(shell, "Written to all.zip")
    shell.store.rename("c1", "Changed since")

    files.restore(tmp_path / "all.zip")
    assert not shell.window.isEnabled(), "what was asked now would be replaced too"
    assert said(shell, "Restored.")
    assert shell.titles() == ["Sums"]
    assert shell.window.isEnabled()

    shell.click("Undo")
    shell.bot.waitUntil(lambda: shell.titles() == ["Changed since"])


def test_a_restore_that_fails_leaves_the_window_at_work(
    files: ExchangeConduct, shell: Shell, tmp_path: Path
) -> None:
    files.restore(tmp_path / "nothing.zip")

    shell.bot.waitUntil(lambda: "nothing.zip" in shell.window.view.notice.words)
    assert shell.window.isEnabled()


def test_a_day_has_its_backup_soon_after_the_start(
    files: ExchangeConduct, shell: Shell, paths: Paths
) -> None:
    assert backups(paths) == ()
    files.look()

    shell.bot.waitUntil(lambda: len(backups(paths)) == 1)
    assert SOON <= 60_000


def test_a_damaged_store_is_offered_the_newest_backup(qtbot: QtBot, paths: Paths) -> None:
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(sample())
    back_up(paths, paths.backups / "matryoshka-2026-11-21.zip")
    paths.store.write_bytes(b"no database " * 1000)
    store, damage = ChatStore.open_or_set_aside(paths.store)

    with closing(store), GarbageWatch():
        shell = open_shell(store, paths, qtbot, damage=damage)
        assert shell.titles() == []
        shell.click("Restore those of 21 November")

        qtbot.waitUntil(lambda: shell.titles() == ["Sums"])
        shell.window.close()


def test_a_damaged_store_without_a_backup_is_only_told(qtbot: QtBot, paths: Paths) -> None:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, damage=AppError("They were damaged.", "They are kept."))

        assert shell.window.notice.words == "They were damaged. They are kept."
        shell.window.close()


@pytest.mark.usefixtures("files")
def test_a_window_that_closes_while_it_imports_ends_well(shell: Shell, tmp_path: Path) -> None:
    many = json.loads((EXPORTS / "claude.json").read_text(encoding="utf-8")) * 500
    for number, chat in enumerate(many):
        many[number] = chat | {"uuid": str(number)}
    (tmp_path / "many.json").write_text(json.dumps(many), encoding="utf-8")
    choose(shell, "Import chats…", tmp_path / "many.json")
    shell.window.close()

    assert shell.jobs() == []
