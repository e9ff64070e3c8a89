"""Words of strangers outside of answers: never read as HTML."""

from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QLabel

from matryoshka.ui.tip import tip
from support.shell import Shell

PICTURE = '<img src="file:///x.png">'


def test_words_under_the_mouse_say_what_they_were() -> None:
    for words in ("Two\nlines", "a < b", PICTURE, f"<b>{PICTURE}</b>\nand more", "&lt;img&gt;"):
        said = tip(words)
        assert not Qt.mightBeRichText(words) or (said.startswith("<qt>") and "<img" not in said)
        document = QTextDocument()
        (document.setHtml if Qt.mightBeRichText(said) else document.setPlainText)(said)
        assert document.toPlainText() == words


def test_no_label_reads_the_title_of_a_chat_as_html(shell: Shell) -> None:
    shell.ask(PICTURE)
    shell.window.view.toast.say(f"Still answering in “{PICTURE}”.")
    labels = [each for each in shell.window.findChildren(QLabel) if "<img" in each.text()]
    assert labels
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    tips = [each.toolTip() for each in shell.window.findChildren(QLabel) if "img" in each.toolTip()]
    assert all(each.startswith("<qt>&lt;img") for each in tips)
