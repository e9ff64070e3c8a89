"""Answers, questions and marked text are copied as Markdown, as text and with styles."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from matryoshka.ui.transcript.selection import Selection
from matryoshka.ui.wishes import Copy
from support.reading import Reader, reader
from support.shell import Shell
from support.turns import attempt, turn

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SAID = """# Dolls

A **nested** doll, *in* a `doll`: [more](https://example.org).

- one
- two

```python
doll = 1
```

| a | b |
|---|---|
| 1 | 2 |"""


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("What is a *doll*?", attempt("S", SAID)),))
    return reading


def mark(reading: Reader, first: str, last: str) -> None:
    """Mark from the first of these words to the end of the last."""
    slabs = [(each.spot, each.slab.raw) for each in reading.sighted]
    begin = next((spot, raw.index(first)) for spot, raw in slabs if first in raw)
    end = next((spot, raw.index(last) + len(last)) for spot, raw in slabs if last in raw)
    reading.transcript._hands.selection = Selection(begin, end)


def copied(reading: Reader, modifiers: Qt.KeyboardModifier = CTRL) -> Copy:
    QTest.keyClick(reading.transcript, Qt.Key.Key_C, modifiers)
    wish = reading.wishes.pop()
    assert isinstance(wish, Copy)
    return wish


def menu_at(reading: Reader, text: str) -> dict[str, QAction]:
    """What is offered where this text stands."""
    each = next(each for each in reading.sighted if text in each.slab.raw)
    area = reading.transcript.viewport()
    place = QPoint(reading.transcript._measure.x_of(each.slab) + round(each.slab.width) - 40, each.y + 12)
    QTest.mouseMove(area, place)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, area.mapToGlobal(place))
    QApplication.sendEvent(area, asked)
    (menu,) = reading.transcript.findChildren(QMenu)
    menu.close()
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def test_the_last_answer_is_copied_where_nothing_is_marked(reading: Reader) -> None:
    assert copied(reading, CTRL | SHIFT) == Copy(SAID)
    text = "Dolls\n\nA nested doll, in a doll: more.\n\n- one\n\n- two\n\ndoll = 1\n\n| a | b |"
    assert copied(reading, CTRL | ALT) == Copy(f"{text}\n|---|---|\n| 1 | 2 |")
    styled = copied(reading)
    assert styled.text.startswith("Dolls")
    for part in ("<h1>Dolls</h1>", "<strong>nested</strong>", "<li>one</li>", "<table>", "<pre><code"):
        assert part in styled.html


def test_marked_text_keeps_its_emphasis_as_markdown(reading: Reader) -> None:
    mark(reading, "nested", "more")
    assert copied(reading, CTRL | SHIFT) == Copy(
        "**nested** doll, *in* a `doll`: [more](https://example.org)"
    )
    assert copied(reading, CTRL | ALT) == Copy("nested doll, in a doll: more")


def test_what_is_marked_whole_is_copied_as_it_was_written(reading: Reader) -> None:
    mark(reading, "What", "doll = 1")
    markdown = copied(reading, CTRL | SHIFT).text
    assert markdown == "What is a *doll*?\n\n" + SAID[: SAID.index("\n\n|")].replace("one\n-", "one\n\n-")


def test_code_with_fences_in_it_stays_code(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("?", attempt("S", "````\n```\n1\n```\n````")),))
    mark(reading, "```", "1")
    assert copied(reading, CTRL | SHIFT) == Copy("````\n```\n1\n````")


def test_styles_bring_neither_colours_nor_pictures_along(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    said = "![a doll](https://example.org/doll.png) <div>bold</div>"
    reading.transcript.show_thread((turn("?", attempt("S", said)),))
    html = copied(reading).html
    assert "color" not in html
    assert "<img" not in html
    assert "&lt;div&gt;" in html


def test_a_menu_offers_the_answer_or_the_question_it_is_opened_at(reading: Reader) -> None:
    offered = menu_at(reading, "nested")
    assert [*offered] == ["Copy answer", "Copy answer as Markdown", "Copy answer as text"]
    offered["Copy answer as Markdown"].trigger()
    assert reading.wishes.pop() == Copy(SAID)


def test_a_menu_offers_the_question(reading: Reader) -> None:
    offered = menu_at(reading, "What is")
    assert [*offered] == ["Copy question"]
    offered["Copy question"].trigger()
    assert reading.wishes.pop() == Copy("What is a *doll*?")


def test_the_clipboard_holds_text_and_styles(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.view.transcript.setFocus()
    shell.press(Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()
    assert (copied.text(), copied.html()) == ("4", "<p>4</p>\n")
    assert shell.sees("Copied")


def test_styles_bring_footnotes_with_their_numbers(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("?", attempt("S", "So[^a].\n\n[^a]: note")),))
    html = copied(reading).html

    assert "[1]</a></sup>" in html
    assert 'class="footnotes"' in html
