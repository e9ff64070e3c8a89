"""An old question of a chat, side by side: after what was said before it, and where it may go."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from matryoshka.chat.comparing.grid import Row
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.engine import Picture
from matryoshka.paths import Paths
from matryoshka.ui import commands
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.wishes import Compare
from support.shell import Shell


def wish(shell: Shell, number: int) -> ComparePage:
    """As by its button below the question."""
    turn = shell.conduct.desk.shown.thread[number]
    shell.window.view.transcript.wished.emit(Compare(turn.id))
    assert isinstance(shell.window.page, ComparePage)
    return shell.window.page


def ask(shell: Shell, page: ComparePage, paths: Paths) -> Row:
    QTest.keyClick(page.card._field, Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: bool(page.views) and page.card._send.text() == "Ask")
    with GridTable(paths.store) as table:
        return table.all()[0].rows[0]


def test_it_is_asked_after_what_was_said_before_it(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    said = shell.conduct.desk.shown.thread[0].answer
    assert said is not None
    row = ask(shell, wish(shell, 1), paths)

    assert (row.question, row.before) == ("3+3", ("2+2", said.text))


def test_what_was_said_before_can_be_left_out(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    page = wish(shell, 1)
    page.card._along.click()

    assert ask(shell, page, paths).before == ()


def test_the_first_question_has_nothing_before_it(shell: Shell) -> None:
    shell.ask("2+2")
    page = wish(shell, 0)

    assert (page.card.before, page.card._along.isVisible()) == ((), False)


def test_its_pictures_go_along_or_not(shell: Shell, paths: Paths) -> None:
    seen = Picture("image/jpeg", "QUJD")
    shell.ask("2+2")
    page = wish(shell, 0)
    page.card.put("What is this?", pictures=(seen,))
    assert page.card._with_pictures.text() == "With 1 picture"
    assert ask(shell, page, paths).pictures == (seen,)

    page.card._with_pictures.click()
    assert ask(shell, page, paths).pictures == ()


def test_a_question_of_several_lines_stays_as_it_is(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    page = wish(shell, 0)
    low = page.card._field.height()
    page.card.put("note.txt:\n```\n2\n```\n\n2+2")
    assert page.card._field.height() > low
    QTest.keyClick(page.card._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert not page.card.busy

    assert ask(shell, page, paths).question == "note.txt:\n```\n2\n```\n\n2+2"


def test_a_locked_chat_stays_locked_where_one_goes_on(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = wish(shell, 0)
    assert ask(shell, page, paths).locked
    page.views["XS"].taken.emit("XS")

    assert shell.conduct.desk.shown.locked


def test_what_was_said_before_stays_when_it_is_asked_again(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    page = wish(shell, 1)
    before = ask(shell, page, paths).before
    assert before
    assert ask(shell, page, paths).before == before


def test_the_question_of_answers_stays_in_sight_when_another_is_typed(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    page = wish(shell, 0)
    ask(shell, page, paths)
    assert not page._asked.isVisible()
    page.card.put("Something else")
    assert (page._asked.isVisible(), page._asked.text()) == (True, "2+2")

    commands.COMPARE.run_in(shell.window)
    assert page.card.question == "Something else"
