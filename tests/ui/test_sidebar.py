"""The list of conversations: by day, opened, renamed in place, deleted and brought back."""

from contextlib import closing
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from matryoshka.chat.conversation import State, Summary
from matryoshka.chat.database import Database
from matryoshka.paths import Paths
from matryoshka.ui import commands
from matryoshka.ui.filing.place import EMPTY, Place
from matryoshka.ui.filing.rows import Heading, rows
from matryoshka.ui.filing.wishes import Erase
from matryoshka.ui.list_conduct import KEPT
from matryoshka.ui.toast import LONG
from matryoshka.ui.wishes import Copy
from support.chats import question
from support.reciters import ENDLESS
from support.shell import Shell

TODAY = date(2026, 3, 2)
LEFT = Qt.MouseButton.LeftButton
DELETE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def summary(title: str, days_ago: int, hour: int = 12) -> Summary:
    moment = datetime(2026, 3, 2, hour).astimezone() - timedelta(days=days_ago)
    return Summary(title, title, moment.timestamp(), ("XS",))


def test_conversations_stand_under_their_day_the_newest_first() -> None:
    old, noon, morning, before = (
        summary("old", 2),
        summary("noon", 0),
        summary("morning", 0, hour=8),
        summary("before", 1),
    )

    assert rows([morning, old, before, noon], TODAY) == (
        Heading("Today"),
        noon,
        morning,
        Heading("Yesterday"),
        before,
        Heading("Earlier"),
        old,
    )


def test_a_row_says_who_answered(shell: Shell) -> None:
    shell.ask("2+2")

    index = shell.window.sidebar.chats.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2+2, answered by XS"


def test_a_chat_is_renamed_in_place(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_F2)
    type_title(shell, "Small sums")

    assert [each.title for each in shell.store.summaries()] == ["Small sums"]
    assert shell.window.windowTitle() == "Small sums – Matryoshka"
    shell.ask("3+3")
    assert [each.title for each in shell.store.summaries()] == ["Small sums"]


def test_an_empty_title_changes_nothing(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_F2)
    type_title(shell, "   ")

    assert [each.title for each in shell.store.summaries()] == ["2+2"]


def test_an_answer_that_ends_leaves_an_open_title_alone(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_F2)
    shell.window.activated.emit()

    type_title(shell, "Kept")
    assert [each.title for each in shell.store.summaries()] == ["Kept"]


def test_a_title_that_is_typed_outlives_whatever_changes_or_moves_its_row(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell.ask("3+3")
    shell.press(Qt.Key.Key_F2)
    QTest.keyClicks(shell.focus, "Ke")
    shell.store.add_turn(question(shell.kept()[0]))
    shell.window.activated.emit()
    shell.store.add_turn(question(shell.kept()[1]))
    shell.window.activated.emit()
    QTest.keyClicks(shell.focus, "pt")
    shell.press(Qt.Key.Key_Return)

    shell.bot.waitUntil(lambda: "Kept" in shell.titles())
    assert shell.titles() == ["2+2", "Kept"]
    assert [each.title for each in shell.store.summaries()] == ["2+2", "Kept"]


def type_title(shell: Shell, title: str) -> None:
    (editor,) = shell.window.sidebar.chats.findChildren(QLineEdit)
    editor.setText(title)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: QApplication.focusWidget() is not editor)


def test_a_deleted_chat_comes_back_with_undo(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_Backspace, DELETE)
    assert shell.store.summaries() == ()
    assert shell.window.view.shows_welcome

    shell.click("Undo")

    assert [each.title for each in shell.store.summaries()] == ["2+2"]
    assert "4" in shell.said


def test_a_chat_deleted_for_good_is_gone_when_its_undo_is(shell: Shell, paths: Paths) -> None:
    name = deleted_for_good(shell)

    undo = shell.button("Undo")
    assert undo is not None
    assert KEPT > LONG
    hasten(shell)
    shell.bot.waitUntil(lambda: not undo.isVisible())
    assert not is_erased(paths, name)

    shell.bot.waitUntil(lambda: is_erased(paths, name))


def hasten(shell: Shell) -> None:
    """What the window does after seconds it does after tenths of them, in the same order."""
    for timer in shell.window.findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot() and timer.remainingTime() > 1000:
            timer.start(timer.remainingTime() // 10)


def deleted(shell: Shell) -> str:
    """The id of a chat that was just deleted."""
    shell.ask("2+2")
    name = shell.store.summaries()[0].id
    shell.press(Qt.Key.Key_Backspace, DELETE)
    return name


def deleted_for_good(shell: Shell) -> str:
    """The id of a chat that was just deleted out of the trash."""
    name = deleted(shell)
    shell.window.sidebar.chats.wished.emit(Erase(name))
    return name


def is_erased(paths: Paths, name: str) -> bool:
    """Whether no undo can bring a deleted chat back."""
    with closing(Database(paths.store)) as database, database.reading() as rows:
        return rows.execute("SELECT id FROM conversations WHERE id = ?", (name,)).fetchone() is None


def test_short_words_leave_the_undo_in_its_place_and_do_not_cover_it(shell: Shell) -> None:
    deleted(shell)
    shell.ask("3+3")

    shell.window.view.transcript.wished.emit(Copy("4"))

    assert shell.sees("Copied")
    toast, undo = shell.window.view.toast, shell.window.view.undo
    assert not toast.geometry().intersects(undo.geometry())
    view = shell.window.view
    assert [view.childAt(each.geometry().topLeft() + QPoint(8, 8)) for each in (toast, undo)] == [toast, undo]
    shell.click("Undo")
    assert {each.title for each in shell.store.summaries()} == {"2+2", "3+3"}


def test_another_answer_that_is_pointed_to_leaves_the_undo_in_its_place(shell: Shell) -> None:
    deleted(shell)
    shell.begin_to_ask(ENDLESS)
    shell.click("New chat")
    shell.begin_to_ask("3+3")
    assert shell.button("Show")

    shell.click("Undo")

    assert "2+2" in [each.title for each in shell.store.summaries()]


def test_an_undo_that_fails_is_offered_again(shell: Shell, paths: Paths) -> None:
    deleted(shell)
    with closing(Database(paths.store)) as other, other.writing():
        shell.click("Undo")
        assert "locked" in shell.window.view.notice.words

    shell.click("Undo")

    assert [each.title for each in shell.store.summaries()] == ["2+2"]


def test_closing_erases_what_was_deleted_for_good(shell: Shell, paths: Paths) -> None:
    name = deleted_for_good(shell)

    shell.window.close()

    assert is_erased(paths, name)


def test_deleting_a_chat_stops_its_answer_and_undo_brings_what_was_written(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    shell.press(Qt.Key.Key_Backspace, DELETE)
    assert shell.jobs() == []

    shell.click("Undo")

    assert shell.turn.run[-1].state is State.STOPPED
    assert "10" in shell.said


def test_escape_leaves_a_title_as_it_was_and_the_answer_running(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.press(Qt.Key.Key_F2)
    shell.press(Qt.Key.Key_Escape)

    assert shell.busy
    shell.press(Qt.Key.Key_Escape)
    shell.rest()
    assert [each.title for each in shell.store.summaries()] == [ENDLESS]


def test_the_second_of_two_deleted_chats_can_still_be_undone(shell: Shell) -> None:
    for text in ("2+2", "3+3"):
        shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        shell.ask(text)
    click_bin(shell, "2+2")
    click_bin(shell, "3+3")

    shell.click("Undo")

    assert [each.title for each in shell.store.summaries()] == ["3+3"]


def test_the_bin_of_a_row_deletes_it_without_opening_it(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell.ask("3+3")

    click_bin(shell, "2+2")

    assert [each.title for each in shell.store.summaries()] == ["3+3"]
    assert shell.window.windowTitle() == "3+3 – Matryoshka"


def click_bin(shell: Shell, title: str) -> None:
    chats = shell.window.sidebar.chats
    place = QPoint(chats.viewport().width() - 16, shell.row(title).y())
    QTest.mouseClick(chats.viewport(), LEFT, pos=place)


def test_the_pen_of_a_row_opens_its_title(shell: Shell) -> None:
    shell.ask("2+2")
    chats = shell.window.sidebar.chats
    place = QPoint(chats.viewport().width() - 40, shell.row("2+2").y())

    QTest.mouseClick(chats.viewport(), LEFT, pos=place)

    assert [each.text() for each in chats.findChildren(QLineEdit)] == ["2+2"]


def test_the_menu_of_a_row_renames_and_deletes(shell: Shell) -> None:
    shell.ask("2+2")
    chats = shell.window.sidebar.chats
    point = shell.row("2+2")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, chats.viewport().mapToGlobal(point))

    QApplication.sendEvent(chats.viewport(), event)
    (menu,) = (each for each in chats.findChildren(QMenu) if each.isVisible())
    names = [action.text() for action in menu.actions()]
    assert names == ["Pin", "Rename", "Move to", "Export this chat…", "Archive", "Delete"]
    menu.actions()[-1].trigger()
    menu.close()

    assert shell.store.summaries() == ()


def test_arrows_walk_through_the_chats_and_enter_leads_back_to_the_question(shell: Shell) -> None:
    for text in ("1+1", "2+2", "3+3"):
        shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        shell.ask(text)
    composer = QApplication.focusWidget()
    shell.window.sidebar.chats.setFocus()

    titles = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        shell.press(key)
        titles.append(shell.window.windowTitle())
    assert titles == ["2+2 – Matryoshka", "1+1 – Matryoshka", "2+2 – Matryoshka"]

    shell.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is composer


def test_passing_the_list_with_tab_opens_nothing(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.sidebar.chats.selectedIndexes() == []
    shell.window.sidebar.new_chat.setFocus()
    shell.press(Qt.Key.Key_Tab)

    assert shell.window.sidebar.chats.hasFocus()
    assert shell.window.windowTitle() == "New chat – Matryoshka"
    shell.press(Qt.Key.Key_Return)
    assert shell.window.windowTitle() == "2+2 – Matryoshka"


def test_a_list_without_chats_says_so(shell: Shell) -> None:
    chats = shell.window.sidebar.chats
    assert chats.accessibleDescription() == EMPTY[Place.CHATS]
    shell.ask("2+2")
    assert chats.accessibleDescription() == ""


def test_what_is_deleted_from_a_page_can_be_taken_back_there(shell: Shell) -> None:
    shell.ask("2+2")
    shell.rest()
    commands.SETTINGS.run_in(shell.window)
    commands.DELETE.run_in(shell.window)
    page = shell.window.page
    assert page is not None
    assert page.toast.undoes
    commands.UNDO.run_in(shell.window)

    assert [each.title for each in shell.kept()] == ["2+2"]
