"""Questions made from templates: a slash, a button, Tab from slot to slot, and the dialog of them all."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.chat.templates import Template, templates
from matryoshka.paths import Paths
from matryoshka.settings import Language, Settings, SettingsFile
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.language import speak
from matryoshka.ui.question_edit import QuestionEdit
from matryoshka.ui.templates.dialog import TemplatesDialog
from matryoshka.ui.templates.menu import TemplateMenu
from support.shell import Shell, answer_box, open_shell

LETTER = Template("Letter", "Dear {who} 🪆, it is {what}.\nYours, {me}")
NOTE = Template("Short note", "Nothing to fill.")


@pytest.fixture
def paths(paths: Paths) -> Paths:
    """Of a person with two templates."""
    shelf = templates(paths.templates)
    shipped = shelf.all()
    for each in (LETTER, NOTE):
        shelf.put(each)
    for each in shipped:
        shelf.remove(each.name)
    return paths


def box(shell: Shell) -> QuestionEdit:
    return shell.window.view.composer.edit


def menu(shell: Shell) -> TemplateMenu:
    (found,) = shell.window.findChildren(TemplateMenu)
    return found


def offered(shell: Shell) -> list[str]:
    """What stands in the menu; nothing where it is not seen."""
    (names,) = menu(shell).findChildren(QListWidget)
    return [names.item(row).text() for row in range(names.count())] if menu(shell).isVisible() else []


def selected(shell: Shell) -> str:
    return box(shell).textCursor().selectedText()


def choose_letter(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/let")
    shell.press(Qt.Key.Key_Return)


def managing(shell: Shell) -> TemplatesDialog:
    shell.window.view.composer.slash.click()
    menu(shell).managed.emit()
    return next(each for each in shell.window.findChildren(TemplatesDialog) if each.isVisible())


def name_of(dialog: TemplatesDialog) -> QLineEdit:
    (field,) = dialog.findChildren(QLineEdit)
    return field


def text_of(dialog: TemplatesDialog) -> QPlainTextEdit:
    (edit,) = dialog.findChildren(QPlainTextEdit)
    return edit


def names_of(dialog: TemplatesDialog) -> QListWidget:
    (names,) = dialog.findChildren(QListWidget)
    return names


def press(dialog: TemplatesDialog, words: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()


def test_a_slash_offers_templates_and_what_follows_narrows_them(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/")
    assert offered(shell) == ["Letter", "Short note"]

    QTest.keyClicks(box(shell), "NO")
    assert offered(shell) == ["Short note"]
    assert QApplication.focusWidget() is box(shell)


def test_what_begins_with_a_slash_and_is_no_template_is_a_question(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/etc/hosts?")
    assert offered(shell) == []
    shell.press(Qt.Key.Key_Return)
    shell.rest()

    assert shell.turn.text == "/etc/hosts?"


def test_arrows_choose_and_enter_takes_what_is_chosen(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        shell.press(key)
    shell.press(Qt.Key.Key_Return)

    assert box(shell).toPlainText() == NOTE.text
    assert offered(shell) == []
    assert shell.store.summaries() == ()


def test_a_click_takes_it_too(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/")
    (names,) = menu(shell).findChildren(QListWidget)
    place = names.visualItemRect(names.item(1)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert box(shell).toPlainText() == NOTE.text


def test_tab_goes_from_slot_to_slot_until_all_are_filled(shell: Shell) -> None:
    choose_letter(shell)
    assert box(shell).toPlainText() == LETTER.text
    assert selected(shell) == "{who}"

    for word, slot in (("Ann", "{what}"), ("🪆 late", "{me}")):
        box(shell).insertPlainText(word)
        shell.press(Qt.Key.Key_Tab)
        assert selected(shell) == slot
    QTest.keyClicks(box(shell), "Bo")
    assert box(shell).toPlainText() == "Dear Ann 🪆, it is 🪆 late.\nYours, Bo"

    shell.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not box(shell)


def test_shift_tab_goes_back_and_a_slot_left_open_comes_again(shell: Shell) -> None:
    choose_letter(shell)
    shell.press(Qt.Key.Key_Tab)
    shell.press(Qt.Key.Key_Backtab)
    assert selected(shell) == "{who}"

    shell.press(Qt.Key.Key_Backtab)
    assert selected(shell) == "{me}"
    shell.press(Qt.Key.Key_Tab)
    assert selected(shell) == "{who}"


def test_the_first_enter_shows_a_slot_that_is_open_and_the_second_sends(shell: Shell) -> None:
    choose_letter(shell)
    box(shell).insertPlainText("Ann")
    shell.press(Qt.Key.Key_Return)
    assert shell.sees("{what} is not filled. Enter again sends it so.")
    assert selected(shell) == "{what}"
    assert shell.store.summaries() == ()

    shell.press(Qt.Key.Key_Return)
    shell.rest()
    assert shell.turn.text == LETTER.text.replace("{who}", "Ann")


def test_braces_that_a_person_types_are_no_slots(shell: Shell) -> None:
    box(shell).setPlainText("int f() {return 1;}")
    shell.press(Qt.Key.Key_Tab)

    assert selected(shell) == ""
    assert QApplication.focusWidget() is not box(shell)


def test_slots_that_are_gone_are_not_come_to(shell: Shell) -> None:
    choose_letter(shell)
    shell.window.view.composer.put("Something else")
    shell.press(Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is not box(shell)


def test_escape_puts_the_menu_away_and_leaves_what_is_typed(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/s")
    shell.press(Qt.Key.Key_Escape)

    assert offered(shell) == []
    assert box(shell).toPlainText() == "/s"


def test_the_menu_goes_when_one_turns_to_something_else(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/")
    shell.window.view.transcript.setFocus()
    shell.window.sidebar.search.setFocus()

    assert offered(shell) == []


def test_the_button_puts_a_template_where_one_is_in_the_text(shell: Shell) -> None:
    box(shell).insertPlainText("Please: ")
    shell.click("Templates")
    assert offered(shell) == ["Letter", "Short note"]
    shell.press(Qt.Key.Key_Return)

    assert box(shell).toPlainText() == f"Please: {LETTER.text}"
    assert selected(shell) == "{who}"


def test_a_second_press_of_the_button_puts_the_menu_away(shell: Shell) -> None:
    shell.click("Templates")
    shell.click("Templates")

    assert offered(shell) == []


def test_the_menu_lies_above_the_composer_also_when_that_grows(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "/")
    composer = shell.window.view.composer
    shell.bot.waitUntil(lambda: 0 < composer.y() - menu(shell).geometry().bottom() + 16 < 16)
    composer.meter.left_out.setText("one\ntwo\nthree")
    composer.meter.left_out.show()

    shell.bot.waitUntil(lambda: 0 < composer.y() - menu(shell).geometry().bottom() + 16 < 16)


def test_templates_that_cannot_be_read_are_told(shell: Shell, paths: Paths) -> None:
    paths.templates.write_text("[[template]")
    shell.click("Templates")

    assert offered(shell) == []
    assert any("templates.toml cannot be used" in each.text() for each in shell.labels())


def test_where_there_is_no_template_the_button_leads_to_where_one_is_begun(
    shell: Shell, paths: Paths
) -> None:
    for each in templates(paths.templates).all():
        templates(paths.templates).remove(each.name)
    shell.click("Templates")

    (dialog,) = shell.window.findChildren(TemplatesDialog)
    assert dialog.isVisible()
    assert not name_of(dialog).isEnabled()
    press(dialog, "Done")


def test_what_is_changed_in_the_dialog_is_kept_by_itself(shell: Shell, paths: Paths) -> None:
    dialog = managing(shell)
    assert (name_of(dialog).text(), text_of(dialog).toPlainText()) == (LETTER.name, LETTER.text)
    name_of(dialog).setText("Mail")
    names_of(dialog).setCurrentRow(1)
    text_of(dialog).setPlainText("Fill {this}.")
    press(dialog, "Done")

    changed = (Template("Mail", LETTER.text), Template("Short note", "Fill {this}."))
    assert templates(paths.templates).all() == changed


def test_a_new_template_has_a_name_of_its_own(shell: Shell, paths: Paths) -> None:
    dialog = managing(shell)
    press(dialog, "New")
    name_of(dialog).setText("Letter")
    text_of(dialog).setPlainText("Another {one}")
    press(dialog, "New")
    text_of(dialog).setPlainText("Without a name")
    dialog.reject()

    added = (Template("Letter 2", "Another {one}"), Template("Without a name", "Without a name"))
    assert templates(paths.templates).all() == (LETTER, NOTE, *added)


def test_one_that_was_begun_without_a_text_is_none(shell: Shell, paths: Paths) -> None:
    dialog = managing(shell)
    press(dialog, "New")
    name_of(dialog).setText("Empty")
    press(dialog, "Done")

    assert templates(paths.templates).all() == (LETTER, NOTE)


def test_what_is_deleted_is_gone_and_the_rest_can_be_changed(shell: Shell, paths: Paths) -> None:
    dialog = managing(shell)
    press(dialog, "Delete")
    answer_box(dialog, "Remove")
    assert name_of(dialog).text() == "Short note"
    press(dialog, "New")
    press(dialog, "Delete")
    press(dialog, "Delete")
    answer_box(dialog, "Remove")
    assert not text_of(dialog).isEnabled()
    words = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert words == ["There is no template yet: “New” begins one."]
    press(dialog, "New")
    assert words != [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    press(dialog, "Done")

    assert templates(paths.templates).all() == ()


def test_what_cannot_be_saved_is_said_in_the_dialog(shell: Shell, paths: Paths) -> None:
    dialog = managing(shell)
    paths.templates.unlink()
    paths.templates.symlink_to("/dev/null/templates.toml")
    text_of(dialog).setPlainText("Changed")
    names_of(dialog).setCurrentRow(1)

    assert any("could not be saved" in each.text() for each in dialog.findChildren(QLabel))


def test_templates_that_come_with_the_program_speak_the_language_of_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = Paths(tmp_path, tmp_path, tmp_path / "cache")
    SettingsFile(paths.choices).save(Settings(welcomed=True, language=Language.RUSSIAN))
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot)
        shell.window.view.composer.slash.click()
        assert offered(shell)[0] == "Кратко"
        shell.window.close()
    speak(Language.ENGLISH)
