"""Rows of models: made, changed in place, taken away, and what is wished of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.ui.models.row_view import RowView
from matryoshka.ui.models.rows import Gauge, Row, Verb
from matryoshka.ui.models.shelf import Remark, Shelf
from matryoshka.ui.theme import LIGHT

SMALL = Row("a", "Small 1B", "English", "Q8_0", "1.1 GB", Gauge(0.2, "● Fits"), (Verb.USE,), 1)
LARGE = Row("b", "Large 8B", "", "Q4_K_M", "4.9 GB", None, (Verb.GET, Verb.FILES, Verb.PAGE), 2)


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    shelf = Shelf(LIGHT)
    qtbot.addWidget(shelf)
    shelf.resize(1000, 400)
    shelf.show_rows([SMALL, LARGE], Remark("Two models."))
    shelf.show()
    return shelf


def said(shelf: Shelf) -> list[str]:
    return [label.text() for label in shelf.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_row_says_what_the_model_is_and_whether_it_fits(shelf: Shelf) -> None:
    assert {"Small 1B", "English", "Q8_0", "1.1 GB", "● Fits", "Two models."} <= set(said(shelf))


def test_a_row_that_changes_keeps_its_place_and_its_widget(shelf: Shelf) -> None:
    before = shelf.findChildren(RowView)

    shelf.show_rows([replace(SMALL, verbs=(Verb.IN_USE,)), LARGE])

    assert shelf.findChildren(RowView) == before
    assert [row.key for row in shelf.rows] == ["a", "b"]
    assert [view.y() for view in before] == sorted(view.y() for view in before)


def test_rows_come_and_go_in_the_order_that_is_told(shelf: Shelf) -> None:
    shelf.show_rows([LARGE, replace(SMALL, key="c"), SMALL])
    shelf.show_rows([LARGE, SMALL])

    assert [row.key for row in shelf.rows] == ["b", "a"]


def test_the_button_and_the_menu_wish_by_the_key_of_the_row(shelf: Shelf, qtbot: QtBot) -> None:
    wishes = list[tuple[str, Verb]]()
    shelf.wished.connect(lambda key, verb: wishes.append((key, verb)))

    QTest.mouseClick(button(shelf, "Get: Large 8B Q4_K_M"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(shelf, "More: Large 8B Q4_K_M"), Qt.MouseButton.LeftButton)
    menu = next(each for each in shelf.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    qtbot.wait(1)

    assert wishes == [("b", Verb.GET), ("b", Verb.FILES)]


def test_what_is_in_use_has_nothing_to_press(shelf: Shelf) -> None:
    shelf.show_rows([replace(SMALL, verbs=(Verb.IN_USE, Verb.LEAVE))])

    assert not button(shelf, "In use: Small 1B Q8_0").isEnabled()


def test_a_narrow_row_says_the_same_in_fewer_columns(shelf: Shelf) -> None:
    shelf.set_narrow(True)

    assert "Q8_0 · 1.1 GB · English" in said(shelf)
    assert "Q8_0" not in said(shelf)


def button(shelf: Shelf, name: str) -> QPushButton:
    return next(each for each in shelf.findChildren(QPushButton) if each.accessibleName() == name)
