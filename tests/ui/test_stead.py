"""What stands where something is waited for, or cannot be had."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from matryoshka.errors import AppError
from matryoshka.ui.stead import Stead


def seen(stead: Stead) -> list[str]:
    return [each.text() for each in stead.findChildren(QLabel) if each.isVisible() and each.text()]


def opened(bot: QtBot) -> Stead:
    stead = Stead(QLabel("The view"), roomy=True)
    bot.addWidget(stead)
    stead.show()
    return stead


def test_a_long_wait_is_told_and_ends_with_what_was_waited_for(qtbot: QtBot) -> None:
    stead = opened(qtbot)
    stead.wait("Searching…")
    assert seen(stead) == ["The view"]
    qtbot.waitUntil(lambda: seen(stead) == ["Searching…"])
    assert not stead.troubled

    stead.show_view()
    assert seen(stead) == ["The view"]


def test_a_fault_takes_the_place_of_the_wait(qtbot: QtBot) -> None:
    stead = opened(qtbot)
    stead.wait("Searching…")
    stead.tell(AppError("The disk is gone.", "Put it back."), "Try again")
    assert seen(stead) == ["The disk is gone.", "Put it back."]
    assert stead.troubled
