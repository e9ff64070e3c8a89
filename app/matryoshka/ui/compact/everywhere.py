"""The small window by a key over all programs, where the desktop gives one and the person wants it."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.choices import Choices
from matryoshka.ui.compact.conduct import CompactConduct
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

if TYPE_CHECKING:
    from matryoshka.ui.compact.portal import Portal

HAS_PORTAL = sys.platform == "linux"
"""Other systems have no portal; there the system's own settings run “matryoshka --compact”."""
NONE = AppError(
    say("This desktop gave no key that works over all windows."),
    say("In the settings of the desktop give a key of yours to the command “matryoshka --compact”."),
)


class EverywhereConduct(QObject):
    """While the window lives. The desktop asks the person which key it shall be, and remembers it.

    `bound(str)` when there is one, with its name as the desktop says it.
    """

    bound = Signal(str)

    def __init__(self, window: Window, choices: Choices, compact: CompactConduct) -> None:
        super().__init__(window)
        self._window, self._choices, self._compact = window, choices, compact
        self._portal: Portal | None = None
        self._wanted = False
        if HAS_PORTAL:
            choices.changed.connect(self._follow)
            window.closed.connect(self._end)
            self._follow()

    @Slot()
    def _follow(self) -> None:
        wanted = self._choices.settings.key_everywhere
        if wanted is self._wanted:
            return
        self._wanted = wanted
        if wanted:
            self._portal = self._portal or self._found()
            self._portal.begin()
        else:
            self._end()

    def _found(self) -> "Portal":
        from matryoshka.ui.compact.portal import Portal  # noqa: PLC0415 - few want it, and it is slow to load

        portal = Portal(self, tr("Ask Matryoshka in a small window"))
        portal.pressed.connect(self._compact.compact.begin)
        portal.bound.connect(self.bound)
        portal.refused.connect(self._give_up)
        return portal

    @Slot()
    def _end(self) -> None:
        if self._portal:
            self._portal.end()

    @Slot()
    def _give_up(self) -> None:
        self._wanted = False
        self._choices.choose_key_everywhere(wanted=False)
        self._window.notice.add(NONE)
