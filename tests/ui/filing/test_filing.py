"""Chats are pinned, moved into folders, archived and thrown away in the real window, and come back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QMessageBox, QPushButton

from matryoshka.chat.conversation import Conversation, Summary
from matryoshka.ui.chats import ROW
from matryoshka.ui.filing.place import EMPTY, Place
from matryoshka.ui.filing.rows import KEPT, Folder, Heading, rows
from support.chats import attempt, question
from support.shell import Shell

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 3, 2)


@pytest.fixture
def chats(shell: Shell) -> Shell:
    """A window with three chats: Soup, Bread and Salt, the newest first."""
    for title in ("Salt", "Bread", "Soup"):
        chat = Conversation(title, id=title.lower())
        turn = question(chat, f"{title}?")
        turn = replace(turn, attempts=(attempt(turn, f"{title}.", "XS"),))
        shell.store.add_conversation(replace(chat, turns=(turn,)))
    shell.conduct.desk.look_again()
    return shell


def listed(shell: Shell) -> list[str]:
    """All rows of the list, as they are read to a person."""
    model = shell.window.sidebar.chats.model()
    return [model.index(number, 0).data() for number in range(model.rowCount())]


def index(shell: Shell, name: str) -> QModelIndex:
    return shell.window.sidebar.chats.model().index(listed(shell).index(name), 0)


def menu_of(shell: Shell, name: str) -> QMenu:
    chats = shell.window.sidebar.chats
    point = chats.visualRect(index(shell, name)).center()
    where = chats.viewport().mapToGlobal(point)
    QApplication.sendEvent(chats.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where))
    (menu,) = (each for each in chats.findChildren(QMenu) if each.isVisible())
    return menu


def choose(shell: Shell, name: str, *words: str) -> None:
    """Open the menu of a row, and go the way of these words through it."""
    top = menu = menu_of(shell, name)
    for word in words:
        action = next(each for each in menu.actions() if each.text() == word)
        if isinstance(inner := action.menu(), QMenu):
            menu = inner
        else:
            action.trigger()
    top.close()


def type_name(shell: Shell, name: str) -> None:
    (dialog,) = (each for each in shell.window.findChildren(QDialog) if each.isVisible())
    (field,) = dialog.findChildren(QLineEdit)
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drag(shell: Shell, name: str, onto: str) -> None:
    model = shell.window.sidebar.chats.model()
    dragged = model.mimeData([index(shell, name)])
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, index(shell, onto))


def test_pinned_chats_stand_first_then_folders_by_name_then_days() -> None:
    pinned = Summary("p", "Pinned one", 0.0, (), pinned=True)
    deep = Summary("d", "Deep", 1.0, (), folder="Garden")
    other = Summary("o", "Other", 2.0, (), folder="attic")
    loose = Summary("l", "Loose", 3.0, ())

    assert rows([loose, other, deep, pinned], TODAY, opened={"Garden"}) == (
        Heading("Pinned"),
        pinned,
        Folder("attic", 1, False),
        Folder("Garden", 1, True),
        deep,
        Heading("Earlier"),
        loose,
    )


def test_a_chat_is_pinned_by_its_menu_and_let_go_by_the_keys(chats: Shell) -> None:
    choose(chats, "Salt", "Pin")
    assert listed(chats)[:2] == ["Pinned", "Salt"]

    chats.open("Salt")
    chats.press(Qt.Key.Key_P, BOTH)
    assert listed(chats) == ["Today", "Soup", "Bread", "Salt"]


def test_a_chat_goes_into_a_new_folder_that_is_open_then(chats: Shell) -> None:
    choose(chats, "Bread", "Move to", "New folder…")
    type_name(chats, "Kitchen")

    assert listed(chats) == ["Kitchen", "Bread", "Today", "Soup", "Salt"]


def test_a_folder_is_closed_and_opened_with_a_click(chats: Shell) -> None:
    choose(chats, "Bread", "Move to", "New folder…")
    type_name(chats, "Kitchen")
    chats.open("Kitchen")
    assert listed(chats) == ["Kitchen", "Today", "Soup", "Salt"]

    spoken = index(chats, "Kitchen").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Folder Kitchen, 1, closed"
    chats.open("Kitchen")
    assert "Bread" in listed(chats)


def test_enter_opens_and_closes_a_folder_and_stays_there(chats: Shell) -> None:
    choose(chats, "Bread", "Move to", "New folder…")
    type_name(chats, "Kitchen")
    sidebar = chats.window.sidebar.chats
    sidebar.setFocus()
    sidebar.setCurrentIndex(index(chats, "Kitchen"))

    chats.press(Qt.Key.Key_Return)

    assert "Bread" not in listed(chats)
    assert sidebar.currentIndex().data() == "Kitchen"


def test_a_chat_is_dragged_into_a_folder_out_of_it_and_above_all(chats: Shell) -> None:
    choose(chats, "Bread", "Move to", "New folder…")
    type_name(chats, "Kitchen")
    drag(chats, "Salt", "Kitchen")
    assert listed(chats) == ["Kitchen", "Bread", "Salt", "Today", "Soup"]

    drag(chats, "Bread", "Today")
    assert listed(chats) == ["Kitchen", "Salt", "Today", "Soup", "Bread"]

    choose(chats, "Soup", "Pin")
    drag(chats, "Salt", "Soup")
    assert listed(chats) == ["Pinned", "Soup", "Salt", "Today", "Bread"]


def test_a_folder_is_renamed_and_removed_and_its_chats_stay(chats: Shell) -> None:
    choose(chats, "Bread", "Move to", "New folder…")
    type_name(chats, "Kitchen")
    choose(chats, "Kitchen", "Rename the folder")
    type_name(chats, "House")
    assert listed(chats)[:2] == ["House", "Bread"]

    choose(chats, "House", "Remove the folder, keep its chats")
    assert listed(chats) == ["Today", "Soup", "Bread", "Salt"]
    chats.click("Undo")
    assert listed(chats)[:2] == ["House", "Bread"]


def test_an_archived_chat_leaves_the_list_and_waits_in_the_archive(chats: Shell) -> None:
    choose(chats, "Bread", "Archive")
    assert listed(chats) == ["Today", "Soup", "Salt"]

    chats.click("Archive 1")
    assert listed(chats) == ["Today", "Bread"]
    choose(chats, "Bread", "Back to the chats")
    assert listed(chats) == []
    assert chats.window.sidebar.chats.accessibleDescription() == EMPTY[Place.ARCHIVE]


def test_archiving_is_undone(chats: Shell) -> None:
    chats.open("Bread")
    chats.press(Qt.Key.Key_A, BOTH)
    assert "Bread" not in listed(chats)

    chats.click("Undo")
    assert listed(chats) == ["Today", "Soup", "Bread", "Salt"]


def test_the_search_says_that_what_it_found_is_archived(chats: Shell) -> None:
    choose(chats, "Bread", "Archive")
    chats.window.sidebar.search.setText("bread")
    searching = chats.conduct.desk.archive.searching
    chats.bot.waitUntil(lambda: not searching.running)

    model = chats.window.sidebar.found.model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Archived · Bread")


def test_a_deleted_chat_is_restored_from_the_trash(chats: Shell) -> None:
    choose(chats, "Bread", "Delete")
    chats.click("Trash 1")
    assert listed(chats) == [KEPT, "Bread"]

    choose(chats, "Bread", "Restore")
    chats.click("Chats")
    assert "Bread" in listed(chats)


def test_a_chat_in_the_trash_can_be_read_and_is_back_once_it_is_gone_on_with(chats: Shell) -> None:
    choose(chats, "Bread", "Delete")
    chats.click("Trash 1")
    chats.open("Bread")
    assert "Bread." in chats.said

    chats.ask("2+2")
    assert listed(chats) == []
    assert "Bread" in [each.title for each in chats.store.summaries()]


def test_deleting_for_good_can_be_undone_for_a_moment(chats: Shell) -> None:
    choose(chats, "Bread", "Delete")
    chats.click("Trash 1")
    choose(chats, "Bread", "Delete for good")
    assert listed(chats) == []

    chats.click("Undo")
    assert listed(chats) == [KEPT, "Bread"]


def test_the_keys_that_delete_throw_away_first_and_delete_for_good_in_the_trash(chats: Shell) -> None:
    chats.open("Bread")
    chats.press(Qt.Key.Key_Backspace, BOTH)
    assert chats.sees("In the trash, for 30 days.")

    chats.click("Trash 1")
    chats.open("Bread")
    chats.press(Qt.Key.Key_Backspace, BOTH)
    assert chats.store.summaries(trash=True) == chats.store.summaries()


def test_the_trash_is_emptied_after_a_yes(chats: Shell) -> None:
    for title in ("Bread", "Salt"):
        choose(chats, title, "Delete")
    chats.click("Trash 2")
    chats.click("Empty the trash…")
    (box,) = (each for each in chats.window.findChildren(QMessageBox) if each.isVisible())
    assert box.text() == "Delete 2 chats for good?"
    yes = next(each for each in box.findChildren(QPushButton) if each.text() == "Delete for good")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)

    assert listed(chats) == []
    assert [each.title for each in chats.store.summaries(trash=True)] == ["Soup"]


def test_nothing_speaks_of_an_archive_or_a_trash_before_there_is_something_in_it(chats: Shell) -> None:
    assert chats.button("Chats") is None

    choose(chats, "Bread", "Archive")
    assert chats.button("Chats")


def test_the_open_chat_shows_its_folder_open(chats: Shell) -> None:
    chats.store.filing.move("bread", "Kitchen")
    chats.conduct.desk.look_again()
    assert "Bread" not in listed(chats)

    chats.conduct.desk.open("bread")
    assert index(chats, "Bread").data(ROW).folder == "Kitchen"


def test_of_hundreds_of_chats_in_closed_folders_only_the_folders_are_rows(chats: Shell) -> None:
    many = [Summary(str(n), f"Chat {n}", float(n), ("XS",), folder=f"Folder {n % 40}") for n in range(800)]

    assert len(rows(many, TODAY, opened={f"Folder {n}" for n in range(40)})) == 840
    chats.window.sidebar.chats.show_chats(many, TODAY, None)
    assert len(listed(chats)) == 40


def test_a_press_beside_any_row_does_nothing(chats: Shell) -> None:
    sidebar = chats.window.sidebar.chats
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, sidebar.height() - 10))

    assert listed(chats) == ["Today", "Soup", "Bread", "Salt"]
