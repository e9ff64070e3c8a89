"""Where the keyboard goes in a part of the window, and back to when that part is put away."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def first_control(area: QWidget) -> QWidget | None:
    """What in `area` Tab comes to first."""
    return next((each for each in _in_turn(area) if _takes_keys(each)), None)


def has_keyboard(area: QWidget) -> bool:
    """Whether it is there, or in something that it holds."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is area or area.isAncestorOf(focused))


class Loan:
    """The keyboard, while something over the window has it."""

    def __init__(self) -> None:
        self._lender: QWidget | None = None

    def take(self, lender: QWidget | None) -> None:
        """Remember who had it."""
        self._lender = lender

    def give_back(self) -> None:
        """To who had it, as far as that is still in sight."""
        lender, self._lender = self._lender, None
        if lender and isValid(lender) and lender.isVisible():
            lender.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_turn(area: QWidget) -> Iterator[QWidget]:
    """Itself, and all that it holds, as Tab goes through them."""
    yield area
    each = area.nextInFocusChain()
    while each and each is not area:
        if area.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _takes_keys(control: QWidget) -> bool:
    reachable = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and control.focusProxy() is None
    return reachable and control.isVisible() and control.isEnabled()
