"""The same question to several tiers, in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from matryoshka.chat.comparing.grid import Column, Grid, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.compare import column_view
from matryoshka.ui.compare.conduct import CompareConduct
from matryoshka.ui.compare.offers import Offers
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.name_dialog import NameDialog
from support.outside import SERVICE
from support.reciters import ENDLESS, LADDER, POEM
from support.shell import Shell

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(shell: Shell) -> ComparePage:
    shell.press(Qt.Key.Key_Y, KEYS)
    assert isinstance(shell.window.page, ComparePage)
    return shell.window.page


def offers(shell: Shell) -> Offers:
    found = shell.window.findChild(Offers)
    assert found is not None
    return found


def ask(shell: Shell, page: ComparePage, text: str = "2+2") -> None:
    page.card.put(text)
    QTest.keyClick(page.card._field, Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: bool(page.views) and page.card._send.text() == "Ask")


def press(page: ComparePage, tier: str, words: str) -> None:
    buttons = page.views[tier].findChildren(QPushButton)
    next(each for each in buttons if each.text() == words).click()


def kept(paths: Paths) -> list[Grid]:
    with GridTable(paths.store) as table:
        return [*table.all()]


def test_each_tier_answers_in_its_own_column(shell: Shell, page: ComparePage, paths: Paths) -> None:
    ask(shell, page)

    assert [*page.views] == ["XS", "S"]
    assert page.views["XS"].answer.toPlainText() == "It is four. So say I."
    (grid,) = kept(paths)
    assert [column.text for column in grid.rows[0].columns] == [
        "It is **four**. So say I.",
        "It is **four**. That is twice two.",
    ]


def test_what_no_other_answer_says_is_tinted(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    shell.bot.waitUntil(lambda: bool(page.views["S"].answer.extraSelections()))
    tinted = [each.cursor.selectedText() for each in page.views["S"].answer.extraSelections()]

    assert tinted == ["That is twice two."]


def test_a_vote_is_kept_and_only_one_is_the_best(shell: Shell, page: ComparePage, paths: Paths) -> None:
    ask(shell, page)
    press(page, "XS", "Best")
    press(page, "S", "Best")
    press(page, "XS", "Wrong")

    (grid,) = kept(paths)
    assert {each.tier: each.vote for each in grid.rows[0].columns} == {"XS": Vote.WRONG, "S": Vote.BEST}


def test_votes_are_given_by_keys(shell: Shell, page: ComparePage, paths: Paths) -> None:
    ask(shell, page)
    QTest.keyClick(page, Qt.Key.Key_2)
    assert page.views["S"].hasFocus()
    QTest.keyClick(page.views["S"], Qt.Key.Key_W)

    assert kept(paths)[0].rows[0].column("S").vote is Vote.WRONG


def test_names_are_hidden_until_the_vote(shell: Shell, page: ComparePage) -> None:
    page.card.blind.setChecked(True)
    ask(shell, page)
    hidden = {view._name.text() for view in page.views.values()}
    heard = " ".join(view.accessibleName() + view.answer.accessibleName() for view in page.views.values())
    assert not {"XS", "S"} & set(heard.split())
    press(page, "XS", "Best")

    assert hidden == {"Answer 1", "Answer 2"}
    assert {view._name.text() for view in page.views.values()} == {"XS", "S"}


def test_a_column_that_ended_is_on_the_disk_while_the_others_still_write(
    shell: Shell, page: ComparePage, paths: Paths
) -> None:
    page.card.asked.emit(ENDLESS, ("XS", "S"))
    shell.bot.waitUntil(lambda: all(view.answer.toPlainText() for view in page.views.values()))
    press(page, "XS", "Stop")

    def texts() -> list[bool]:
        return [bool(column.text) for column in kept(paths)[0].rows[0].columns]

    shell.bot.waitUntil(lambda: texts() == [True, False])
    assert page.card._send.text() == "Stop"
    page.card.stopped.emit()
    shell.bot.waitUntil(lambda: texts() == [True, True])


def test_one_that_was_stopped_is_asked_again_by_itself(shell: Shell, page: ComparePage, paths: Paths) -> None:
    page.card.put(ENDLESS)
    QTest.keyClick(page.card._field, Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: bool(page.views) and page.views["S"]._stop.isVisible())
    press(page, "XS", "Stop")
    press(page, "S", "Stop")
    shell.bot.waitUntil(page.views["S"]._ask.isVisible)
    (before,) = kept(paths)
    press(page, "S", "Ask again")
    shell.bot.waitUntil(page.views["S"]._stop.isVisible)
    assert not page.views["XS"]._ask.isVisible()
    press(page, "S", "Stop")
    shell.bot.waitUntil(page.views["S"]._ask.isVisible)

    (after,) = kept(paths)
    assert after.rows[0].column("XS") == before.rows[0].column("XS")
    assert after.rows[0].column("S").run.attempts[0].id != before.rows[0].column("S").run.attempts[0].id


def test_one_that_was_never_asked_can_be_in_the_next_window(
    shell: Shell, page: ComparePage, paths: Paths
) -> None:
    ask(shell, page)
    (grid,) = kept(paths)
    (row,) = grid.rows
    never = Column("S", "builtin:s", Where.LOCAL)
    sheet = shell.window.findChild(OpenGrid)
    assert sheet is not None
    sheet.open(replace(grid, rows=(row.with_column(never),)))
    shell.bot.waitUntil(page.views["S"]._ask.isVisible)
    assert not page.views["XS"]._ask.isVisible()
    press(page, "S", "Ask")
    shell.bot.waitUntil(lambda: page.views["S"].answer.toPlainText() == "It is four. That is twice two.")


def test_a_locked_question_is_asked_of_nobody_elsewhere(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    sheet = shell.window.findChild(OpenGrid)
    conduct = shell.window.findChild(CompareConduct)
    assert sheet is not None
    assert sheet.row is not None
    assert conduct is not None
    away = replace(LADDER.tiers[1], source=SERVICE)
    conduct.set_ladder(Ladder((LADDER.tiers[0], away)))
    row = sheet.row.with_column(Column("S", "builtin:s", Where.REMOTE))

    sheet.put(row)
    shell.bot.waitUntil(page.views["S"]._ask.isVisible)
    sheet.put(replace(row, locked=True))
    shell.bot.waitUntil(lambda: not page.views["S"]._ask.isVisible())


def test_a_question_is_said_to_be_of_a_kind(shell: Shell, page: ComparePage, paths: Paths) -> None:
    ask(shell, page)
    offers(shell)._ask_kind()
    dialog = shell.window.findChild(NameDialog)
    assert dialog is not None
    QTest.keyClicks(dialog._edit, "sums")
    QTest.keyClick(dialog._edit, Qt.Key.Key_Return)

    assert kept(paths)[0].rows[0].family == "sums"
    assert offers(shell)._kind_words() == "Kind of question: sums…"
    with GridTable(paths.store) as table:
        assert table.kinds() == ("sums",)


def test_one_goes_on_in_a_chat_with_the_others_beside_it(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    press(page, "S", "Go on from here")

    assert shell.window.shows_chat
    assert "twice two" in shell.said
    assert len(shell.turn.attempts) == 2


def test_a_comparison_is_deleted_with_a_way_back(shell: Shell, page: ComparePage, paths: Paths) -> None:
    ask(shell, page)
    (grid,) = kept(paths)
    offers(shell).delete()
    assert (kept(paths), page.views) == ([], {})
    next(each for each in page.findChildren(QPushButton) if each.text() == "Undo").click()

    assert [each.id for each in kept(paths)] == [grid.id]


def test_an_earlier_one_is_opened_again(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    ask(shell, page, "3+3")
    shell.click("Earlier ones")
    shell.bot.waitUntil(lambda: shell.button("Open: 2+2") is not None)
    shell.click("Open: 2+2")

    assert page.card.question == "2+2"
    assert page.views["XS"].answer.toPlainText() == "It is four. So say I."


def test_it_is_written_into_a_file(shell: Shell, page: ComparePage, tmp_path: Path) -> None:
    ask(shell, page)
    offers(shell).write(tmp_path / "grid.md")

    assert "That is twice two." in (tmp_path / "grid.md").read_text()


def test_the_tint_stays_in_other_colours(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    shell.bot.waitUntil(lambda: bool(page.views["S"].answer.extraSelections()))
    shell.press(Qt.Key.Key_L, KEYS)

    assert len(page.views["S"].answer.extraSelections()) == 1


def test_a_narrow_window_shows_one_column_and_tabs(shell: Shell, page: ComparePage) -> None:
    ask(shell, page)
    shell.window.resize(560, 600)
    shell.bot.waitUntil(page._tabs.isVisible)
    assert [view.isVisible() for view in page.views.values()] == [True, False]
    page._buttons["S"].click()
    assert [view.isVisible() for view in page.views.values()] == [False, True]


def test_a_column_says_whom_its_tier_would_have_asked(shell: Shell, page: ComparePage) -> None:
    ask(shell, page, POEM)
    shell.bot.waitUntil(lambda: "would\u00a0have\u00a0asked\u00a0S" in page.views["XS"]._state.text())
    assert "asked" not in page.views["S"]._state.text()

    ask(shell, page)
    assert "asked" not in page.views["XS"]._state.text()


def test_doubt_does_not_tell_who_is_hidden(shell: Shell, page: ComparePage) -> None:
    page.card.blind.setChecked(True)
    ask(shell, page, POEM)

    assert not any("asked" in view._state.text() for view in page.views.values())


def test_the_keyboard_walks_the_card_as_it_is_read(shell: Shell, page: ComparePage) -> None:
    page.card.put("2+2")
    walked = []
    for _ in range(6):
        walked.append(QApplication.focusWidget())
        shell.press(Qt.Key.Key_Tab)

    assert walked[0] is page.card._field
    names = [each.accessibleName() or each.text() for each in walked[1:] if isinstance(each, QAbstractButton)]
    assert names == ["Ask", "Ask XS", "Ask S", "Hide who answers", "Earlier ones"]


def test_the_question_of_the_chat_is_taken_along(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_Y, KEYS)
    page = shell.window.page

    assert isinstance(page, ComparePage)
    assert page.card.question == "2+2"


def test_answers_scroll_together_or_apart_as_one_has_chosen(
    shell: Shell, page: ComparePage, paths: Paths
) -> None:
    ask(shell, page)
    lines = {"XS": 100, "S": 300}
    for tier, view in page.views.items():
        view.answer.setPlainText("\n".join(str(line) for line in range(lines[tier])))
    first, second = (view.answer.verticalScrollBar() for view in page.views.values())
    shell.bot.waitUntil(lambda: first.maximum() > 0 and second.maximum() > first.maximum())
    second.setValue(second.maximum() // 2)
    assert first.value() == pytest.approx(first.maximum() / 2, abs=1)

    page.scroll_together(together=False)
    second.setValue(0)
    assert first.value() > 0
    assert not SettingsFile(paths.choices).load().scroll_together


def test_those_who_listen_hear_each_answer_at_its_end(
    shell: Shell, page: ComparePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = list[str]()
    monkeypatch.setattr(column_view, "say_aloud", lambda _, said: heard.append(said))
    ask(shell, page)

    assert sorted(heard) == ["S: It is four. That is twice two.", "XS: It is four. So say I."]
