"""Settings are found, chosen and hold at once."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Appearance
from matryoshka.ui import commands
from matryoshka.ui.about.page import AboutPage
from matryoshka.ui.commands.page import KeysPage
from matryoshka.ui.composition import open_window
from matryoshka.ui.settings.page import SettingsPage
from matryoshka.ui.settings.rows import SettingRow
from matryoshka.ui.theme import CONTRAST, DARK
from matryoshka.ui.window import Window
from support.shell import Shell, parts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shell: Shell) -> SettingsPage:
    shell.press(Qt.Key.Key_Comma, CTRL)
    assert isinstance(shell.window.page, SettingsPage)
    return shell.window.page


def kept(paths: Paths, name: str) -> object:
    return json.loads(paths.choices.read_text())[name]


def pick(row: SettingRow, words: str) -> None:
    box = row.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def press(row: SettingRow) -> None:
    control = row.findChild(QCheckBox) or row.findChild(QPushButton)
    assert control is not None
    control.click()


@pytest.mark.parametrize(
    ("words", "theme"),
    [("Dark", DARK), ("High contrast", CONTRAST)],
)
def test_colours_hold_at_once_and_are_kept(
    page: SettingsPage, shell: Shell, paths: Paths, words: str, theme: object
) -> None:
    pick(page.appearance, words)

    assert kept(paths, "appearance") == (Appearance.DARK if theme is DARK else Appearance.CONTRAST)
    assert shell.window.view.transcript._look.theme == theme


def test_switches_are_kept_and_shown_as_they_are(page: SettingsPage, shell: Shell, paths: Paths) -> None:
    for row in (page.motion, page.titling):
        press(row)
    assert (kept(paths, "less_motion"), kept(paths, "titling")) == (True, False)
    press(page.offline)
    assert paths.choices.with_name("offline").exists()

    shell.press(Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    box = page.offline.findChild(QCheckBox)
    assert box is not None
    assert not box.isChecked()


def test_the_size_of_text_is_chosen_from_a_list(page: SettingsPage, paths: Paths) -> None:
    pick(page.text_size, "150 %")

    assert kept(paths, "text_size") == 150


def test_another_hub_is_kept_when_one_leaves_its_field(page: SettingsPage, paths: Paths) -> None:
    field = page.mirror.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "https://hub.example ")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert kept(paths, "mirror") == "https://hub.example"


def test_settings_are_found_by_their_words(page: SettingsPage) -> None:
    field = next(each for each in page.findChildren(QLineEdit) if each.objectName() == "search")
    QTest.keyClicks(field, "download")

    assert [row.name for row in page.findChildren(SettingRow) if not row.isHidden()] == ["Work offline"]


def test_doors_lead_to_where_things_are_chosen(page: SettingsPage, shell: Shell) -> None:
    press(page.keys)
    assert isinstance(shell.window.page, KeysPage)
    press(page.about)
    assert isinstance(shell.window.page, AboutPage)
    press(page.ladder)
    assert shell.window.shows_models


@pytest.fixture
def damaged(qtbot: QtBot, paths: Paths) -> Iterator[Window]:
    paths.choices.write_text('{"welcomed": true, "appearance": "purple"}')
    with closing(ChatStore(paths.store)) as store:
        window, _, _ = open_window(parts(paths), store, paths)
        qtbot.addWidget(window)
        yield window
        window.close()


def test_a_damaged_file_is_told_and_kept(damaged: Window, paths: Paths) -> None:
    assert "usual ones hold" in damaged.notice.words
    commands.APPEARANCE.run_in(damaged)
    assert paths.choices.with_suffix(".damaged").exists()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("dark", "Colours"), ("contrast", "Colours"), ("русский", "Language"), ("offline", "Work offline")],
)
def test_settings_are_found_by_what_they_can_be(page: SettingsPage, typed: str, found: str) -> None:
    page._field.setText(typed)
    rows = [row for card in page._cards.values() for row in card if not row.isHidden()]
    assert [row.name for row in rows] == [found]


def test_that_nothing_is_called_so_is_said(page: SettingsPage) -> None:
    page._field.setText("zoom zoom")
    assert page._none.isVisible()
    page._field.clear()
    assert not page._none.isVisible()
