"""Comparisons that are kept are found, opened and deleted in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from matryoshka.chat.comparing.grid import Grid
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.paths import Paths
from matryoshka.ui.compare.earlier_page import EarlierPage
from matryoshka.ui.compare.page import ComparePage
from support.comparing import column, row
from support.shell import Shell

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def keep(paths: Paths, *questions: str) -> None:
    with GridTable(paths.store) as table:
        for number, question in enumerate(questions):
            asked = row(column("XS", "One."), column("S", "Two."), question=question)
            table.save(Grid(("XS", "S"), (asked,), title=question, created=1_700_000_000 + number))


def titles(paths: Paths) -> list[str]:
    with GridTable(paths.store) as table:
        return [each.title for each in table.summaries()]


@pytest.fixture
def page(shell: Shell, paths: Paths) -> EarlierPage:
    keep(paths, "2+2", "Where lies Zanzibar?")
    shell.press(Qt.Key.Key_Y, KEYS)
    shell.click("Earlier ones")
    assert isinstance(shell.window.page, EarlierPage)
    lists(shell, "2+2")
    return shell.window.page


def lists(shell: Shell, title: str) -> None:
    shell.bot.waitUntil(lambda: shell.button(f"Open: {title}") is not None)


def misses(shell: Shell, title: str) -> None:
    shell.bot.waitUntil(lambda: shell.button(f"Open: {title}") is None)


def test_what_is_typed_is_found(shell: Shell, page: EarlierPage) -> None:
    page.field.setText("zanzibar")
    misses(shell, "2+2")
    lists(shell, "Where lies Zanzibar?")

    page.field.setText("Quito")
    shell.bot.waitUntil(lambda: shell.sees("Nothing was found."))


def test_one_is_opened_side_by_side(shell: Shell, page: EarlierPage) -> None:
    lists(shell, "Where lies Zanzibar?")
    shell.click("Open: Where lies Zanzibar?")

    beside = shell.window.page
    assert isinstance(beside, ComparePage)
    assert page.isHidden()
    assert {tier: view.answer.toPlainText() for tier, view in beside.views.items()} == {
        "XS": "One.", "S": "Two.",
    }  # fmt: skip


@pytest.mark.usefixtures("page")
def test_one_is_deleted_with_a_way_back_to_its_place(shell: Shell, paths: Paths) -> None:
    shell.click("Open: 2+2")
    shell.click("Earlier ones")
    lists(shell, "2+2")
    shell.click("Delete: 2+2")
    misses(shell, "2+2")
    assert titles(paths) == ["Where lies Zanzibar?"]

    shell.click("Undo")
    lists(shell, "2+2")
    assert titles(paths) == ["Where lies Zanzibar?", "2+2"]
    shell.click("Side by side")
    beside = shell.window.page
    assert isinstance(beside, ComparePage)
    assert [*beside.views] == ["XS", "S"]


def test_what_is_deleted_is_not_on_the_page_any_more(shell: Shell, page: EarlierPage) -> None:
    shell.click("Open: 2+2")
    shell.click("Earlier ones")
    lists(shell, "2+2")
    shell.click("Delete: 2+2")
    page.left.emit()

    beside = shell.window.page
    assert isinstance(beside, ComparePage)
    assert beside.views == {}


def test_a_file_that_cannot_be_read_is_told_with_a_way_on(
    shell: Shell, page: EarlierPage, paths: Paths, tmp_path: Path
) -> None:
    aside = tmp_path / "aside"
    paths.store.rename(aside)
    paths.store.mkdir()
    page.field.setText("2")
    shell.bot.waitUntil(lambda: page.stead.troubled)
    paths.store.rmdir()
    aside.rename(paths.store)

    shell.click("Try again")
    lists(shell, "2+2")
