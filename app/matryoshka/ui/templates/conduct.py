"""What leads to what where a question is made from a template: the slash, the button, Tab, the dialog."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from matryoshka.chat.shelf import Shelf
from matryoshka.chat.templates import Template
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.templates.dialog import TemplatesDialog
from matryoshka.ui.templates.menu import TemplateMenu
from matryoshka.ui.templates.slots import Slots
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_SLASH = "/"
_LONGEST = 40
"""Characters of what may still be the name of a template."""
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class TemplateConduct(QObject):
    """Connects the composer with the saved templates while the window lives."""

    def __init__(self, window: Window, saved: Shelf[Template]) -> None:
        super().__init__(window)
        self._window, self._saved = window, saved
        composer = window.view.composer
        self._edit = composer.edit
        self._slots = Slots(self._edit)
        self._warned = False
        """Whether the next Enter sends what has open slots."""
        self._menu = TemplateMenu(composer)
        self._menu.chosen.connect(self._put)
        self._menu.managed.connect(self.manage)
        composer.typed.connect(self._look)
        composer.slash.clicked.connect(self.open)
        commands.TEMPLATES.action(window).triggered.connect(self.open)
        self._edit.installEventFilter(self)

    @Slot()
    def open(self) -> None:
        """All of them, wherever one is in the text; where there is none yet, the first is begun."""
        self._window.show_chat()
        self._edit.setFocus()
        if self._menu.isVisible():
            self._menu.hide()
        elif known := self._known():
            self._offer(known)
        elif known is not None:
            self.manage()

    @Slot()
    def manage(self) -> None:
        self._menu.hide()
        known = self._known()
        if known is None:
            return
        dialog = TemplatesDialog(known, self._window)
        dialog.kept.connect(
            lambda template, name: self._tell(lambda: self._saved.put(template, name), dialog)
        )
        dialog.removed.connect(lambda name: self._tell(lambda: self._saved.remove(name), dialog))
        dialog.finished.connect(self._edit.setFocus)
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that are meant for the menu, or for the slots."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._take(cast("QKeyEvent", event))
        if kind == QEvent.Type.FocusOut:
            self._menu.hide()
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key, pressed = event.key(), event.type() == QEvent.Type.KeyPress
        if not self._menu.isVisible():
            return pressed and (self._fill(key) or self._warn(event))
        if key == Qt.Key.Key_Escape:
            event.accept()  # it is no shortcut now
            if pressed:
                self._menu.hide()
            return True
        return pressed and self._choose(key)

    def _choose(self, key: int) -> bool:
        """Whether the key was meant for the menu."""
        if key in _ARROWS:
            self._menu.step(_ARROWS[Qt.Key(key)])
        elif key in _ENTERS:
            self._menu.take()
        return key in _ARROWS or key in _ENTERS

    def _fill(self, key: int) -> bool:
        """Whether it was Tab, and there is a slot to go to."""
        return key in _TABS and self._slots.step(_TABS[Qt.Key(key)])

    def _warn(self, event: QKeyEvent) -> bool:
        """Whether it was the first Enter, while a slot is open: that one is shown instead."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() not in _ENTERS[:2] or shift or self._warned or not self._slots.open:
            return False
        self._warned = True
        self._window.toast.say(tr("{slot} is not filled. Enter again sends it so.", slot=self._slots.open))
        self._slots.step(1)
        return True

    @Slot()
    def _look(self) -> None:
        """A slash at the beginning, and what follows it, ask for a template of that name."""
        self._warned = False
        typed = self._edit.toPlainText()
        if typed.startswith(_SLASH) and len(typed) <= _LONGEST and "\n" not in typed:
            self._offer([each for each in self._known() or () if _is_called(each, typed[1:])])
        else:
            self._menu.hide()

    def _offer(self, templates: Sequence[Template]) -> None:
        if templates:
            self._menu.show_templates(templates)
        else:
            self._menu.hide()

    @Slot(object)
    def _put(self, template: Template) -> None:
        """What began with a slash was only its name."""
        if self._edit.toPlainText().startswith(_SLASH):
            self._edit.selectAll()
        self._slots.put(template)
        self._edit.setFocus()

    def _known(self) -> tuple[Template, ...] | None:
        """None where they cannot be read: that is told."""
        try:
            return self._saved.all()
        except AppError as fault:
            self._window.notice.say(fault)
            return None

    def _tell(self, step: Callable[[], None], dialog: TemplatesDialog) -> None:
        try:
            step()
        except AppError as fault:
            dialog.say_fault(fault)


def _is_called(template: Template, typed: str) -> bool:
    """Whether a word of its name begins so."""
    name, words = template.name.casefold(), typed.casefold()
    return name.startswith(words) or any(each.startswith(words) for each in name.split())
