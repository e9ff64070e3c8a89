"""One thing that a person can do: its words, its usual keys, its picture, and when it can be done."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from matryoshka.ui.tongue import tr

EXPLAINED, KEYS_OF = "explained_command", "keys_of_command"
"""Marks of controls whose tooltip, or whose text, tells the keys of a command."""


class When(StrEnum):
    """In what circumstances something can be done."""

    ALWAYS = "always"
    IN_CHAT = "in a chat"
    """The conversation is shown, and no other page."""
    KEPT = "in a kept chat"
    """The conversation has a question."""
    ANSWERING = "while answering"
    UNDOABLE = "while something can be taken back"


class Group(StrEnum):
    """Where it stands in menus and lists."""

    CHAT = "chat"
    QUESTION = "question"
    READING = "reading"
    FILES = "files"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are the usual ones, as Qt writes them, and `said` its words in English.

    Those of a `fixed` one belong to the control that hears them, and cannot be others.
    """

    id: str
    said: str
    keys: str = ""
    group: Group = Group.CHAT
    icon: str = ""
    when: When = When.ALWAYS
    fixed: bool = False

    @property
    def words(self) -> str:
        """In the person's language."""
        return tr(self.said)

    @property
    def tooltip(self) -> str:
        """With its usual keys."""
        return self.tooltip_with(self.keys)

    @property
    def shown_keys(self) -> str:
        """The usual keys as this system writes them."""
        return native(self.keys)

    def tooltip_with(self, keys: str) -> str:
        return f"{self.words}  ({native(keys)})" if keys else self.words

    def action(self, owner: QWidget) -> QAction:
        """An action of `owner` that the keys trigger wherever its window has the focus."""
        action = QAction(self.words, owner)
        action.setObjectName(self.id)
        action.setShortcut(QKeySequence(self.keys))
        owner.addAction(action)
        return action

    def run_in(self, window: QWidget) -> None:
        """What it does there, as if its keys were pressed."""
        action = window.findChild(QAction, self.id)
        if isinstance(action, QAction):
            action.trigger()

    def explain(self, control: QWidget) -> None:
        """Name a control by what it does, with its keys as the tooltip: the person's own, where there are."""
        control.setProperty(EXPLAINED, self.id)
        control.setAccessibleName(self.words)
        control.setToolTip(self.tooltip)

    def tooltip_near(self, control: QWidget) -> str:
        """With the keys that trigger it in the window of a control."""
        return self.tooltip_with(self.keys_near(control).toString())

    def keys_near(self, control: QWidget) -> QKeySequence:
        """Which keys trigger it in the window of a control."""
        action = control.window().findChild(QAction, self.id)
        return action.shortcut() if isinstance(action, QAction) else QKeySequence(self.keys)


def native(keys: str) -> str:
    """As this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
