"""Questions that wait for a yes show all their words."""

from PySide6.QtWidgets import QApplication, QMessageBox

from matryoshka.ui.dialogs import ask_to_empty
from support.shell import Shell


def test_buttons_have_room_for_their_words(shell: Shell) -> None:
    ask_to_empty(3, lambda: None, shell.window)
    (box,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()
    ]
    shell.bot.waitExposed(box)

    assert {each.text() for each in box.buttons()} == {"Delete for good", "Cancel"}
    assert all(each.width() >= each.sizeHint().width() for each in box.buttons())
    box.close()
