"""A link asks before it opens: by mouse and by keyboard, in the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from matryoshka.ui.link_card import LinkCard
from matryoshka.ui.transcript.link_line import LinkLine
from matryoshka.ui.wishes import OpenLink
from support.reading import reader
from support.shell import Shell
from support.turns import attempt, turn


class Browser(QObject):
    """What the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    browser = Browser()
    schemes = ("http", "https", "mailto", "file", "javascript", "smb")
    for each in schemes:
        QDesktopServices.setUrlHandler(each, browser, "open")  # type: ignore[arg-type]  # its stub asks for bytes, it takes a word
    yield browser
    for each in schemes:
        QDesktopServices.unsetUrlHandler(each)


def ask(shell: Shell, target: str) -> LinkCard:
    shell.window.view.transcript.wished.emit(OpenLink(target))
    return shell.window.view.link_card


def said(card: LinkCard) -> str:
    labels = card.findChildren(QLabel)
    return " | ".join(each.text().replace("\u200b", "") for each in labels if not each.isHidden())


def test_a_link_shows_where_it_leads_and_opens_on_a_yes(shell: Shell, browser: Browser) -> None:
    card = ask(shell, "https://пример.example/a b")
    assert card.isVisible()
    assert "xn--e1afmkfd.example | https://xn--e1afmkfd.example/a%20b" in said(card)
    assert browser.opened == []

    shell.click("Open")
    assert not card.isVisible()
    assert [QUrl(each).toEncoded().data() for each in browser.opened] == [
        b"https://xn--e1afmkfd.example/a%20b"
    ]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "/etc/passwd"]
)
def test_what_is_never_opened_says_why_and_has_no_button(shell: Shell, browser: Browser, target: str) -> None:
    card = ask(shell, target)
    assert "This link cannot be opened." in said(card)
    assert shell.button("Open") is None
    card.open_link()
    assert browser.opened == []


def test_keys_are_enough_and_enter_alone_opens_nothing(shell: Shell, browser: Browser) -> None:
    ask(shell, "https://example.org")
    shell.press(Qt.Key.Key_Return)
    assert browser.opened == []
    card = ask(shell, "https://example.org")
    shell.press(Qt.Key.Key_Tab)
    shell.press(Qt.Key.Key_Tab)
    shell.press(Qt.Key.Key_Return)
    assert (browser.opened, card.isVisible()) == (["https://example.org"], False)


def test_escape_puts_the_card_away(shell: Shell, browser: Browser) -> None:
    card = ask(shell, "https://example.org")
    shell.press(Qt.Key.Key_Escape)
    assert (card.isVisible(), browser.opened) == (False, [])


def test_the_address_can_be_copied(shell: Shell) -> None:
    ask(shell, "https://example.org/x")
    shell.click("Copy the address")
    assert QGuiApplication.clipboard().text() == "https://example.org/x"


def test_what_a_link_pretends_is_never_read_as_html(shell: Shell) -> None:
    card = ask(shell, 'https://example.org/<img src="http://evil.example/x">')
    assert "%3Cimg" in said(card)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in card.findChildren(QLabel))


def test_a_link_is_reached_and_asked_for_by_keyboard(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    links = "[one](https://one.example), [two](https://two.example), **[bold *and* more](https://three.example)**."
    reading.transcript.show_thread((turn("Links?", attempt("S", links)),))
    reading.transcript.setFocus()
    for _ in range(8):
        reading.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    wished = [f"https://{name}.example" for name in ("one", "two", "three")]
    assert [each.url for each in reading.wishes if isinstance(each, OpenLink)] == wished


def test_where_a_link_leads_is_told_while_one_points_to_it(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Link?", attempt("S", "[here](https://пример.example)")),))
    slab = next(each for each in reading.sighted if each.slab.links)
    line = reading.transcript.findChild(LinkLine)
    assert line is not None
    place = QPoint(reading.transcript._measure.x_of(slab.slab) + 10, slab.y + 14)
    QTest.mouseMove(reading.transcript.viewport(), place)
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "https://xn--e1afmkfd.example"
    QTest.mouseMove(reading.transcript.viewport(), QPoint(2, 2))
    qtbot.waitUntil(line.isHidden)
