"""Every control of every view has a name and a role, and what is painted can be read and pressed."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QKeySequenceEdit, QWidget

from matryoshka.ui import commands
from support.shell import Shell

ROLE, TEXT = QAccessible.Role, QAccessible.Text
PAGES = (
    *(commands.MODELS, commands.CALIBRATION, commands.LEAVING, commands.KEYS, commands.ABOUT),
    *(commands.SETTINGS, commands.COMPARE, commands.WINS, commands.SHOW_ARCHIVE, commands.SHOW_TRASH),
    *(commands.MANNER, commands.TEMPLATES, commands.START, commands.PALETTE, commands.FIND, commands.COMPACT),
)
"""What opens a page, a panel, or a window of its own."""
CONTROLS = {
    ROLE.Button,
    ROLE.PushButton,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.ListItem,
    ROLE.MenuItem,
    ROLE.ButtonMenu,
    ROLE.Link,
    ROLE.Document,
    ROLE.ScrollBar,
    ROLE.PageTab,
    ROLE.Cell,
    ROLE.StaticText,
}
"""What a thing that takes the keyboard or a click may be; text where it can be marked."""


@pytest.fixture
def heard() -> Iterator[None]:
    """As if a screen reader listened."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.mark.usefixtures("heard")
def test_every_control_of_every_view_has_a_name_and_a_role(shell: Shell) -> None:
    assert_named(shell.window)
    shell.ask("2+2")
    shell.rest()
    shell.window.grab()
    assert_named(shell.window)
    for command in PAGES:
        command.run_in(shell.window)
        for window in filter(QWidget.isVisible, QApplication.topLevelWidgets()):
            window.grab()
            assert_named(window)
        if popup := QApplication.activePopupWidget():
            popup.close()


@pytest.mark.usefixtures("heard")
def test_a_reader_finds_question_answerer_answer_and_hand_off(shell: Shell) -> None:
    shell.ask("2+2")
    shell.rest()
    shell.window.grab()
    transcript = shell.window.view.transcript
    read = [name for _, name in _read(transcript)]
    assert read[0] == "You: 2+2"
    assert any(name.startswith(("XS ", "S ", "M ")) for name in read)
    assert "Copy" in read


def assert_named(window: QWidget) -> None:
    """All of them, told together."""
    controls = [each for each in _all(_interface(window)) if _is_control(each)]
    assert not [_called(each) for each in controls if not each.text(TEXT.Name).strip()]
    assert not [_called(each) for each in controls if each.role() not in CONTROLS and not _is_place(each)]


def _is_place(control: QAccessibleInterface) -> bool:
    """What Qt has no role for, and its name says: a place to scroll, and what holds a field for keys."""
    whole = isinstance(control.object(), (QAbstractScrollArea, QKeySequenceEdit))
    return control.role() is ROLE.Client and whole


def _called(control: QAccessibleInterface) -> str:
    widget = control.object()
    return f"{type(widget).__name__} {widget.objectName()} {control.role()} {control.text(TEXT.Name)}"


def _read(widget: QWidget) -> Iterator[tuple[QAccessible.Role, str]]:
    for each in _all(_interface(widget)):
        if name := each.text(TEXT.Name):
            yield each.role(), name


def _interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def _all(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What is in sight, each before what is in it."""
    for index in range(top.childCount()):
        child = top.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child
            yield from _all(child)


def _is_control(control: QAccessibleInterface) -> bool:
    widget = control.object()
    takes_keys = isinstance(widget, QWidget) and widget.focusPolicy().value != 0
    return takes_keys or control.role() in (ROLE.Button, ROLE.EditableText, ROLE.Slider, ROLE.CheckBox)
